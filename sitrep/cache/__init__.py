"""Cache what was read and cleaned, and the map's boundaries, for the next build of the same inputs.

The key is a hash of everything that could change the result, so an entry is never out of date.
The cache never stops a build: when it fails, the build reads the files. It uses no folder or
entry that is a link, or that another user owns or can open.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import stat
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from sitrep.cache import packed
from sitrep.config.load import Config
from sitrep.config.replaced import replaced

#: The least size of all files for which caching is worth it (benchmarks/README.md).
WORTHWHILE = 4_000_000
#: The limits of the cache: entries, bytes, and days since an entry was last used.
ENTRIES, BYTES, DAYS = 8, 4_000_000_000, 30
#: The endings of entries: cleaned tables, and the boundaries of maps, which are small.
_TABLES, _MAP = ".npz", ".map.npz"
OFF = "SITREP_NO_CACHE"
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0)
#: Keys of [[source]] that name only a file and how to read it. A source with another key, such
#: as a query of a database, may change without its file, so it is read each time.
_OF_FILES = {
    "path",
    "name",
    "table",
    "format",
    "columns",
    "dates",
    "sheet",
    "encoding",
    "withdrawn",
    "where",
    "set",
    "values",
    "id_prefix",
    "count_rows",
    "wide",
    "cumulative",
    "period",
    "covers",
    "gone",
}
#: Fields of Config that neither reading nor cleaning uses.
_ASIDE = ("path", "text", "theme", "map")
#: Libraries that read and clean use: another version may read a file differently.
_LIBRARIES = (
    "pandas",
    "numpy",
    "pyarrow",
    "python-calamine",
    "libhxl",
    "ftfy",
    "rapidfuzz",
    "babel",
    "charset-normalizer",
    "dbfread",
    "tzdata",
)


#: The code on which cached tables depend, the vocabulary among it, and cached boundaries.
_ALL, _OF_MAPS = ("**/*.py", "**/*.toml"), ("places/*.py", "model/ground.py")


@dataclass(frozen=True)
class Place:
    """The cache entry of one set of inputs; ``state`` shows whether the files changed."""

    path: Path
    files: tuple[Path, ...]
    state: tuple[tuple[int, ...], ...]

    def get(self, kinds: Sequence[type]) -> Any:
        """Return the cached value; ``None`` where there is none that can be used."""
        try:
            # Opening a pipe would block until someone writes to it.
            flags = os.O_RDONLY | _NO_LINKS | getattr(os, "O_NONBLOCK", 0)
            with open(os.open(self.path, flags), "rb") as stream:
                if not _own(os.fstat(stream.fileno()), stat.S_ISREG):
                    return None
                found = packed.unpack(stream, kinds)
            os.utime(self.path)
        except Exception:  # a damaged entry may raise anything; the files can still be read
            return None
        return found

    def put(self, value: object, kinds: Sequence[type]) -> None:
        """Cache ``value``, unless a file changed while it was read or writing fails."""
        temporary = ""
        try:
            content = packed.pack(value, kinds)
            if _state(self.files) != self.state or len(content) > BYTES:
                return
            # Only its owner can read it; replacing it is atomic, so other builds see it whole.
            handle, temporary = tempfile.mkstemp(".tmp", dir=self.path.parent)
            with open(handle, "wb") as stream:
                stream.write(content)
            os.replace(temporary, self.path)
            _evict(self.path.parent)
        except (OSError, TypeError, ValueError, MemoryError):
            with suppress(OSError):
                os.unlink(temporary)


def place(config: Config) -> Place | None:
    """Return the cache entry for ``config``; ``None`` when its tables are not to be cached.

    Systems that record no owner of a file have no cache: an entry could be anybody's.
    """
    if _off() or any(not source.model_fields_set <= _OF_FILES for source in config.sources):
        return None
    try:
        files = tuple(_files(config))
        state = _state(files)
        # Only plain files have content to hash; reading reports the others as problems.
        if not all(stat.S_ISREG(s[0]) for s in state) or sum(s[1] for s in state) < WORTHWHILE:
            return None
        folder = _folder()
        return Place(folder / f"{_key(config, files)}{_TABLES}", files, state) if folder else None
    except OSError:
        return None


def boundaries(files: Sequence[Path], setting: object) -> Place | None:
    """Return the cache entry for the boundaries in ``files``, read by ``setting``.

    Its key is their content, so that a copy of them elsewhere is not simplified again.
    """
    if _off():
        return None
    try:
        state = _state(files)
        folder = _folder()
        parts = [_code(*_OF_MAPS), repr(setting), *((path.name, _hash(path)) for path in files)]
        name = hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogateescape")).hexdigest()
        return Place(folder / f"{name}{_MAP}", tuple(files), state) if folder else None
    except OSError:
        return None


def tables() -> list[Path]:
    """Return the entries that hold tables, of every workspace: nothing shows of which each is.

    Copies that a stopped build has left are among them.
    """
    folder = _place_of_folder()
    try:
        if not hasattr(os, "geteuid") or not _own(folder.lstat(), stat.S_ISDIR):
            return []
    except OSError:
        return []
    found = (*folder.glob(f"*{_TABLES}"), *folder.glob("*.tmp"))
    return sorted(path for path in found if not path.name.endswith(_MAP))


def _off() -> bool:
    return bool(os.environ.get(OFF)) or not hasattr(os, "geteuid") or not _NO_LINKS


# --- the key --------------------------------------------------------------------------------


def _files(config: Config) -> Iterator[Path]:
    """Yield each file of a source, and each file that any value of config.toml names."""
    for _, path in config.files():
        yield path
        yield from replaced(path)
    for path in config.named():
        # The .cpg file beside a .dbf names its encoding.
        yield from (p for p in (path, path.with_suffix(".cpg")) if p.is_file())


def _state(files: Sequence[Path]) -> tuple[tuple[int, ...], ...]:
    found = [path.stat() for path in files]
    return tuple((s.st_mode, s.st_size, s.st_mtime_ns, s.st_ctime_ns, s.st_ino) for s in found)


def _key(config: Config, files: Sequence[Path]) -> str:
    parts: list[object] = [platform.python_version(), *map(_version, _LIBRARIES), _code()]
    parts += [
        (f.name, repr(getattr(config, f.name))) for f in fields(config) if f.name not in _ASIDE
    ]
    # Problems show paths, so a moved workspace needs a new entry.
    parts.append(str(config.folder.absolute()))
    parts += [(str(path.absolute()), str(path.resolve()), _hash(path)) for path in files]
    return hashlib.sha256(json.dumps(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _code(*patterns: str) -> str:
    """Return the hash of sitrep's own code, all or a part, so that changed code reads again."""
    root = Path(__file__).parents[1]
    found = hashlib.sha256()
    for path in sorted(path for pattern in patterns or _ALL for path in root.glob(pattern)):
        found.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return found.hexdigest()


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


