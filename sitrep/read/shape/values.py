"""``values``: the source's words to ours, column by column.

In come the rows under the file's names and under ours; out go ours with the words replaced.
Refused, as problems: a column that isn't there, a word that no row holds.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, nearest
from sitrep.read.shape.setting import Setting, Shaped, places
from sitrep.vocabulary.fold import fold

_LOOKED_AT = 1_000


def translated(shaped: Shaped, setting: Setting) -> Shaped:
    """Return the frame with our words.

    A format may have made another word of the source's: the source's own is looked for first.
    """
    ours = places(shaped.frame.columns, shaped.headers)
    raw = shaped.raw
    own = places(raw.columns, {})
    frame: pd.DataFrame = shaped.frame
    problems: list[Problem] = []
    for key, words in setting.source.values.items():
        column = ours.get(fold(key))
        if column is None:
            problems.append(setting.no_column(f"values.{key}", key, [*frame.columns]))
            continue
        header = fold(shaped.headers.get(column, column))
        texts = [raw[own[header]]] if header in own else []
        found, told = _replaced(frame[column], texts, words, f"values.{key}", setting)
        frame = frame.assign(**{column: found})
        problems += told
    return shaped.but(frame, *problems)


def _replaced(
    column: pd.Series[str],
    raw: list[pd.Series[str]],
    words: Mapping[str, str],
    key: str,
    setting: Setting,
) -> tuple[pd.Series[str], list[Problem]]:
    meant = {fold(word): ours for word, ours in words.items()}
    result, left = column, np.ones(len(column), dtype=bool)
    held: dict[str, str] = {}
    for source in (*raw, column):
        plain = {text: fold(str(text)) for text in source.unique()}
        held |= {own: str(text).strip() for text, own in plain.items()}
        new = source.map({text: meant.get(own) for text, own in plain.items()})
        hit = new.notna().to_numpy() & left
        result = result.where(~hit, new).astype("str")
        left &= ~hit
    known = [text for text in [*held.values()][:_LOOKED_AT] if text]
    unheld = [word for word in words if fold(word) not in held]
    problems = [
        setting.problem((Code.WORD_NOT_FOUND, "is in no row", nearest(w, known)), key, w)
        for w in unheld
    ]
    return result, problems
