"""Repeated accounts: a problem where one source gives both, a warning where rows have no id.

Nothing shows which of two a source meant, or whether two rows without an id are one event.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from sitrep.model.accounts import BOUNDS, FACILITY, NO_TYPE, WHEN, WHERE, Measure, said_on
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.vocabulary.fold import fold

#: What a row says of an event besides its figures. The source may be only a file's name.
_SAID = ("date_start", "date_end", "event_type", "admin1", "admin2", "place", "description")
#: What an account says of the facility it names; rows of several facilities may differ in it.
_OF_FACILITY = frozenset({*WHERE, *FACILITY, "event_type"})
#: Stands for a figure that can't be read.
_UNREAD = object()
#: Rows that fill none of these and give no figure say too little to be compared.
_TELLING = ("place", "description")


def refuse_duplicates(
    accounts: pd.DataFrame, measures: Sequence[Measure], problems: list[Problem]
) -> pd.DataFrame:
    """Return the accounts without those that contradict one of the same source, event and day.

    Nothing shows which of two the source said last, so the later row is a problem (model.md,
    rule 12); so is a row that adds nothing. Accounts that fill different columns complete each
    other; accounts that name different facilities are of one attack on several.
    """
    found: list[Problem] = []
    tell_duplicates(accounts, {}, measures, found)
    problems += found
    lost = {(p.path, p.line) for p in found}
    if not lost:
        return accounts
    own = zip(accounts["path"].astype("str"), accounts["line"], strict=True)
    return accounts[[place not in lost for place in own]].reset_index(drop=True)


def tell_duplicates(
    accounts: pd.DataFrame,
    unread: Mapping[tuple[str, int], Collection[str]],
    measures: Sequence[Measure],
    problems: list[Problem],
) -> None:
    """Add a problem for each account that contradicts or repeats one of its source and day.

    ``unread`` has the columns, by path and line, whose cells can't be used: what they will say
    once they are mended is not known, so they neither contradict nor add anything.
    """
    key = ["event_id", "source", "_day"]
    # A withdrawal contradicts no account of the same day.
    days = accounts[[*key[:2], "reported_on", "date_end"]][accounts["status"] != "withdrawn"]
    # Most events have one account: only the others are compared by source and day.
    numbers = days["event_id"].cat.codes.to_numpy()
    days = days[np.bincount(numbers)[numbers] > 1] if len(days) else days
    days = days.assign(_day=said_on(days)).dropna(subset="_day")
    twice = days[days.duplicated(key, keep=False)]
    if twice.empty:
        return
    days_said: dict[int, _OneDay] = {}
    codes = twice.groupby(key, observed=True).ngroup()
    for code, row in zip(codes, accounts.loc[twice.index].to_dict("records"), strict=True):
        said = days_said.setdefault(code, _OneDay(measures))
        if not said.takes(row, unread.get((row["path"], row["line"]), ())):
            problems.append(said.problem(row))


class _OneDay:
    """What one source says of one event on one day, row by row."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self.measures = tuple(measures)
        self.said: dict[str, list[tuple[str, object, str]]] = {}
        #: Of the refused row: the column that contradicts, and the earlier row.
        self.clash, self.first = "", ""

    def takes(self, row: Mapping[Hashable, object], unread: Collection[str] = ()) -> bool:
        """Add the row and return True, unless it contradicts or repeats the rows before."""
        facility = str(row["facility_id"] or row["facility_type"])
        where = f"{row['path']}:{row['line']}"
        own = dict(self._words(row, unread))
        new = False
        for column, value in own.items():
            others = self._others(column, facility)
            stated = [] if value is _UNREAD else [(v, at) for v, at in others if v is not _UNREAD]
            differs = next((at for said, at in stated if said != value), None)
            if differs:
                self.clash, self.first = column, differs
                return False
            new |= not others
        if not new:
            self.clash, self.first = "", next(iter(self.said.values()))[0][2]
            return False
        for column, value in own.items():
            self.said.setdefault(column, []).append((facility, value, where))
        return True

    def _others(self, column: str, facility: str) -> list[tuple[object, str]]:
        """Return what the rows before say in a column, without those of another facility."""
        said = self.said.get(column, [])
        if column not in _OF_FACILITY:
            return [(value, at) for _, value, at in said]
        return [(v, at) for other, v, at in said if not (facility and other and other != facility)]

    def _words(
        self, row: Mapping[Hashable, object], unread: Collection[str]
    ) -> Iterator[tuple[str, object]]:
        when = tuple(str(row[c]) for c in WHEN)
        yield "date_start", _UNREAD if {*WHEN} & {*unread} else when
        yield "status", _UNREAD if "status" in unread else row["status"] == "denied"
        if row["status"] in ("confirmed", "disputed"):
            yield "status/standing", row["status"]
        if row["event_type"] not in (*NO_TYPE, "attack_on_health"):
            yield "event_type", row["event_type"]
        for column in (*WHERE, *FACILITY):
            value = row[column]
            if value and value == value:
                yield column, fold(str(value))
        for measure in self.measures:
            own = {measure.column, *(f"{measure.column}_{bound}" for bound in BOUNDS)}
            if own & {*unread}:
                yield measure.column, _UNREAD
            elif row[measure.part("best")] == row[measure.part("best")]:
                stated = (row[measure.part(p)] for p in (*BOUNDS, "qualifier"))
                yield measure.column, tuple(map(str, stated))

    def problem(self, row: Mapping[Hashable, object]) -> Problem:
        """Return the problem of the row that was not taken."""
        reason = (
            f"is a second account of this event by the same source on the same day as {self.first}"
        )
        if self.clash:
            reason += f", and differs in {self.clash}"
        return Problem(
            str(row["path"]),
            Code.ACCOUNTS_CONTRADICT if self.clash else Code.ACCOUNT_REPEATED,
            reason,
            "delete one, or correct its event_id, source or reported_on; where each row is a "
            "victim, write count_rows in [[source]]",
            int(str(row["line"])),
            "event_id",
            str(row["event_id"]),
        )


