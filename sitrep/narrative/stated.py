"""Every figure that a report states, as people's text may repeat it.

In: a Summary. Out: each number with what it counts, whom, where and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.model.dates import Period, Window
from sitrep.model.events import Conflict, EventLine, Statement
from sitrep.model.figure import Figure, Value
from sitrep.model.health import Health
from sitrep.model.summary import Summary
from sitrep.model.tallies import Tally
from sitrep.model.totals import RunningTotal
from sitrep.narrative import of_sectors
from sitrep.narrative.round_words import size_of


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure: its numbers, what they count, whom, where and when.

    ``areas`` is empty for the whole of what the report covers, ``window`` is ``None`` where the
    figure has none. ``kind`` is a type of event. ``single``: it is of one event or one source.
    """

    numbers: tuple[int, ...]
    indicator: str
    unit: str
    group: str = ""
    areas: tuple[str, ...] = ()
    window: Window | None = None
    kind: str = ""
    single: bool = False
    vague: str = ""  #: what is printed instead of a number: "tens" of dozens, "several"

    @property
    def best(self) -> int:
        """The number that is printed first."""
        return self.numbers[0]


def stated(summary: Summary) -> tuple[Stated, ...]:
    """Return every figure that the report of ``summary`` states."""
    found = [
        *_of_tallies(summary),
        *_compared(summary),
        *_named(summary),
        *_of_weeks(summary),
        *_of_areas(summary),
        *_of_totals(summary),
        *_of_events(summary),
        *_of_statements(summary),
        *_of_health(summary.health, summary),
        *_of_overlaps(summary),
        *_counts(summary),
        *_of_sectors(summary),
    ]
    return tuple(dict.fromkeys(found))


def numbers(value: Value) -> tuple[int, ...]:
    """Return the numbers of a figure, the best first; none of one that is not reported."""
    if not isinstance(value, Figure):
        return ()
    every = (value.best, value.low, value.high)
    return tuple(dict.fromkeys(n for n in every if n is not None))


def _figure(value: Value, indicator: str, unit: str, **about: object) -> Iterator[Stated]:
    if found := numbers(value):
        yield Stated(found, indicator, unit, vague=size_of(value), **about)  # type: ignore[arg-type]


def _window(period: Period) -> Window:
    return Window(period.start, period.end)


def _tally(tally: Tally, **about: object) -> Iterator[Stated]:
    given = {"group": tally.group, "window": tally.window, **about}
    yield from _figure(tally.figure, tally.indicator, tally.unit, **given)


def _of_tallies(summary: Summary) -> Iterator[Stated]:
    before = _window(summary.previous)
    for tally in (*summary.tallies.values(), *summary.cumulative.values()):
        yield from _tally(tally)
        then = {"group": tally.group, "window": before}
        yield from _figure(tally.previous, tally.indicator, tally.unit, **then)
        for count in {tally.reported, tally.of} if tally.figure else ():
            yield Stated((count,), "", "events", window=tally.window)


def _compared(summary: Summary) -> Iterator[Stated]:
    """Yield the figures of comparisons: of the longer windows and of those before them."""
    for each in summary.comparisons:
        tally = each.tally
        yield from _tally(tally)
        yield from _figure(tally.previous, tally.indicator, tally.unit, window=each.before)
        if tally.of:
            yield Stated((tally.of,), "", "events", window=tally.window)


def _named(summary: Summary) -> Iterator[Stated]:
    """Yield the figures of parties and weapons: each is of some of the period's events."""
    for row in (*summary.actors, *summary.weapons):
        yield Stated((row.events,), "", "events", window=_window(summary.period))
        for tally in row.tallies.values():
            yield from _tally(tally)


