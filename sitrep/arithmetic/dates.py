"""Parse text as dates; text that could mean two dates is refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from sitrep.arithmetic import calendars
from sitrep.model.codes import Code, Precision
from sitrep.model.dates import DAY_ZERO
from sitrep.model.problem import BadValue
from sitrep.vocabulary import months
from sitrep.vocabulary.fold import digits, fold, has_raised_digits, visible

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})([/.\-])(\d{4}|\d{2})(?:\s.*)?")
#: A date, a time of day, and the text after it, which may be a zone.
_TIMED = re.compile(
    r"(?P<date>.+?)[T\s,]+(?P<hour>\d{1,2})[:h](?P<minute>\d{2})(?::\d{2}(?:[.,]\d+)?)?"
    r"\s*(?P<half>[ap]\.?m\b\.?)?\s*(?:(?:h|hrs|hours)\b)?\s*(?P<zone>\S.*)?",
    re.IGNORECASE,
)
_OFFSET = re.compile(r"(?:UTC|GMT)?\s*([+\-−])(\d{1,2})(?::?(\d{2}))?")
_ZONES = ("Z", "UTC", "GMT", "UT", "ZULU")
_ZONE_HINT = "write how far it is from UTC: 2026-03-01 22:30+02:00"
#: No date is longer, in any language.
_LONGEST = 100
#: A spreadsheet's day number. Five digits reach from 1927 to 2173.
_SERIAL = re.compile(r"(\d{5})(?:\.\d+)?")
#: A column of such numbers holds dates where all are in this range: 1990 to 2099.
_PLAUSIBLE = range(32_874, 73_051)
_SERIAL_HINT = 'where spreadsheets\' day numbers are meant, say in [[source]]: dates = "excel"'
_HINT = "write it as 2019-05-06, or 2019-05 where only the month is known"
_MONTH_13 = "has a month 13, as the Ethiopian and the Coptic calendar have"
#: A year outside this range is a typing error.
_YEARS = range(1900, 2200)
YEAR_ANYWHERE = "could have its year first or last"
YEAR_HINT = (
    'say in [[source]]: dates = "iso" where the year comes first, '
    '"day-first" or "month-first" where it comes last'
)
_AMBIGUOUS_HINT = 'say which in [[source]]: dates = "day-first" or dates = "month-first"'

Dated = tuple[dt.date, Precision]


def parse(text: str, order: str | None, zone: ZoneInfo, day_zero: dt.date = DAY_ZERO) -> Dated:
    """Return the date in ``text`` and its precision: day, month or year.

    A time with a zone is moved to ``zone`` before its date is taken. ``order`` is "day-first"
    or "month-first" for dates like 03/04/2019, "iso" for dates that begin with the year, and
    "excel" for day numbers, which count from ``day_zero``. Raises BadValue.
    """
    if has_raised_digits(text):
        raise BadValue(Code.DATE_UNREADABLE, "holds a raised digit or a fraction", _HINT)
    if order == "excel":
        if match := _SERIAL.fullmatch(fold(text)):
            return day_zero + dt.timedelta(days=int(match[1])), Precision.DAY
        order = None
    day, precision = _parsed(digits(visible(text)), order, zone)
    _check_year(day.year)
    return day, precision


def _check_year(year: int) -> None:
    """Refuse a year of which nothing can be reported; it may be of another calendar."""
    if year not in _YEARS:
        other = calendars.named(year)
        reason = f"is in the year {year}" if not other else f"is not a Gregorian date: {other}"
        raise BadValue(Code.DATE_UNLIKELY, reason, calendars.HINT if other else "correct the year")


def _parsed(text: str, order: str | None, zone: ZoneInfo) -> Dated:
    if len(text) > _LONGEST:
        raise BadValue(Code.DATE_UNREADABLE, f"is {len(text):,} characters long", _HINT)
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError:
        return _timed(text, order, zone)
    # Python also reads some numbers that are not dates here.
    if not re.match(r"\d{4}-\d{2}-\d{2}|\d{8}|\d{4}-?W", text):
        return _timed(text, order, zone)
    return _in_zone(moment, zone), Precision.DAY


def _in_zone(moment: dt.datetime, zone: ZoneInfo) -> dt.date:
    try:
        return (moment.astimezone(zone) if moment.tzinfo else moment).date()
    except OverflowError:
        raise BadValue(Code.DATE_IMPOSSIBLE, "is not a date that exists", _HINT) from None


def _timed(text: str, order: str | None, zone: ZoneInfo) -> Dated:
    """Read a date that a time and its zone may follow."""
    match = _TIMED.fullmatch(text)
    if match is None:
        return _day(text, order)
    day, precision = _day(match["date"], order)
    known = _zone(match["zone"] or "")
    if known is None or precision is not Precision.DAY:
        return day, precision
    hour = int(match["hour"])
    if half := (match["half"] or "").lower():
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    try:
        time = dt.time(hour, int(match["minute"]), tzinfo=known)
    except ValueError:
        raise BadValue(Code.DATE_IMPOSSIBLE, "has a time that does not exist", _HINT) from None
    return _in_zone(dt.datetime.combine(day, time), zone), Precision.DAY


def _zone(text: str) -> dt.tzinfo | None:
    """Return the zone written after a time; ``None`` where the text is not a zone."""
    plain = text.strip("()[] ")
    if plain.upper() in _ZONES:
        return dt.UTC
    if match := _OFFSET.fullmatch(plain.upper()):
        ahead = dt.timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
        if ahead <= dt.timedelta(hours=14):
            return dt.timezone(ahead if match[1] == "+" else -ahead)
    if "/" in plain:
        from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

        with suppress(ZoneInfoNotFoundError, ValueError, OSError):
            return ZoneInfo(plain)
    if re.fullmatch(r"[A-Z]{2,5}", plain) or re.search(r"UTC|GMT|^[+\-−]\d|\w/\w", plain):
        reason = "has a time zone that sitrep does not know"
        raise BadValue(Code.ZONE_UNKNOWN, reason, _ZONE_HINT)
    return None


def _day(text: str, order: str | None) -> Dated:
    if match := _ISO_MONTH.fullmatch(text):
        return _date(int(match[1]), int(match[2]), 1, Precision.MONTH)
    if _YEAR.fullmatch(text):
        return _date(int(text), 1, 1, Precision.YEAR)
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(int(match[1]), int(match[3]), int(match[4]), Precision.DAY)
    if match := _NUMERIC.fullmatch(text):
        return _numeric(match, order)
    return _worded(text)


def _is_short(match: re.Match[str]) -> bool:
    return len(match[5]) == 2


def _is_hyphened(match: re.Match[str]) -> bool:
    return "-" in (match[2], match[4])


def year_is_anywhere(text: str) -> bool:
    """Return whether a date has hyphens and a two-digit year: 26-03-02 may begin with it."""
    match = _NUMERIC.fullmatch(digits(visible(text)))
    return bool(match and _is_short(match) and _is_hyphened(match))


def year_is_last(text: str) -> bool:
    """Return whether a date has slashes or dots and a two-digit year, which is its last part."""
    match = _NUMERIC.fullmatch(digits(visible(text)))
    return bool(match and _is_short(match) and not _is_hyphened(match))


def _numeric(match: re.Match[str], order: str | None) -> Dated:
    first, second, year = (int(match[part]) for part in (1, 3, 5))
    if _is_short(match) and _is_hyphened(match) and order in (None, "iso"):
        if order is None:
            raise BadValue(Code.DATE_AMBIGUOUS, YEAR_ANYWHERE, YEAR_HINT)
        return _date(2000 + first, second, year, Precision.DAY)
    year += 2000 if year < 100 else 0
    _check_year(year)
    if order == "iso":
        reason = 'is not an ISO date, and dates = "iso" asks for them'
        raise BadValue(Code.DATE_UNREADABLE, reason, _HINT)
    if order is None and first <= 12 and second <= 12 and first != second:
        reason = "could be day/month or month/day"
        raise BadValue(Code.DATE_AMBIGUOUS, reason, _AMBIGUOUS_HINT)
    if order is None:
        order = "day-first" if first > 12 else "month-first"
    day, month = (first, second) if order == "day-first" else (second, first)
    return _date(year, month, day, Precision.DAY)


def _worded(text: str) -> Dated:
    """Read a date whose month is a word: 6 May 2019, May 6, 2019, 6-May-19, mai 2019."""
    if parts := months.worded(text):
        year, month, day = parts
        precision = Precision.MONTH if day is None else Precision.DAY
        return _date(year, month, day or 1, precision)
    if _SERIAL.fullmatch(text):
        raise BadValue(Code.DATE_UNREADABLE, "is not a date", _SERIAL_HINT)
    if re.match(r"\d{4}-\d{2}-\d{2}", text):
        raise BadValue(Code.DATE_IMPOSSIBLE, "is not a date that exists", _HINT)
    if other := calendars.named_in(text):
        reason = f"is not a Gregorian date: {other}"
        raise BadValue(Code.DATE_UNREADABLE, reason, calendars.HINT)
    raise BadValue(Code.DATE_UNREADABLE, "is not a date", _HINT)


def _date(year: int, month: int, day: int, precision: Precision) -> Dated:
    _check_year(year)
    try:
        return dt.date(year, month, day), precision
    except ValueError:
        if month == 13 and day <= 6 and precision is Precision.DAY:
            raise BadValue(Code.DATE_IMPOSSIBLE, _MONTH_13, calendars.HINT) from None
        if other := calendars.named(year):
            reason = f"is not a date that exists: {other}"
            raise BadValue(Code.DATE_IMPOSSIBLE, reason, calendars.HINT) from None
        raise BadValue(Code.DATE_IMPOSSIBLE, "is not a date that exists", _HINT) from None


def shows_order(text: str) -> bool | None:
    """Return whether a numeric date shows which part is the day; ``None`` for 5/5 and text."""
    match = _NUMERIC.fullmatch(text)
    if match is None or match[1] == match[3] or year_is_anywhere(text):
        return None
    return max(int(match[1]), int(match[3])) > 12


def converted(text: str) -> bool | None:
    """Return whether a spreadsheet may have converted the cell to a date, or can't have.

    ``None`` where the cell shows neither: an ISO date after the 12th, or an ambiguous one.
    """
    iso = re.match(r"\d{4}-\d{2}-(\d{2})\b", text)
    if iso:
        return True if int(iso[1]) <= 12 else None
    return False if shows_order(text) else None


def order_shown_by(texts: Iterable[str], day_zero: dt.date = DAY_ZERO) -> str | None:
    """Return the order that a column's dates prove: one part above 12 decides for all.

    "excel" where all are day numbers in plausible years. ``None`` where every date could
    be read both ways, or where they prove both orders.
    """
    firsts, seconds, filled, serials = False, False, 0, 0
    for text in map(str.strip, texts):
        filled += bool(text)
        if match := _NUMERIC.fullmatch(text):
            # 26-03-02 may begin with its year, and shows nothing.
            shows = not year_is_anywhere(text)
            firsts |= shows and int(match[1]) > 12
            seconds |= shows and int(match[3]) > 12
        elif match := _SERIAL.fullmatch(text):
            serials += int(match[1]) + (day_zero - DAY_ZERO).days in _PLAUSIBLE
    if serials and serials == filled:
        return "excel"
    if firsts == seconds:
        return None
    return "day-first" if firsts else "month-first"
