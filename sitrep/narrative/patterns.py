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
        rf"(?<!\w)(?:{words})(?:(?<!\w)|(?!\w))|\bxx+\b|\[(?:{to_insert})\b[^\]]*\]",
        re.IGNORECASE,
    )


@cache
def no_figures(language: str) -> re.Pattern[str]:
    """Return the pattern of parts of a sentence whose numbers are no figures.

    They are dates, times, years, named weeks, links, and references, which print the report's
    own figures. ``language`` is the text's.
    """
    return re.compile(
        rf"{{{{.*?}}}}|\d{{4}}-\d{{2}}-\d{{2}}|{months.in_prose(language)}|"
        rf"\b(?:19|20)\d{{2}}\b|\bW\d{{1,2}}\b|\b(?:{_any_spelling('dates.parts.week')})\s+\d{{1,2}}\b|"
        rf"\d{{1,2}}:\d{{2}}|https?://\S+|\bNo\.\s*\d+|^\s*\d+[.)]\s",
        re.IGNORECASE | re.MULTILINE,
    )


def _any_spelling(kind: str) -> str:
    """Return the alternatives for the words of ``kind``, as written and without accents."""
    listed = lexicon.written(kind)
    return lexicon.any_of({*listed, *map(fold, listed)}).replace(r"\ ", r"\s+")
