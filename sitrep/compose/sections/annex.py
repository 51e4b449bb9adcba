"""The annex of a long report: the rows behind its sections, each with its source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import LONG, BuiltIn
from sitrep.compose.tables import cut, figure_of, labelled, without_sameness
from sitrep.model.report import Column, Section, Table
from sitrep.model.summary import EventLine, Point, RunningTotal, Series, Summary
from sitrep.wording import terms
from sitrep.wording.phrases import headed, missing

#: The most rows of a table: WeasyPrint needs half a minute for 5,000.
MOST_ROWS = 300
_HUMAN = ("killed", "injured")


def events(summary: Summary, phrases: Phrases) -> Section | None:
    """Return every event of the period; ``None`` if there are none."""
    if not summary.events:
        return None
    words = phrases.words
    columns = (
        *(Column(t) for t in (words("column-date"), words("column-place"), words("column-type"))),
        *(Column(phrases.what(name), "end") for name in _HUMAN),
        *(
            Column(t)
            for t in (
                words("column-other-figures"),
                words("column-according-to"),
                words("column-status"),
            )
        ),
    )
    rows = tuple(_event(e, summary, phrases) for e in summary.events[:MOST_ROWS])
    note = words("overview-dash")
    if len(rows) < len(summary.events):
        whole = words("annex-events-whole")
        note = f"{cut(len(rows), len(summary.events), phrases)} {whole} {note}"
    caption = words("annex-events-table", period=phrases.period())
    table = Table("annex-events", caption, columns, rows, note)
    return _section("annex_events", phrases, without_sameness(table, (7,), phrases))


def _event(event: EventLine, summary: Summary, phrases: Phrases) -> tuple[str, ...]:
    names = (name for name in summary.indicators if name not in _HUMAN)
    others = labelled(event.figures, names, phrases)
    stated = (event.figures.get(name) for name in _HUMAN)
    return (
        phrases.when(event, short=True),
        phrases.place(event),
        phrases.event_type(event.event_type),
        *(phrases.figure(f, n) if f else "—" for n, f in zip(_HUMAN, stated, strict=True)),
        phrases.words.list(others) or "—",
        phrases.named(event.sources) or "—",
        phrases.status(event.status),
    )


def weeks(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the period and those before it, a row each: what the weekly chart draws."""
    names = [n for n in summary.weekly if any(p.figure for p in summary.weekly[n])]
    if not names:
        return None
    words = phrases.words
    columns = (
        Column(words("column-period")),
        Column(words("column-dates")),
        Column(words("column-events"), "end"),
        *(Column(phrases.what(n), "end") for n in names),
    )
    lines = zip(*(summary.weekly[n] for n in names), strict=True)
    rows = tuple(_week(points, names, phrases) for points in reversed([*lines]))
    note = words("annex-weeks-note")
    tallies = (summary.cumulative[n, ""] for n in names if (n, "") in summary.cumulative)
    speakers = dict.fromkeys(source for tally in tallies for source in tally.sources)
    said = headed(phrases.sources(speakers))
    caption = words("annex-weeks-table")
    table = Table("annex-weeks", caption, columns, rows, f"{said}. {note}" if said else note)
    return _section("annex_weeks", phrases, table)


def _week(points: Sequence[Point], names: Sequence[str], phrases: Phrases) -> tuple[str, ...]:
    words, period, found = phrases.words, points[0].period, points[0].events
    none = missing(words, found)
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
        Column(words("column-area")),
        Column(words("column-pcode")),
        Column(words("column-events"), "end"),
        *(Column(phrases.what(n), "end") for n in _HUMAN),
    )
    rows = tuple(
        (
            row.name or words("not-stated"),
            row.pcode or "—",
            words.number(row.events) if row.events else "—",
            *(
                phrases.figure(row.tallies[n].figure if n in row.tallies else None, n)
                for n in _HUMAN
            ),
        )
        for row in summary.areas[:MOST_ROWS]
    )
    caption = words("annex-areas-table", window=phrases.window(summary.areas_window))
    tallies = (tally for row in summary.areas for tally in row.tallies.values())
    speakers = dict.fromkeys(source for tally in tallies for source in tally.sources)
    note = headed(phrases.sources(speakers))
    if len(rows) < len(summary.areas):
        note = f"{cut(len(rows), len(summary.areas), phrases)} {note}"
    table = Table("annex-areas", caption, columns, rows, note)
    return _section("annex_areas", phrases, table)


