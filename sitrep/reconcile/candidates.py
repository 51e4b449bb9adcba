"""List events that may be the same, for a person to decide; nothing is merged.

There is a warning for each pair of events of the same type and area, at most a day apart,
with similar places and near-equal figures. Events are first joined on day, type and area, so
that not every pair is compared.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np
import pandas as pd

from sitrep.model.accounts import Measure
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.vocabulary.fold import spelling

#: The least similarity (0 to 100) of two names that may be of one place.
ALIKE = 85
#: Near-equal figures differ by at most one, or by a fifth of the larger.
NEAR, SHARE = 1, 0.2
_BLOCK = ["day", "event_type", "area"]


def likely_duplicates(accounts: pd.DataFrame, measures: Sequence[Measure]) -> list[Problem]:
    """Return a warning for each pair of events that may be one, at the later one's line."""
    whole = [m for m in measures if not m.group]
    pairs = _pairs(_compared(accounts, whole))
    if pairs.empty:
        return []
    pairs = pairs[_near(pairs, whole)]
    pairs = pairs[_same_place(pairs)]
    found = pairs.drop_duplicates(["event_id_a", "event_id_b"])
    return [_problem(row) for row in found.to_dict("records")]


def _compared(accounts: pd.DataFrame, measures: Iterable[Measure]) -> pd.DataFrame:
    """Return the columns that are compared, of accounts known to the day."""
    dated = accounts[(accounts["date_precision"] == "day").to_numpy()]
    text = {c: dated[c].astype("str") for c in ("admin1", "admin1_pcode", "admin2_pcode", "place")}
    frame = pd.DataFrame(
        {
            "event_id": dated["event_id"],
            "where": dated["path"].astype("str") + ":" + dated["line"].astype("str"),
            "path": dated["path"].astype("str"),
            "line": dated["line"],
            "day": dated["date_start"],
            "event_type": dated["event_type"].astype("str"),
            "area": text["admin1_pcode"].where(
                text["admin1_pcode"] != "", text["admin1"].map(_names(text["admin1"]))
            ),
            "admin2": text["admin2_pcode"],
            "place": text["place"].map(_names(text["place"])),
            **{m.column: dated[m.part("best")] for m in measures},
        }
    )
    return frame.reset_index(drop=True).rename_axis("row").reset_index()


def _names(texts: pd.Series[str]) -> dict[str, str]:
    return {text: spelling(text) for text in texts.unique()}


def _pairs(frame: pd.DataFrame) -> pd.DataFrame:
    """Return all pairs of different events of one type and area, on one day or the next."""
    ends = ("_a", "_b")
    same = frame.merge(frame, on=_BLOCK, suffixes=ends)
    same = same[same["row_a"] < same["row_b"]]
    later = frame.assign(day=frame["day"] - pd.Timedelta(days=1))
    next_day = frame.merge(later, on=_BLOCK, suffixes=ends)
    pairs = pd.concat([same, next_day], ignore_index=True)
    return pairs[(pairs["event_id_a"] != pairs["event_id_b"]).to_numpy()]


def _near(pairs: pd.DataFrame, measures: Iterable[Measure]) -> np.ndarray:
    """Return which pairs have an indicator in common, and none with figures far apart."""
    shared, near = np.zeros(len(pairs), dtype=bool), np.ones(len(pairs), dtype=bool)
    for measure in measures:
        one = pairs[f"{measure.column}_a"].to_numpy()
        other = pairs[f"{measure.column}_b"].to_numpy()
        known = ~np.isnan(one) & ~np.isnan(other)
        most = np.maximum(NEAR, SHARE * np.fmax(one, other))
        shared |= known
        near &= ~known | (np.abs(one - other) <= most)
    return np.asarray(shared & near)


def _same_place(pairs: pd.DataFrame) -> np.ndarray:
    """Return which pairs have similar places or, without a place, the same district."""
    from rapidfuzz import fuzz, process

    one, other = (pairs[f"place_{end}"] for end in "ab")
    alike = process.cpdist(one.tolist(), other.tolist(), scorer=fuzz.token_sort_ratio) >= ALIKE
    named = ((one != "") & (other != "")).to_numpy()
    district, of_other = (pairs[f"admin2_{end}"] for end in "ab")
    given = ((district != "") & (of_other != "")).to_numpy()
    same = (district == of_other).to_numpy()
    return np.asarray(np.where(named, alike & (same | ~given), given & same))


def _problem(pair: Mapping[Hashable, object]) -> Problem:
    reason = f"may be the event at {pair['where_a']}: same type and area, near in place and figures"
    one, other = str(pair["event_id_b"]), str(pair["event_id_a"])
    hint = f"if they are one, {_remedy(one, other, pair)}; nothing was merged"
    return Problem(
        str(pair["path_b"]),
        Code.MAYBE_ONE_EVENT,
        reason,
        hint,
        int(str(pair["line_b"])),
        "event_id",
        str(pair["event_id_b"]),
        Severity.WARNING,
    )


def _remedy(one: str, other: str, pair: Mapping[Hashable, object]) -> str:
    """Return how to make two events one: a line of a link table, where each has an id."""
    if one == pair["where_b"] or other == pair["where_a"]:
        return "give them one event_id"
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([one, other])
    return f"write to a link table (event_id,same_as): {line.getvalue()}"
