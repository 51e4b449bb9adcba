"""Replace a folder by a new one: in one step, or file by file with a journal.

If the system can exchange two folders in one step, it does. Otherwise the files are moved one by
one, and a journal beside the folder lists them: after a killed build, the next one finishes the
work. Readers may then briefly see files of both; the manifest's hashes show it.
"""

from __future__ import annotations

import ctypes
import json
import os
import re
import shutil
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path, PurePosixPath

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def staging(folder: Path) -> Path:
    """Return the temporary path at which the new ``folder`` is written."""
    return _beside(folder, "tmp")


def journal(folder: Path) -> Path:
    """Return the journal's path; it exists while ``folder`` is partly old and partly new."""
    return _beside(folder, "journal")


def exchange(folder: Path) -> None:
    """Replace ``folder`` by ``staging(folder)``.

    Raises OSError if that fails; the old folder is then restored, or the journal says how.
    """
    new, old = staging(folder), _beside(folder, "old")
    if folder.is_dir() and not folder.is_symlink():
        if not _in_one_step(new, folder):
            shutil.copytree(folder, old)
            _put_each(new, old, folder)
    elif not os.path.lexists(folder):
        new.rename(folder)
    else:
        _put_for_file(new, old, folder)
    clear(folder)


def clear(folder: Path) -> None:
    """Remove the temporary files of an exchange, unless they are needed to repair ``folder``."""
    old = _beside(folder, "old")
    taken_away = os.path.lexists(old) and not os.path.lexists(folder)
    if not taken_away and not journal(folder).exists():
        remove(staging(folder))
        remove(old)


def mend(folder: Path) -> None:
    """Finish or undo what a killed build began with ``folder``; remove its temporary files."""
    old = _beside(folder, "old")
    if files := _read(journal(folder)):
        source, names = files
        _carry_out(_beside(folder, source), names, folder)
    elif not os.path.lexists(folder) and os.path.lexists(old):
        old.rename(folder)
    # Earlier versions put their process id into the name.
    left = re.compile(rf"\.{re.escape(folder.name)}\.(\d+\.)?(tmp|old|writing|journal)")
    for path in [*folder.parent.iterdir()] if folder.parent.is_dir() else []:
        if left.fullmatch(path.name):
            remove(path)


def remove(path: Path) -> None:
    """Remove a file, a link or a whole folder, as far as possible."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _beside(folder: Path, kind: str) -> Path:
    return folder.parent / f".{folder.name}.{kind}"


def _in_one_step(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; return false if the system can't."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    paths = os.fsencode(one), os.fsencode(other)
    done: int = renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    return done == 0


def _put_for_file(new: Path, old: Path, folder: Path) -> None:
    """Replace a file or a link by a folder."""
    folder.replace(old)
    try:
        new.rename(folder)
    except BaseException:
        old.replace(folder)
        raise


# --- file by file, with a journal -----------------------------------------------------------


def _put_each(new: Path, old: Path, folder: Path) -> None:
    """Move each file of ``new`` into ``folder``; if that fails, move those of ``old`` back."""
    try:
        _begin(new, "tmp", folder)
    except BaseException:
        _begin(old, "old", folder)
        raise


def _begin(source: Path, kind: str, folder: Path) -> None:
    names = [path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()]
    writing = _beside(folder, "writing")
    writing.write_text(json.dumps({"from": kind, "files": sorted(names)}), encoding="utf-8")
    writing.replace(journal(folder))
    _carry_out(source, names, folder)


def _carry_out(source: Path, names: Iterable[str], folder: Path) -> None:
    """Do what the journal says; steps that are already done are skipped."""
    wanted = {folder / name for name in names}
    there = sorted(folder.rglob("*"), reverse=True)  # what is in a folder comes before it
    for path in there:
        if path.is_dir() and not path.is_symlink():
            with suppress(OSError):  # it holds files that stay
                path.rmdir()
        elif path not in wanted:
            path.unlink()
    for name in sorted(names):
        if (source / name).exists():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (source / name).replace(folder / name)
    journal(folder).unlink()


def _read(path: Path) -> tuple[str, list[str]] | None:
    """Return a journal's source and files; ``None`` if it is missing or not sitrep's."""
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        source, names = said["from"], [PurePosixPath(name) for name in said["files"]]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if source not in ("tmp", "old") or any(n.is_absolute() or ".." in n.parts for n in names):
        return None
    return source, [str(name) for name in names]
