"""Open an address with fsspec: list, fetch, put and remove files; only this module imports it.

Names are those below the address, with ``/``. Whatever a store's library raises becomes a
SitrepError that names the address. Listings are always new, and never those of another's cache.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from sitrep.batch.remote import names as naming
from sitrep.batch.remote.address import KINDS, Address
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

#: The most bytes of one file, and of all that is fetched of a workspace at once; a log must fit
#: into the memory of one worker.
LARGEST, MOST = 4_000_000_000, 16_000_000_000
#: The most files of a workspace.
FILES = 200_000
#: As many unfit names are listed as fit a screen.
_NAMED = 20
#: What stores call the time at which a file was last written.
_TIMES = ("LastModified", "last_modified", "updated", "mtime", "created")
_MAGIC = re.compile(r"[*?[]")
#: What may sign a request, in the address of one that failed.
_SIGNED = re.compile(r"\?\S+")
_AGAIN = "see the network, the address and who may read and write there; then use --resume"


@dataclass(frozen=True)
class Seen:
    """A file as its store lists it: bytes, a mark that changes with it, when it was written.

    ``modified`` is in seconds of the clock, and 0 where the store does not say.
    """

    size: int
    mark: str
    modified: float


class Store:
    """The files below ``root``; raises SitrepError where the library for it is missing."""

    def __init__(self, root: Address) -> None:
        self.root = root
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            hint = f'install it: pip install "humanitarian-sitrep[remote]" {KINDS[root.kind]}'
            said = (Code.PACKAGE_MISSING, "needs the package fsspec", hint)
            raise SitrepError([Problem(str(root), *said)]) from None
        with self._told(""):
            # fsspec keeps what it has logged in with for the next address of the same kind.
            self._fs, path = url_to_fs(str(root), use_listings_cache=False)
            self._path = path.rstrip("/")

    def glob(self) -> list[tuple[Address, bool]]:
        """Return what the address names, and whether each is a folder; it may be a glob.

        It goes down level by level: fsspec's own globs pass over what can't be listed.
        """
        magic = _MAGIC.search(self._path)
        head = self._path[: magic.start()].rpartition("/")[0] if magic else self._path
        rest = self._path.removeprefix(head).strip("/")
        places, begin = [head], self.root.bucket
        with self._told(""):
            for part in rest.split("/") if rest else ():
                places = [p for place in places for p in self._matching(place, part, head)]
            infos = [(place, self._info(place, needed=place == head)) for place in places]
        inside = [(path.strip("/").partition("/")[2], info) for path, info in infos if info]
        found = [(begin / name if name else begin, i["type"] == "directory") for name, i in inside]
        return sorted(found)

    def _matching(self, folder: str, part: str, head: str) -> list[str]:
        """Return the paths that one part of a glob names in a folder; it may be no pattern."""
        if not _MAGIC.search(part):
            return [f"{folder}/{part}"]
        try:
            listed = self._fs.ls(folder, detail=False)
        except (FileNotFoundError, NotADirectoryError):
            if folder == head:
                raise
            return []
        names = {path.rstrip("/").rpartition("/")[2] for path in listed}
        shown = [name for name in names if part.startswith(".") or not name.startswith(".")]
        return [f"{folder}/{name}" for name in shown if name and fnmatchcase(name, part)]

    def _info(self, path: str, *, needed: bool = False) -> Mapping[str, Any] | None:
        try:
            found: Mapping[str, Any] = self._fs.info(path)
        except FileNotFoundError:
            if needed:
                raise
            return None
        return found

    def has(self, name: str) -> bool:
        """Return whether there is a file of that name."""
        with self._told(name):
            info = self._info(self._at(name))
        return info is not None and info["type"] == "file"

    def top(self) -> tuple[dict[str, Seen], list[str]]:
        """Return the files and the folders that stand directly in it; none where it is not."""
        with self._told(""):
            try:
                found = self._fs.ls(self._path, detail=True)
            except FileNotFoundError:
                found = []
        folders = [self._name(i["name"]) for i in found if i["type"] == "directory"]
        return self._files(found), [name for name in folders if name]

    def below(self, *folders: str) -> dict[str, Seen]:
        """Return the files in ``folders``, at any depth; a folder that is not there has none.

        The libraries of ``KINDS`` raise where a listing fails; fsspec's own way would end early.
        """
        found: list[Mapping[str, Any]] = []
        with self._told(""):
            for folder in folders:
                listed = self._fs.find(self._at(folder), detail=True)
                # A store returns a list where the name is that of a file.
                found += listed.values() if isinstance(listed, dict) else ()
        return self._files(found)

    def fetch(self, there: Mapping[str, Seen], into: Path) -> None:
        """Fetch files into a folder; raises SitrepError where one came in part."""
        refuse(self.root, there)
        if sum(seen.size for seen in there.values()) > MOST:
            hint = "move what no report needs out of the workspace"
            said = (Code.FILE_TOO_LARGE, f"holds more than {MOST:,} bytes", hint)
            raise SitrepError([Problem(str(self.root), *said)])
        names = sorted(there)
        for name in names:
            (into / name).parent.mkdir(parents=True, exist_ok=True)
        with self._told(""):
            if names:
                self._fs.get([self._at(n) for n in names], [str(into / n) for n in names])
        for name in names:
            if (into / name).stat().st_size != there[name].size:
                hint = "it changes, or the connection is bad; then use --resume"
                said = (Code.STORE_NOT_REACHED, "came in part", hint)
                raise SitrepError([Problem(str(self.root / name), *said)])

    def put(self, names: Collection[str], out_of: Path) -> None:
        """Put files of a folder there, over those that are there."""
        listed = sorted(names)
        with self._told(""):
            if listed:
                self._fs.put([str(out_of / n) for n in listed], [self._at(n) for n in listed])

    def remove(self, names: Collection[str]) -> None:
        """Remove files; those that are gone already are no fault."""
        for name in sorted(names):
            with self._told(name):
                try:
                    self._fs.rm_file(self._at(name))
                except FileNotFoundError:
                    continue

    def create(self, name: str, content: bytes) -> bool:
        """Write a file; return false, and write nothing, where there is one of that name."""
        with self._told(name):
            try:
                self._fs.pipe_file(self._at(name), content, mode="create")
            except Exception:  # each store has another one for a file that is there
                if self._fs.exists(self._at(name)):
                    return False
                raise
            return True

    def content(self, name: str) -> bytes:
        """Return what is in a file; empty where there is none."""
        with self._told(name):
            try:
                return bytes(self._fs.cat_file(self._at(name)))
            except FileNotFoundError:
                return b""

    def _at(self, name: str) -> str:
        return f"{self._path}/{name}" if name else self._path

    def _name(self, path: str) -> str:
        """Return the name of a listed path; empty for the place itself."""
        path = path.strip("/") if not self._path.startswith("/") else path.rstrip("/")
        return path.removeprefix(self._path).lstrip("/")

    def _files(self, found: Collection[Mapping[str, Any]]) -> dict[str, Seen]:
        """Return the files of a listing; a store may list a mark for an empty folder as well."""
        listed = {}
        for info in found:
            path = str(info["name"])
            if info["type"] == "file" and not path.endswith("/") and (name := self._name(path)):
                listed[name] = _seen(info)
        return listed

    @contextmanager
    def _told(self, name: str) -> Iterator[None]:
        """Turn what a store's library raises into a SitrepError; all of them raise their own."""
        at = str(self.root / name if name else self.root)
        try:
            yield
        except SitrepError:
            raise
        except ImportError:
            library = KINDS[self.root.kind]
            hint = f'install it: pip install "humanitarian-sitrep[remote]" {library}'
            said = (Code.PACKAGE_MISSING, f"needs the package {library}", hint)
            raise SitrepError([Problem(at, *said)]) from None
        except Exception as error:
            said = (Code.STORE_NOT_REACHED, _why(error), _AGAIN)
            raise SitrepError([Problem(at, *said)]) from None


