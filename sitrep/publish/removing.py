"""Find the reports that stand in a folder, and take one away: only what sitrep has made.

A report's folder is one with sitrep's manifest in it. No link is followed, and what others have put
into the folder stays there. The manifest goes last, so that a stopped removal can be finished.
"""

from __future__ import annotations

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from sitrep.model.edition import EDITIONS
from sitrep.model.pack import PACK
from sitrep.publish.exchange import mend, remove
from sitrep.publish.folder import alone
from sitrep.publish.manifest import NAME, Standing, standing

#: Folders of a report in which nothing is anybody else's.
_OURS = ("annex", "charts", PACK)


@dataclass(frozen=True)
class Stood:
    """A report's folder, its edition, and the first and the last day of its period."""

    folder: Path
    edition: str
    period: str
    start: dt.date
    end: dt.date


def reports_in(home: Path) -> Iterator[Stood]:
    """Yield each report in ``reports/`` or ``restricted/``, in the order of their folders."""
    if home.is_symlink() or not home.is_dir():
        return
    for period in sorted(home.iterdir()):
        for folder in (period / name for name in EDITIONS):
            if _is_folder(period) and _is_folder(folder) and not (folder / NAME).is_symlink():
                found = standing(folder)
                # The notice of a withdrawn report holds nothing of it.
                with suppress(KeyError, TypeError, ValueError):
                    if "withdrawn" not in found.said:
                        yield _stood(found)


def _stood(found: Standing) -> Stood:
    period = found.said["period"]
    days = (dt.date.fromisoformat(period[key]) for key in ("start", "end"))
    return Stood(found.folder, found.folder.name, str(period["id"]), *days)


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def unfinished(home: Path) -> list[Path]:
    """Return what stopped builds have left beside the reports of ``home``: it holds reports too."""
    if home.is_symlink() or not home.is_dir():
        return []
    names = (f".{name}.{kind}" for name in EDITIONS for kind in ("tmp", "old", "journal"))
    found = [path for name in names for path in home.glob(f"*/{name}")]
    return [path for path in sorted(found) if _is_folder(path.parent)]


def sweep(paths: Iterable[Path]) -> None:
    """Remove what stopped builds have left, once no build works there."""
    for path in paths:
        if path.parent.is_dir():
            with alone(path.parent):
                remove(path)


def take_away(folder: Path) -> list[Path]:
    """Remove a report; return the files in its folder that sitrep did not write, which stay."""
    with alone(folder.parent):
        mend(folder)
        for own in (folder / name for name in _OURS):
            if _is_folder(own):
                shutil.rmtree(own)
        said = standing(folder).said
        for name in said.get("files", ()):
            path = folder / name
            if path.parent == folder and not path.is_symlink():
                path.unlink(missing_ok=True)
        (folder / NAME).unlink()
        left = sorted(path for path in folder.rglob("*") if not _is_folder(path))
        if not left:
            shutil.rmtree(folder)
    with suppress(OSError):
        folder.parent.rmdir()
    return left
