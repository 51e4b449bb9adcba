"""A finished report's files to its folder, all at once or not at all.

The only writer to ``reports/``. Everything is written beside the folder first and then
exchanged with it, so a reader sees the old report or the new one and never a part of each;
a build that fails, is interrupted or finds the disk full leaves the old one as it was.
"""

from __future__ import annotations

import csv
import ctypes
import fcntl
import io
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.report import Drawing, Report

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2
#: A spreadsheet runs a cell that starts so; the apostrophe makes it text.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def publish(folder: Path, files: Mapping[str, bytes], shown: str) -> list[Path]:
    """Write ``files`` (by path inside ``folder``) and return where each of them stands.

    ``shown`` names the folder in a problem. Raises SitrepError when it can't be written.
    """
    staging = folder.parent / f".{folder.name}.{os.getpid()}.tmp"
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder)
        for name, content in files.items():
            path = staging / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        _swap(staging, folder)
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        hint = "the report that was there is as it was; free space or choose another --out"
        raise SitrepError([Problem(shown, Code.FILE_NOT_WRITTEN, reason, hint)]) from None
    finally:
        _remove(staging)
    return [folder / name for name in files]


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other build is at work on ``folder`` as a whole, and keep others waiting."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        # Some network drives lock no folders; there the last one to write wins.
        with suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each of ``files`` into ``folder``, each in one step; one that is the same stays.

    Raises SitrepError when one can't be written; each is then the old one or the new one.
    """
    for name, content in files.items():
        staging = folder / f".{name}.{os.getpid()}.tmp"
        try:
            _sweep(folder / name)
            if (folder / name).is_file() and (folder / name).read_bytes() == content:
                continue
            staging.write_bytes(content)
            staging.replace(folder / name)
        except OSError as error:
            reason = f"can't be written: {error.strerror or error}"
            problem = Problem(f"{folder.name}/{name}", Code.FILE_NOT_WRITTEN, reason)
            raise SitrepError([problem]) from None
        finally:
            _remove(staging)


def _swap(staging: Path, folder: Path) -> None:
    """Put ``staging`` in the place of ``folder``; ``staging`` then holds what was there."""
    if not folder.exists():
        staging.rename(folder)
        return
    if _exchange(staging, folder):
        return
    # Where the system can't exchange two folders in one step, two steps are the nearest.
    old = staging.with_suffix(".old")
    try:
        folder.rename(old)
        staging.rename(folder)
    finally:
        # Interrupted between the two steps: the old report goes back to its place.
        if not folder.exists() and old.exists():
            old.rename(folder)
    _remove(old)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        with suppress(OSError):
            path.unlink()


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step; false where the system doesn't offer it."""
    renameat2 = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if renameat2 is None:
        return False
    paths = os.fsencode(one), os.fsencode(other)
    done: int = renameat2(_AT_FDCWD, paths[0], _AT_FDCWD, paths[1], _RENAME_EXCHANGE)
    return done == 0


def _sweep(folder: Path) -> None:
    """Remove what a killed build left, and put back a report it had moved aside."""
    for left in folder.parent.glob(f".{folder.name}.*"):
        pid = left.name.split(".")[-2]
        if not pid.isdigit() or _runs(int(pid)):
            continue
        if left.suffix == ".old" and not folder.exists():
            left.rename(folder)
        else:
            _remove(left)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return pid != os.getpid()


def as_csv(rows: Iterable[Sequence[str]]) -> bytes:
    """Return rows as CSV that a spreadsheet opens as data: no cell is run as a formula."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(
        [f"'{cell}" if cell.startswith(_FORMULA) and not _is_number(cell) else cell for cell in row]
        for row in rows
    )
    return out.getvalue().encode()


def write_csv(path: Path, rows: Iterable[Sequence[str]]) -> None:
    """Write rows as :func:`as_csv` has them; raises SitrepError where ``path`` can't be written."""
    try:
        path.write_bytes(as_csv(rows))
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        problem = Problem(str(path), Code.FILE_NOT_WRITTEN, reason, "choose another file")
        raise SitrepError([problem]) from None


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def beside(report: Report, drawings: Iterable[Drawing]) -> dict[str, bytes]:
    """Return the files that stand beside a report's pages: its annex, and each chart's three."""
    files = {"annex/events.csv": as_csv(report.annex)} if report.annex else {}
    for drawing in drawings:
        files[drawing.chart.svg] = drawing.svg
        files[drawing.chart.png] = drawing.png
        files[drawing.chart.csv] = as_csv(drawing.data)
    return files
