"""The annex of a long report: what its sections sum up, row by row, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitrep.compose.phrases import Phrases, sentence
from sitrep.compose.sections import LONG, BuiltIn
from sitrep.compose.tables import figure_of, without_sameness
from sitrep.model.report import Column, Section, Table
from sitrep.model.summary import EventLine, Point, RunningTotal, Series, Summary
from sitrep.wording import terms
from sitrep.wording.words import N_

#: A page maker needs half a minute for 5,000 rows; a reader of paper stops long before.
MOST_ROWS = 300
_HUMAN = ("killed", "injured")


def events(summary: Summary, phrases: Phrases) -> Section | None:
    """Return every event of the period, or ``None`` where there is none."""
    if not summary.events:
        return None
    words = phrases.words
    columns = (
        *(Column(t) for t in (words("Date"), words("Place"), words("Type"))),
        *(Column(phrases.what(name), "end") for name in _HUMAN),
        *(Column(t) for t in (words("Other figures"), words("According to"), words("Status"))),
    )
    rows = tuple(_event(e, summary, phrases) for e in summary.events[:MOST_ROWS])
    note = words("A dash means that the source states no number: not reported, not zero.")
    if len(rows) < len(summary.events):
        whole = words("All are in annex/events.csv.")
        note = f"{_cut(len(rows), len(summary.events), phrases)} {whole} {note}"
    caption = words("Every event reported for %(period)s", period=phrases.period())
    table = Table("annex-events", caption, columns, rows, note)
    return _section("annex_events", phrases, without_sameness(table, (7,), phrases))


def _event(event: EventLine, summary: Summary, phrases: Phrases) -> tuple[str, ...]:
    words = phrases.words
    others = [
        words(
            "%(what)s: %(figure)s",
            what=phrases.column(n),
            figure=phrases.figure(event.figures[n], n),
        )
        for n in summary.indicators
        if n in event.figures and n not in _HUMAN
    ]
    stated = (event.figures.get(name) for name in _HUMAN)
    return (
        phrases.when(event, short=True),
        phrases.place(event),
        phrases.event_type(event.event_type),
        *(phrases.figure(f, n) if f else "—" for n, f in zip(_HUMAN, stated, strict=True)),
        "; ".join(others) or "—",
        words.list(event.sources) if event.sources else "—",
        phrases.status(event.status),
    )


def weeks(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the period and those before it, a row each: what the weekly chart draws."""
    names = [n for n in summary.weekly if any(p.figure for p in summary.weekly[n])]
    if not names:
        return None
    words = phrases.words
    columns = (
        Column(words("Period")),
        Column(words("Dates")),
        Column(words("Events"), "end"),
        *(Column(phrases.what(n), "end") for n in names),
    )
    lines = zip(*(summary.weekly[n] for n in names), strict=True)
    rows = tuple(_week(points, names, phrases) for points in reversed([*lines]))
    note = words(
        "Figures are sums over events; “not stated”: events were reported and none states a number."
    )
    tallies = (summary.cumulative[n, ""] for n in names if (n, "") in summary.cumulative)
    speakers = dict.fromkeys(source for tally in tallies for source in tally.sources)
    said = sentence(phrases.sources(speakers))
    caption = words("Events and their tolls, period by period")
    table = Table("annex-weeks", caption, columns, rows, f"{said}. {note}" if said else note)
    return _section("annex_weeks", phrases, table)


def _week(points: Sequence[Point], names: Sequence[str], phrases: Phrases) -> tuple[str, ...]:
    words, period, found = phrases.words, points[0].period, points[0].events
    none = words("not stated") if found else words("no reports")
    figures = (
        phrases.figure(p.figure, n) if p.figure else none
        for n, p in zip(names, points, strict=True)
    )
    return (period.id, words.dates(period.start, period.end), words.number(found), *figures)


