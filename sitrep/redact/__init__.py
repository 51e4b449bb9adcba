"""Redact for an edition: remove what its readers may not see.

This happens before anything is drawn or worded, so that no chart, alt text, CSV or metadata
can hold what the page does not. Attacks on hospitals followed the sharing of their names and
coordinates: in the public edition a facility is named only where every row of the log that names
it says ``sensitivity = public``, and an attack on health care has no place finer than admin 2,
since a village with one hospital names it. Of a restricted event, the figures, type, area, dates
and sources stay.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from sitrep.model.cells import Path, rebuilt
from sitrep.model.changes import EventChange
from sitrep.model.clearing import NOTHING, Cleared
from sitrep.model.codes import OF_SHEETS
from sitrep.model.edition import EDITIONS, PLACES, Edition
from sitrep.model.guarded import Guarded
from sitrep.model.health import Repeated
from sitrep.model.problem import Problem
from sitrep.model.sectors import Access, Funding, Response
from sitrep.model.summary import (
    Conflict,
    Counts,
    EventLine,
    Evidence,
    Facility,
    Health,
    Revision,
    Row,
    RunningTotal,
    Source,
    Statement,
    Summary,
    Tally,
)
from sitrep.redact.clearing import Clear
from sitrep.redact.earlier import NOTHING_STATED, Earlier
from sitrep.redact.names import Names
from sitrep.redact.sectors import of_sector
from sitrep.redact.small_cells import told_already, withheld


def redact(
    summary: Summary,
    edition: Edition = EDITIONS["public"],
    guarded: Mapping[str, Guarded] = MappingProxyType({}),
    cleared: Cleared = NOTHING,
    earlier: Earlier = NOTHING_STATED,
) -> Summary:
    """Return what ``edition`` may show of ``summary``, with the same figures.

    ``guarded`` is what all rows of the log keep from each edition, ``cleared`` what people have
    decided to print, ``earlier`` what published reports have said.
    """
    kept, clear = guarded.get(edition.name, Guarded()), Clear(cleared)
    every = (*summary.events, *summary.undated, *summary.straddling, *summary.withdrawn)
    lines = {line.event_id: line for line in every}
    names = Names(summary, edition, kept, clear)
    shown = _Shown(edition, kept, names, lines, clear)
    if not edition.small_cells:
        summary = withheld(summary, clear, earlier)
    if not edition.actors:
        summary = replace(summary, actors=(), weapons=())
    coarse = [shown.is_coarsened(event) for event in summary.events]
    whole = rebuilt(summary, shown.part)
    others = (e for e, is_coarse in zip(whole.events, coarse, strict=True) if not is_coarse)
    pairs = tuple((names.of(one), names.of(other)) for one, other in whole.candidates)
    log_ids = {names.of(t.total_id): t.total_id for t in summary.totals}
    whole = replace(whole, candidates=pairs, log_ids=log_ids, numbered=names.numbers)
    charts = tuple(replace(chart, small=()) for chart in whole.declared)
    whole = replace(whole, small=(), by_day={}, declared=charts)
    return replace(
        whole,
        edition=edition.name,
        coarsened=sum(coarse),
        places_withheld=sum(event.withheld for event in others),
    )


def already_out(
    summary: Summary, edition: Edition, cleared: Cleared, earlier: Earlier
) -> list[Problem]:
    """Return a problem where published reports tell a small count that the edition withholds."""
    return [] if edition.small_cells else told_already(summary, Clear(cleared), earlier)


@dataclass(frozen=True)
class _Shown:
    """What an edition may show of each part of a Summary, wherever in it the part is.

    ``lines`` are the events by id.
    """

    edition: Edition
    guarded: Guarded
    names: Names
    lines: Mapping[str, EventLine]
    clear: Clear

    def part(self, path: Path, part: Any) -> Any:
        """Return what may be shown of one part."""
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
                return of_sector(part, self.edition)
            case EventChange():
                return replace(part, into=self.names.of(part.into))
        return self._plain(part)

    def _plain(self, part: Any) -> Any:
        """Return a part that only loses texts."""
        edition = self.edition
        match part:
            case Tally() if not edition.ids:
                return replace(part, events=())
            case Statement() if not edition.text:
                return replace(part, text="")
            case RunningTotal():
                note = part.note if edition.text else ""
                return replace(part, note=note, total_id=self.names.of(part.total_id))
            case Evidence():
                return self._evidence(part)
            case Revision():
                return replace(part, event_id=self.names.of(part.event_id))
            case Source():
                hidden = part.url in self.guarded.urls or not edition.urls
                grade = part.reliability if edition.ids else ""
                return replace(part, url="" if hidden else part.url, reliability=grade)
            case Counts():
                return replace(part, path=self.names.of(part.path))
        return part

    def _evidence(self, told: Evidence) -> Evidence:
        """Return an account without what the edition may not hold; of restricted events, little."""
        edition, restricted = self.edition, told.event_id in self.names.events
        closed = told.url in self.guarded.urls or not edition.urls
        return replace(
            told,
            event_id=self.names.of(told.event_id),
            url="" if closed else told.url,
            description=told.description if edition.text and not restricted else "",
            row=replace(told.row, path=self.names.of(told.row.path)),
        )

    def _line(self, line: EventLine) -> EventLine:
        """Return the line without what the edition may not hold; a restricted one has no place."""
        edition = self.edition
        restricted = self._is_restricted(line)
        hidden = restricted or self._finest(line) == PLACES[0] or self.names.tells(line.admin2)
        place = self._place(line)
        lost = place != line.place if line.place else hidden and bool(line.admin2)
        return replace(
            line,
            event_id=self.names.of(line.event_id),
            place=place,
            admin2="" if hidden else line.admin2,
            withheld=lost,
            actor=line.actor if edition.actors and not restricted else "",
            description=line.description if edition.text and not restricted else "",
            rows=self._rows(line) if edition.ids and not restricted else (),
        )

    def _rows(self, line: EventLine) -> tuple[Row, ...]:
        """Return the rows that speak of an event, without positions finer than its place."""
        rows = tuple(replace(row, path=self.names.of(row.path)) for row in line.rows)
        if self.edition.coordinates and self._finest(line) == PLACES[-1]:
            return rows
        return tuple(replace(row, latitude=None, longitude=None) for row in rows)

    def _place(self, line: EventLine) -> str:
        """Return the finest place that may be shown of an event: its district if none is finer."""
        if self._is_restricted(line):
            return ""
        finest = self._finest(line)
        place = {"place": line.place or line.admin2, "admin2": line.admin2, "admin1": ""}[finest]
        return "" if self.names.tells(place) else place

    def _finest(self, line: EventLine) -> str:
        own, care = self.edition.places, self.edition.health_places
        if not line.health or self.clear.place(line):
            return own
        return min(own, care, key=PLACES.index)

    def _is_restricted(self, line: EventLine) -> bool:
        return line.sensitivity not in self.edition.open or line.event_id in self.names.events

    def is_coarsened(self, line: EventLine) -> bool:
        """Return whether an attack's place is given less precisely than that of other events."""
        finer = self._finest(line) != self.edition.places
        return finer and bool(line.place) and not self._is_restricted(line)

    def _conflict(self, conflict: Conflict) -> Conflict:
        hidden = conflict.event_id in self.names.events or self.names.tells(conflict.place)
        place = "" if hidden else conflict.place
        if not hidden and (line := self.lines.get(conflict.event_id)):
            place = self._place(line) or line.area
        return replace(
            conflict,
            place=place,
            event_id=self.names.of(conflict.event_id),
            totals=tuple(map(self.names.of, conflict.totals)),
        )

    def _health(self, health: Health) -> Health:
        facilities = self._facilities(health.facilities)
        transports = self._facilities(health.transports)
        shown = [one for one in health.repeated if self._may_link(one.facility)]
        return replace(
            health,
            facilities=facilities,
            transports=transports,
            repeated=tuple(self._repeated(shown)),
            repeated_withheld=health.repeated_withheld + len(health.repeated) - len(shown),
        )

    def _may_link(self, facility: Facility) -> bool:
        """Return whether an edition may say that some attacks were on one facility.

        Of those on one of which a row is restricted, an open one would tell the place of others.
        """
        return facility.facility_id not in self.guarded.strict

    def _repeated(self, repeated: Sequence[Repeated]) -> Iterator[Repeated]:
        """Yield facilities hit more than once; without a name, where a place is cleared, undated.

        The date of an attack is that of an event, whose place would then be the other ones' too.
        """
        kept = self._facilities((one.facility for one in repeated), "repeated")
        for one, facility in zip(repeated, kept, strict=True):
            dated = facility.name or not self.clear.places
            hits = (
                replace(hit, event_id=self.names.of(hit.event_id) if self.edition.ids else "")
                for hit in (one.hits if dated else ())
            )
            yield replace(one, facility=facility, hits=tuple(hits))

    def _facilities(
        self, facilities: Iterable[Facility], kind: str = "facility"
    ) -> tuple[Facility, ...]:
        """Return the facilities; those not cleared lose the name. Ids often spell names."""
        return tuple(
            replace(
                f,
                name=f.name if self._is_cleared(f) else "",
                facility_id=f.facility_id if self.edition.ids else f"{kind}-{i}",
            )
            for i, f in enumerate(facilities, 1)
        )

    def _is_cleared(self, facility: Facility) -> bool:
        identity, name = facility.facility_id, facility.name
        said = self.clear.facility(identity, name) and identity not in self.guarded.strict
        closed = identity in self.names.facilities and not said
        may = facility.cleared or said or self.edition.facilities
        return may and not closed and not self.names.tells(name)

    def _problem(self, problem: Problem) -> Problem:
        """Return where a problem is, and not what it is about.

        A bad cell and its hint can hold a coordinate or a name, and a reason the name of a file
        or of a sheet, read or not.
        """
        if self.edition.ids:
            return problem
        telling = self.names.is_closed(problem.path) or self.names.tells_all(problem.reason)
        telling |= problem.code in OF_SHEETS
        reason = "" if telling else problem.reason
        path = self.names.of(problem.path)
        return replace(problem, path=path, reason=reason, value="", hint="")