def tell_repeats(
    accounts: pd.DataFrame, measures: Iterable[Measure], problems: list[Problem]
) -> None:
    """Warn about rows without an id that repeat an earlier one; each of them still counts.

    Last week's export beside this week's is such a case.
    """
    # An id that clean has given is a path and a line. The colon finds the candidates fast.
    ids = accounts["event_id"].cat
    known = ids.categories.to_numpy(dtype=object)
    if ":" not in "".join(known):
        return
    may_be = np.array([":" in identity for identity in known], dtype=bool)
    rows = accounts[may_be[ids.codes]]
    own = rows["path"].astype("str") + ":" + rows["line"].astype("str")
    rows = rows[rows["event_id"].astype("str") == own]
    bests = [measure.part("best") for measure in measures]
    telling = rows[[b for b in bests if b in rows]].notna().any(axis=1)
    for column in _TELLING:
        telling |= rows[column].astype("str") != ""
    rows = rows[telling]
    parts = [part for measure in measures for part in measure.parts if part in rows]
    same = pd.util.hash_pandas_object(rows[[*_SAID, *parts]], index=False).to_numpy()
    rows = pd.DataFrame({"path": rows["path"].astype("str"), "line": rows["line"], "same": same})
    earlier = rows.groupby("same")[["path", "line"]].transform("first")
    rows = rows.assign(path_first=earlier["path"], line_first=earlier["line"])
    again = rows[rows.duplicated("same")]
    for (path, other), part in again.groupby(["path", "path_first"], sort=False):
        n, first = len(part), part.iloc[0]
        at = first["line_first"]
        reason = (
            f"repeats {other}:{at}"
            if n == 1
            else f"is the first of {n:,} rows that repeat rows of {other}; it repeats line {at}"
        )
        hint = "each counts as an event of its own: add event_id, or delete the repeated rows"
        line, code = int(first["line"]), Code.ROW_REPEATED
        problems.append(Problem(str(path), code, reason, hint, line, severity=Severity.WARNING))
