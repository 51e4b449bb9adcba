"""The wording that charts share: periods, figures, sources, captions, and cells of their CSV.

Nothing is counted here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from sitrep.charts.drawing.style import LONGEST, shorten
from sitrep.model.dates import Calendar, Period, Unit, Window
from sitrep.model.figure import Figure, Qualifier, Value
from sitrep.model.summary import Point, RunningTotal, Summary, Tally
from sitrep.wording import Words, event_types, phrases, terms

#: Stands between the values of one cell of a data file, in all languages.
CELL_MARK = "; "
FIGURE_COLUMNS = ("low", "best", "high", "qualifier", "words")


# --- periods --------------------------------------------------------------------------


def _short(words: Words, period: Period) -> str:
    """Return a period's name for a chart: W18, W9–W12, Mar, Q1; empty for plain dates."""
    one = period.unit is Unit.WEEK
    first, last = words.number(period.number), words.number(period.last)
    weeks = {"first": first, "last": last}
    return {
        Calendar.ISO: (
            words("week-iso-short", number=first) if one else words("weeks-iso-short", **weeks)
        ),
        Calendar.EPI: (
            words("week-epi-short", number=first) if one else words("weeks-epi-short", **weeks)
        ),
        Calendar.CUSTOM: (
            words("week-reporting-short", number=first)
            if one
            else words("weeks-reporting-short", **weeks)
        ),
        Calendar.MONTH: words.month_alone(period.start),
        Calendar.QUARTER: words.quarter_alone(period.start),
        Calendar.YEAR: str(period.year),
    }.get(period.calendar, "")


def ticks(words: Words, period: Period) -> tuple[str, ...]:
    """Return the lines under a period's bar: its name, its first day or year."""
    if period.unit is Unit.DAYS:
        return (f"{words.day(period.start)} –", words.day(period.end))
    name = _short(words, period)
    if period.unit is Unit.YEAR:
        return (name,)
    return (name, words.day(period.start) if period.weeks else str(period.year))


def in_full(words: Words, period: Period) -> str:
    """Return a period with its dates: "W18 (29 April–5 May 2019)", "Q1 (…)", "March 2019"."""
    if period.unit in (Unit.MONTH, Unit.YEAR):
        return words.month(period.start) if period.unit is Unit.MONTH else str(period.year)
    dates = words.dates(period.start, period.end)
    name = _short(words, period)
    return words("week-with-dates", week=name, dates=dates) if name else dates


def by_period(words: Words, period: Period) -> str:
    """Return the kind of period that a chart counts in; a bare "week" would be ambiguous."""
    one, n = period.unit is Unit.WEEK, period.weeks
    day = words.weekday(period.start)
    return {
        Calendar.ISO: words("by-week-iso") if one else words("by-weeks-iso", n=n),
        Calendar.EPI: words("by-week-epi") if one else words("by-weeks-epi", n=n),
        Calendar.CUSTOM: (
            words("by-week-from", day=day) if one else words("by-weeks-from", day=day, n=n)
        ),
    }.get(period.calendar, words("by-period", unit=str(period.unit)))


def span(points: Sequence[Point]) -> Window:
    """Return the dates from the first point's start to the last one's end."""
    return Window(points[0].period.start, points[-1].period.end)


# --- figures --------------------------------------------------------------------------


def label(words: Words, figure: Figure) -> tuple[str, ...]:
    """Return a figure in short lines for a narrow column: the qualifier, then the number."""
    if figure.qualifier is Qualifier.VAGUE and figure.words:
        return (shorten(figure.words, 24),)
    # A whisker shows the bounds of a best estimate.
    qualifier = "" if figure.qualifier is Qualifier.RANGE else words.qualifier(figure)
    value = words.value(figure)
    return (qualifier, value) if qualifier else (value,)


def stated(words: Words, figure: Value) -> str:
    """Return a figure with its bounds where the words alone do not give them."""
    text = shorten(words.figure(figure), 60)
    if not figure or figure.high is None or figure.low == figure.high:
        return text
    if figure.qualifier in (Qualifier.UP_TO, Qualifier.RANGE):
        return text
    low, high = words.number(figure.low), words.number(figure.high)
    return words("chart-figure-with-bounds", figure=text, low=low, high=high)


def event_type(words: Words, code: str) -> str:
    """Return an event type's printed name as the heading of a row."""
    return phrases.headed(shorten(event_types.event_type(words, code)))


def damage(words: Words, code: str) -> str:
    """Return a facility's damage as the heading of a row."""
    return phrases.headed(shorten(terms.damage(words, code)))


def started(words: Words, source: str, total: RunningTotal) -> str:
    """Return who states a running total, and since when."""
    if not total.since:
        return words("chart-totals-line-open", source=source)
    date = shorten(words.start(total.since))
    return words("chart-totals-line-since", source=source, date=date)


def since(words: Words, total: RunningTotal) -> str:
    """Return a running total's start: "since 17 September 2018", "since April 2019"."""
    if not total.since:
        return words("since-unknown")
    return words("since-date", date=shorten(words.start(total.since)))


# --- titles and captions ----------------------------------------------------------------


def full_title(words: Words, title: str, subtitle: str) -> str:
    """Return a chart's title in one line: what, when, unit."""
    return words("chart-full-title", what=title, when=subtitle)


def name(words: Words, text: str, longest: int = LONGEST) -> str:
    """Return a name from the data, isolated from right-to-left text around it.

    Otherwise a Latin name's brackets and full stops would be printed on its wrong side.
    """
    return words.apart(shorten(text, longest))


def names(words: Words, sources: Iterable[str]) -> str:
    """Return the sources as a list; long names are cut, and sources after the first few counted."""
    return phrases.sources(words, map(shorten, sources))


def of_area(words: Words, area: str, told: str) -> str:
    """Return what a chart shows of an area, in a sentence; an empty name is of no area."""
    if not area:
        return words("chart-no-area-told", told=told)
    return words("chart-area-told", area=name(words, area, 60), told=told)


def caption(words: Words, as_of: dt.date, sources: Iterable[str], notes: Iterable[str]) -> str:
    """Return a chart's caption: its sources, its as-of date, what its signs mean."""
    known = list(dict.fromkeys(s for s in sources if s.strip()))
    parts = []
    if known:
        parts.append(words("chart-sources", n=len(known), names=names(words, known)))
    parts.append(words("as-of-sentence", date=words.date(as_of)))
    return " ".join([*parts, *(note for note in notes if note)])


def sources_of(summary: Summary, tallies: Iterable[Tally | None]) -> list[str]:
    """Return the sources of ``tallies``; all the report's when they name none."""
    found = list(dict.fromkeys(s for t in tallies if t is not None for s in t.sources))
    return found or [s.short or s.name for s in summary.sources if s.accounts]


# --- cells ------------------------------------------------------------------------------


def cells(figure: Value) -> tuple[object, ...]:
    """Return a figure's cells, see FIGURE_COLUMNS; all empty when unreported, high when open.

    The qualifier of one that is withheld is "suppressed".
    """
    if not isinstance(figure, Figure):
        return ("", "", "", figure.value if figure is not None else "", "")
    return (figure.low, figure.best, figure.high, figure.qualifier.value, figure.words)


def sources_cell(tally: Tally | None) -> str:
    """Return the cell of a tally's sources."""
    return listed(tally.sources) if tally else ""


def listed(sources: Iterable[str]) -> str:
    """Return the cell of some sources."""
    return CELL_MARK.join(sources)
