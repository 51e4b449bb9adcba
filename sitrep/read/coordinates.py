"""Tell latitude and longitude apart where one cell has both ("35.55, 36.61").

The first is the latitude, as people write it. What is no pair of numbers stays in the cell of the
latitude, to be reported where degrees are read.
"""

from __future__ import annotations

import re

import pandas as pd

from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

_NUMBER = r"[+\-−]?\d{1,3}(?:\.\d+)?"
#: Two numbers, as "35.5, 36.6", "(35.5; 36.6)" or "35.5 36.6".
_PAIR = rf"\(?\s*({_NUMBER})\s*°?\s*(?:[,;]|\s)\s*({_NUMBER})\s*°?\s*\)?"
_COLUMNS = ("latitude", "longitude")
_MOST = 0.5


def separated(frame: pd.DataFrame) -> pd.DataFrame:
    """Return ``frame`` with latitude and longitude of its one column that has both, if any.

    That column stays. A frame that has a latitude or a longitude is returned unchanged.
    """
    named = {_words(str(c)): str(c) for c in frame.columns}
    words = {column: {*map(_words, _known(column))} for column in _COLUMNS}
    if any({column, *words[column]} & {*named} for column in _COLUMNS):
        return frame
    both = {*map(_words, lexicon.written("headers.coordinates"))}
    for name in [own for plain, own in named.items() if plain in both]:
        filled = frame[name].str.strip().loc[lambda cells: cells != ""]
        latitude, longitude = split(filled)
        if len(filled) and (longitude != "").mean() > _MOST:
            pair = pd.DataFrame({"latitude": latitude, "longitude": longitude})
            return frame.join(pair.reindex(frame.index, fill_value=""))
    return frame


def _known(column: str) -> list[str]:
    return [word for own in lexicon.headers("events")[column] for word in own]


def _words(header: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", fold(header)))


def split(cells: pd.Series[str]) -> tuple[pd.Series[str], pd.Series[str]]:
    """Return the latitudes and the longitudes of cells that have both."""
    plain = cells.str.strip()
    pairs = plain.str.extract(rf"^{_PAIR}$").fillna("").astype("str")
    found = pairs[0] != ""
    return pairs[0].where(found, plain), pairs[1]
