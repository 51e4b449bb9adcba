"""Every number of a report with what it was read as: what it counts, whom, where, when, by whom."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from sitrep.examine.audit import cues
from sitrep.examine.audit.blocks import Block, Part, Table
from sitrep.narrative.places import Places
from sitrep.narrative.reading import Claim, claims
from sitrep.narrative.sentence import TOLLS, Sentence
from sitrep.narrative.spelled import with_spelled
from sitrep.narrative.tokens import Token, sentences
from sitrep.vocabulary import lexicon, months
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.prose import finder

#: What people are counted in.
UNITS = ("households", "movements")
_QUALIFIED = 24
#: Titles of columns that say nothing of what is counted.
_NO_TITLES = frozenset({"figure", "figures", "number", "value", "count", "total", "no", "#"})
_LONGEST_NAME = 40
_NUMERAL = r"\d{1,3}(?:,\d{3})+|\d{1,12}"
_BOUNDS = re.compile(rf"(?<=\d)\s?\(({_NUMERAL})(?:\s?[–-]\s?|\sto\s)({_NUMERAL})\)")


@dataclass(frozen=True)
class Number:
    """One number: where it stands and what it was read as.

    ``sentence`` is the text around it, ``id`` tells sentences apart. ``time`` is what its sentence
    says of when, empty for nothing. ``row`` and ``label`` are those of a table's cell.
    """

    block: Block
    start: int
    end: int
    claim: Claim
    sentence: str
    id: int
    at: int
    qualifier: str = ""
    time: tuple[object, ...] = ()
    source: str = ""
    #: It is the low or the high end of an estimate: 8 in "10 (8 to 12)".
    bound: bool = False
    table: int = 0
    row: int = 0
    column: int = 0

    @property
    def text(self) -> str:
        """The number as it is written."""
        return self.block.text[self.start : self.end]

    @property
    def value(self) -> Fraction:
        """The number that it most likely stands for."""
        return self.claim.number.values[0]

    @property
    def unit(self) -> str:
        """What it is counted in: people, households, movements, or what it counts."""
        for unit in UNITS:
            if unit in self.claim.concepts or self.claim.noun.startswith(unit[:-1]):
                return unit
        if self.claim.people or self.claim.groups or {*self.claim.concepts} & TOLLS:
            return "people"
        return next(iter(self.claim.concepts), self.claim.noun)

    @property
    def sources(self) -> frozenset[str]:
        """The names in what tells its source, without those of months."""
        names = re.findall(r"\b[A-Z][\w'’-]+", self.source)
        return frozenset(n for n in names if fold(n) not in months.numbers())

    def other_source(self, other: Number) -> bool:
        """Return whether both name a source, and not the same."""
        return bool(self.sources and other.sources) and not self.sources & other.sources

    @property
    def of_people(self) -> bool:
        """Whether it counts people, or their households or movements."""
        rate = re.search(r"\bper\s$", self.sentence[: self.at], re.IGNORECASE)
        return self.unit in ("people", *UNITS) and not (self.claim.percent or rate)

    @property
    def what(self) -> str:
        """What happened to those counted; empty where it is not said."""
        return next((c for c in self.claim.concepts if c not in (*UNITS, "people")), "")

    def of(self, number: str) -> str:
        """Return in words what it was read as."""
        group = " ".join(self.claim.groups).replace("_", " ")
        area = f"in {' and '.join(self.claim.areas)}" if self.claim.areas else ""
        unit = "per cent" if self.claim.percent else self.unit
        # "70,000 children" are people without the word.
        unit = "" if group and unit == "people" else unit
        what = self.what if self.what != unit else ""
        said = (self.qualifier, number, group, unit.replace("_", " "), what.replace("_", " "), area)
        return " ".join(part for part in said if part)


def numbers(
    parts: Sequence[Part], language: str, year: int, areas: Sequence[str] = ()
) -> list[Number]:
    """Return every number of a report that is a figure, in order.

    ``areas`` are the names of areas where they are known; else they are told by their words.
    """
    reader = _Reader(areas or sorted(_areas(parts)), language, year)
    found: list[Number] = []
    for part in parts:
        found += reader.of_table(part) if isinstance(part, Table) else reader.of_block(part)
    return found


class _Reader:
    def __init__(self, areas: Sequence[str], language: str, year: int) -> None:
        self._language, self._year = language, year
        self._areas = areas
        self._sentences = 0

    def of_block(self, block: Block) -> Iterator[Number]:
        """Yield the numbers of running text."""
        text = _without_bounds(block.text)
        places = Places(text, self._areas)
        for tokens in sentences(text, self._language, self._year):
            for number in self._in_sentence(block, tokens, places, text):
                yield number
                yield from _bounds(number)

    def of_table(self, table: Table) -> Iterator[Number]:
        """Yield the numbers of a table's cells, each read with its column's title and its row's."""
        for r, row in enumerate(table.rows[1:], 1):
            for c, cell in enumerate(row):
                if c and re.match(r"\W*(?:[a-z]+ ){0,3}\W*\d", cell.text, re.IGNORECASE):
                    title = table.header[c].text if c < len(table.header) else ""
                    yield from self._in_cell(cell, title, row[0].text, (table.number, r, c))

    def _in_cell(
        self, cell: Block, title: str, label: str, at: tuple[int, int, int]
    ) -> Iterator[Number]:
        named = _counts(fold(label).split()) or fold(title) in _NO_TITLES
        if named and not _counts(fold(title).split()):
            title, label = label, title
        text = f"{_without_bounds(cell.text)} {title} {label}"
        places = Places(text, self._areas)
        for tokens in sentences(text, self._language, self._year):
            for n in self._in_sentence(cell, tokens, places, text):
                if n.end <= len(cell.text):
                    table, row, column = at
                    yield (moved := _moved(n, table, row, column))
                    yield from _bounds(moved)
                    return

    def _in_sentence(
        self, block: Block, tokens: Sequence[Token], places: Places, text: str
    ) -> Iterator[Number]:
        self._sentences += 1
        start, end = tokens[0].start, tokens[-1].end
        said = text[start:end]
        read = Sentence(with_spelled(tokens, self._language), self._language, places)
        for claim in claims(read):
            n = claim.number
            if _is_reference(text, n):
                continue
            before = text[max(0, n.start - _QUALIFIED) : n.start]
            match = cues.APPROXIMATE.search(before)
            source = cues.SOURCE.search(said)
            yield Number(
                *(block, n.start, n.end, claim, said, self._sentences, n.start - start),
                " ".join(match[0].split()).lower() if match else "",
                _time(claim),
                " ".join(said[source.start() : source.end() + 40].split()) if source else "",
            )


