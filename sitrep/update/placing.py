"""Put a new export in the place of the one before, which is kept first.

Each file is written whole under another name and then takes its own in one step: whatever stops an
update leaves the old file in its place or the new one, and the old one under its date too. What a
stopped one has left under the other name is swept away by :mod:`sitrep.forget`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sitrep.config.replaced import FOLDER, names, replaced
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

#: What a copy is called until it is whole.
_BEGINS, _ENDS = ".update-", ".tmp"


def keep(path: Path, day: dt.date) -> Path:
    """Keep a copy of ``path`` under ``day`` and return it; the last one, if that is the same."""
    folder = path.parent / FOLDER
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        reason = "is not a folder of its own, so no replaced file can be kept in it"
        raise SitrepError([Problem(str(folder), Code.NOT_A_FILE, reason, "rename or move it")])
    last = replaced(path)[-1:]
    if last and last[0].read_bytes() == path.read_bytes():
        return last[0]
    folder.mkdir(exist_ok=True)
    whole = _staged(path.read_bytes(), path, folder)
    try:
        for name in names(path, day):
            with suppress(FileExistsError):
                _named(whole, name)
                return name
    finally:
        whole.unlink(missing_ok=True)
    raise SitrepError([Problem(str(folder), Code.FILE_EXISTS, "has too many files of this day")])


def put(new: Path, path: Path, sha256: str, before: bytes | None) -> None:
    """Put a copy of ``new`` in the place of ``path``, if both are still what was compared."""
    content = new.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _changed(str(new))
    path.parent.mkdir(parents=True, exist_ok=True)
    _replace(path, content, before, new if before is None else path, str(new))


def rewrite(path: Path, content: bytes, before: bytes, shown: str) -> None:
    """Put ``content`` in the place of what ``path`` held when it was read.

    ``shown`` names the file in a problem.
    """
    _replace(path, content, before, path, shown)


def leftovers(folder: Path) -> Iterator[Path]:
    """Yield the copies in ``folder`` that a stopped update has left."""
    for path in folder.glob(f"{_BEGINS}*{_ENDS}"):
        if stat.S_ISREG(path.lstat().st_mode):
            yield path


def _replace(path: Path, content: bytes, before: bytes | None, like: Path, shown: str) -> None:
    whole = _staged(content, like, path.parent)
    try:
        there = path.read_bytes() if path.exists() else None
        if there != before:
            raise _changed(shown)
        os.replace(whole, path)
    finally:
        whole.unlink(missing_ok=True)


def _changed(shown: str) -> SitrepError:
    hint = "run the command again when nothing else writes to it"
    reason = "changed while it was read"
    return SitrepError([Problem(shown, Code.FILE_NOT_WRITTEN, reason, hint)])


def _staged(content: bytes, like: Path, folder: Path) -> Path:
    """Return a whole copy of ``content`` in ``folder``, as open to others as ``like`` is."""
    handle, name = tempfile.mkstemp(_ENDS, _BEGINS, folder)
    try:
        with open(handle, "wb") as copy:
            copy.write(content)
            copy.flush()
            os.fsync(copy.fileno())
        shutil.copymode(like, name)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _named(whole: Path, name: Path) -> None:
    """Give a file its name; raises FileExistsError if that is taken."""
    try:
        os.link(whole, name)
    except FileExistsError:
        raise
    except OSError:
        # Some drives have no links.
        if name.exists():
            raise FileExistsError from None
        whole.rename(name)
