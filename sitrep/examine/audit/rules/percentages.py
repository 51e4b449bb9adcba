"""Percentages that do not follow from the numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from sitrep.examine.audit.blocks import Table
from sitrep.examine.audit.numbers import Number
from sitrep.examine.audit.report import Finding, Report, Rule, at
from sitrep.model.codes import Code

_HINT = "correct the percentage or the numbers"
_OF = re.compile(
    r"^\W*(?:[\w-]+\W+){0,5}?(?:out )?of\W+(?:(?!which|whom|them)[\w-]+\W+){0,3}$", re.I
)
_NEAR = 90
_LOOSE = Fraction(5, 2)


def _find(report: Report) -> Iterator[Finding]:
    for numbers in report.by_sentence:
        percents = [n for n in numbers if n.claim.percent]
        for percent in percents[:1] if len(percents) == 1 else ():
            yield from _shares(percent, numbers)
            yield from _changes(percent, numbers)
    for table in report.tables:
        yield from _column(report, table)


def _shares(percent: Number, numbers: Sequence[Number]) -> Iterator[Finding]:
    """Yield "12 of 40 (40 per cent)" where it is another share."""
    plain = [n for n in numbers if not n.claim.percent and n.claim.concepts != ("money",)]
    for part, whole in pairwise(plain):
        between = part.block.text[part.end : whole.start]
        own = part.end <= percent.start < whole.start
        if own:
            between = f"{part.block.text[part.end : percent.start]} {_behind(percent, whole)}"
            between = re.sub(r"\(\s*|\s*\)|per\s?cent|%|,", " ", between)
        near = abs(percent.start - whole.end) < _NEAR or abs(part.start - percent.end) < _NEAR
        if not (_OF.match(between) and (own or near)) or not whole.value:
            continue
        ratio = part.value * 100 / whole.value
        if part.value <= whole.value and not _is_about(percent, ratio, (part, whole)):
            said = f"{part.text} of {whole.text} is {float(ratio):.1f} per cent"
            yield at(percent, f"does not follow from its numbers: {said}", _HINT)


def _behind(percent: Number, whole: Number) -> str:
    return percent.block.text[percent.end : whole.start]


def _changes(percent: Number, numbers: Sequence[Number]) -> Iterator[Finding]:
    """Yield "from 40 to 60, a rise of 25 per cent" where it is another change."""
    plain = [n for n in numbers if not n.claim.percent]
    for old, new in pairwise(plain):
        text = old.block.text
        opens = re.search(r"\bfrom\W+(?:\w+\W+)?$", text[max(0, old.start - 20) : old.start], re.I)
        if not (opens and re.match(r"\W*(?:[\w-]+\W+){0,4}to\W+$", text[old.end : new.start])):
            continue
        if old.value and (old.unit == new.unit or not old.unit or not new.unit):
            ratio = abs(new.value - old.value) * 100 / old.value
            if not _is_about(percent, ratio, (old, new)):
                said = f"from {old.text} to {new.text} is {float(ratio):.1f} per cent"
                yield at(percent, f"does not follow from its numbers: {said}", _HINT)


def _is_about(percent: Number, ratio: Fraction, of: Sequence[Number]) -> bool:
    """Return whether a percentage is a ratio as it may be rounded."""
    step = min(percent.claim.number.step, Fraction(1))
    slack = step / 2 + Fraction(1, 100)
    if percent.qualifier or any(n.qualifier for n in of):
        slack = max(slack, _LOOSE)
    elif any(n.value >= 1000 and n.value % 100 == 0 for n in of):
        slack = max(slack, Fraction(1))
    return any(abs(value - ratio) <= slack for value in percent.claim.number.values)


def _column(report: Report, table: Table) -> Iterator[Finding]:
    """Yield the cells of a column of percentages that differ from how its other rows are made."""
    cells = {(r, c): n for (t, r, c), n in report.by_cell.items() if t == table.number}
    columns = sorted({c for _, c in cells})
    for column in columns:
        percents = {r: n for (r, c), n in cells.items() if c == column and _is_percent(table, n)}
        if len(percents) < 3:
            continue
        others = [c for c in columns if c != column]
        pairs = [(a, b) for a in others for b in others if a != b]
        yield from _off(percents, pairs, cells)


def _is_percent(table: Table, number: Number) -> bool:
    title = table.header[number.column].text if number.column < len(table.header) else ""
    return number.claim.percent or bool(re.search(r"%|per\s?cent|percent", title, re.I))


def _off(
    percents: dict[int, Number],
    pairs: Sequence[tuple[int, int]],
    cells: dict[tuple[int, int], Number],
) -> Iterator[Finding]:
    for a, b in pairs:
        right, wrong = 0, []
        for r, percent in percents.items():
            part, whole = cells.get((r, a)), cells.get((r, b))
            if part and whole and whole.value:
                ratio = part.value * 100 / whole.value
                if _is_about(percent, ratio, (part, whole)):
                    right += 1
                else:
                    said = f"{part.text} of {whole.text} is {float(ratio):.1f} per cent"
                    wrong.append((percent, said))
        if right >= 2 and right > len(wrong):
            for percent, said in wrong:
                yield at(percent, f"does not follow from its numbers: {said}", _HINT)
            return


RULES = (
    Rule(
        Code.PERCENTAGE_WRONG, "a percentage that does not follow from the numbers beside it", _find
    ),
)