def areas(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the events and tolls by area, or ``None`` where no event was reported."""
    if not summary.areas:
        return None
    words = phrases.words
    columns = (
        Column(words("Area")),
        Column(words("P-code")),
        Column(words("Events"), "end"),
        *(Column(phrases.what(n), "end") for n in _HUMAN),
    )
    rows = tuple(
        (
            row.name or words("not stated"),
            row.pcode or "—",
            words.number(row.events),
            *(
                phrases.figure(row.tallies[n].figure if n in row.tallies else None, n)
                for n in _HUMAN
            ),
        )
        for row in summary.areas[:MOST_ROWS]
    )
    caption = words(
        "Events and casualties by area, %(window)s", window=phrases.window(summary.areas_window)
    )
    tallies = (tally for row in summary.areas for tally in row.tallies.values())
    speakers = dict.fromkeys(source for tally in tallies for source in tally.sources)
    note = sentence(phrases.sources(speakers))
    if len(rows) < len(summary.areas):
        note = f"{_cut(len(rows), len(summary.areas), phrases)} {note}"
    table = Table("annex-areas", caption, columns, rows, note)
    return _section("annex_areas", phrases, table)


def totals(summary: Summary, phrases: Phrases) -> Section | None:
    """Return every running total since the baseline, series by series, with its rises."""
    rows = [row for series in summary.series for row in _series(series, phrases)]
    if not rows:
        return None
    words = phrases.words
    columns = (
        Column(words("What")),
        Column(words("Figure"), "end"),
        Column(words("Rise of the minimum"), "end"),
        *(
            Column(t)
            for t in (
                words("Window"),
                words("Area"),
                words("According to"),
                words("Published"),
                words("Status"),
            )
        ),
    )
    note = words(
        "Each is one source's count over its own window and area. They are not added to each "
        "other or to the events of the period."
    )
    if len(rows) > MOST_ROWS:
        note = f"{_cut(MOST_ROWS, len(rows), phrases)} {note}"
    caption = words("Running totals, series by series")
    table = Table("annex-totals", caption, columns, tuple(rows[:MOST_ROWS]), note)
    return _section("annex_totals", phrases, without_sameness(table, (4, 7), phrases))


def _series(series: Series, phrases: Phrases) -> Iterator[tuple[str, ...]]:
    yield _total(series.totals[0], "—", phrases)
    for (_, later), rise in zip(pairwise(series.totals), series.rises, strict=True):
        yield _total(later, "—" if rise is None else phrases.words.number(rise), phrases)


def _total(total: RunningTotal, rise: str, phrases: Phrases) -> tuple[str, ...]:
    return (
        phrases.what(total.indicator, total.unit, total.group),
        figure_of(total, phrases),
        rise,
        phrases.since(total, short=True),
        total.area or phrases.words("not stated"),
        total.source,
        phrases.short_date(total.reported_on) if total.reported_on else "—",
        phrases.status(total.status),
    )


def sources(summary: Summary, phrases: Phrases) -> Section | None:
    """Return who was read with how much, and what became of each input's rows."""
    tables = (*_speakers(summary, phrases), *_inputs(summary, phrases))
    return _section("annex_sources", phrases, *tables) if tables else None


def _speakers(summary: Summary, phrases: Phrases) -> Iterator[Table]:
    words = phrases.words
    graded = any(source.reliability for source in summary.sources)
    rows = tuple(
        (
            source.name,
            words.number(source.accounts),
            words.number(source.totals),
            phrases.short_date(source.first) if source.first else "—",
            phrases.short_date(source.last) if source.last else "—",
            *((source.reliability or "—",) if graded else ()),
        )
        for source in summary.sources
    )
    if rows:
        columns = (
            Column(words("Source")),
            Column(words("Accounts"), "end"),
            Column(words("Running totals"), "end"),
            Column(words("First published")),
            Column(words("Last published")),
            *((Column(words("Reliability")),) if graded else ()),
        )
        caption = words("Sources of %(period)s", period=phrases.period())
        yield Table("annex-speakers", caption, columns, rows)


def _inputs(summary: Summary, phrases: Phrases) -> Iterator[Table]:
    words = phrases.words
    rows = tuple(
        (
            count.path,
            count.format,
            words.number(count.rows),
            words.number(count.used),
            words.number(sum(count.left_out.values())),
            "; ".join(
                words("%(reason)s: %(n)s", reason=terms.reason(words, code), n=words.number(n))
                for code, n in count.left_out.items()
            )
            or "—",
        )
        for count in summary.counts
    )
    if rows:
        columns = (
            Column(words("Input")),
            Column(words("Format")),
            Column(words("Rows"), "end"),
            Column(words("Used"), "end"),
            Column(words("Left out"), "end"),
            Column(words("Why")),
        )
        caption = words("What was read, of all periods")
        yield Table("annex-inputs", caption, columns, rows)


def _cut(shown: int, of: int, phrases: Phrases) -> str:
    """Return that a table is not whole: nothing is left out without saying so."""
    words = phrases.words
    return words(
        "The first %(shown)s of %(all)s rows.", shown=words.number(shown), all=words.number(of)
    )


def _section(name: str, phrases: Phrases, *tables: Table) -> Section:
    return Section(name, phrases.section_title(name), tables=tables)


EVENTS = BuiltIn(
    "annex_events",
    N_("Annex: events"),
    210,
    make=events,
    tables=("annex-events",),
    templates=(LONG,),
)
WEEKS = BuiltIn(
    "annex_weeks",
    N_("Annex: period by period"),
    220,
    make=weeks,
    tables=("annex-weeks",),
    templates=(LONG,),
)
AREAS = BuiltIn(
    "annex_areas",
    N_("Annex: areas"),
    230,
    make=areas,
    tables=("annex-areas",),
    templates=(LONG,),
)
TOTALS = BuiltIn(
    "annex_totals",
    N_("Annex: running totals"),
    240,
    make=totals,
    tables=("annex-totals",),
    templates=(LONG,),
)
SOURCES = BuiltIn(
    "annex_sources",
    N_("Annex: sources and inputs"),
    250,
    make=sources,
    tables=("annex-speakers", "annex-inputs"),
    templates=(LONG,),
)
