"""A finished report's files to its folder, all at once or not at all.

The only writer to ``reports/``. Everything is written beside the folder first and then
exchanged with it, so a reader sees the old report or the new one and never a part of each;
a build that fails, is interrupted or finds the disk full leaves the old one as it was. Where
folders can't be exchanged in one step, files are, one by one (:mod:`sitrep.publish.exchange`).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.report import Drawing, Report
from sitrep.publish.csv import as_csv
from sitrep.publish.exchange import clear, exchange, journal, mend, remove, staging

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


def publish(folder: Path, files: Mapping[str, bytes], shown: str) -> list[Path]:
    """Write ``files`` (by path inside ``folder``) and return where each of them stands.

    ``shown`` names the folder in a problem. Raises SitrepError when it can't be written.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with alone(folder.parent):
            _publish(folder, files)
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        hint = "the report that was there is as it was; free space or choose another --out"
        if journal(folder).exists():
            hint = "it is partly old and partly new; close its files and build again"
        raise SitrepError([Problem(shown, Code.FILE_NOT_WRITTEN, reason, hint)]) from None
    return [folder / name for name in files]


def _publish(folder: Path, files: Mapping[str, bytes]) -> None:
    mend(folder)
    new = staging(folder)
    try:
        for name, content in files.items():
            path = new / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        exchange(folder)
    finally:
        clear(folder)


def mended(folder: Path) -> Path:
    """Return ``folder`` once what a killed build had begun with it is finished or taken back."""
    # What can't be mended now is told by the build that then can't write there.
    with suppress(OSError):
        if folder.parent.is_dir():
            with alone(folder.parent):
                mend(folder)
    return folder


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Wait until no other build is at work on ``folder`` as a whole, and keep others waiting."""
    with warnings.catch_warnings():
        # It warns where a system has no locks, and a file stands for one.
        warnings.simplefilter("ignore")
        import filelock

        path = folder / ".lock"
        lock = filelock.FileLock(path)
        # Some network drives lock nothing; there the last one to write wins.
        with suppress(OSError, NotImplementedError):
            lock.acquire()
    try:
        yield
    finally:
        if lock.is_locked:
            if filelock.has_fcntl:  # elsewhere its release removes the file
                remove(path)
            lock.release()


def put(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write each of ``files`` into ``folder``, each in one step; one that is the same stays.

    Raises SitrepError when one can't be written; each is then the old one or the new one.
    """
    for name, content in files.items():
        mend(folder / name)
        new = staging(folder / name)
        try:
            if (folder / name).is_file() and (folder / name).read_bytes() == content:
                continue
            new.write_bytes(content)
            new.replace(folder / name)
        except OSError as error:
            reason = f"can't be written: {error.strerror or error}"
            problem = Problem(f"{folder.name}/{name}", Code.FILE_NOT_WRITTEN, reason)
            raise SitrepError([problem]) from None
        finally:
            remove(new)


def beside(report: Report, drawings: Iterable[Drawing]) -> dict[str, bytes]:
    """Return the files that stand beside a report's pages: its annex, and each chart's three."""
    files = {name: as_csv(rows) for name, rows in report.annex.items()}
    for drawing in drawings:
        files[drawing.chart.svg] = drawing.svg
        files[drawing.chart.png] = drawing.png
        files[drawing.chart.csv] = as_csv(drawing.data)
    return files
