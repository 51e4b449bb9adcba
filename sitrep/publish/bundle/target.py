"""Where a bundle goes: a folder or a zip, written whole or not at all.

Only a bundle is written over, and only one that nobody has changed since.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.publish import folder
from sitrep.publish.bundle import READ_ME, SUMS
from sitrep.publish.exchange import journal, remove, staging

#: The folder that bundles go to unless another is named; and those that hold something else.
HOME = "bundles"
_TAKEN = ("reports", "restricted", "drafts", ".sitrep")
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
#: The earliest time that a zip can say.
_TIME = (1980, 1, 1, 0, 0, 0)
_LARGEST = 2_000_000_000


@dataclass(frozen=True)
class Target:
    """A folder or, where its name ends so, a zip. ``closed``: for its owner's eyes alone."""

    path: Path
    workspace: Path
    closed: bool = False

    @property
    def is_zip(self) -> bool:
        """Whether it is one file."""
        return self.path.suffix.lower() == ".zip"

    @property
    def shown(self) -> str:
        """The target as problems name it."""
        return f"{self.path}{'' if self.is_zip else '/'}"


def of(given: str, stem: str, workspace: Path, *, closed: bool) -> Target:
    """Return where a bundle goes; without a name, a folder of its own in ``bundles/``."""
    path = Path(given) if given else workspace / HOME / stem
    return Target(path, workspace, closed)


def refuse(target: Target) -> None:
    """Raise SitrepError where something is that is no bundle, or a changed one."""
    if reason := _stands_against(target):
        hint = "name another folder or zip, or move it away"
        raise SitrepError([Problem(target.shown, Code.FILE_EXISTS, reason, hint)])


def _stands_against(target: Target) -> str:
    path = target.path
    resolved = path.resolve()
    for name in _TAKEN:
        if resolved.is_relative_to((target.workspace / name).resolve()):
            return f"lies in {name}/, which holds what sitrep keeps there"
    if resolved == target.workspace.resolve():
        return "is the workspace itself"
    if not os.path.lexists(path):
        return ""
    if path.is_symlink() or (path.is_dir() if target.is_zip else not path.is_dir()):
        return "is no " + ("zip" if target.is_zip else "folder") + " that a bundle could replace"
    there = _zipped(path) if target.is_zip else dict(_in_folder(path))
    if not there and not target.is_zip:
        return ""
    return _foreign(there)


def holds(target: Target, sums: str = "") -> bool | None:
    """Whether it is a bundle as it was written; ``None`` where nothing is there.

    ``sums`` is the hash of that bundle's list of checksums, where it is known.
    """
    path = folder.mended(target.path)
    if not os.path.lexists(path):
        return None
    if _stands_against(target):
        return False
    there = _zipped(path) if target.is_zip else dict(_in_folder(path))
    found = hashlib.sha256(there.get(SUMS, "").encode()).hexdigest()
    return SUMS in there and sums in ("", found)


def take_away(target: Target) -> None:
    """Remove a bundle; raises OSError where it can't be. What is killed in between is mended."""
    target.path.replace(staging(target.path))
    remove(staging(target.path))


def _foreign(there: Mapping[str, str]) -> str:
    """Return why files, with their hashes, are not a bundle as it was written."""
    if SUMS not in there or READ_ME not in there:
        return "is there and is no bundle of sitrep's"
    lines = map(_LINE.fullmatch, there[SUMS].splitlines())
    listed = {match[2]: match[1] for match in lines if match}
    for name, found in sorted(there.items()):
        if name != SUMS and name not in listed:
            return f"holds {name}, which no bundle has written"
        if name != SUMS and listed[name] != found:
            return f"holds {name}, which was changed since it was written"
    return ""


def _in_folder(path: Path) -> Iterator[tuple[str, str]]:
    """Yield each file with its hash; the list of them with its text."""
    for file in sorted(path.rglob("*")):
        if file.is_symlink() or not file.is_dir():
            name = file.relative_to(path).as_posix()
            content = b"" if file.is_symlink() or not file.is_file() else file.read_bytes()
            yield name, _said(name, content)


def _zipped(path: Path) -> dict[str, str]:
    found = {}
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(info.file_size for info in archive.infolist()) > _LARGEST:
                return {}
            for info in archive.infolist():
                name = PurePosixPath(*PurePosixPath(info.filename).parts[1:]).as_posix()
                found[name] = _said(name, archive.read(info))
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return {}
    return found


def _said(name: str, content: bytes) -> str:
    if name == SUMS:
        return content.decode(errors="replace")
    return hashlib.sha256(content).hexdigest()


def write(target: Target, files: Mapping[str, bytes], stem: str) -> None:
    """Write the bundle; raises SitrepError where it can't be written."""
    refuse(target)
    hint = "see who may write there and the space on the disk, or name another folder or zip"
    try:
        with _closed(target):
            _write(target, files, stem)
    except SitrepError as error:
        raise SitrepError(replace(problem, hint=hint) for problem in error.problems) from None
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        raise SitrepError([Problem(target.shown, Code.FILE_NOT_WRITTEN, reason, hint)]) from None


def _write(target: Target, files: Mapping[str, bytes], stem: str) -> None:
    path = target.path
    if target.is_zip:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder.put(path.parent, {path.name: zipped(files, stem)})
        return
    own = target.workspace / HOME
    inside = target.closed and path.is_relative_to(own)
    try:
        folder.publish(path, files, target.shown, own if inside else None)
    except BaseException:
        if not journal(path).exists():
            remove(staging(path))
        raise
    if target.closed:
        path.chmod(0o700)


@contextmanager
def _closed(target: Target) -> Iterator[None]:
    """Let what is written be its owner's alone, where it is closed."""
    if not target.closed:
        yield
        return
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def zipped(files: Mapping[str, bytes], stem: str) -> bytes:
    """Return files as a zip with one folder in it; the same files are the same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            info = zipfile.ZipInfo(f"{stem}/{name}", _TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system, info.external_attr = 3, 0o100644 << 16
            archive.writestr(info, content)
    return buffer.getvalue()
