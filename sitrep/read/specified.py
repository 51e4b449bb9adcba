"""Columns that say what another calls "other": a form's "If other, please specify".

In come a table in sitrep's columns and one that is not read; out goes what to tell of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from sitrep.model.codes import EventType
from sitrep.model.problem import counted, quote
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.counted import plain_header
from sitrep.vocabulary.fold import fold

#: Columns of words that a report prints.
_PRINTED = ("event_type", "source", "facility_type", "actor", "weapon")
#: "Other (please specify)" has no more words; a name that begins with it may.
_MOST_WORDS = 4
_FIRST = 100


def of_other(
    frame: pd.DataFrame, column: str, headers: Mapping[str, str], order: Sequence[str]
) -> tuple[str, str]:
    """Return that ``column`` says what the nearest column before it calls "other".

    It does where it is filled in such rows alone: in several, unless its name says "other" too.
    ``order`` are the file's headers.
    """
    filled = (frame[column] != "").to_numpy()
    header = headers.get(column, column)
    least = 1 if any(map(says_other, plain_header(header).split())) else 2
    if filled.sum() < least or header not in order:
        return "", ""
    before = order[: order.index(header)]
    read = {headers.get(c, c): c for c in _PRINTED if c in frame}
    for own in reversed([h for h in before if h in read]):
        cells = frame[read[own]][filled]
        # Most columns show at once that they are none.
        if all(all(map(says_other, part.unique())) for part in (cells.iloc[:_FIRST], cells)):
            rows = counted(int(filled.sum()), "row", "rows")
            reason = f"is not read, and says in {rows} what {quote(own)} calls other"
            return reason, f'write its words in {quote(own)}, in place of "other"'
    return "", ""


def says_other(text: str) -> bool:
    """Return whether a cell says "other", in any language, and how to go on: "Other (specify)"."""
    known = lexicon.meanings("event_types")
    words = fold(text).replace("_", " ").replace("(", " ").replace(",", " ").split()
    return 0 < len(words) <= _MOST_WORDS and known.get(words[0]) == EventType.OTHER
