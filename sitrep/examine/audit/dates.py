"""The dates that a report names, and the period that it says to be of."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sitrep.examine.audit.blocks import Block, Kind, Part
from sitrep.model.dates import Window
from sitrep.narrative.tokens import Token, sentences
from sitrep.vocabulary import months
from sitrep.vocabulary.fold import fold

#: So many blocks are the first page of a file that has none.
_FIRST = 14
_LONGEST = 100
_JOINERS = frozenset({"-", "–", "—", "to", "and", "until", "through", "till"})
_SAYS = re.compile(r"\b(?:period|covers|covering|week|from)\b", re.I)
#: "The week 1–7 July" is of days, not the weeks 1 to 7.
_WEEK_OF = re.compile(
    r"\bweek(?=\s+\d{1,2}(?:\s?[–-]\s?|\s+to\s+)\d{1,2}\s+[^\W\d_]{3})", re.IGNORECASE
)
_MONTH_DAY = re.compile(
    r"(?<![\d.,])(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([^\W\d_]{3,10})\.?,?\s+(\d{4})\b"
)


@dataclass(frozen=True)
class Dated:
    """Some dates that a text names, where, and whether something runs since them."""

    window: Window
    start: int
    end: int
    since: bool = False
    #: Its year is written.
    year: bool = False


def dated(text: str, language: str, year: int) -> list[Dated]:
    """Return the dates in a text; two joined by "to" or a dash are one range."""
    found: list[Dated] = []
    text = _WEEK_OF.sub(lambda m: " " * len(m[0]), text)
    for tokens in sentences(text, language, year):
        found += _in_sentence(tokens, text)
    return found


def _in_sentence(tokens: Sequence[Token], text: str) -> Iterator[Dated]:
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if token.kind != "date" or token.window is None:
            place += 1
            continue
        window, end, taken = token.window, token.end, 1
        if later := _range_end(tokens, place):
            start = token.window.start or token.window.end
            if start > later[0].end and not re.search(r"\d{4}", token.text):
                start = _earlier(start, later[0].end)
            window, end, taken = Window(start, later[0].end), later[1], 3
        before = text[max(0, token.start - 16) : token.start]
        since = bool(re.search(r"\b(?:since|from)\s(?:the\s)?(?:week of\s)?$", before, re.I))
        stated = bool(re.search(r"\d{4}", text[token.start : end]))
        yield Dated(window, token.start, end, since and taken == 1, stated)
        place += taken


def _earlier(day: dt.date, end: dt.date) -> dt.date:
    """Return a day of a year before where its range runs over the new year."""
    try:
        return day.replace(year=end.year if day.replace(year=end.year) <= end else end.year - 1)
    except ValueError:
        return day


def _range_end(tokens: Sequence[Token], place: int) -> tuple[Window, int] | None:
    rest = tokens[place + 1 : place + 3]
    if len(rest) == 2 and rest[0].text in _JOINERS and rest[1].kind == "date" and rest[1].window:
        first, later = tokens[place].window, rest[1].window
        if rest[0].text == "and" or first is None:
            return None
        return later, rest[1].end
    return None


def first_page(parts: Sequence[Part]) -> list[Block]:
    """Return the blocks of running text on the first page, or at the beginning."""
    blocks = [p for p in parts if isinstance(p, Block)]
    if blocks and blocks[0].where.startswith("page "):
        return [b for b in blocks if re.match(r"page 1(?!\d)", b.where)]
    return blocks[:_FIRST]


def year_of(parts: Sequence[Part]) -> int:
    """Return the year of a report's dates without one: the one that it names most often."""
    text = " ".join(p.text for p in first_page(parts))
    whole = " ".join(p.text for p in parts if isinstance(p, Block))
    for source in (text, whole):
        years = re.findall(r"(?<![\d,.])(20\d\d|19[5-9]\d)(?![\d,])", source)
        if years:
            return int(Counter(years).most_common(1)[0][0])
    return dt.date.today().year


def stated_period(parts: Sequence[Part], language: str, year: int) -> Window | None:
    """Return the period that a report's first page says it is of: a range of several days."""
    blocks = first_page(parts)
    likely = sorted(blocks, key=lambda b: (not _SAYS.search(b.text), b.kind is not Kind.HEADING))
    for block in (*likely,):
        if len(block.text) > 600:
            continue
        for found in dated(block.text, language, year):
            days = (found.window.end - (found.window.start or found.window.end)).days
            if 0 < days < _LONGEST and not found.since:
                return found.window
    return None


def impossible(text: str) -> Iterator[tuple[int, str]]:
    """Yield the days that no calendar has: 31 April 2019."""
    for match in _MONTH_DAY.finditer(text):
        month = months.numbers().get(fold(match[2]))
        if month is None:
            continue
        try:
            dt.date(int(match[3]), month, int(match[1]))
        except ValueError:
            yield match.start(), match[0]
