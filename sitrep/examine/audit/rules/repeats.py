"""One thing of one time with two numbers: in two places of the text, or in text and table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import partial

from sitrep.examine.audit import cues
from sitrep.examine.audit.blocks import Kind
from sitrep.examine.audit.numbers import Number, is_day
from sitrep.examine.audit.report import Finding, Report, Rule, at
from sitrep.examine.audit.rules.sums import step
from sitrep.examine.audit.rules.tables import is_total
from sitrep.examine.audit.rules.units import place_of
from sitrep.model.codes import Code
from sitrep.narrative.sentence import TOLLS
from sitrep.vocabulary.fold import spelling

#: One end of a range, or a range in brackets.
_IN_RANGE = re.compile(r"[(–—-]\s?#|#\s?[–—-]|#\s?\(\d")
_BY_SOURCE = re.compile(r"\b(?:sources? differ|by source|to at least|respectively)\b", re.I)
_HINT = "correct one, or say in what the two differ (source, area, days)"


def _key(report: Report, number: Number) -> tuple[object, ...]:
    claim = number.claim
    areas = tuple(sorted(map(spelling, claim.areas)))
    return (claim.concepts, claim.joint, number.unit, claim.groups, areas, report.time_of(number))


def _is_sum(report: Report, number: Number) -> bool:
    """Return whether a number is of all that happened in a time, not of one event or a part."""
    if number.claim.percent or number.claim.both or not {*number.claim.concepts} & TOLLS:
        return False
    text, end = number.sentence, number.at + len(number.text)
    before = text[: number.at]
    if _IN_RANGE.search(f"{before[-2:]}#{text[end : end + 3]}") or _BY_SOURCE.search(text):
        return False
    part = cues.PARTS.search(before) or cues.CHANGES.search(before[-25:])
    return not (part or cues.EVENT.search(text) or is_day(number.time))


def _agree(one: Number, other: Number) -> bool:
    """Return whether two numbers are one, as it may be rounded or qualified."""
    slack = max(step(one) if one.qualifier else Fraction(1), step(other) if other.qualifier else 1)
    slack = max(slack, step(one), step(other)) if one.value >= 1000 else slack
    return abs(one.value - other.value) < slack


def _text(report: Report) -> Iterator[Finding]:
    first: dict[object, Number] = {}
    for number in report.numbers:
        stated = number.block.kind in (Kind.TEXT, Kind.NOTE, Kind.HEADING) and not number.table
        if not stated or not _is_sum(report, number) or not (number.time or number.claim.areas):
            continue
        before = first.setdefault(_key(report, number), number)
        if before.id == number.id or _agree(before, number):
            continue
        if before.other_source(number):
            continue
        reason = f"differs from {before.text} {place_of(before)}, of the same thing and days"
        yield at(number, reason, _HINT)


def _table(report: Report) -> Iterator[Finding]:
    """Yield numbers of text that differ from those of tables: of a named row, or of the totals."""
    cells: dict[object, list[Number]] = {}
    for number in report.numbers:
        if number.table and {*number.claim.concepts} & TOLLS and not number.claim.percent:
            cells.setdefault((number.claim.concepts, number.claim.groups), []).append(number)
    for number in filter(partial(_is_sum, report), report.in_text):
        found = _cells_of(report, number, cells.get(_short(number), []))
        if found and not any(_agree(number, cell) for cell in found):
            where = place_of(found[0]).removeprefix("in ").removeprefix("on ")
            yield at(number, f"differs from {found[0].text} in the table ({where})", _HINT)


def _short(number: Number) -> tuple[object, ...]:
    return (number.claim.concepts, number.claim.groups)


def _cells_of(report: Report, number: Number, cells: list[Number]) -> list[Number]:
    time = report.time_of(number)
    areas = {*map(spelling, number.claim.areas)}
    found = []
    for cell in cells:
        table = report.tables[cell.table - 1]
        label = table.rows[cell.row][0].text
        same = areas == {spelling(label)} or (
            not areas and is_total(label) and bool(number.time or number.claim.sums)
        )
        alike = cell.unit == number.unit and report.time_of(cell) == time
        if same and alike and not is_total(table.header[cell.column].text):
            found.append(cell)
    return found


RULES = (
    Rule(Code.FIGURES_DIFFER, "one thing of one time with two numbers in the text", _text),
    Rule(Code.TEXT_AND_TABLE_DIFFER, "a number of the text that differs from a table's", _table),
)
