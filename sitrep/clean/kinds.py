"""The kind of an event and of a facility, as the words of any language say it.

A type that the vocabulary does not know stays as the log writes it. What may be an attack on
health care and is not counted as one is told, with how to say that it is.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from sitrep.clean.cells import Cells
from sitrep.model.codes import Code, EventType
from sitrep.model.problem import counted
from sitrep.vocabulary import health, lexicon
from sitrep.vocabulary.fold import code, fold

#: So many different texts of a column are told one by one, and the others are counted.
_TOLD = 20


def event_type(text: str) -> str:
    """Return the code of an event type, in any language; an unknown one is the log's own."""
    own = code(text)
    known = lexicon.meanings("event_types").get(fold(own.replace("_", " ")))
    if known is not None:
        return known
    if health.is_attack_on_health(text):
        return EventType.ATTACK_ON_HEALTH.value
    return own or EventType.OTHER.value


def tell_unclear(cells: Cells, typed: pd.Categorical) -> None:
    """Warn of types and facilities that speak of health care and count as no attack on it.

    ``typed`` is each row's type of facility, that of the registry where the row has none.
    """
    _tell(cells, "event_type", _each(cells, "event_type", _unclear_type), _NOT_COUNTED)
    _tell(cells, "facility_type", _each(cells, "facility_type", health.may_be_health), _NOT_COUNTED)
    if cells.blank("facility_name").all():
        return
    judged = {str(kind): (kind == "", _is_unknown(str(kind))) for kind in typed.categories}
    untyped, unknown = (
        np.array([judged[str(kind)][n] for kind in typed.categories], dtype=bool)[typed.codes]
        for n in (0, 1)
    )
    unclear = untyped & _each(cells, "facility_name", health.may_be_health)
    _tell(cells, "facility_name", unclear, _NOT_COUNTED)
    named = unknown & _each(cells, "facility_name", health.is_health)
    _tell(cells, "facility_type", named, _NOT_KNOWN)


def tell_unnamed_sources(cells: Cells) -> None:
    """Warn of "other" and "unknown" as sources: a report would be "according to other"."""
    _tell(cells, "source", _each(cells, "source", _names_none), "is printed as a source's name")


def _names_none(text: str) -> bool:
    plain = fold(text.replace("_", " "))
    other = lexicon.meanings("event_types").get(plain) == EventType.OTHER
    return bool(plain) and (other or plain in lexicon.folded("figures.unreported"))


_NOT_COUNTED = "speaks of health care, and is not counted as health care that was hit"
_NOT_KNOWN = "is no kind of health facility that sitrep knows; the name beside it speaks of one"
_SAY = "if it is of health care, say so: "
_HINTS = {
    "event_type": f'{_SAY}values = {{event_type = {{"…" = "attack_on_health"}}}}',
    "facility_type": f'{_SAY}values = {{facility_type = {{"…" = "hospital"}}}}',
    "facility_name": f'{_SAY}give the column facility_type, with "hospital" in this row',
    "source": 'name the source in these rows, or write in [[source]]: values = {source = {"…" = '
    '"a source not named"}}',
}


def _unclear_type(text: str) -> bool:
    kind = event_type(text)
    return kind == code(text) and kind not in {*EventType} and health.may_be_attack_on_health(text)


def _is_unknown(kind: str) -> bool:
    return bool(kind) and not health.speaks_of_health(kind) and not health.is_elsewhere(kind)


def _each(
    cells: Cells, column: str, judge: Callable[[str], bool]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which cells ``judge`` is true of; each different text is judged once."""
    codes, texts = cells.coded(column)
    return np.array([judge(text) for text in texts], dtype=bool)[codes]


def _tell(cells: Cells, column: str, rows: np.ndarray, reason: str) -> None:
    """Warn of each different text of a column in ``rows``, at the first line that has it."""
    if not rows.any():
        return
    codes, _ = cells.coded(column)
    places = rows.nonzero()[0]
    first = np.sort(places[np.unique(codes[places], return_index=True)[1]])
    hint = _HINTS[column]
    code = Code.SOURCE_NOT_NAMED if column == "source" else Code.NOT_A_CHOICE
    for row in first[:_TOLD]:
        cells.warn(int(row), column, (code, reason, hint))
    if len(first) > _TOLD:
        rest = counted(len(first) - _TOLD, "other text", "other texts")
        cells.warn_column(column, (code, f"has {rest} of which each {reason}", hint))