# --- the folder -----------------------------------------------------------------------------


def _folder() -> Path | None:
    """Return the cache's folder; ``None`` unless it is this user's and closed to others."""
    folder = _place_of_folder()
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        folder.mkdir(mode=0o700)
    return folder if _own(folder.lstat(), stat.S_ISDIR) else None


def _place_of_folder() -> Path:
    given = os.environ.get("XDG_CACHE_HOME", "")
    root = Path(given) if os.path.isabs(given) else Path(os.path.expanduser("~/.cache"))
    return root / "sitrep"


def _own(found: os.stat_result, kind: Any) -> bool:
    """Return whether a path is of that kind, this user's, and closed to all others."""
    mode = found.st_mode
    return bool(kind(mode) and found.st_uid == os.geteuid() and not stat.S_IMODE(mode) & 0o077)


def _evict(folder: Path) -> None:
    """Remove entries that were not used for long, and the oldest beyond the limits."""
    now, size, kept = time.time(), 0, Counter[bool]()
    found = []
    for path in (*folder.glob("*.npz"), *folder.glob("*.tmp")):
        with suppress(OSError):  # another build may have removed it
            found.append((path.lstat(), path))
    for state, path in sorted(found, key=lambda pair: -pair[0].st_mtime):
        old = (now - state.st_mtime) / 86_400
        if path.suffix == ".tmp":
            gone = old > 1  # a build that was killed left it
        else:
            kind, size = path.name.endswith(_MAP), size + state.st_size
            kept[kind] += 1
            gone = kept[kind] > ENTRIES or size > BYTES or old > DAYS
        if gone:
            with suppress(OSError):
                path.unlink()
