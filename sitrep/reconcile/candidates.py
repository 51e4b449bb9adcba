"""List events that may be the same, for a person to decide; nothing is merged.

There is a warning for each pair of events of the same type and area with similar places: on one
day and by different sources or reported on different days, whatever their figures, since sources
differ and correct themselves; else at most a day apart and with near-equal figures. Events are
first joined on day, type and area, so that not every pair is compared; of very many, the fullest
days are passed over and counted.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Hashable, Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from sitrep.model.accounts import Measure
from sitrep.model.codes import Code, Status
from sitrep.model.dates import Period
from sitrep.model.problem import Problem, Severity, counted
from sitrep.model.summary import Summary
from sitrep.vocabulary.fold import spelling

#: The least similarity (0 to 100) of two names that may be of one place.
ALIKE = 85
#: Near-equal figures differ by at most one, or by a fifth of the larger.
NEAR, SHARE = 1, 0.2
#: The most pairs that are compared, and the most that are listed; the rest is counted.
MOST_COMPARED, MOST_LISTED = 5_000_000, 1_000
_BLOCK = ["event_type", "area"]
_PLACES = ("admin1", "admin1_pcode", "admin2", "admin2_pcode", "place")
Row = Mapping[Hashable, object]
Rows = np.ndarray[tuple[int], np.dtype[np.intp]]


def likely_duplicates(accounts: pd.DataFrame, measures: Sequence[Measure]) -> list[Problem]:
    """Return a warning for each pair of events that may be one, at the later one's line.

    Where there are too many, the last warning counts those not compared and not listed.
    """
    frame = _compared(accounts, [m for m in measures if not m.group])
    if frame.empty:
        return []
    one, other, passed_over = _alike(frame, measures)
    listed = frame.iloc[one[:MOST_LISTED]].to_dict("records")
    with_whom = frame.iloc[other[:MOST_LISTED]].to_dict("records")
    found = [_problem(a, b) for a, b in zip(listed, with_whom, strict=True)]
    return [*found, *_not_listed(accounts, max(0, len(one) - MOST_LISTED), passed_over)]


def alike(
    accounts: pd.DataFrame, measures: Sequence[Measure], period: Period
) -> tuple[tuple[str, str], ...]:
    """Return the ids of each pair of events that may be one, as many as are listed.

    They are those of ``period`` and of the days before and after it.
    """
    day = pd.Timedelta(days=1)
    first, last = pd.Timestamp(period.start) - day, pd.Timestamp(period.end) + day
    near = accounts[accounts["date_start"].between(first, last).to_numpy()]
    frame = _compared(near, [m for m in measures if not m.group])
    if frame.empty:
        return ()
    one, other, _ = _alike(frame, measures)
    ids = frame["event_id"].astype("str").to_numpy()
    return tuple(zip(ids[one[:MOST_LISTED]], ids[other[:MOST_LISTED]], strict=True))


def without_ids(
    accounts: pd.DataFrame, measures: Sequence[Measure], summary: Summary
) -> tuple[int, int]:
    """Return how many pairs of rows without an id may be one event each, of all that is summed.

    Also how many such rows were not compared, since their days are too full.
    Each of them counts as an event of its own, so that its people may be counted twice.
    """
    starts = (tally.window.start for tally in summary.cumulative.values())
    since = min(filter(None, (*starts, summary.period.start)))
    dated = accounts["date_start"].between(pd.Timestamp(since), pd.Timestamp(summary.period.end))
    dated &= accounts["date_precision"] == "day"
    # What is only denied counts nowhere, so that no pair with it counts twice.
    rows = (dated & (accounts["status"] != Status.DENIED)).to_numpy().nonzero()[0]
    rows = rows[_is_without_id(accounts[["event_id", "path", "line"]].iloc[rows])]
    if len(rows) < 2:
        return 0, 0
    frame = _compared(accounts.iloc[rows], [m for m in measures if not m.group])
    one, _, passed_over = _alike(frame, measures)
    return len(one), passed_over


def _alike(frame: pd.DataFrame, measures: Sequence[Measure]) -> tuple[Rows, Rows, int]:
    """Return the rows of pairs that may be one, and how many rows were not compared."""
    one, other, passed_over = _pairs(frame)
    keep = _near(frame, one, other, [m for m in measures if m.column in frame])
    keep |= _told_again(frame, one, other)
    one, other = one[keep], other[keep]
    keep = _same_place(frame, one, other)
    return *_once(frame, one[keep], other[keep]), passed_over


def _is_without_id(accounts: pd.DataFrame) -> npt.NDArray[np.bool_]:
    """Return whether each row has its file and line for an id."""
    ids = accounts["event_id"].cat
    files = tuple(f"{path}:" for path in accounts["path"].cat.categories)
    # Only ids that begin with a file's name are compared: texts of all rows take much memory.
    begins = ids.categories.astype("str").str.startswith(files)
    found = np.asarray(begins, dtype=bool)[ids.codes.to_numpy()]
    own = accounts[found]
    found[found] = (own["event_id"].astype("str") == _where(own)).to_numpy()
    return found


def _where(accounts: pd.DataFrame) -> pd.Series[str]:
    """Return the file and line of each row, which is the id of a row without one."""
    return accounts["path"].astype("str") + ":" + accounts["line"].astype("str")


def _compared(accounts: pd.DataFrame, measures: Iterable[Measure]) -> pd.DataFrame:
    """Return the columns that are compared, of accounts known to the day."""
    dated = accounts[(accounts["date_precision"] == "day").to_numpy()]
    text = {c: dated[c].astype("str") for c in _PLACES}
    frame = pd.DataFrame(
        {
            "event_id": dated["event_id"],
            "source": dated["source"].astype("str").map(_names(dated["source"].astype("str"))),
            "where": _where(dated),
            "path": dated["path"].astype("str"),
            "line": dated["line"],
            "day": dated["date_start"],
            "reported_on": dated["reported_on"],
            "event_type": dated["event_type"].astype("str"),
            "area": text["admin1_pcode"].where(
                text["admin1_pcode"] != "", text["admin1"].map(_names(text["admin1"]))
            ),
            "admin2_pcode": text["admin2_pcode"],
            "admin2": text["admin2"].map(_names(text["admin2"])),
            "place": text["place"].map(_names(text["place"])),
            **{m.column: dated[m.part("best")] for m in measures if m.part("best") in dated},
        }
    )
    return frame.reset_index(drop=True)


def _names(texts: pd.Series[str]) -> dict[str, str]:
    return {text: spelling(text) for text in texts.unique()}


def _pairs(frame: pd.DataFrame) -> tuple[Rows, Rows, int]:
    """Return pairs of rows of one type and area, on one day or the next, of different events.

    The fullest days are passed over where all would be too many; how many rows they have is
    returned last.
    """
    block = frame.groupby(_BLOCK, sort=False).ngroup().to_numpy()
    day = frame["day"].to_numpy().astype("datetime64[D]").astype("int64")
    keyed = pd.DataFrame({"block": block, "day": day, "row": np.arange(len(frame))})
    full = _passed_over(keyed)
    kept = keyed[~full]
    same = kept.merge(kept, on=["block", "day"])
    same = same[same["row_x"] < same["row_y"]]
    next_day = kept.merge(kept.assign(day=kept["day"] - 1), on=["block", "day"])
    pairs = pd.concat([same, next_day])
    one, other = pairs["row_x"].to_numpy(), pairs["row_y"].to_numpy()
    event = frame["event_id"].factorize()[0]
    apart = event[one] != event[other]
    return one[apart], other[apart], int(full.sum())


def _passed_over(keyed: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return the rows of the days that hold more pairs than can be compared."""
    size = keyed.groupby(["block", "day"]).size()
    days = pd.MultiIndex.from_frame(size.index.to_frame().assign(day=lambda own: own["day"] + 1))
    following = size.reindex(days, fill_value=0)
    pairs = (size * (size + following.to_numpy())).sort_values(kind="stable")
    full = pairs.index[(pairs.cumsum() > MOST_COMPARED).to_numpy()]
    return np.asarray(pd.MultiIndex.from_frame(keyed[["block", "day"]]).isin(full))