def totals(summary: Summary, phrases: Phrases) -> Section | None:
    """Return every running total since the baseline, series by series, with its rises."""
    rows = [row for series in summary.series for row in _series(series, phrases)]
    if not rows:
        return None
    words = phrases.words
    columns = (
        Column(words("column-what")),
        Column(words("column-figure"), "end"),
        Column(words("column-rise"), "end"),
        *(
            Column(t)
            for t in (
                words("column-window"),
                words("column-area"),
                words("column-according-to"),
                words("column-published"),
                words("column-status"),
            )
        ),
    )
    note = words("totals-note")
    if len(rows) > MOST_ROWS:
        note = f"{cut(MOST_ROWS, len(rows), phrases)} {note}"
    caption = words("annex-totals-table")
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
        phrases.area(total),
        total.source,
        phrases.short_date(total.reported_on) if total.reported_on else "—",
        phrases.status(total.status),
    )


def sources(summary: Summary, phrases: Phrases) -> Section | None:
    """Return each source's accounts and totals, and what became of each input's rows."""
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
            Column(words("column-source")),
            Column(words("column-accounts"), "end"),
            Column(words("column-running-totals"), "end"),
            Column(words("column-first-published")),
            Column(words("column-last-published")),
            *((Column(words("column-reliability")),) if graded else ()),
        )
        caption = words("annex-speakers-table", period=phrases.period())
        yield Table("annex-speakers", caption, columns, rows)


def _inputs(summary: Summary, phrases: Phrases) -> Iterator[Table]:
    words = phrases.words
    rows = tuple(
        (
            phrases.input(count.path),
            count.format,
            words.number(count.rows),
            words.number(count.used),
            words.number(sum(count.left_out.values())),
            " ".join(
                words("annex-reason-counted", reason=terms.reason(words, code), n=n)
                for code, n in count.left_out.items()
            )
            or "—",
        )
        for count in summary.counts
    )
    if rows:
        columns = (
            Column(words("column-input")),
            Column(words("column-format")),
            Column(words("column-rows"), "end"),
            Column(words("column-used"), "end"),
            Column(words("column-left-out"), "end"),
            Column(words("column-why")),
        )
        caption = words("annex-inputs-table")
        yield Table("annex-inputs", caption, columns, rows)


def _section(name: str, phrases: Phrases, *tables: Table) -> Section:
    return Section(name, phrases.section_title(name), tables=tables)


EVENTS = BuiltIn(
    "annex_events",
    "section-annex-events",
    210,
    make=events,
    tables=("annex-events",),
    templates=(LONG,),
)
WEEKS = BuiltIn(
    "annex_weeks",
    "section-annex-weeks",
    220,
    make=weeks,
    tables=("annex-weeks",),
    templates=(LONG,),
)
AREAS = BuiltIn(
    "annex_areas",
    "section-annex-areas",
    230,
    make=areas,
    tables=("annex-areas",),
    templates=(LONG,),
)
TOTALS = BuiltIn(
    "annex_totals",
    "section-annex-totals",
    240,
    make=totals,
    tables=("annex-totals",),
    templates=(LONG,),
)
SOURCES = BuiltIn(
    "annex_sources",
    "section-annex-sources",
    250,
    make=sources,
    tables=("annex-speakers", "annex-inputs"),
    templates=(LONG,),
)
