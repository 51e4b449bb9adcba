"""Parse month names, and dates that spell out the month.

Babel has the names; the languages' files add what it lacks. A name that means different months
in two languages is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.lexicon import LANGUAGES, any_of, folded, found, written

#: A date with a worded month ends in a year, which a word may follow: "6 травня 2019 року".
_ENDS_IN_YEAR = re.compile(r".{3,}(?<!\d)(?:[12]\d)?\d\d\D{0,6}")


@cache
def numbers() -> Mapping[str, int]:
    """Return the month of each name and abbreviation, folded, without a dot at its end."""
    of: dict[str, set[int]] = {}
    for language in LANGUAGES:
        for name, month in (*names(language).items(), *abbreviations(language).items()):
            of.setdefault(fold(name).rstrip("."), set()).add(month)
    return {name: min(months) for name, months in of.items() if len(months) == 1}


@cache
def names(language: str) -> Mapping[str, int]:
    """Return a language's whole names of months, as they are written, in every case."""
    return dict(_forms(language, "wide"))


@cache
def abbreviations(language: str) -> Mapping[str, int]:
    """Return a language's abbreviations of months, as they are written."""
    return dict(_forms(language, "abbreviated"))


def _forms(language: str, width: str) -> Iterator[tuple[str, int]]:
    from babel import Locale

    for locale in found("dates.locales", language):
        for context in Locale.parse(locale).months.values():
            for month, name in context[width].items():
                if not fold(name).rstrip(".").isdecimal():
                    yield name, month
    for month, listed in found("dates.months", language).items():
        yield from ((n, int(month)) for n in listed if n.endswith(".") == (width != "wide"))


@cache
def pattern() -> str:
    """Return the alternatives of a pattern for a month in folded text."""
    return any_of(numbers())


def worded(text: str) -> tuple[int, int, int | None] | None:
    """Return year, month and day of a date whose month is a word; the day may be missing.

    "6 May 2019", "May 6, 2019", "6-May-19", "mai 2019", "6 травня 2019 року".
    """
    plain = fold(text)
    # Most cells are not dates, and this shows it without loading Babel's names.
    if not _ENDS_IN_YEAR.fullmatch(plain):
        return None
    for form in _dates():
        if match := form.fullmatch(plain):
            parts = match.groupdict()
            year, day = int(parts["year"]), parts.get("day")
            # As POSIX has it: 69 to 99 are of the last century.
            year += 0 if year >= 100 else 2000 if year < 69 else 1900
            return year, numbers()[parts["month"]], int(day) if day is not None else None
    return None


@cache
def _dates() -> tuple[re.Pattern[str], ...]:
    month = rf"(?P<month>{pattern()})\.?"
    filler = any_of(folded("dates.fillers"))
    gap = rf"(?:\s*[-/,]\s*|\s+(?:(?:{filler})\s+)?)"
    day = rf"(?P<day>\d{{1,2}})(?:{any_of(folded('dates.ordinals'))}|\.)?"
    year, end = r"(?P<year>\d{4})", rf"(?:\s*(?:{filler}))?"
    return (
        re.compile(rf"{day}{gap}{month}{gap}(?P<year>\d{{4}}|\d{{2}}){end}"),
        re.compile(rf"{month}{gap}{day}{gap}{year}{end}"),
        re.compile(rf"{month}{gap}{year}{end}"),
    )


@cache
def in_prose(language: str) -> str:
    """Return the pattern of a day and a month in running text of ``language``.

    Whole names are those of all languages, abbreviations those of this one alone: the Spanish
    "set." for September is an English verb. Case is for the caller to ignore.
    """
    own = language if language in LANGUAGES else "en"
    listed = {name for each in LANGUAGES for name in names(each)} | {*abbreviations(own)}
    listed |= {fold(name) for name in listed}
    month = any_of({name.rstrip(".") for name in listed})
    filler = any_of({*written("dates.fillers"), *folded("dates.fillers")})
    ordinal = any_of({*written("dates.ordinals"), *folded("dates.ordinals")})
    bare = rf"(?<![\d.,])\d{{1,2}}(?:{ordinal})?"
    to = rf"(?:\s*[-–]\s*|\s+(?:{any_of(_joiners())})\s+(?:(?:the|le|el)\s+)?|\s+و)"
    end = rf"(?:\.?,?\s+(?:(?:{filler})\s+)?\d{{4}}\b)?"
    return (
        rf"{bare}(?:{to}{bare})?\s+(?:(?:{filler})\s+)?(?:{month})\b{end}|"
        rf"\b(?:{month})\b\.?\s+(?:(?:{filler})\s+)?\d{{4}}\b|"
        rf"\b(?:{month})\b\.?\s+\d{{1,2}}(?:{ordinal})?\b(?:{to}\d{{1,2}}\b)?{end}"
    )


def _joiners() -> set[str]:
    """Return what stands between the first and the last day of a span: to, and, au, по.

    Arabic writes its "and" as one with the last day, too.
    """
    pairs = (pair for own in LANGUAGES for pair in found("figures.ranges", own))
    return {joiner for _, joiner in pairs} | {"au", "al", "по"}


def part(text: str) -> str:
    """Return a cell of a Year, Month or Day column, a month by its number; digits are 0-9."""
    plain = fold(text).removesuffix(".0").rstrip(".")
    return str(numbers().get(plain, plain))
