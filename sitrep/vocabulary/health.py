"""Whether a facility is of health care, by the words that logs use for it in all languages."""

from __future__ import annotations

from functools import cache

from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold


@cache
def is_health(text: str) -> bool:
    """Return whether a facility's type or name is of health care: a school or market is not."""
    plain = fold(text.replace("_", " "))
    return any(part in plain for part in lexicon.folded("facilities.health"))
