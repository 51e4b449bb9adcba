"""Find what each edition may not hold, in all rows of the log: also in those that do not count.

The strictest row about an event or a facility holds for it, whatever the row's status or date and
whatever else is wrong with it. A word that is not known restricts, and is a problem.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from sitrep.clean.cells import Cells
from sitrep.clean.facilities import Registry
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.edition import EDITIONS, INTERNAL, PUBLIC, SENSITIVITIES, STRICT, open_to
from sitrep.model.guarded import Guarded, file_of
from sitrep.model.problem import counted
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold, spelling
from sitrep.vocabulary.health import speaks_of_health

#: The columns of accounts that show what is restricted.
COLUMNS = ("event_id", "facility_id", "facility_name", "source_url", "sensitivity")
_COLUMN = "sensitivity"


def sensitivity(text: str) -> str:
    """Return who may see a row, in our word for it; an unknown one restricts."""
    known = lexicon.meanings("sensitivity")
    return known.get(_folded(text), STRICT) if _folded(text) else ""


def _folded(text: str) -> str:
    return fold(text.replace("_", " "))


def sensitivities(cells: Cells) -> pd.Categorical:
    """Return who may see each row; each unknown word is a problem, and its rows stay."""
    codes, texts = cells.coded(_COLUMN)
    known = lexicon.meanings("sensitivity")
    for number, text in enumerate(texts):
        if _folded(text) and _folded(text) not in known:
            rows = (codes == number).nonzero()[0]
            n = counted(len(rows), "row", "rows")
            reason = f"is not known, so it restricts what is printed of {n}"
            hint = f"write one of: {', '.join(SENSITIVITIES)}"
            cells.report(int(rows[0]), _COLUMN, (Code.NOT_A_CHOICE, reason, hint))
    return cells.labels(_COLUMN, sensitivity)


def aliases(tables: Iterable[TextTable], edition: str = PUBLIC) -> dict[str, str]:
    """Return what stands for the path of each file that has a row restricted for an edition.

    Each sheet of such a workbook has a name of its own, also one whose own rows are all open.
    """
    paths, closed, shown = [], set(), open_to(edition)
    for table in tables:
        paths.append(table.path)
        texts = table.frame[_COLUMN].unique() if _COLUMN in table.frame else ()
        if any(sensitivity(str(text).strip()) not in shown for text in texts):
            closed.add(file_of(table.path))
    return {p: f"input-{n}" for n, p in enumerate(paths, 1) if file_of(p) in closed}


def unnamed(tables: Sequence[TextTable], named: Collection[str]) -> list[TextTable]:
    """Return the tables; one with restricted rows is not called by its file.

    ``named`` are the names that config.toml gives.
    """
    other = aliases(tables)
    return [
        replace(t, name=other[t.path]) if t.path in other and t.name not in named else t
        for t in tables
    ]


def guarded(
    frames: Sequence[pd.DataFrame],
    totals: Mapping[str, str],
    tables: Sequence[TextTable],
    heads: Mapping[str, str],
    registry: Registry,
) -> dict[str, Guarded]:
    """Return what each edition may not hold, by ``frames`` (all rows of events) and ``totals``.

    ``totals`` maps ids to sensitivities, ``heads`` linked ids to their event's.
    """
    found = {
        name: Guarded(
            totals=tuple(i for i, level in totals.items() if level not in open_to(name)),
            inputs=aliases(tables, name),
        )
        for name in EDITIONS
        if name != INTERNAL
    }
    if not frames:
        return found
    rows = frames[0][[*COLUMNS]]
    if len(frames) > 1:
        rows = pd.concat([f[[*COLUMNS]].astype("str") for f in frames], ignore_index=True)
    own = rows["event_id"]
    if heads:
        own = own.astype("str")
        own = own.where(~own.isin(heads), own.map(heads))
    return {
        name: replace(kept, **_restricted(rows, own, name, registry))
        for name, kept in found.items()
    }


def _restricted(
    rows: pd.DataFrame, own: pd.Series[str], edition: str, registry: Registry
) -> dict[str, Any]:
    """Return the events, facilities and addresses that an edition may not hold.

    A facility is named for the public only where every row clears it, for others unless one
    restricts it.
    """
    shown, level = rows[_COLUMN].isin(open_to(edition)).to_numpy(), rows[_COLUMN]
    events = _each(own, ~shown)
    within = own.isin(events).to_numpy() if events else ~shown
    hit = (rows["facility_id"] != "").to_numpy()
    cleared = (level == PUBLIC).to_numpy() if edition == PUBLIC else shown
    facilities = _each(rows["facility_id"], hit & (within | ~cleared))
    names = _names(rows[hit], within[hit], {*facilities}, registry) if facilities else ()
    return {
        "events": events,
        "facilities": facilities,
        "strict": _each(rows["facility_id"], hit & (within | ~shown)),
        "names": tuple(sorted({*names})),
        "urls": tuple(url for url in _each(rows["source_url"], within) if url),
    }


def _each(column: pd.Series[str], rows: np.ndarray) -> tuple[str, ...]:
    """Return the different texts of a column in some rows, as they first stand."""
    return tuple(dict.fromkeys(column[rows].tolist()))


def _names(
    rows: pd.DataFrame,
    within: np.ndarray,
    facilities: Collection[str],
    registry: Registry,
) -> Iterator[tuple[str, str]]:
    """Yield the ids of hidden facilities with their names, as names are compared.

    A name that says nothing of health care may be a town's: it is hidden only where the facility
    is of a restricted event.
    """
    strict = {*rows["facility_id"][within]}
    pairs = rows[["facility_id", "facility_name"]].drop_duplicates()
    said = zip(pairs["facility_id"], pairs["facility_name"], strict=True)
    for identity, name in (*said, *((i, name) for name, i in registry.ids.items())):
        if name and identity in facilities and (identity in strict or speaks_of_health(name)):
            yield identity, spelling(name)
