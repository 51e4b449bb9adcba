"""Rows to be compared: an id, a source and a day by which to find each, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from numbers import Real

import pandas as pd

from sitrep.model.accounts import (
    EVENT_CHOICES,
    EVENT_DATES,
    EVENT_LABELS,
    EVENT_TEXTS,
    OWN_HEADER,
    Measure,
)
from sitrep.model.figure import Qualifier
from sitrep.vocabulary.fold import fold

#: What finds a row again, and where it stands.
KEYS = ("event_id", "source", "reported_on")
PLACE = ("path", "line")
#: In the order in which a person looks for what has changed.
_FIRST = ("event_id", "date_start", "date_end", "reported_on", "status")
#: Written in other letters, these are still the same.
_NAMES = (*EVENT_LABELS, "facility_name")


@dataclass(frozen=True)
class Rows:
    """``frame`` has the columns of ``KEYS`` and ``PLACE``; ``columns`` names what it says.

    A column may stand in several of the frame: a figure has its bounds. A row without an id of
    its own has a blank one.
    """

    frame: pd.DataFrame
    columns: Mapping[str, tuple[str, ...]]

    def text(self, at: int, name: str) -> str:
        """Return what row ``at`` says in a column, for a person; blank where it says nothing."""
        parts = [c for c in self.columns.get(name, ()) if c in self.frame]
        if not parts:
            return ""
        values = [self.frame[c].iloc[at] for c in parts]
        return _figure(*values) if len(values) > 1 else _plain(values[0])


def of_accounts(accounts: pd.DataFrame, measures: Iterable[Measure]) -> Rows:
    """Return the rows of cleaned accounts."""
    said = [*_FIRST, *EVENT_DATES, *EVENT_CHOICES, *EVENT_LABELS, *EVENT_TEXTS]
    figures = {m.column: m.parts for m in measures if m.part("best") in accounts}
    plain = {c: (c,) for c in dict.fromkeys([*said, "latitude", "longitude"]) if c in accounts}
    first = {c: plain.pop(c) for c in _FIRST if c in plain}
    # An id that clean has given is the row's path and line: it is of no other file.
    own = accounts["event_id"].astype("str")
    places = accounts["path"].astype("str") + ":" + accounts["line"].astype("str")
    pairs = zip(own, places, strict=True)
    ids = ["" if i == at or i.startswith(f"{at} ") else i for i, at in pairs]
    frame = accounts.assign(event_id=pd.Series(ids, index=accounts.index, dtype="str"))
    return Rows(frame.reset_index(drop=True), {**first, **figures, **plain})


def of_texts(frame: pd.DataFrame, path: str, key: Sequence[str]) -> Rows:
    """Return the rows of a text table of another kind, such as running totals.

    A row without an id is named by what it is of, and told from others of it by its day.
    """
    columns = [c for c in frame.columns if c not in ("line", OWN_HEADER)]
    texts = frame[columns].fillna("").astype("str").apply(lambda column: column.str.strip())
    blank = pd.Series("", index=texts.index, dtype="str")
    day = "reported_on" if "reported_on" in texts else "as_of"
    own = {"source": texts.get("source", blank), "reported_on": texts.get(day, blank)}
    id_column, *of = key
    named = [c for c in of if c in texts]
    said = texts[named].apply(lambda row: ", ".join(filter(None, row)), axis="columns")
    ids = texts.get(id_column, blank)
    ids = ids.mask(ids == "", said) if named and len(texts) else ids
    place = {"path": path, "line": frame["line"]}
    return Rows(texts.assign(event_id=ids, **own, **place), {c: (c,) for c in columns})


def hashed(rows: Rows, names: Sequence[str]) -> pd.Series[int]:
    """Return a number for what each row says in these columns; a column it lacks says nothing."""
    alike: dict[str, object] = {}
    for name in names:
        for part in rows.columns.get(name, (name,)):
            alike[part] = _alike(rows.frame, part)
    frame = pd.DataFrame(alike, index=rows.frame.index)
    return pd.util.hash_pandas_object(frame, index=False).astype("uint64")


def _alike(frame: pd.DataFrame, column: str) -> pd.Series[str]:
    """Return a column as text, blank where it says nothing, names in one spelling."""
    if column not in frame:
        return pd.Series("", index=frame.index, dtype="object")
    values = frame[column]
    said = values.notna() & (values != -1 if column.endswith("__qualifier") else True)
    codes, known = pd.factorize(values)
    texts = [fold(str(v)) if column in _NAMES else _exact(v) for v in known]
    codes[~said.to_numpy(dtype=bool)] = -1
    return pd.Series([*texts, ""], dtype="object").take(codes).set_axis(frame.index)


def _exact(value: object) -> str:
    """Return a value as text; a number in one form, whether its column is of whole ones or not."""
    return repr(float(value)) if isinstance(value, Real) else str(value)


def _plain(value: object) -> str:
    if value is None or value != value:
        return ""
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return f"{value:g}" if isinstance(value, float) else str(value)


def _figure(low: float, best: float, high: float, qualifier: int, words: object) -> str:
    """Return a figure as its source words it, or as its bounds."""
    if best != best:
        return ""
    if isinstance(words, str) and words:
        return words
    known = tuple(Qualifier)[int(qualifier)]
    if known is Qualifier.RANGE and high == high:
        return f"{low:,.0f}-{high:,.0f}"
    return f"{'' if known is Qualifier.EXACT else known} {best:,.0f}".strip()