def _near(
    frame: pd.DataFrame, one: Rows, other: Rows, measures: Iterable[Measure]
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which pairs have an indicator in common, and none with figures far apart."""
    shared, near = np.zeros(len(one), dtype=bool), np.ones(len(one), dtype=bool)
    for measure in measures:
        stated = frame[measure.column].to_numpy()
        first, second = stated[one], stated[other]
        known = ~np.isnan(first) & ~np.isnan(second)
        most = np.maximum(NEAR, SHARE * np.fmax(first, second))
        shared |= known
        near &= ~known | (np.abs(first - second) <= most)
    return np.asarray(shared & near)


def _told_again(
    frame: pd.DataFrame, one: Rows, other: Rows
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which pairs are of one day, and by two sources or reported on two days."""
    source, told = frame["source"].factorize()[0], frame["reported_on"].to_numpy()
    known = ~np.isnat(told[one]) & ~np.isnat(told[other])
    later = known & (told[one] != told[other])
    day = frame["day"].to_numpy()
    return np.asarray((day[one] == day[other]) & (later | (source[one] != source[other])))


def _same_place(
    frame: pd.DataFrame, one: Rows, other: Rows
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which pairs have similar places or, without a place, the same district."""
    from rapidfuzz import fuzz, process

    codes, names = frame["place"].factorize()
    # Names are few and pairs many: each two names are compared once.
    which, each = pd.factorize(codes[one] * len(names) + codes[other])
    ours, theirs = names[each // max(1, len(names))], names[each % max(1, len(names))]
    score = process.cpdist(list(ours), list(theirs), scorer=fuzz.token_sort_ratio)
    alike = (score >= ALIKE)[which] & ~_numbered_apart(names, codes[one], codes[other])
    named, _ = _compare(frame["place"], one, other)
    coded, same = _compare(frame["admin2_pcode"], one, other)
    given, by_name = _compare(frame["admin2"], one, other)
    # Names of districts count where not both have a P-code.
    same, given = np.where(coded, same, by_name), coded | given
    return np.asarray(np.where(named, alike & (same | ~given), given & same))


def _compare(column: pd.Series[str], one: Rows, other: Rows) -> tuple[np.ndarray, np.ndarray]:
    """Return of which pairs both have a text in ``column``, and of which they have the same."""
    filled, codes = (column != "").to_numpy(), column.factorize()[0]
    return filled[one] & filled[other], codes[one] == codes[other]


def _numbered_apart(
    names: Iterable[str], one: Rows, other: Rows
) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which pairs of names have different numbers: Camp 12 is not Camp 13."""
    own = np.array([" ".join(re.findall(r"\d+", name)) for name in names], dtype=object)
    numbers, texts = pd.factorize(own)
    numbered = np.array([text != "" for text in texts], dtype=bool)[numbers]
    apart = numbers[one] != numbers[other]
    return np.asarray(apart & numbered[one] & numbered[other])


def _once(frame: pd.DataFrame, one: Rows, other: Rows) -> tuple[Rows, Rows]:
    """Return each pair of events once, by its first pair of rows."""
    event = frame["event_id"].factorize()[0]
    again = pd.Series(event[one] * (len(frame) + 1) + event[other]).duplicated().to_numpy()
    return one[~again], other[~again]


def _not_listed(accounts: pd.DataFrame, pairs: int, rows: int) -> list[Problem]:
    """Return the warning that counts what is not listed, if anything is."""
    said = [f"{counted(pairs, 'more pair', 'more pairs')} may be one event each"] * (pairs > 0)
    if rows:
        full = "lie on days with too many events of one type and area, and were not compared"
        said.append(f"{counted(rows, 'row', 'rows')} {full}")
    if not said:
        return []
    hint = "give these events a finer area (admin1), or check a shorter file"
    path, code = str(accounts["path"].iloc[0]), Code.MAYBE_ONE_EVENT
    return [Problem(path, code, "; ".join(said), hint, severity=Severity.WARNING)]


def _problem(earlier: Row, later: Row) -> Problem:
    reason = f"may be the event at {earlier['where']}: {_how_alike(earlier, later)}"
    hint = f"if they are one, {_remedy(later, earlier)}; nothing was merged"
    return Problem(
        str(later["path"]),
        Code.MAYBE_ONE_EVENT,
        reason,
        hint,
        int(str(later["line"])),
        "event_id",
        str(later["event_id"]),
        Severity.WARNING,
    )


def _how_alike(one: Row, other: Row) -> str:
    if one["day"] == other["day"] and one["source"] != other["source"]:
        return "same type, area and day, near in place, by another source"
    told = {t for row in (one, other) if not pd.isnull(t := row["reported_on"])}  # type: ignore[call-overload]
    if one["day"] == other["day"] and len(told) > 1:
        return "same type, area and day, near in place, reported on another day"
    return "same type and area, near in place and figures"


def _remedy(one: Row, other: Row) -> str:
    """Return how to make two events one: a line of a link table, where each has an id."""
    ids = str(one["event_id"]), str(other["event_id"])
    if ids[0] == one["where"] or ids[1] == other["where"]:
        return "give them one event_id"
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(ids)
    return f"write to a link table (event_id,same_as): {line.getvalue()}"
