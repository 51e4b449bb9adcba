"""Read a column of dates as a whole: its cells together show what one cell can't.

Takes a table's cells and returns dates with their precision. Problems: a column that a
spreadsheet has half converted; a two-digit year between hyphens, unless ``dates`` in
config.toml says where it is. Each assumption about a column is one warning.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar
from zoneinfo import ZoneInfo

from sitrep.arithmetic import calendars, dates
from sitrep.clean.cells import ASIDE, Cells, Parsed
from sitrep.model.codes import Code
from sitrep.model.problem import BadValue, Fault, quote

T = TypeVar("T")

_UTC = ZoneInfo("UTC")
_MIDNIGHT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]00:00(?::00(?:\.0+)?)?(?:Z|\+00:?00)")
#: Warn where no more cells than this, and a third of them or less, show the order.
_FEW = 5


@dataclass(frozen=True)
class Reader:
    """Reads the cells of one column; ``given``: whether config.toml says how they are written."""

    order: str | None
    zone: ZoneInfo
    day_zero: dt.date
    given: bool

    def __call__(self, text: str) -> dates.Dated:
        """Return the date of a cell; raises BadValue."""
        if not self.given and dates.year_is_anywhere(text):
            raise BadValue(Code.DATE_AMBIGUOUS, dates.YEAR_ANYWHERE, dates.YEAR_HINT)
        return dates.parse(text, self.order, self.zone, self.day_zero)


def reader(cells: Cells, column: str, zone: ZoneInfo) -> Reader:
    """Return the reader of a column's dates; warn about what it assumes of them."""
    day_zero = cells.table.day_zero
    texts = [text for text in cells.coded(column)[1] if text]
    midnights = bool(texts) and all(map(_MIDNIGHT.fullmatch, texts))
    if midnights and zone.key != "UTC":
        hint = "give the time of day where it is known; a date alone needs none"
        reason = "is read as a date: all times in this column are midnights UTC"
        cells.warn_column(column, (Code.MIDNIGHTS, reason, hint), texts[0])
    order = cells.table.dates or dates.order_shown_by(texts, day_zero)
    found = Reader(order, _UTC if midnights else zone, day_zero, bool(cells.table.dates))
    _tell_short_years(cells, column, texts, found)
    if not cells.table.dates:
        if order == "excel":
            _tell_day_numbers(cells, column, texts[0], day_zero)
        elif order:
            _tell_order(cells, column, order)
    _refuse_half_converted(cells, column, texts)
    return found


def parsed(cells: Cells, column: str, zone: ZoneInfo) -> Parsed[dates.Dated | None]:
    """Return a column's dates, blank ones as ``None``; each that can't be read is a problem."""
    read = reader(cells, column, zone)

    def parser(text: str) -> dates.Dated | None:
        return read(text) if text else None

    return cells.parse(column, parser)


def _tell_day_numbers(cells: Cells, column: str, text: str, day_zero: dt.date) -> None:
    day = day_zero + dt.timedelta(days=int(text[:5]))
    hint = f'{text} is {day}; dates = "excel" in [[source]] confirms it'
    reason = "is read as a spreadsheet's day number, like all others in this column"
    cells.warn_column(column, (Code.DAY_NUMBER, reason, hint), text)


def _tell_short_years(cells: Cells, column: str, texts: list[str], read: Reader) -> None:
    for text in filter(dates.year_is_last, texts):
        try:
            day, _ = read(text)
        except BadValue:
            continue
        hint = f"{text} is read as {day}; write all four digits"
        reason = "has a year of two digits, which is taken to come last"
        cells.warn_column(column, (Code.YEAR_SHORT, reason, hint), text)
        return


def _tell_order(cells: Cells, column: str, order: str) -> None:
    """Warn where few cells of many show the order of day and month, and name them."""
    codes, texts = cells.coded(column)
    shown = [dates.shows_order(text) for text in texts]
    proving = [row for row, code in enumerate(codes) if shown[code]]
    open_both_ways = sum(shown[code] is False for code in codes)
    if len(proving) > _FEW or len(proving) * 3 > len(proving) + open_both_ways:
        return
    named = [f"{quote(texts[codes[r]])} on line {cells.frame['line'].iloc[r]}" for r in proving]
    reason = f"alone shows that dates here are {order}" if len(named) == 1 else ""
    reason = reason or f"is one of {len(named)} that alone show that dates here are {order}"
    more = f" ({', '.join(named[1:])}, too)" if named[1:] else ""
    hint = f'if it is a slip, all others are read wrongly; say in [[source]]: dates = "{order}"'
    row = proving[0]
    cells.warn(row, column, (Code.DATE_ORDER_UNSURE, reason + more, hint))


def _refuse_half_converted(cells: Cells, column: str, texts: list[str]) -> None:
    """Refuse a column that a spreadsheet has half converted, exchanging day and month.

    Only days up to 12 can be read as months: those are dates now, the others are still text.
    """
    if not cells.table.letters:  # not a workbook, so nothing was converted
        return
    kinds = {text: dates.converted(text) for text in texts}
    turned = [text for text, kind in kinds.items() if kind is True]
    left = [text for text, kind in kinds.items() if kind is False]
    if not turned or not left or None in kinds.values():
        return
    reason = (
        "was half converted by a spreadsheet: every cell that is a date has a day up to 12, "
        f"every cell that is text ({quote(left[0])}) a day above 12"
    )
    hint = "day and month of the dates may be exchanged; copy the column from its source again"
    codes, known = cells.coded(column)
    rows = [row for row, code in enumerate(codes) if kinds.get(known[code]) is not None]
    cells.reject_value(rows[0], column, (Code.DATES_HALF_CONVERTED, reason, hint))
    if column not in ASIDE:
        for row in rows:
            cells.leave_out(row, column)


def not_later(
    cells: Cells,
    column: str,
    found: Parsed[T],
    today: dt.date | None,
    day_of: Callable[[T], dt.date | None],
) -> Parsed[T]:
    """Return the dates without those after ``today``, each of which is a problem."""
    days = [None if value is None else day_of(value) for value in found.values]
    late = {code for code, day in enumerate(days) if day and today and day > today}
    if not late:
        return found
    cells.future = True
    for row, code in enumerate(found.codes):
        if code in late:
            cells.reject_value(row, column, _in_future(days[code]))
    kept = [None if code in late else value for code, value in enumerate(found.values)]
    return replace(found, values=kept)


def _in_future(day: dt.date | None) -> Fault:
    other = calendars.named(day.year) if day else ""
    if other:
        return Code.DATE_IN_FUTURE, f"is later than today: {other}", calendars.HINT
    return Code.DATE_IN_FUTURE, "is later than today", "correct the date"
