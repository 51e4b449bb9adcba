"""Let a source's later account of an event replace its earlier one (model.md, rule 12).

Returns the same rows with superseded cells blank, so that nothing superseded counts, dates,
types, disputes or is attributed. A group of columns that the later account leaves blank keeps
its earlier value. Where the displaced came from goes with where the event was: an account that
states a place or an origin replaces the origin that its source had given.
A part that exceeds its source's new whole is blanked, with a warning; it stays so until the source
states it again, whatever whole comes next.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from sitrep.model.accounts import BOUNDS, HIT, NO_TYPE, WHEN, WHERE, Measure, said_on
from sitrep.model.codes import Code
from sitrep.model.columns import ORIGIN
from sitrep.model.problem import Problem, Severity

#: The accounts of one source about one event.
KEY = ["event", "source"]
#: Columns that are replaced one by one.
_ALONE = ("health_certainty", "actor", "weapon", "description")
_STATED = (*BOUNDS, "qualifier")


def latest_accounts(
    accounts: pd.DataFrame, measures: Sequence[Measure]
) -> tuple[pd.DataFrame, pd.DataFrame, tuple[Problem, ...]]:
    """Return the accounts in force, the figures revised (old → new), and warnings."""
    several = of_one_source(accounts)
    if not several.any():
        return accounts.assign(earlier=False), pd.DataFrame({"event": []}), ()
    accounts = _blankable(accounts, measures).assign(earlier=False)
    given = accounts[several]
    repeated = _Repeated(given)
    revised = repeated.settle(measures)
    told = repeated.lapsed(measures)
    kept = repeated.frame
    settled = {str(c): kept[c] for c in given if not kept[c].equals(given[c])}
    return _with(accounts, several, settled), revised, told


def of_shared_events(accounts: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which accounts are of an event that several accounts speak of."""
    numbers = accounts["event"].to_numpy()
    several: np.ndarray[tuple[int], np.dtype[np.bool_]] = np.bincount(numbers)[numbers] > 1
    return several


