"""Rows and columns of totals in tables, which their parts exceed or miss."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from sitrep.examine.audit.blocks import Table
from sitrep.examine.audit.numbers import Number
from sitrep.examine.audit.report import Finding, Report, Rule, at
from sitrep.examine.audit.rules.sums import tolerance
from sitrep.model.codes import Code
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

_HINT = "correct the total or its parts, or say below the table what else is in it"


def _find(report: Report) -> Iterator[Finding]:
    for table in report.tables:
        if len(table.rows) > 2:
            yield from _rows(report, table)
        yield from _columns(report, table)


def is_total(text: str) -> bool:
    """Return whether a row's label or a column's title says that it holds sums."""
    plain = fold(text).strip(" :*")
    totals = lexicon.folded("rows.totals")
    return plain in totals or (plain.split() or [""])[0] in totals or plain.endswith(" total")


def _rows(report: Report, table: Table) -> Iterator[Finding]:
    begin = 1
    for r, row in enumerate(table.rows):
        if not (r > 1 and row and is_total(row[0].text)):
            continue
        begin = 1 if _is_grand(row[0].text) else begin
        for c in range(1, len(row)):
            places = [(x, c) for x in range(begin, r) if not is_total(_label(table, x))]
            yield from _checked(report, table, (r, c), places)
        begin = r + 1


def _is_grand(label: str) -> bool:
    return "sub" not in fold(label)


def _label(table: Table, row: int) -> str:
    return table.rows[row][0].text if table.rows[row] else ""


def _columns(report: Report, table: Table) -> Iterator[Finding]:
    """Yield the totals of rows; a column is one of sums where most of its rows add up, or ..."""
    titles = [cell.text for cell in table.header]
    for c in (c for c in range(2, len(titles)) if is_total(titles[c])):
        found, right = list[Finding](), 0
        for r in range(1, len(table.rows)):
            wrong = [*_checked(report, table, (r, c), [(r, x) for x in range(1, c)])]
            right += not wrong and (table.number, r, c) in report.by_cell
            found += wrong
        if right >= len(found):
            yield from found


def _checked(
    report: Report, table: Table, total: tuple[int, int], parts: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    whole = report.by_cell.get((table.number, *total))
    found = [report.by_cell.get((table.number, *place)) for place in parts]
    known = [n for n in found if n is not None]
    if whole is None or len(known) < 2 or any(n.claim.percent for n in (whole, *known)):
        return
    if _is_rate(table, total[1]):
        return
    added = sum((n.value for n in known), Fraction(0))
    slack = tolerance([whole, *known])
    missing = len(known) < len([p for p in parts if _is_open(table, p)]) or _is_floor(whole)
    if added > whole.value + slack or (added < whole.value - slack and not missing):
        listed = _listed(known)
        yield at(
            whole, f"is a total that its parts do not make: {listed} = {float(added):,.10g}", _HINT
        )


def _is_open(table: Table, place: tuple[int, int]) -> bool:
    """Return whether a cell says that its number is not known, or is blank: it may have one."""
    row = table.rows[place[0]]
    return place[1] < len(row)


def _is_floor(number: Number) -> bool:
    return number.qualifier in ("at least", "more than", "over")


def _is_rate(table: Table, column: int) -> bool:
    title = fold(table.header[column].text) if column < len(table.header) else ""
    return any(w in title for w in ("%", "per cent", "percent", "rate", "average", "ratio"))


def _listed(numbers: Sequence[Number]) -> str:
    shown = [n.text for n in numbers[:6]]
    return " + ".join([*shown, *(["…"] if len(numbers) > 6 else [])])


RULES = (Rule(Code.TOTAL_WRONG, "a row or column of totals that its parts exceed or miss", _find),)