def _without_bounds(text: str) -> str:
    """Return a text with the ranges behind best estimates blank: 204 (198 to 214) people."""
    return _BOUNDS.sub(lambda m: " " * len(m[0]), text)


def _bounds(number: Number) -> Iterator[Number]:
    """Yield the ends of the range behind a best estimate, read as the estimate is."""
    if match := _BOUNDS.match(number.block.text, number.end):
        for end in match.span(1), match.span(2):
            text = number.block.text[slice(*end)]
            value = Fraction(re.sub(r"\D", "", text))
            token = Token("number", text, *end, (value,))
            claim = replace(number.claim, number=token)
            yield replace(number, start=end[0], end=end[1], claim=claim, bound=True)


def _moved(number: Number, table: int, row: int, column: int) -> Number:
    return replace(number, table=table, row=row, column=column)


def _is_reference(text: str, token: Token) -> bool:
    """Return whether a number is the mark of a note: [1], [^2]."""
    return text[max(0, token.start - 2) : token.start].endswith(("[", "[^")) and (
        text[token.end : token.end + 1] == "]"
    )


def _time(claim: Claim) -> tuple[object, ...]:
    """Return what a sentence says of when, so that two that say the same are equal."""
    for time in claim.times:
        if time.what == "since":
            return ("since", time.window.start if time.window else None)
    told = [(t.what, t.window) for t in claim.times if t.what in ("on", "until") and t.window]
    windows = [window for _, window in told]
    if windows:
        what = "on" if any(what == "on" for what, _ in told) else "until"
        return (what, min(w.start or w.end for w in windows), max(w.end for w in windows))
    return tuple((t.what, t.weeks) for t in claim.times)[:1]


def _areas(parts: Sequence[Part]) -> Iterator[str]:
    """Yield the names that may be areas: behind a word of place, and the labels of tables' rows."""
    aside = {*months.numbers(), *lexicon.folded("rows.totals"), "table", "figure", "annex", "week"}
    names: set[str] = set()
    for part in parts:
        if isinstance(part, Block):
            names |= {m[1] for m in cues.AREA.finditer(part.text)}
        else:
            names |= {row[0].text for row in part.rows[1:] if row}
    for name in names:
        words = fold(name).split()
        named = bool(words) and words[0] not in aside and len(name) < _LONGEST_NAME
        if named and not (name.isupper() or name[:1].islower() or _counts(words)):
            yield name


def _counts(words: Sequence[str]) -> bool:
    """Return whether words say what is counted, so that they name no area."""
    kinds = ("narrative.counted", "narrative.groups")
    return any(finder(kind).at(words, i) for kind in kinds for i in range(len(words)))


def is_day(time: tuple[object, ...]) -> bool:
    """Return whether a time is one day."""
    return bool(time) and time[0] == "on" and time[1] == time[2]
