"""Bundles that were made of a report: each is noted, and taken back when it is withdrawn.

Only a bundle in the workspace's own ``bundles/`` is removed, and only as sitrep wrote it. All
others are named, for a person to take back.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from sitrep import record
from sitrep.model.codes import Code
from sitrep.model.edition import PUBLIC
from sitrep.model.problem import Problem, Severity
from sitrep.publish.bundle import target
from sitrep.publish.bundle.material import Material, stem_of
from sitrep.publish.bundle.target import HOME, Target
from sitrep.publish.folder import alone, put
from sitrep.record import Kept, Written

_TELL = "tell those who have it that the report is withdrawn"


def note(material: Material, goes: Target, sums: bytes) -> None:
    """Note a bundle before it is written; raises SitrepError where that fails."""
    workspace = goes.workspace
    place = _shown(Path(os.path.abspath(goes.path)), workspace)
    found = hashlib.sha256(sums).hexdigest()
    with alone(workspace / record.CLOSED):
        new = Written(material.name, material.edition, place, material.day, found)
        record.write_down(workspace, new, put)


def _shown(path: Path, workspace: Path) -> str:
    home = Path(os.path.abspath(workspace))
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else path.as_posix()


def taken_back(workspace: Path, kept: Sequence[Kept]) -> Iterator[Problem]:
    """Remove the bundles of reports from ``bundles/``; yield a warning for each, wherever it is.

    Raises OSError where one can't be removed.
    """
    for bundle in _bundles(workspace, kept):
        goes = Target(workspace / bundle.place, workspace, closed=bundle.edition != PUBLIC)
        state = _state(goes, bundle)
        is_ours = goes.path.parent == workspace / HOME
        if state and is_ours:
            target.take_away(goes)
        yield _told(goes, bundle.place, state, is_ours)


def _bundles(workspace: Path, kept: Sequence[Kept]) -> Iterator[Written]:
    """Yield each bundle; without a hash one of which an older sitrep has kept no note."""
    noted = record.written_down(workspace)
    for each in kept:
        folder, day = each.entry.folder, each.entry.day
        found = [bundle for bundle in noted if bundle.report == folder]
        yield from found
        for edition in each.entry.editions:
            usual = f"{HOME}/{stem_of(folder, edition)}"
            is_noted = usual in {bundle.place for bundle in found}
            if not is_noted and os.path.lexists(workspace / usual):
                yield Written(folder, edition, usual, day, "")


def _state(goes: Target, bundle: Written) -> bool | None:
    """Whether a bundle is there as it was written; ``None`` where it is gone or was replaced."""
    state = target.holds(goes, bundle.sums)
    others = [b for b in record.written_down(goes.workspace) if b.place == bundle.place]
    is_replaced = state is False and any(target.holds(goes, other.sums) for other in others)
    return None if is_replaced else state


def _told(goes: Target, place: str, state: bool | None, is_ours: bool) -> Problem:
    where = place if goes.is_zip else f"{place}/"
    if state is None:
        reason = "was made of what is withdrawn, and is no longer there"
        hint = f"if it was handed over, {_TELL}"
    elif not state:
        reason = "was made of what is withdrawn; what is there now was changed since, and stays"
        hint = f"look at it, remove what is withdrawn, and {_TELL}"
    elif is_ours:
        reason = "was made of what is withdrawn, and is removed"
        hint = f"if it was handed over, {_TELL}"
    else:
        reason = "is a bundle of what is withdrawn, and stays: it is not in bundles/"
        hint = f"remove it, and {_TELL}"
    return Problem(where, Code.NOT_PUBLISHED, reason, hint, severity=Severity.WARNING)
