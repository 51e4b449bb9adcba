"""Summary to the Summary of an edition: what a reader of it may not see is taken out.

It works on the Summary, before anything is drawn or worded, so that no chart, alt text,
CSV or metadata can hold what the page does not. Attacks on hospitals followed the sharing
of their names and coordinates: in the public edition a facility is named only where every
row that names it says ``sensitivity = public``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sitrep.model.summary import (
    Disputed,
    EventLine,
    Facility,
    RunningTotal,
    Statement,
    Summary,
)
from sitrep.vocabulary.fold import fold

PUBLIC = "public"
#: Rows marked so are counted, but not placed or described for the public.
RESTRICTED = frozenset({"partner", "internal", "restricted", "confidential", "sensitive"})


def redact(summary: Summary, edition: str) -> Summary:
    """Return what ``edition`` may show of ``summary``; figures stay the same."""
    if edition != PUBLIC:
        raise ValueError(f"there is no edition {edition!r}")
    health = summary.health
    hidden = {e.event_id for e in summary.events if fold(e.sensitivity) in RESTRICTED}
    return replace(
        summary,
        totals=tuple(_total(t) for t in summary.totals),
        series=tuple(replace(s, totals=tuple(map(_total, s.totals))) for s in summary.series),
        mismatches=tuple(
            replace(m, earlier=_total(m.earlier), later=_total(m.later)) for m in summary.mismatches
        ),
        conflicts=tuple(
            replace(
                c,
                place="" if c.subject in hidden else c.place,
                statements=_silent(c.statements),
            )
            for c in summary.conflicts
        ),
        events=_lines(summary.events),
        undated=_lines(summary.undated),
        straddling=_lines(summary.straddling),
        disputed=tuple(_disputed(d) for d in summary.disputed),
        health=replace(
            health,
            facilities=_facilities(health.facilities),
            transports=_facilities(health.transports),
            events=_lines(health.events),
        ),
        # A bad cell can hold a coordinate or a name, and a hint what it was mended to: say
        # where it is, not what.
        problems=tuple(replace(p, value="", hint="") for p in summary.problems),
    )


def _lines(lines: Iterable[EventLine]) -> tuple[EventLine, ...]:
    return tuple(_line(line) for line in lines)


def _line(line: EventLine) -> EventLine:
    shown = replace(line, description="")
    if fold(line.sensitivity) in RESTRICTED:
        return replace(shown, place="", actor="")
    return shown


def _disputed(item: Disputed) -> Disputed:
    return Disputed(_line(item.event), _silent(item.claims), _silent(item.denials))


def _silent(statements: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(replace(s, text="") for s in statements)


def _total(total: RunningTotal) -> RunningTotal:
    return replace(total, note="")


def _facilities(facilities: Iterable[Facility]) -> tuple[Facility, ...]:
    """Return the facilities, those not cleared without name or id: ids often spell names."""
    return tuple(
        f if f.cleared else replace(f, name="", facility_id=f"facility-{i}")
        for i, f in enumerate(facilities, 1)
    )
