"""Plates of vehicles: behind a word for them, and those whose shape nothing else has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.model.finding import Kind
from sitrep.scan.reading import Reading
from sitrep.scan.rule import Known, Rule, Span
from sitrep.scan.rules.ids import behind

_VALUE = (
    r"\W{0,4}(?:(?!\d)\w{1,12}\W{1,3}){0,2}?"
    r"(?P<value>(?:[^\W\d_]{1,3}[ \-]?)?\d{2,6}(?:[ \-]?[^\W\d_]{1,3}(?!\w))?(?:[ \-]\d{1,4})?)"
)
#: AA 1234 BB as in Ukraine, AB-123-CD as in France.
_SHAPES = re.compile(
    r"(?<![\w\-])(?:[A-ZАВЕІКМНОРСТХ]{2} ?\d{4} ?[A-ZАВЕІКМНОРСТХ]{2}|[A-Z]{2}-\d{3}-[A-Z]{2})"
    r"(?![\w\-])"
)


@cache
def _behind() -> re.Pattern[str]:
    return behind("scan.plates", _VALUE)


def _find(reading: Reading, known: Known) -> Iterator[Span]:
    yield from ((m.start(), m.end("value")) for m in _behind().finditer(reading.low))
    yield from (m.span() for m in _SHAPES.finditer(reading.text))


PLATE = Rule(Kind.PLATE, 50, _find)
