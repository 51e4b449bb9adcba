"""Mail addresses, also as people hide them: "ahmad [at] example (dot) org"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.model.finding import Kind
from sitrep.scan.reading import Reading
from sitrep.scan.rule import Known, Rule, Span

_OWN = r"[\w.+%~'\-]"
_MAIL = re.compile(rf"(?<!{_OWN})(?:mailto:)?{_OWN}{{1,64}}@(?:[\w\-]{{1,63}}\.){{1,6}}\w{{2,24}}")
_AT, _DOT = r" ?[\[({<] ?at ?[\])}>] ?", r"(?: dot | ?[\[({<] ?dot ?[\])}>] ?|\.)"
_HIDDEN = re.compile(
    rf"(?<!{_OWN}){_OWN}{{1,64}}(?:{_AT}| at )(?:[\w\-]{{1,63}}{_DOT}){{1,5}}\w{{2,24}}"
)
_SURELY = re.compile(rf"{_AT}|(?<!\w)dot(?!\w)")


def _find(reading: Reading, known: Known) -> Iterator[Span]:
    text = reading.low
    if "@" in text:
        yield from (m.span() for m in _MAIL.finditer(text))
    if _SURELY.search(text):
        yield from (m.span() for m in _HIDDEN.finditer(text) if _SURELY.search(m[0]))


MAIL = Rule(Kind.MAIL, 10, _find)
