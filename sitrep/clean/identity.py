"""Refuse an id that several events share, as where two registers both number from 1.

Accounts of one id may differ in place or in type, but not in both, and may not be more than a
week apart (model.md, rule 2). A source's own correction, with a later date, is exempt.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection

import numpy as np
import pandas as pd

from sitrep.model.accounts import NO_TYPE
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, quote
from sitrep.vocabulary.fold import fold

#: What an id that several events share is.
SHARED = Code.ID_OF_TWO_EVENTS
_WEEK = pd.Timedelta(days=7)
_AREAS = ("country", "admin1", "admin2")
_SILENT = (*NO_TYPE, "attack_on_health")
_LOOKED_AT = ("event_id", "source", "reported_on", "date_start", "date_end", "event_type")


def refuse_shared_ids(
    accounts: pd.DataFrame, said_to_be_one: Collection[str], problems: list[Problem]
) -> None:
    """Add a problem, which names both rows, for each id whose accounts can't be of one event."""
    rows = accounts[[*_LOOKED_AT]][~accounts["status"].isin(["denied", "withdrawn"])]
    rows = rows.assign(_event=rows["event_id"].cat.codes)
    rows = rows[_may_differ(rows)]
    rows = rows[~rows["event_id"].isin(said_to_be_one)]
    if rows.empty:
        return
    last = rows.groupby(["_event", "source"], observed=True)["reported_on"].transform("max")
    rows = rows[~(rows["reported_on"] < last)]
    by_event = rows.groupby("_event")
    apart = by_event["date_start"].transform("max") - by_event["date_end"].transform("min") > _WEEK
    typed = rows["event_type"].cat.codes.where(~rows["event_type"].isin(_SILENT))
    types = typed.groupby(rows["_event"])
    differ = types.transform("max") > types.transform("min")
    suspect = rows[apart | differ]
    for _, own in accounts.loc[suspect.index].groupby(suspect["_event"], sort=False):
        told = _told(own.to_dict("records"))
        if told is not None:
            problems.append(told)


def _may_differ(rows: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which rows are of an event of which a row has other days or another type."""
    event = rows["_event"].to_numpy()
    differs = np.zeros(int(event.max()) + 1 if len(event) else 0, dtype=bool)
    for column in ("date_start", "date_end", "event_type"):
        said = rows[column]
        values = said.cat.codes.to_numpy() if column == "event_type" else said.to_numpy()
        one = np.empty(len(differs), dtype=values.dtype)
        one[event] = values
        differs[event[values != one[event]]] = True
    found: np.ndarray[tuple[int], np.dtype[np.bool_]] = differs[event]
    return found


def _told(rows: list[dict[object, object]]) -> Problem | None:
    first = min(rows, key=lambda r: r["date_end"])  # type: ignore[arg-type, return-value]
    late = (row for row in rows if row["date_start"] - first["date_end"] > _WEEK)  # type: ignore[operator]
    if (row := next(late, None)) is not None:
        return _shared(rows, first, row, "are more than a week apart")
    # Rows alike in type and areas differ from the same others: one of them is looked at.
    kinds = {(str(row["event_type"]), *(_area(row, c) for c in _AREAS)): row for row in rows[::-1]}
    for one, other in itertools.combinations([*kinds.values()][::-1], 2):
        if differs := _differs(one, other):
            return _shared(rows, one, other, differs)
    return None


def _shared(
    rows: list[dict[object, object]],
    one: dict[object, object],
    other: dict[object, object],
    differs: str,
) -> Problem:
    one, other = sorted((one, other), key=rows.index)
    two = (
        "if they are two events, give each an id of its own"
        if one["path"] == other["path"]
        else "if two registers use the same ids, give one an id_prefix in [[source]]"
    )
    return Problem(
        str(other["path"]),
        SHARED,
        f"is also the id of the event at {one['path']}:{one['line']}; the two {differs}",
        f"{two}; if they are one event, say so in a link table with the columns "
        f"event_id,same_as: {other['event_id']},{other['event_id']}",
        int(str(other["line"])),
        "event_id",
        str(other["event_id"]),
    )


def _differs(one: dict[object, object], other: dict[object, object]) -> str:
    types = {str(r["event_type"]) for r in (one, other)}
    if types & {*_SILENT} or len(types) < 2:
        return ""
    for column in _AREAS:
        names = [_area(row, column) for row in (one, other)]
        if all(names):
            return "differ in area and in type" if names[0] != names[1] else ""
    return ""


def _area(row: dict[object, object], column: str) -> str:
    return fold(str(row.get(f"{column}_pcode") or row[column]))


def warn_of_case(accounts: pd.DataFrame, problems: list[Problem]) -> None:
    """Warn about ids that differ only in case: they stay two events (model.md, rule 1)."""
    each = accounts["event_id"].unique().tolist()
    whole = "".join(each)
    if whole in (whole.lower(), whole.upper()):
        return
    lowered = [*map(str.lower, each)]
    if len({*lowered}) == len(lowered):
        return
    ids, lower = pd.Series(each, dtype="str"), pd.Series(lowered, dtype="str")
    alike = ids[lower.duplicated(keep=False)]
    for _, own in alike.groupby(lower):
        one, other = own.iloc[0], own.iloc[1]
        row = accounts[accounts["event_id"] == other].iloc[0]
        reason = f"differs from {quote(one)} in case alone; the two count as two events"
        hint = "write both alike where they are one event"
        code, line, path = Code.IDS_DIFFER_IN_CASE, int(row["line"]), str(row["path"])
        severity = Severity.WARNING
        problems.append(Problem(path, code, reason, hint, line, "event_id", other, severity))
