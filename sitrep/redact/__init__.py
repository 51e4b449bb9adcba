"""Redact for an edition: remove what its readers may not see.

This happens before anything is drawn or worded, so that no chart, alt text, CSV or metadata
can hold what the page does not. Attacks on hospitals followed the sharing of their names and
coordinates: in the public edition a facility is named only where every row of the log that names
it says ``sensitivity = public``. Of a restricted event, the figures, type, area, dates and sources
stay. Partners of the response and the log's own words on access are not for the public.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sitrep.model.cells import Path, rebuilt
from sitrep.model.guarded import OPEN, PUBLIC, Guarded
from sitrep.model.problem import Problem
from sitrep.model.sectors import Access, Constraint, Funding, Response
from sitrep.model.summary import (
    Conflict,
    Counts,
    EventLine,
    Facility,
    Health,
    Revision,
    RunningTotal,
    Source,
    Statement,
    Summary,
    Tally,
)
from sitrep.redact.names import Names

_NOTHING = Guarded()


def redact(summary: Summary, edition: str, guarded: Guarded = _NOTHING) -> Summary:
    """Return what ``edition`` may show of ``summary``, with the same figures.

    ``guarded`` is what all rows of the log keep from the public.

    Raises ValueError for an edition that does not exist.
    """
    if edition != PUBLIC:
        raise ValueError(f"there is no edition {edition!r}")
    return rebuilt(summary, _Shown(guarded, Names(guarded)).part)


@dataclass(frozen=True)
class _Shown:
    """What the public may see of each part of a Summary, wherever in it the part is."""

    guarded: Guarded
    names: Names

    def part(self, path: Path, part: Any) -> Any:
        """Return what the public may see of one part."""
        match part:
            case EventLine():
                return self._line(part)
            case Conflict():
                return self._conflict(part)
            case Health():
                return self._health(part)
            case Problem():
                return self._problem(part)
            case Response() | Funding() | Access():
                return self._of_sector(part)
        return self._plain(part)

    def _plain(self, part: Any) -> Any:
        """Return a part that only loses texts."""
        match part:
            case Tally():
                return replace(part, events=())
            case Statement():
                return replace(part, text="")
            case RunningTotal():
                return replace(part, note="", total_id=self.names.of(part.total_id))
            case Revision():
                return replace(part, event_id=self.names.of(part.event_id))
            case Source() if part.url in self.guarded.urls:
                return replace(part, url="")
            case Counts():
                return replace(part, path=self.names.of(part.path))
        return part

    def _of_sector(self, row: Response | Funding | Access) -> Response | Funding | Access:
        """Return the row without partner and note; a constraint in own words is "other"."""
        if isinstance(row, Response):
            return replace(row, partner="", note="")
        if isinstance(row, Access) and row.constraint not in [*Constraint]:
            return replace(row, constraint=Constraint.OTHER.value, note="")
        return replace(row, note="")

    def _line(self, line: EventLine) -> EventLine:
        """Return the line without description and rows; without place and actor if restricted."""
        restricted = line.sensitivity not in OPEN or line.event_id in self.names.events
        place = "" if restricted or self.names.tells(line.place) else line.place
        actor = "" if restricted else line.actor
        identity = self.names.of(line.event_id)
        return replace(line, event_id=identity, place=place, actor=actor, description="", rows=())

    def _conflict(self, conflict: Conflict) -> Conflict:
        hidden = conflict.event_id in self.names.events or self.names.tells(conflict.place)
        return replace(
            conflict,
            place="" if hidden else conflict.place,
            event_id=self.names.of(conflict.event_id),
            totals=tuple(map(self.names.of, conflict.totals)),
        )

    def _health(self, health: Health) -> Health:
        facilities = self._facilities(health.facilities)
        transports = self._facilities(health.transports)
        return replace(health, facilities=facilities, transports=transports)

    def _facilities(self, facilities: Iterable[Facility]) -> tuple[Facility, ...]:
        """Return the facilities; those not cleared lose name and id: ids often spell names."""
        return tuple(
            f if self._is_cleared(f) else replace(f, name="", facility_id=f"facility-{i}")
            for i, f in enumerate(facilities, 1)
        )

    def _is_cleared(self, facility: Facility) -> bool:
        closed = facility.facility_id in self.names.facilities or self.names.tells(facility.name)
        return facility.cleared and not closed

    def _problem(self, problem: Problem) -> Problem:
        """Return where a problem is, and not what it is about.

        A bad cell and its hint can hold a coordinate or a name, and a reason the name of a file.
        """
        telling = problem.path in self.guarded.inputs or self.names.tells_all(problem.reason)
        reason = "" if telling else problem.reason
        path = self.names.of(problem.path)
        return replace(problem, path=path, reason=reason, value="", hint="")
