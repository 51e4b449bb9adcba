"""Patterns that find, in text of any language, placeholders and numbers that are no figures.

They match the text as it is written, so that a match gives its column.
"""

from __future__ import annotations

import re
from functools import cache

from sitrep.vocabulary import lexicon, months
from sitrep.vocabulary.fold import fold


@cache
def placeholder() -> re.Pattern[str]:
    """Return the pattern of placeholders: "to be updated", "[insert …]", "XX"."""
    words, to_insert = (_any_spelling(f"narrative.{k}") for k in ("placeholders", "to_insert"))
    # A word ends where no letter follows; "???" ends by itself.
    return re.compile(
        rf"(?<!\w)(?:{words})(?:(?<!\w)|(?!\w))|\bxx+\b|\[(?:{to_insert})\b[^\]]{{0,200}}\]",
        re.IGNORECASE,
    )


#: What holds no figures whatever the language: references, which print the report's own
#: figures, sources by name, addresses, times, telephone numbers, the numbers of a list.
_ASIDE = "|".join(
    (
        r"\{\{[^{}\n]*\}\}",
        r"\[\[[^\[\]\n]*\]\](?![(\[])",
        r"(?:https?://|www\.)\S+|\]\([^()\s]*\)|<[^<>\n]{0,300}>",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w.-]+",
        r"\b\d{1,2}:\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b)?|\b\d{1,2}\s?(?:[ap]m|h\d{2})\b",
        r"\+\d[\d \u00a0().-]{6,20}\d|(?<![\d.,])0\d{1,4}(?:[ \u00a0-]\d{2,4}){2,5}\b",
        r"(?m:^)[ \t>]{0,20}\d{1,9}[.)](?=\s)",
        r"\b\d{1,4}(?:st|nd|rd|th|ère|er|re|ème|e|[ºª]|-(?:й|я|го|та|ше))\b",
        r"\b(?:No\.|n[°º])\s?\d+|№\s?\d+|(?<!\w)#\d+",
    )
)
#: Dates and years that hold no words.
_DATE = "|".join(
    (
        r"(?<!\d)\d{4}-\d{2}(?:-\d{2})?(?!\d)",
        r"(?<!\d)\d{1,2}(?P<sign>[./])\d{1,2}(?P=sign)(?:\d{4}|\d{2})(?!\d)",
        r"\b(?:19|20)\d{2}\s?[-–/]\s?(?:19|20)?\d{2}\b(?![-–/\d])",
    )
)


@cache
def no_figures(language: str) -> re.Pattern[str]:
    """Return the pattern of parts of a text whose numbers are no figures.

    The group that matched says which: ``aside``, ``week`` or ``date``. ``language`` is the
    text's.
    """
    weeks = rf"{_any_spelling('dates.parts.week')}|weeks|semaines|semanas|тижні|тижня|недели"
    more = r"(?:\s?[-–]\s?\d{1,2}|\s(?:and|et|y|e|و|і|та|и|to|à|a|по|إلى)\s\d{1,2})*\b"
    week = rf"\d{{4}}-?W\d{{1,2}}|[WS]\d{{1,2}}|(?:{weeks})\s+\d{{1,2}}{more}"
    return re.compile(
        rf"(?P<aside>{_ASIDE})|(?P<week>(?<!\w)(?:{week})\b)|"
        rf"(?P<date>{_DATE}|{months.in_prose(language)})",
        re.IGNORECASE,
    )


def _any_spelling(kind: str) -> str:
    """Return the alternatives for the words of ``kind``, as written and without accents."""
    listed = lexicon.written(kind)
    return lexicon.any_of({*listed, *map(fold, listed)}).replace(r"\ ", r"\s+")
