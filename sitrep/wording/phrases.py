"""Phrases that text and charts share, each worded once: sources, gaps, weeks, bounds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sitrep.model.codes import Precision
from sitrep.model.dates import Period, Since
from sitrep.model.events import EventLine
from sitrep.model.figure import Figure, Qualifier, Value
from sitrep.model.sectors import Share
from sitrep.model.summary import Summary
from sitrep.wording import Words
from sitrep.wording.catalogue import ISOLATES, Counted

#: How logs begin a place that is no name: "near Town", "north-west of Town".
_PREPOSITION = re.compile(
    r"(near|outside|around|between|along|behind|beside|close to|next to|across from|on the|off the"
    r"|(north|south|east|west|north[ -]?east|north[ -]?west|south[ -]?east|south[ -]?west) of)\b",
    re.IGNORECASE,
)
#: How many sources are named before the others are counted.
NAMED = 3


def headed(text: str) -> str:
    """Return ``text`` with a capital first letter; names within it stay unchanged."""
    start = len(text) - len(text.lstrip("".join(ISOLATES)))
    return text[:start] + text[start : start + 1].upper() + text[start + 1 :]


def opens_with_numeral(text: str) -> bool:
    """Return whether ``text`` starts with a numeral, as no sentence may."""
    return text.lstrip("".join(ISOLATES))[:1].isdigit()


def sources(words: Words, names: Iterable[str]) -> str:
    """Return "A, B, C and 2 other sources", each once; four are all named; empty for none."""
    every = list(dict.fromkeys(name for name in names if name.strip()))
    if len(every) <= NAMED + 1:
        return words.list(every)
    others = words("other-sources", n=words.count(len(every) - NAMED))
    return words.list([*every[:NAMED], others])


def before_noun(words: Words, figure: Figure, text: str) -> Counted:
    """Return a figure, printed as ``text``, as it stands before what is counted: "dozens of"."""
    if figure.qualifier is not Qualifier.VAGUE:
        return Counted(figure.best, text)
    # "Dozens" are many, and so are "several", for which no number stands.
    said = words("vague-before-noun", word=text) if figure.best else text
    return Counted(max(figure.best, 2), said)


def few_sources(words: Words, names: Sequence[str]) -> str:
    """Return one or two sources by name, or the number of more: a card has no room for names."""
    return (
        words.list(names)
        if len(names) < NAMED
        else words("sources-counted", n=words.count(len(names)))
    )


def over_time(words: Words, what: str, points: Iterable[tuple[str, str]]) -> str:
    """Return the text alternative of a chart over time: each date with its figure."""
    said = [words("figure-at-time", when=label, figure=text) for label, text in points]
    return words("index-trend", what=what, points=words.list(said))


def share(words: Words, share: Share | None, *, in_text: bool = False) -> str:
    """Return a share in per cent, as firmly as it is known; empty where none is.

    Tables and charts have the sign, sentences (``in_text``) the words.
    """
    if share is None:
        return ""

    def percent(n: int) -> str:
        return words("per-cent", n=words.number(n)) if in_text else words.percent(n / 100)

    if not share.percent and share.some:
        return words("share-below", share=percent(1))
    said, name = percent(share.percent), _SHARES.get(share.qualifier)
    return words(name, share=said) if name else said


_SHARES = {
    Qualifier.ABOUT: "share-about",
    Qualifier.AT_LEAST: "share-at-least",
    Qualifier.MORE_THAN: "share-more-than",
    Qualifier.UP_TO: "share-up-to",
}


def missing(words: Words, events: int, figure: Value = None) -> str:
    """Return why a time has no number: no events, none states one, or it is suppressed."""
    if not events:
        return words("no-reports")
    return words("not-stated") if figure is None else words.figure(figure)


def unfinished(summary: Summary, period: Period) -> bool:
    """Return whether the data stop before ``period`` ends, so that its figures are partial."""
    return period.partial or summary.as_of < period.end


def place(words: Words, event: EventLine) -> str:
    """Return an event's place and area, or that none is stated or it is withheld."""
    found, area = event.place, event.area
    # A district that shares its name with one elsewhere bears its area's: "Centre, North".
    if found and area and found != area and not found.endswith(f", {area}"):
        return words("place-in-area", place=found, area=area)
    return found or area or words("place-withheld" if event.withheld else "place-not-stated")


def begins_itself(place: str) -> bool:
    """Return whether a place as logs write it says where without "in": "near Town"."""
    return bool(_PREPOSITION.match(place))


def when(words: Words, event: EventLine, dates: str = "") -> str:
    """Return an event's date, no more precise than it is known; ``dates`` is how it is written."""
    window = event.window
    if event.precision in (Precision.MONTH, Precision.YEAR) and window.start:
        return words.start(Since(window.start, event.precision))
    text = dates or words.window(window)
    if event.precision is Precision.WEEK and window.start == window.end:
        return words("date-uncertain", date=text)
    return text


def size(words: Words, n: int) -> str:
    """Return the size of a file of ``n`` bytes: "12 kB", "1.4 MB"."""
    if n < 1_000_000:
        return words("index-size-kb", n=max(1, round(n / 1000)))
    return words("index-size-mb", n=round(n / 1_000_000, 1))
