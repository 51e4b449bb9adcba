"""Ids of persons, behind the words for them, and the log's own where they may not be printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.model.finding import Kind
from sitrep.scan.reading import Reading
from sitrep.scan.rule import Known, Rule, Span
from sitrep.vocabulary import lexicon

#: What stands behind the word: a few signs or short words, then letters and digits.
_VALUE = (
    r"\W{0,4}(?:(?!\d)\w{1,10}\W{1,3}){0,2}?"
    r"(?P<value>(?:[^\W\d_]{1,3}[ \-]?)?\d[\d\- ]{2,18}\d)"
)
_TOKEN = re.compile(r"[^\s,;()\[\]<>\"']+")


def behind(kind: str, value: str = _VALUE) -> re.Pattern[str]:
    """Return what finds a value behind one of the words of ``kind``, in small letters."""
    words = lexicon.any_of(lexicon.written(kind))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w){value}")


@cache
def _of_persons() -> re.Pattern[str]:
    return behind("scan.ids")


def _find(reading: Reading, known: Known) -> Iterator[Span]:
    for match in _of_persons().finditer(reading.low):
        yield match.start(), match.end("value")
    if known.ids:
        for token in _TOKEN.finditer(reading.text):
            plain = token[0].rstrip(".:!?")
            if plain in known.ids:
                yield token.start(), token.start() + len(plain)


ID = Rule(Kind.ID, 40, _find)