def _of_weeks(summary: Summary) -> Iterator[Stated]:
    for name, points in summary.weekly.items():
        for point in points:
            unit, window = _unit(summary, name), _window(point.period)
            yield from _figure(point.figure, name, unit, window=window)
            if point.events:
                yield Stated((point.events,), "", "events", window=window)
    for (name, group), points in summary.histories.items():
        for point in points:
            unit, window = _unit(summary, name), _window(point.period)
            yield from _figure(point.figure, name, unit, group=group, window=window)


def _unit(summary: Summary, name: str) -> str:
    indicator = summary.indicators.get(name)
    return indicator.unit if indicator else "people"


def _of_areas(summary: Summary) -> Iterator[Stated]:
    for row in summary.areas:
        yield Stated((row.events,), "", "events", "", (row.name,), summary.areas_window)
        for tally in row.tallies.values():
            yield from _tally(tally, areas=(row.name,))
    window = _window(summary.period)
    for kind in summary.types:
        yield Stated((kind.events,), "", "events", window=window, kind=kind.event_type)
        for tally in kind.tallies.values():
            yield from _tally(tally, kind=kind.event_type)


def _of_totals(summary: Summary) -> Iterator[Stated]:
    listed = [*summary.totals, *(t for s in summary.series for t in s.totals)]
    listed += [t for pair in summary.mismatches for t in (pair.earlier, pair.later)]
    for total in listed:
        yield from _total(total, total.figure, total.unit)
        yield from _total(total, total.people, "people")
    for series in summary.series:
        for earlier, later, rise in zip(
            series.totals, series.totals[1:], series.rises, strict=False
        ):
            if rise is not None:
                window = Window(earlier.as_of, later.as_of)
                about = (later.group, _named_areas(later.area), window)
                yield Stated((rise,), later.indicator, later.unit, *about)


def _total(total: RunningTotal, value: Value, unit: str) -> Iterator[Stated]:
    window = Window(total.since.date, total.as_of)
    about = {"group": total.group, "areas": _named_areas(total.area), "window": window}
    yield from _figure(value, total.indicator, unit, **about)


def _named_areas(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name.strip()))


def _of_events(summary: Summary) -> Iterator[Stated]:
    named = [*summary.events, *summary.undated, *summary.straddling, *summary.withdrawn]
    named += [*summary.health.events, *(d.event for d in summary.disputed)]
    for event in dict.fromkeys(map(_Known, named)):
        yield from _event(event.line, summary)


class _Known:
    """An event by its id: some stand in several lists."""

    def __init__(self, line: EventLine) -> None:
        self.line = line

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self.line.event_id == other.line.event_id

    def __hash__(self) -> int:
        return hash(self.line.event_id)


def _event(event: EventLine, summary: Summary) -> Iterator[Stated]:
    areas = _named_areas(event.area, event.place)
    for column, value in event.figures.items():
        name, group, unit = measure(column, summary)
        about = {"group": group, "areas": areas, "window": event.window, "kind": event.event_type}
        yield from _figure(value, name, unit, single=True, **about)


def measure(column: str, summary: Summary) -> tuple[str, str, str]:
    """Return the indicator, the group and the unit of a column: killed_civilians."""
    known = [n for n in summary.indicators if column == n or column.startswith(f"{n}_")]
    name = max(known, key=len, default=column)
    return name, column[len(name) + 1 :], _unit(summary, name)


def _of_statements(summary: Summary) -> Iterator[Stated]:
    for conflict in summary.conflicts:
        for statement in conflict.statements:
            yield from _statement(conflict, statement, summary)
    for revision in summary.revisions:
        for value in (revision.old, revision.new):
            name, group, unit = measure(revision.indicator, summary)
            yield from _figure(value, name, unit, group=group, single=True)
    yield from _of_changes(summary)
    for disputed in summary.disputed:
        for claim in (*disputed.claims, *disputed.denials):
            yield from _figure(claim.figure, "killed", "people", single=True)