def of_one_source(accounts: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return which accounts are of an event of which their source has given several."""
    # One number for each event and source is compared far faster than the two columns.
    sources = accounts["source"].cat
    pairs = accounts["event"] * (len(sources.categories) + 1) + sources.codes
    # Only what is said of an event by several can be said by one of them again.
    shared = of_shared_events(accounts)
    shared[shared] = pairs[shared].duplicated(keep=False)
    return shared


def _with(
    accounts: pd.DataFrame, rows: np.ndarray, settled: Mapping[str, pd.Series[Any]]
) -> pd.DataFrame:
    """Return the accounts with the columns ``settled`` in ``rows``; others are not copied."""
    changed = {column: accounts[column].copy() for column in settled}
    for column, cells in settled.items():
        changed[column][rows] = cells.array
    return accounts.assign(**changed)


def _blankable(accounts: pd.DataFrame, measures: Iterable[Measure]) -> pd.DataFrame:
    """Return the accounts with a blank category in each column that may be blanked."""
    columns = (*WHERE, *ORIGIN, *HIT, *_ALONE, *(m.part("words") for m in measures))
    lacking = [
        c
        for c in columns
        if str(accounts[c].dtype) == "category" and "" not in accounts[c].cat.categories
    ]
    return accounts.assign(**{c: accounts[c].cat.add_categories([""]) for c in lacking})


class _Repeated:
    """The accounts of sources that report an event more than once."""

    def __init__(self, frame: pd.DataFrame) -> None:
        self.given, self.frame = frame, frame.copy()
        self.by = frame.groupby(KEY, observed=True, sort=False).ngroup().to_numpy()
        self.day = said_on(frame)
        self.frame["earlier"] = self.day < self._last(self.day)
        denies = frame["status"] == "denied"
        # A denial ends what its source said before; a denial taken back counts no more either.
        ended = (self.day < self._last(self.day.where(denies))).to_numpy()
        self.ended = ended | (denies & self.frame["earlier"]).to_numpy()

    def _last(self, days: pd.Series[pd.Timestamp]) -> pd.Series[pd.Timestamp]:
        return days.groupby(self.by).transform("max")

    def settle(self, measures: Iterable[Measure]) -> pd.DataFrame:
        """Blank all superseded cells; return the figures revised."""
        frame = self.frame
        revised = [self._figure(m) for m in measures if frame[m.part("best")].notna().any()]
        placed = self._placed()
        from_where = (frame[[*ORIGIN]] != "").any(axis=1)
        self._blank(WHERE, placed)
        self._blank(ORIGIN, placed | from_where)
        typed = ~frame["event_type"].isin(NO_TYPE)
        self._blank(HIT, typed | (frame[[*HIT[1:]]] != "").any(axis=1))
        for column in _ALONE:
            self._blank((column,), frame[column] != "")
        self._dated()
        # Of one day's accounts, the last status in the order of Status counts.
        standing = pd.Series(frame["status"].cat.codes.to_numpy(), index=frame.index)
        standing = standing.where(~frame["earlier"], -1).groupby(self.by).transform("max")
        known = frame["status"].cat.categories
        frame["status"] = pd.Categorical.from_codes(standing, categories=known)
        filled = [r for r in revised if len(r)]
        return pd.concat(filled, ignore_index=True) if filled else pd.DataFrame({"event": []})

    def _superseded(self, filled: pd.Series[bool]) -> np.ndarray:
        """Return which of the filled accounts a later account of their source replaces."""
        stands = filled & ~self.ended
        later = (self.day < self._last(self.day.where(stands))).to_numpy()
        return np.asarray(filled.to_numpy() & (self.ended | later))

    def _blank(self, columns: Iterable[str], filled: pd.Series[bool]) -> None:
        gone = self._superseded(filled)
        if not gone.any():
            return
        for column in columns:
            number = str(self.frame[column].dtype) == "float64"
            self.frame.loc[gone, column] = np.nan if number else ""

    def _placed(self) -> pd.Series[bool]:
        """Return which accounts state a place; a country alone counts only where they differ."""
        frame = self.frame
        texts = [c for c in WHERE[1:] if str(frame[c].dtype) != "float64"]
        placed = (frame[texts] != "").any(axis=1) | frame["latitude"].notna()
        named = frame["country"].astype("str").where(frame["country"] != "")
        return placed | (named.notna() & (named.groupby(self.by).transform("nunique") > 1))

    def _dated(self) -> None:
        """Give earlier accounts the dates of their source's last one, which always has some."""
        frame = self.frame
        last = frame[~frame["earlier"]].sort_values("date_precision", kind="stable")
        place = pd.Series(self.by, index=frame.index)
        last = last.set_index(place[last.index])
        last = last[~last.index.duplicated()].reindex(place[frame["earlier"]])
        for column in WHEN:
            frame.loc[frame["earlier"], column] = last[column].to_numpy()

    def _figure(self, measure: Measure) -> pd.DataFrame:
        """Blank a measure's superseded figures; return each step of its revisions."""
        best = measure.part("best")
        filled = self.frame[best].notna()
        gone = self._superseded(filled)
        revised = self._steps(measure, (filled & (self.frame["status"] != "denied")).to_numpy())
        self._unstate(measure, gone)
        return revised

    def _unstate(self, measure: Measure, gone: np.ndarray) -> None:
        if not gone.any():
            return
        for name in BOUNDS:
            self.frame.loc[gone, measure.part(name)] = np.nan
        self.frame.loc[gone, measure.part("qualifier")] = -1
        self.frame.loc[gone, measure.part("words")] = ""

    def _steps(self, measure: Measure, stated: np.ndarray) -> pd.DataFrame:
        columns = {c: c for c in ("event", "event_id", "source", "reported_on", "line")}
        columns |= {measure.part(p): p for p in (*_STATED, "words")}
        own = self.frame[[*columns]][stated].rename(columns=columns)
        own = own.assign(_day=self.day[stated]).sort_values([*KEY, "_day", "line"])
        own = own.drop_duplicates([*KEY, "_day", *_STATED])
        before = own.groupby(KEY, observed=True)
        shifted = before[[*_STATED, "words", "reported_on", "_day"]].shift()
        own = pd.concat([own, shifted.add_prefix("old_")], axis=1)
        differs = [own[c] != own[f"old_{c}"] for c in _STATED]
        changed = differs[0] | differs[1] | differs[2] | differs[3]
        return own[(own["_day"] > own["old__day"]) & changed].assign(measure=measure.column)

    def lapsed(self, measures: Sequence[Measure]) -> tuple[Problem, ...]:
        """Blank parts that exceed a later whole of their source; return a warning for each."""
        wholes = {m.indicator: m for m in measures if not m.group}
        parts = (m for m in measures if m.group and m.indicator in wholes)
        stated = [m for m in parts if self.frame[m.part("low")].notna().any()]
        return tuple(p for part in stated for p in self._lapsed(wholes[part.indicator], part))

    def _lapsed(self, whole: Measure, part: Measure) -> list[Problem]:
        limits = self._limits(whole, part)
        if limits.empty:
            return []
        gone = self.frame.index.isin(limits.index)
        told = [
            Problem(
                str(row["path"]),
                Code.PART_LAPSED,
                f"exceeds what its source later says of {whole.column}: {int(limit)}",
                "the part no longer counts; state it in the later account if it still holds",
                int(row["line"]),
                part.column,
                str(row[part.part("words")]) or str(int(row[part.part("best")])),
                Severity.WARNING,
            )
            for (_, row), limit in zip(self.frame[gone].iterrows(), limits, strict=True)
        ]
        self._unstate(part, gone)
        return told

    def _limits(self, whole: Measure, part: Measure) -> pd.Series[float]:
        """Return the first whole, by part in force, that its source stated later and that is less.

        It need not be in force itself: what it ended is not said again by what replaces it.
        """
        given, low = self.given, self.frame[part.part("low")]
        said = given[whole.part("best")].notna() & (given["status"] != "denied")
        about = pd.DataFrame({"by": self.by, "day": self.day, "high": given[whole.part("high")]})
        wholes = about[said].groupby(["by", "day"], as_index=False)["high"].max()
        least = about["by"].map(wholes.groupby("by")["high"].min())
        exceeds = (low > least).to_numpy()
        if not exceeds.any():
            return about["high"].iloc[:0]
        parts = about.assign(low=low)[exceeds].reset_index(names="row")
        later = parts.merge(wholes, on="by", suffixes=("", "_later")).sort_values("day_later")
        less = later[(later["day_later"] > later["day"]) & (later["low"] > later["high_later"])]
        limits: pd.Series[float] = less.drop_duplicates("row").set_index("row")["high_later"]
        return limits.reindex([row for row in self.frame.index if row in limits.index])
