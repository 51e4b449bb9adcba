"""Text to dates: what is certain is read, what could be read two ways is refused."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from sitrep.clean.cells import Cells
from sitrep.model.codes import Code
from sitrep.model.problem import BadValue
from sitrep.vocabulary import months
from sitrep.vocabulary.fold import digits, fold, has_raised_digits, visible

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_NUMERIC = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?:\s.*)?")
#: A spreadsheet's day number. Five digits reach from 1927 to 2173.
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
_SERIALS_FROM = dt.date(1899, 12, 30)
#: A column of such numbers alone is of dates where all lie in these years' days: 1990 to 2099.
_PLAUSIBLE = range(32_874, 73_051)
_SERIAL_HINT = 'where spreadsheets\' day numbers are meant, say in [[source]]: dates = "excel"'
_HINT = "write it as 2019-05-06, or 2019-05 where only the month is known"
#: A year outside these is a slip of the hand: no log of events reaches there.
_YEARS = range(1900, 2200)
_AMBIGUOUS_HINT = 'say which in [[source]]: dates = "day-first" or dates = "month-first"'

Dated = tuple[dt.date, str]


def parse(text: str, order: str | None, zone: ZoneInfo) -> Dated:
    """Return the date that ``text`` gives, and how precise it is: day, month or year.

    A moment with a zone gets the date it had in ``zone``. ``order`` is "day-first" or
    "month-first" for dates like 03/04/2019, "excel" for day numbers. Raises BadValue.
    """
    if has_raised_digits(text):
        raise BadValue(Code.DATE_UNREADABLE, "holds a raised digit or a fraction", _HINT)
    if order == "excel":
        if match := _SERIAL.fullmatch(fold(text)):
            return _SERIALS_FROM + dt.timedelta(days=int(match[1])), "day"
        order = None
    day, precision = _parsed(digits(visible(text)), order, zone)
    if day.year not in _YEARS:
        raise BadValue(Code.DATE_UNLIKELY, f"is in the year {day.year}", "correct the year")
    return day, precision


def _parsed(text: str, order: str | None, zone: ZoneInfo) -> Dated:
    if match := _ISO_MONTH.fullmatch(text):
        return _date(int(match[1]), int(match[2]), 1, "month")
    if _YEAR.fullmatch(text):
        return _date(int(text), 1, 1, "year")
    if match := _NUMERIC.fullmatch(text):
        return _numeric(match, order)
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return _worded(text)
    try:
        return (moment.astimezone(zone) if moment.tzinfo else moment).date(), "day"
    except OverflowError:
        raise BadValue(Code.DATE_IMPOSSIBLE, "is not a date that exists", _HINT) from None


def _numeric(match: re.Match[str], order: str | None) -> Dated:
    first, second, year = (int(part) for part in match.groups())
    year += 2000 if year < 100 else 0
    if order == "iso":
        reason = 'is not an ISO date, and dates = "iso" asks for them'
        raise BadValue(Code.DATE_UNREADABLE, reason, _HINT)
    if order is None and first <= 12 and second <= 12 and first != second:
        reason = "could be day/month or month/day"
        raise BadValue(Code.DATE_AMBIGUOUS, reason, _AMBIGUOUS_HINT)
    if order is None:
        order = "day-first" if first > 12 else "month-first"
    day, month = (first, second) if order == "day-first" else (second, first)
    return _date(year, month, day, "day")


def _worded(text: str) -> Dated:
    """Read a date whose month is a word: 6 May 2019, May 6, 2019, 6-May-19, mai 2019."""
    if parts := months.worded(text):
        year, month, day = parts
        return _date(year, month, day or 1, "day" if day is not None else "month")
    if _SERIAL.fullmatch(text):
        raise BadValue(Code.DATE_UNREADABLE, "is not a date", _SERIAL_HINT)
    if re.match(r"\d{4}-\d{2}-\d{2}", text):
        raise BadValue(Code.DATE_IMPOSSIBLE, "is not a date that exists", _HINT)
    raise BadValue(Code.DATE_UNREADABLE, "is not a date", _HINT)


def _date(year: int, month: int, day: int, precision: str) -> Dated:
    try:
        return dt.date(year, month, day), precision
    except ValueError:
        raise BadValue(Code.DATE_IMPOSSIBLE, "is not a date that exists", _HINT) from None


def order_shown_by(texts: Iterable[str]) -> str | None:
    """Return the order that a column's dates prove: one with a 13 or more tells for all.

    "excel" where all are day numbers in plausible years. ``None`` where every date could
    be read both ways, or where they prove both orders.
    """
    firsts, seconds, filled, serials = False, False, 0, 0
    for text in map(str.strip, texts):
        filled += bool(text)
        if match := _NUMERIC.fullmatch(text):
            firsts |= int(match[1]) > 12
            seconds |= int(match[2]) > 12
        elif match := _SERIAL.fullmatch(text):
            serials += int(match[1]) in _PLAUSIBLE
    if serials and serials == filled:
        return "excel"
    if firsts == seconds:
        return None
    return "day-first" if firsts else "month-first"


def order_of(cells: Cells, column: str) -> str | None:
    """Return the order that config.toml gives, or the column proves; day numbers are told."""
    if cells.table.dates:
        return cells.table.dates
    order = order_shown_by(texts := cells.coded(column)[1])
    if order == "excel":
        text = next(t for t in texts if t)
        day = _SERIALS_FROM + dt.timedelta(days=int(text[:5]))
        hint = f'{text} is {day}; dates = "excel" in [[source]] says that it is meant'
        reason = "is read as a spreadsheet's day number, as all are here"
        cells.note(column, (Code.DAY_NUMBER, reason, hint), text)
    return order


def last_day(day: dt.date, precision: str) -> dt.date:
    """Return the last date of the month or year that ``day`` opens, or the day itself."""
    if precision == "month":
        return day.replace(day=calendar.monthrange(day.year, day.month)[1])
    return dt.date(day.year, 12, 31) if precision == "year" else day
