"""Redact a Summary for an edition: remove what its readers may not see.

This happens before anything is drawn or worded, so that no chart, alt text, CSV or metadata
can hold what the page does not. Attacks on hospitals followed the sharing of their names and
coordinates: in the public edition a facility is named only where every row that names it says
``sensitivity = public``.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import partial
from typing import Any

from sitrep.model.cells import Path, rebuilt
from sitrep.model.problem import Problem
from sitrep.model.summary import (
    Conflict,
    EventLine,
    Facility,
    Health,
    RunningTotal,
    Statement,
    Summary,
    Tally,
)
from sitrep.vocabulary.fold import fold

PUBLIC = "public"
#: Rows with these sensitivities are counted; the public edition gives no place or actor.
RESTRICTED = frozenset({"partner", "internal", "restricted", "confidential", "sensitive"})


def redact(summary: Summary, edition: str) -> Summary:
    """Return what ``edition`` may show of ``summary``, with the same figures.

    Raises ValueError for an edition that does not exist.
    """
    if edition != PUBLIC:
        raise ValueError(f"there is no edition {edition!r}")
    hidden = {e.event_id for e in summary.events if _is_restricted(e)}
    return rebuilt(summary, partial(_shown, hidden))


def _shown(hidden: Collection[str], path: Path, part: Any) -> Any:
    """Return what the public may see of one part, wherever in the Summary it is.

    ``hidden`` are the ids of the restricted events.
    """
    match part:
        case EventLine():
            return _line(part)
        case Tally():
            return replace(part, events=())
        case Statement():
            return replace(part, text="")
        case RunningTotal():
            return replace(part, note="")
        case Conflict() if part.event_id in hidden:
            return replace(part, place="")
        case Health():
            facilities, transports = _facilities(part.facilities), _facilities(part.transports)
            return replace(part, facilities=facilities, transports=transports)
        case Problem():
            # A bad cell and its hint can hold a coordinate or a name: say where, not what.
            return replace(part, value="", hint="")
    return part


def _is_restricted(line: EventLine) -> bool:
    return fold(line.sensitivity) in RESTRICTED


def _line(line: EventLine) -> EventLine:
    """Return the line without description and rows; without place and actor if restricted."""
    shown = replace(line, description="", rows=())
    return replace(shown, place="", actor="") if _is_restricted(line) else shown


def _facilities(facilities: Iterable[Facility]) -> tuple[Facility, ...]:
    """Return the facilities; those not cleared lose name and id, since ids often spell names."""
    return tuple(
        f if f.cleared else replace(f, name="", facility_id=f"facility-{i}")
        for i, f in enumerate(facilities, 1)
    )