def _of_changes(summary: Summary) -> Iterator[Stated]:
    """Yield what the last report stated, and what changes add to it."""
    if summary.changes is None:
        return
    for bridge in (*summary.changes.period, *summary.changes.baseline):
        unit, about = _unit(summary, bridge.indicator), {"window": bridge.window}
        for value in (bridge.before, bridge.since, bridge.after):
            yield from _figure(value, bridge.indicator, unit, **about)
    for change in summary.changes.events:
        where = {"areas": _named_areas(change.event.area, change.event.place), "single": True}
        for value in (change.old, change.new):
            yield from _figure(value, change.indicator, _unit(summary, change.indicator), **where)


def _statement(conflict: Conflict, said: Statement, summary: Summary) -> Iterator[Stated]:
    about = {
        "group": conflict.group,
        "areas": _named_areas(conflict.place),
        "window": conflict.window,
        "single": True,
    }
    unit = _unit(summary, conflict.indicator)
    yield from _figure(said.figure, conflict.indicator, unit, **about)


def _of_health(health: Health, summary: Summary) -> Iterator[Stated]:
    now = _window(summary.period)
    counts = [(health.attacks, now), (health.previous_attacks, _window(summary.previous))]
    counts += [(n, now) for n in (*health.by_certainty.values(), health.unnamed)]
    for number, window in counts:
        if number:
            yield Stated((number,), "attacks_on_health", "attacks", window=window)
    named = len(health.facilities), len(health.transports)
    hit = [*health.by_damage.values(), *health.by_type.values(), *named, sum(named)]
    for number in filter(None, hit):
        yield Stated((number,), "facilities_affected", "facilities", window=now)
    since = Window(summary.baseline, summary.period.end)
    again = [(one.facility, since) for one in health.repeated]
    for facility, window in (*((f, now) for f in (*health.facilities, *health.transports)), *again):
        about = ("", _named_areas(facility.area, facility.name), window)
        yield Stated((facility.attacks,), "attacks_on_health", "attacks", *about)
    if again:
        yield Stated((len(again),), "facilities_affected", "facilities", window=since)
    distinct = health.distinct_window or now
    yield from _figure(health.distinct, "facilities_affected", "facilities", window=distinct)
    for tally in health.workers.values():
        yield from _tally(tally, group=tally.group or "health_workers")


def _of_overlaps(summary: Summary) -> Iterator[Stated]:
    for one in (one for group in summary.overlaps for one in group):
        for number in {one.events, one.shared}:
            yield Stated((number,), "", "events", window=one.window)
        if one.attacks:
            yield Stated((one.attacks,), "attacks_on_health", "attacks", window=one.window)
        for tally in one.tallies.values():
            yield from _tally(tally, single=True)


def _counts(summary: Summary) -> Iterator[Stated]:
    """Yield what a report says of itself: how many events, sources, areas and rows it has."""
    now = _window(summary.period)
    lists = (summary.events, summary.undated, summary.straddling, summary.withdrawn)
    events = [*map(len, (*lists, summary.disputed, summary.conflicts)), summary.confirmed]
    yield from (Stated((n,), "", "events", window=now) for n in set(events) if n)
    yield from _few("sources", [len(summary.sources)])
    hit = {e.area for e in summary.events}, {e.place for e in summary.events}
    named = {row.name for row in summary.areas}
    yield from _few("areas", [len(names - {""}) for names in (*hit, named)])
    rows = [n for c in summary.counts for n in (c.rows, c.used, *c.left_out.values())]
    rows += [n for s in summary.sources for n in (s.accounts, s.totals, s.accounts + s.totals)]
    yield from _few("accounts", [*rows, sum(s.accounts for s in summary.sources)])


def _of_sectors(summary: Summary) -> Iterator[Stated]:
    for numbers_, unit, group, areas, window in of_sectors.stated(summary.sectors):
        yield Stated(numbers_, of_sectors.NAME, unit, group, areas, window, single=True)


def _few(unit: str, found: Iterable[int]) -> Iterator[Stated]:
    yield from (Stated((n,), "", unit) for n in dict.fromkeys(found) if n)
