"""Whether the name of a group of people tells their sex or age."""

from __future__ import annotations

import re
from functools import cache

from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

#: The article that Arabic writes in one word with the noun.
_ARTICLE = re.compile("^ال(?=..)")


@cache
def by_sex_or_age(group: str) -> bool:
    """Return whether a word of ``group`` tells sex or age, in any language, or a number of years.

    "Girls", "women and children", "filles", "killed_elderly", "under_5".
    """
    words = [_ARTICLE.sub("", word) for word in re.findall(r"[^\W_]+", fold(group))]
    whole, stems = _words()
    return any(w in whole or w.startswith(stems) or re.search(r"\d", w) for w in words)


@cache
def _words() -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the words, folded, and the beginnings of words."""
    listed = lexicon.folded("people.groups.sex_or_age")
    stems = tuple(word[:-1] for word in listed if word.endswith("-"))
    return frozenset(_ARTICLE.sub("", word) for word in listed), stems
