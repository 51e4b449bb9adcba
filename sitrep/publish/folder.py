"""Write a finished report's files to its folder: all or none.

Nothing else writes to ``reports/``. Everything is written beside the folder first and then
exchanged with it, so a reader sees the old report or the new one, never a part of each; a build
that fails, is interrupted or fills the disk leaves the old one unchanged. If folders can't be
exchanged in one step, files are moved one by one (:mod:`sitrep.publish.exchange`).
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.report import PICTURES, Drawing, Report
from sitrep.publish.csv import as_csv
from sitrep.publish.exchange import clear, exchange, journal, mend, remove, staging

#: The mode of a folder that nobody but its owner may read.
_OWNER_ALONE = 0o700


def publish(
    folder: Path, files: Mapping[str, bytes], shown: str, closed: Path | None = None
) -> list[Path]:
    """Write ``files`` (by path inside ``folder``) and return their full paths.

    ``shown`` names the folder in a problem. Nobody but the owner may read what is in ``closed``.
    Raises SitrepError if it can't be written.
    """
    try:
        if closed:
            close(closed, folder)
        folder.parent.mkdir(parents=True, exist_ok=True)
        with alone(folder.parent):
            _publish(folder, files)
        if closed:
            close(closed, folder)
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        hint = "the old report is unchanged; free disk space or choose another --out"
        if journal(folder).exists():
            hint = "the folder is partly old and partly new; close its files and build again"
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


def close(home: Path, folder: Path) -> None:
    """Keep ``home`` and the folders in it, down to ``folder``, for their owner alone.

    ``home`` is kept out of version control too.
    """
    ways = [home, *(home / part for part in folder.relative_to(home).parents[:-1])]
    for path in (*sorted(ways), *([folder] if folder.exists() else [])):
        path.mkdir(mode=_OWNER_ALONE, parents=True, exist_ok=True)
        path.chmod(_OWNER_ALONE)
    if not (home / ".gitignore").exists():
        (home / ".gitignore").write_text("*\n", encoding="utf-8")


def mended(folder: Path) -> Path:
    """Return ``folder`` after finishing or undoing what a killed build began with it."""
    # If it can't be repaired now, the build reports that when it can't write there.
    with suppress(OSError):
        if folder.parent.is_dir():
            with alone(folder.parent):
                mend(folder)
    return folder


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Hold the lock of ``folder``, so that one build at a time works in it."""
    with warnings.catch_warnings():
        # It warns if the system has no locks and a plain file is used instead.
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
    """Write ``files`` into ``folder``, each in one step; an unchanged file is left alone.

    Raises SitrepError if one can't be written; each file is then either old or new.
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
            hint = "free disk space, and see who may write there"
            problem = Problem(f"{folder.name}/{name}", Code.FILE_NOT_WRITTEN, reason, hint)
            raise SitrepError([problem]) from None
        finally:
            remove(new)


def beside(report: Report, drawings: Iterable[Drawing]) -> dict[str, bytes]:
    """Return the files beside a report's pages: the annex, each chart's pictures and its CSV."""
    files = {name: as_csv(rows) for name, rows in report.annex.items()}
    for drawing in drawings:
        chart = drawing.chart
        files |= {place: getattr(drawing, p) for p in PICTURES if (place := getattr(chart, p))}
        files[chart.csv] = as_csv(drawing.data)
    return files
