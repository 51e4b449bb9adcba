"""Year, Month and Day columns to one date: in comes a frame of text, out goes one like it.

Refused, as a problem: two columns that could each be the year, the month or the day.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, quote

_PARTS: Mapping[str, frozenset[str]] = {
    "year": frozenset({"year", "année", "annee", "año", "ano", "год", "السنة", "سنة", "العام"}),
    "month": frozenset({"month", "mois", "mes", "месяц", "الشهر", "شهر"}),
    "day": frozenset({"day", "jour", "día", "dia", "день", "اليوم", "يوم"}),
}
_AFFIXES = re.compile(
    r"^(?:event|incident|date)[\s_]+|[\s_]+of[\s_]+(?:the[\s_]+)?(?:event|incident|attack)$"
)
_MONTHS: Sequence[str] = (
    "january jan janvier enero январь يناير كانون_الثاني",
    "february feb février fevrier febrero февраль فبراير شباط",
    "march mar mars marzo март مارس آذار",
    "april apr avril abril апрель أبريل ابريل نيسان",
    "may mai mayo май مايو أيار",
    "june jun juin junio июнь يونيو حزيران",
    "july jul juillet julio июль يوليو تموز",
    "august aug août aout agosto август أغسطس اغسطس آب",
    "september sep sept septembre septiembre сентябрь سبتمبر أيلول",
    "october oct octobre octubre октябрь أكتوبر اكتوبر تشرين_الأول",
    "november nov novembre noviembre ноябрь نوفمبر تشرين_الثاني",
    "december dec décembre decembre diciembre декабрь ديسمبر كانون_الأول",
)
#: Each spelling of a month's name, folded, and its number.
MONTHS: Mapping[str, int] = {
    name.replace("_", " "): n for n, names in enumerate(_MONTHS, 1) for name in names.split()
}
DATE_COLUMN = "date_start"


def joined_dates(frame: pd.DataFrame) -> pd.DataFrame:
    """Return ``frame`` with its Year, Month and Day columns as one, ``date_start``.

    A row without a day is known to the month, one without both to the year. Text that is
    no part of a date stands in the date as written, to be refused where dates are read.
    A frame that has the column, or no year and month, comes back as it is.
    """
    parts = date_parts([str(c) for c in frame.columns])
    if "year" not in parts or "month" not in parts or DATE_COLUMN in _folded(frame):
        return frame
    year, month = (_part(frame[parts[name]]) for name in ("year", "month"))
    day = _part(frame[parts["day"]]) if "day" in parts else year.where(year == "", "")
    month = month.map(lambda text: str(MONTHS.get(text, text)))
    month, day = (p.where(~p.str.fullmatch(r"\d"), "0" + p) for p in (month, day))
    # A day without its month leaves a gap that no date has: it is refused, not guessed.
    tail = ("-" + month + "-" + day).where(day != "", ("-" + month).where(month != "", ""))
    place = min(list(frame.columns).index(name) for name in parts.values())
    rest = frame.drop(columns=list(parts.values()))
    rest.insert(place, DATE_COLUMN, year + tail)
    return rest


def _folded(frame: pd.DataFrame) -> set[str]:
    return {str(c).strip().casefold() for c in frame.columns}


def date_parts(columns: Sequence[str]) -> dict[str, str]:
    """Return the column of each part of a date that has one of its own."""
    found: dict[str, str] = {}
    for part, column in _named_parts(columns):
        if part in found:
            reason = f"could be the {part} as well as {quote(found[part])}"
            hint = "give the date in one column, or keep one column for each part of it"
            raise SitrepError([Problem("", Code.COLUMN_AMBIGUOUS, reason, hint, column=column)])
        found[part] = column
    return found


def _named_parts(columns: Sequence[str]) -> Iterator[tuple[str, str]]:
    for column in columns:
        name = _AFFIXES.sub("", column.strip().casefold())
        for part, names in _PARTS.items():
            if name in names:
                yield part, column


def _part(column: pd.Series[str]) -> pd.Series[str]:
    """Return the cells folded, their digits ASCII and without the ".0" of spreadsheets."""
    texts = column.str.strip().str.casefold().str.removesuffix(".0").str.rstrip(".")
    return texts.map(_ascii)


def _ascii(text: str) -> str:
    return "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in text)
