"""Sums in a sentence: 3 in A and 4 in B, 8 in all; 43 people: 25 men, 10 women and 8 children."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from sitrep.examine.audit import cues
from sitrep.examine.audit.numbers import Number, is_day
from sitrep.examine.audit.report import Finding, Report, Rule, at
from sitrep.model.codes import Code

_HINT = "correct the sum or its parts, or say what else is in it"
_WHOLE = ({"men", "women", "children"}, {"men", "women", "girls", "boys"})
_LISTS = re.compile(r"[:(–—]|\b(?:of whom|of which|consisting of|made up of|comprising)\b")


def _find(report: Report) -> Iterator[Finding]:
    for numbers in report.by_sentence:
        plain = [n for n in numbers if not n.claim.percent and "money" not in n.claim.concepts]
        if len(plain) > 2:
            yield from [*_told(plain), *_groups(plain)][:1]


def _told(numbers: Sequence[Number]) -> Iterator[Finding]:
    """Yield a sum that a sentence calls one: "8 in all", "a total of 8"."""
    for i, total in enumerate(numbers):
        text = total.sentence
        after = text[total.at + len(total.text) : total.at + len(total.text) + 45]
        after = after[: _next(numbers, i)]
        before = text[max(0, total.at - 30) : total.at]
        last = i == len(numbers) - 1 and cues.IN_ALL.search(after)
        if not (last or cues.A_TOTAL.search(before)):
            continue
        rest = [n for n in numbers if n is not total]
        if i not in (0, len(numbers) - 1) or not _adds(total, rest, text):
            continue
        yield from _wrong(total, rest)


def _next(numbers: Sequence[Number], i: int) -> int:
    if i + 1 == len(numbers):
        return 45
    return max(0, numbers[i + 1].at - numbers[i].at - len(numbers[i].text))


def _adds(total: Number, parts: Sequence[Number], text: str) -> bool:
    """Return whether the other numbers of a sentence are parts of its sum, each of its own."""
    if cues.PARTS.search(text) and not _LISTS.search(text):
        return False
    if re.search(r"\b(?:including|since|previous|compared|rose|fell|up from|target)\b", text, re.I):
        return False
    if any(is_day(p.time) and p.time != total.time for p in parts) and len(parts) < 2:
        return False
    units = {p.unit for p in parts} | {total.unit}
    areas = [p.claim.areas for p in parts]
    apart = len({*areas}) == len(areas) and all(areas)
    groups = [p.claim.groups for p in parts]
    named = all(groups) and len({*groups}) == len(groups)
    whats = {p.what for p in parts if p.what}
    return (len(units - {""}) <= 1 and (apart or len(whats) <= 1)) or apart or named


def _groups(numbers: Sequence[Number]) -> Iterator[Finding]:
    """Yield a whole that men, women and children, listed behind it, do not make."""
    whole, *parts = numbers
    groups = [p.claim.groups[0] for p in parts if len(p.claim.groups) == 1]
    between = whole.block.text[whole.end : parts[0].start]
    each_once = len({*groups}) == len(groups) == len(parts) and {*groups} in _WHOLE
    if each_once and not whole.claim.groups and _LISTS.search(between):
        yield from _wrong(whole, parts)


def _wrong(total: Number, parts: Sequence[Number]) -> Iterator[Finding]:
    added = sum((p.value for p in parts), Fraction(0))
    if abs(added - total.value) <= tolerance([total, *parts]):
        return
    if total.qualifier in ("at least", "more than", "over") and added < total.value:
        return
    listed = " + ".join(p.text for p in parts)
    yield at(total, f"is not the sum of its parts: {listed} = {float(added):,.10g}", _HINT)


def tolerance(numbers: Sequence[Number]) -> Fraction:
    """Return by how much rounding may move a sum: half a step for each rounded number."""
    steps = (step(n) for n in numbers)
    return sum((s / 2 for s in steps if s > 1), Fraction(0))


def step(number: Number) -> Fraction:
    """Return the step to which a number seems rounded: 100 of 12,300; 1 of a small or exact one."""
    value, least = number.value, number.claim.number.step
    if least != 1:
        return least
    found = Fraction(1)
    while value >= 1000 and value % (found * 10) == 0 and found < 100_000:
        found *= 10
    return found if found >= 100 or number.qualifier else Fraction(1)


RULES = (Rule(Code.SUM_WRONG, "a sum in a sentence that its parts do not make", _find),)
