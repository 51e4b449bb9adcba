"""Years of other calendars than the Gregorian, which alone is read: which they may be of.

No date is converted: a year may be of two calendars, and proves none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

HINT = "write the day of the Gregorian calendar; sitrep converts no other"


@dataclass(frozen=True, slots=True)
class _Calendar:
    """A calendar, and those of its years from about 1990 on that are not taken for another's.

    A year begins in the Gregorian one that ``add`` makes of it; it ends in the next, unless it
    begins in January.
    """

    name: str
    years: range
    add: int
    january: bool = False


_HIJRI = "the Islamic calendar (Hijri)"
_KNOWN = (
    _Calendar("the Solar Hijri calendar (Iran, Afghanistan)", range(1369, 1410), 621),
    _Calendar("the Nepali calendar (Bikram Sambat)", range(2047, 2100), -57),
    _Calendar("the Buddhist calendar (Thailand)", range(2533, 2643), -543, january=True),
)
#: Years of the moon are shorter: 33 of them are 32 of the sun.
_YEARS_OF_THE_MOON = range(1410, 1480)


def named(year: int) -> str:
    """Return which calendar a year may be of, and when it was; empty for years of no other."""
    if year in _YEARS_OF_THE_MOON:
        begins = int(year * 0.970224 + 621.57)
        return f"{year} may be a year of {_HIJRI}: {begins}/{(begins + 1) % 100:02}"
    for calendar in _KNOWN:
        if year in calendar.years:
            begins = year + calendar.add
            ends = "" if calendar.january else f"/{(begins + 1) % 100:02}"
            return f"{year} may be a year of {calendar.name}: {begins}{ends}"
    return ""


def named_in(text: str) -> str:
    """Return which calendar the year in a text may be of that is no Gregorian date."""
    years = map(int, re.findall(r"(?<!\d)\d{4}(?!\d)", text))
    return next(filter(None, map(named, years)), "")
