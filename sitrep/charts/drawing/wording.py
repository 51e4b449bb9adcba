"""What charts say in words alike: weeks, figures, sources, captions, and cells of their CSV.

In come a Summary's parts and the language's Words; out comes text. Nothing is counted here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from babel.dates import format_date

from sitrep.charts.drawing.style import LONGEST, shorten
from sitrep.model.dates import Calendar, Period, Window
from sitrep.model.figure import Figure, Qualifier, Value
from sitrep.model.summary import Point, RunningTotal, Summary, Tally
from sitrep.wording import terms
from sitrep.wording.words import Words

#: How many sources a caption names before it counts the others.
NAMED = 3
FIGURE_COLUMNS = ("low", "best", "high", "qualifier", "words")


# --- weeks ----------------------------------------------------------------------------


def week_name(words: Words, period: Period) -> str:
    """Return a week's short name: W18, EW19; empty for a plain range of dates."""
    number = words.number(period.number)
    return {
        Calendar.ISO: words("W%(number)s", number=number),
        Calendar.EPI: words("EW%(number)s", number=number),
        Calendar.CUSTOM: words("CW%(number)s", number=number),
    }.get(period.calendar, "")


def week_ticks(words: Words, period: Period) -> tuple[str, ...]:
    """Return what stands under a week's bar, line by line: its name, its first day."""
    if period.calendar is Calendar.DATES:
        return (f"{words.day(period.start)} –", words.day(period.end))
    return (week_name(words, period), words.day(period.start))


def week_in_full(words: Words, period: Period) -> str:
    """Return a week with its dates: "W18 (29 April–5 May 2019)"."""
    dates = words.dates(period.start, period.end)
    name = week_name(words, period)
    return words("%(week)s (%(dates)s)", week=name, dates=dates) if name else dates


def by_week(words: Words, period: Period) -> str:
    """Return whose weeks a chart counts in; a bare "week" says too little."""
    return {
        Calendar.ISO: words("by ISO week"),
        Calendar.EPI: words("by epidemiological week"),
        Calendar.CUSTOM: words("by week from %(day)s", day=_weekday(words, period.start)),
    }.get(period.calendar, words("by period"))


def _weekday(words: Words, day: dt.date) -> str:
    return str(format_date(day, "EEEE", locale=words.locale))


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
    return words("%(figure)s (%(low)s–%(high)s)", figure=text, low=low, high=high)


def event_type(words: Words, code: str) -> str:
    """Return an event type's printed name, to stand at the head of a row."""
    return headed(shorten(terms.event_type(words, code)))


def damage(words: Words, code: str) -> str:
    """Return what a facility suffered, to stand at the head of a row."""
    return headed(shorten(terms.damage(words, code)))


def headed(text: str) -> str:
    """Return ``text`` with its first letter a capital; names within it stay as they are."""
    return text[:1].upper() + text[1:]


def since(words: Words, total: RunningTotal) -> str:
    """Return from when a running total counts: "since 17 September 2018", "since April 2019"."""
    if not total.since:
        return words("start not stated")
    return words("since %(date)s", date=shorten(words.start(total.since)))


# --- titles and captions ----------------------------------------------------------------


def full_title(words: Words, title: str, subtitle: str) -> str:
    """Return a chart's title in one line: what, when, unit."""
    return words("%(what)s, %(when)s", what=title, when=subtitle)


def name(words: Words, text: str, longest: int = LONGEST) -> str:
    """Return a name from the data, kept apart from a text that reads right to left.

    Else a Latin name's brackets and stops would be set on its wrong side.
    """
    short = shorten(text, longest)
    return f"\u2068{short}\u2069" if words.direction == "rtl" and short else short


def names(words: Words, sources: Iterable[str], most: int = NAMED) -> str:
    """Return the sources as a list; past ``most`` of them the others are counted."""
    every = list(dict.fromkeys(name(words, s) for s in sources if s.strip()))
    shown, others = every[:most], len(every) - most
    if others == 1:
        shown, others = every, 0
    if others > 0:
        shown.append(words.plural("%(n)s other source", "%(n)s other sources", others))
    return words.list(shown)


def caption(words: Words, as_of: dt.date, sources: Iterable[str], notes: Iterable[str]) -> str:
    """Return a chart's caption: its sources, its as-of date, what its signs mean."""
    known = list(dict.fromkeys(s for s in sources if s.strip()))
    parts = []
    if known:
        parts.append(
            words.plural(
                "Source: %(names)s.", "Sources: %(names)s.", len(known), names=names(words, known)
            )
        )
    parts.append(words("As of %(date)s.", date=words.date(as_of)))
    return " ".join([*parts, *(note for note in notes if note)])


def sources_of(summary: Summary, tallies: Iterable[Tally | None]) -> list[str]:
    """Return the sources of ``tallies``; all the report's when they name none."""
    found = list(dict.fromkeys(s for t in tallies if t is not None for s in t.sources))
    return found or [s.name for s in summary.sources if s.accounts]


# --- cells ------------------------------------------------------------------------------


def cells(figure: Value) -> tuple[object, ...]:
    """Return a figure's cells, see FIGURE_COLUMNS; all empty when unreported, high when open."""
    if not figure:
        return ("", "", "", "", "")
    return (figure.low, figure.best, figure.high, figure.qualifier.value, figure.words)