def refuse(root: Address, there: Mapping[str, Seen]) -> None:
    """Raise SitrepError with each file that must not be fetched for its name or its size."""
    if len(there) > FILES:
        hint = "move what no report needs out of the workspace"
        said = (Code.FILE_TOO_LARGE, f"holds more than {FILES:,} files", hint)
        raise SitrepError([Problem(str(root), *said)])
    hint = "rename it, or move it out of the workspace"
    unfit = [(name, why) for name in sorted(there) if (why := naming.unfit(name))]
    unfit += [(name, "is a file and a folder") for name in sorted(naming.both(there))]
    problems = [Problem(f"{root}/{name}", Code.NAME_UNFIT, why, hint) for name, why in unfit]
    reason, hint = f"is larger than {LARGEST:,} bytes", "move it out of the workspace"
    large = [name for name in sorted(there) if there[name].size > LARGEST]
    problems += [Problem(f"{root}/{n}", Code.FILE_TOO_LARGE, reason, hint) for n in large]
    if problems:
        raise SitrepError(problems[:_NAMED])


def _seen(info: Mapping[str, Any]) -> Seen:
    """Return a listed file; its mark is all that the store says of it, but for its name."""
    facts = {key: value for key, value in info.items() if not callable(value)}
    return Seen(int(info["size"] or 0), repr(sorted(map(repr, facts.items()))), _modified(info))


def _modified(info: Mapping[str, Any]) -> float:
    for key in _TIMES:
        value = info.get(key)
        if isinstance(value, str):
            try:
                value = dt.datetime.fromisoformat(value)
            except ValueError:
                continue
        if isinstance(value, dt.datetime):
            return value.timestamp()
        if isinstance(value, int | float):
            return float(value)
    return 0.0


def _why(error: Exception) -> str:
    """Return what stopped a store's library, in its own words where ours would say less."""
    if isinstance(error, FileNotFoundError):
        return "is not there, or its bucket is not"
    if isinstance(error, PermissionError):
        return "may not be read or written with what this machine logs in by"
    line, *_ = str(error).strip().splitlines() or [type(error).__name__]
    return f"can't be used: {_SIGNED.sub('?…', line)[:200]}"
