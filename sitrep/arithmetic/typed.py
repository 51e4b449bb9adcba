"""The period that a person types: understood, or answered with what to type.

Sitrep's own names of periods are read by :meth:`Weeks.parse`; here are the other ways to write
one. What may mean two periods is never guessed: the answer names both. What names no year is
understood where the clock and the data agree on it.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from sitrep.arithmetic.periods import (
    NotAPeriod,
    Weeks,
    backwards,
    day_alone,
    month,
    month_of,
    previous,
    quarter,
    quarter_of,
    year,
)
from sitrep.model.dates import Calendar, Period
from sitrep.model.problem import short
from sitrep.vocabulary import months
from sitrep.vocabulary.fold import fold

_GAP = r"[\s/._,-]*"
_WEEK_MARK = (
    r"(?P<mark>(?P<epi>epi[\s-]*week|mmwr(?:[\s-]*week)?|ew)|(?P<custom>cw)|"
    r"(?P<iso>iso[\s-]*week)|(?:reporting\s*)?week|wk|w|semaine|semana|sem|s|kw)"
)
_WEEK_FIRST = re.compile(
    rf"{_WEEK_MARK}\.?{_GAP}(?P<number>\d{{1,2}})(?:{_GAP}(?:of )?(?P<year>\d{{4}}))?"
)
_WEEK_LAST = re.compile(rf"(?P<year>\d{{4}}){_GAP}{_WEEK_MARK}\.?{_GAP}(?P<number>\d{{1,2}})")
_QUARTER_MARK = r"(?:quarter|trimestre|trim|q|t)"
_QUARTER = re.compile(
    rf"(?:(?P<y>\d{{4}}){_GAP})?{_QUARTER_MARK}\.?\s*(?P<number>\d)"
    rf"(?:{_GAP}(?:of )?(?P<year>\d{{4}}))?"
)
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})")
_YEAR_MONTH = re.compile(r"(\d{4})[/. ](\d{2})")
_TWO_NUMBERS = re.compile(
    r"(?P<number>\d{1,2})[-/. ](?P<year>\d{4})|(?P<y>\d{4})[-/. ]?(?P<n>\d{1,2})"
)
_BETWEEN = re.compile(r"\s*(?:\.{2,}|…|(?<=\s)-(?=\s)|_|–|—|\bto\b|\buntil\b|\bau?\b|\bal\b)\s*")
#: A hyphen between weeks parts them too.
_WEEKS_APART = re.compile(r"(?:(?<=[a-z]\d)|(?<=[a-z]\d\d))-(?=(?:w|s|ew|cw|kw)\d)")
#: The signs that stand for a hyphen, and the dash between a year and a week, quarter or half.
_HYPHEN = re.compile(r"[\u2010\u2011\u2212]|(?<=\d{4})\s*[-–—/_.]\s*(?=[a-z]{1,2}\d)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")
_RELATIVE = re.compile(r"(this|current|last|previous)[\s_-]*(week|month|quarter|year)")


@dataclass(frozen=True, slots=True)
class Typed:
    """Reads what a person types: in which calendar, on which day, beside data up to which day."""

    weeks: Weeks
    today: dt.date
    data: dt.date

    def period(self, text: str) -> Period:
        """Return the period that ``text`` means; raises ``ValueError`` with what to type."""
        plain = _HYPHEN.sub("-", fold(text).strip("\"'“”«». "))
        text = short(text.strip())
        found = self._alone(plain, text)
        if found is None:
            found = self._range(plain, text)
        if found is None:
            raise ValueError(self._unknown(text))
        return found.week or found.period

    # --- one thing ----------------------------------------------------------------------

    def _alone(self, plain: str, text: str) -> _Found | None:
        """Return what is named without a range; ``None`` where nothing is."""
        with suppress(NotAPeriod):
            return _Found(self.weeks.parse(plain, text))
        readers = (self._relative, self._week, self._quarter, self._date, self._month, self._bare)
        return next(filter(None, (read(plain, text) for read in readers)), None)

    def _relative(self, plain: str, text: str) -> _Found | None:
        if plain in ("today", "yesterday"):
            return self._day(self.today - dt.timedelta(days=plain == "yesterday"))
        match = _RELATIVE.fullmatch(plain)
        if match is None:
            return None
        now = {
            "week": self.weeks.containing(self.today),
            "month": month_of(self.today),
            "quarter": quarter_of(self.today),
            "year": year(self.today.year),
        }[match[2]]
        return _Found(previous(now, self.weeks) if match[1] in ("last", "previous") else now)

    def _week(self, plain: str, text: str) -> _Found | None:
        match = _WEEK_LAST.fullmatch(plain) or _WEEK_FIRST.fullmatch(plain)
        if match is None:
            return None
        number, said = int(match["number"]), match["year"]
        mark = "EW" if match["epi"] else "CW" if match["custom"] else "W"
        if match["iso"] and self.weeks.calendar is not Calendar.ISO:
            mark = "ISO"
        if match["mark"] == "s" and match["number"] in ("1", "2") and said:
            raise ValueError(_half_or_week(text, int(said), number, self.weeks))
        return self._of_year(said, text, lambda of: self.weeks.week(of, number, text, mark))

    def _quarter(self, plain: str, text: str) -> _Found | None:
        match = _QUARTER.fullmatch(plain)
        if match is None or (match["y"] and match["year"]):
            return None
        number = int(match["number"])
        return self._of_year(
            match["y"] or match["year"], text, lambda of: quarter(of, number, text)
        )

    def _month(self, plain: str, text: str) -> _Found | None:
        if match := _YEAR_MONTH.fullmatch(plain):
            if int(match[2]) <= 12:
                return _Found(month(int(match[1]), int(match[2]), text))
            return None
        spelt = months.worded(plain)
        if spelt and spelt[2] is None:
            return _Found(month(spelt[0], spelt[1], text))
        name, said = plain, ""
        if match := re.fullmatch(r"(\d{4})[\s/,.-]*(\D+)", plain):
            said, name = match[1], match[2]
        number = months.numbers().get(name.rstrip("."))
        if number is None:
            return None
        return self._of_year(said, text, lambda of: month(of, number, text))

    def _date(self, plain: str, text: str) -> _Found | None:
        """Return the week of a date, in any form."""
        with suppress(ValueError):
            return self._day(dt.date.fromisoformat(plain.upper()))
        if match := _YEAR_FIRST.fullmatch(plain):
            return self._day(_day(int(match[1]), int(match[2]), int(match[3]), text))
        if match := _YEAR_LAST.fullmatch(plain):
            return self._day(self._either(int(match[1]), int(match[2]), match[3], text))
        of, _, _ = worded = months.worded(plain) or (0, 0, None)
        if worded[2] is None:
            return None
        day = _day(of, worded[1], worded[2], text)
        if not re.search(r"\d{4}", plain):
            raise ValueError(f'"{text}" has a year of two digits; write {day}')
        return self._day(day)

    def _bare(self, plain: str, text: str) -> _Found | None:
        """Return the week of a number alone; two numbers may be of a week or a month."""
        if re.fullmatch(r"\d{1,2}", plain):
            number = int(plain)
            return self._of_year("", text, lambda of: self.weeks.week(of, number, text))
        if match := _TWO_NUMBERS.fullmatch(plain):
            of, number = int(match["year"] or match["y"]), int(match["number"] or match["n"])
            answers = []
            with suppress(ValueError):
                answers.append(f"{month(of, number).id} for the month")
            with suppress(ValueError):
                answers.append(f"{self.weeks.week(of, number, text).id} for the week")
            if answers:
                why = "is not clear" if len(answers) > 1 else "is not a period"
                raise ValueError(f'"{text}" {why}; write {" or ".join(answers)}')
        return None

    # --- its parts ----------------------------------------------------------------------

    def _day(self, day: dt.date) -> _Found:
        return _Found(day_alone(day), self.weeks.containing(day))

    def _either(self, first: int, second: int, said: str, text: str) -> dt.date:
        """Return the date of two numbers of which either may be the day, and a year."""
        of = int(said) if len(said) == 4 else 2000 + int(said)
        days = []
        for number, day in ((second, first), (first, second)):
            with suppress(ValueError):
                days.append(dt.date(of, number, day))
        weeks = {self.weeks.containing(day) for day in days}
        if len(weeks) == 1 and len(said) == 4:
            return days[0]
        if not days:
            raise ValueError(f'"{text}" names a date that does not exist')
        answers = [f"{day} ({self.weeks.containing(day).id})" for day in dict.fromkeys(days)]
        why = "is not clear" if len(answers) > 1 else "has a year of two digits"
        raise ValueError(f'"{text}" {why}; write {" or ".join(answers)}')

    def _of_year(self, said: str, text: str, make: Callable[[int], Period]) -> _Found:
        """Return what ``make`` makes of the year that is named, or of the only one likely."""
        if said:
            return _Found(make(int(said)))
        likely, refused = set(), []
        for day in dict.fromkeys((self.today, self.data)):
            try:
                likely.add(self._last_begun(make, day, text))
            except ValueError as error:
                refused.append(error)
        if not likely:
            raise refused[0]
        if len(likely) > 1:
            names = " or ".join(sorted((p.id for p in likely), reverse=True))
            raise ValueError(f'"{text}" does not say of which year; write {names}')
        return _Found(likely.pop())

    def _last_begun(self, make: Callable[[int], Period], by: dt.date, text: str) -> Period:
        """Return what ``make`` makes of the latest year in which it had begun on the day ``by``."""
        for of in (by.year + 1, by.year, by.year - 1):
            # Not every year has a week 53.
            with suppress(ValueError):
                if (made := make(of)).start <= by:
                    return made
        raise ValueError(f'"{text}" had not begun on {by}: {make(by.year).id}')

    # --- a range ------------------------------------------------------------------------

    def _range(self, plain: str, text: str) -> _Found | None:
        """Return what lies between two things that are named; ``None`` where there are not two."""
        parts = _BETWEEN.split(plain)
        parts = parts if len(parts) > 1 else _WEEKS_APART.split(plain)
        if len(parts) != 2 or not all(parts) or (parts[0].isdecimal() and len(parts[0]) < 4):
            return None
        years = [_YEAR.search(part) for part in parts]
        # The year that one end states holds for both.
        start = parts[0] if years[0] or not years[1] else f"{parts[0]} {years[1][0]}"
        first = self._alone(start, text)
        if first is None:
            return None
        last = parts[1]
        if last.isdecimal() and len(last) < 4:
            if not first.period.weeks:
                return None
            last = f"w{last}"
        return self._joined(first.period, last, bool(years[1]), text)

    def _joined(self, first: Period, rest: str, complete: bool, text: str) -> _Found | None:
        """Return the range from ``first`` to what ``rest`` names, with its year or without."""
        of = first.year or first.start.year
        last = self._alone(rest if complete else f"{rest} {of}", text)
        if last is None:
            return None
        if last.period.end < first.start and not complete:
            later = self._alone(f"{rest} {of + 1}", text)
            raise ValueError(backwards(text, first, (later or last).period))
        return _Found(self.weeks.joined(first, last.period, text))

    def _unknown(self, text: str) -> str:
        """Return that ``text`` is no period, with names of periods of the data's last days."""
        week, last = self.weeks.containing(self.data), month_of(self.data)
        before = self.weeks.run((self.data - dt.timedelta(weeks=3)), self.data)
        return (
            f'"{text}" is not a period; write a week ({week.id}), a run of weeks '
            f"({before.id.replace('_', '..')}), a month ({last.id}), a quarter "
            f"({quarter_of(self.data).id}), a year ({last.id[:4]}), a date ({self.data}: its week) "
            f"or dates ({last.start}..{self.data})"
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """What was named; a date is a day within a range, and alone stands for its ``week``."""

    period: Period
    week: Period | None = None


def _day(of: int, number: int, day: int, text: str) -> dt.date:
    try:
        return dt.date(of, number, day)
    except ValueError:
        raise ValueError(f'"{text}" names a date that does not exist') from None


def _half_or_week(text: str, of: int, number: int, weeks: Weeks) -> str:
    half = (f"{of}-01-01..{of}-06-30", f"{of}-07-01..{of}-12-31")[number - 1]
    week = weeks.week(of, number, text).id
    return f'"{text}" is not clear; write {week} for the week or {half} for the half year'
