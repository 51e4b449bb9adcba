"""Find each row of one set again in another: by what it says, then by its id."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from sitrep.compare.rows import KEYS, Rows, hashed

#: By what rows that are not the same are one, the surest first.
_ROUNDS = (["event_id", "source", "reported_on"], ["event_id", "source"])


class Pairs:
    """Which row of ``before`` is which of ``after``, each once: same, changed or with a new id."""

    def __init__(self, before: Rows, after: Rows) -> None:
        names = list(dict.fromkeys([*before.columns, *after.columns]))
        self.left, self.right = _keys(before, names), _keys(after, names)
        self.same = self._paired(["whole"])
        self.changed: list[tuple[int, int]] = []
        self.renamed: list[tuple[int, int]] = []

    def by_id(self) -> None:
        """Pair the rest by ids, and then rows that differ in nothing but the id."""
        for key in _ROUNDS:
            self.changed += self._paired(key, identified=True)
        # Of an event with one account on each side, the account may have another source now.
        self.changed += self._paired(["event_id", "single"], identified=True)
        self.renamed = self._paired(["body"])

    def shifted(self) -> bool:
        """Return whether ids are of other rows now, as those that only number the rows are.

        What several rows say alike shows of none which it is: forgotten rows may.
        """
        single = self.right[~self.right["body"].isin(self._repeated())]
        there = dict(zip(single["body"], single["event_id"], strict=True))
        moved = [
            before
            for before, _ in self.changed
            if there.get(self.left.at[before, "body"]) not in (None, self.left.at[before, "id"])
        ]
        return len(moved) > 1 and 2 * len(moved) > len(self.changed)

    def _repeated(self) -> set[int]:
        """Return what more than one row of a side says, but for its id."""
        sides = (self.left["body"], self.right["body"])
        return {body for side in sides for body in side[side.duplicated()]}

    @property
    def gone(self) -> list[int]:
        """The rows of ``before`` that are in no pair."""
        return [int(n) for n in self.left.index[self.left["free"]]]

    @property
    def added(self) -> list[int]:
        """The rows of ``after`` that are in no pair."""
        return [int(n) for n in self.right.index[self.right["free"]]]

    def _paired(self, key: Sequence[str], *, identified: bool = False) -> list[tuple[int, int]]:
        """Pair free rows that are alike in ``key``, in their order, and return the pairs."""
        sides = []
        for side in (self.left, self.right):
            free = side[side["free"] & ((side["event_id"] != "") | (not identified))]
            if "single" in key:
                free = free[free["single"]]
            nth = free.groupby(list(key)).cumcount() if len(free) else free["id"].iloc[:0]
            sides.append(free[list(key)].assign(nth=nth, row=free.index))
        found = sides[0].merge(sides[1], on=[*key, "nth"])
        left, right = found["row_x"].to_numpy(), found["row_y"].to_numpy()
        self.left.loc[left, "free"] = self.right.loc[right, "free"] = False
        return list(zip(map(int, left), map(int, right), strict=True))


def _keys(rows: Rows, names: Sequence[str]) -> pd.DataFrame:
    ids, source, day = (rows.frame[c].astype("str").to_numpy(dtype=object) for c in KEYS)
    body = hashed(rows, [n for n in names if n != "event_id"]).to_numpy()
    frame = pd.DataFrame({"event_id": ids, "id": ids, "source": source, "reported_on": day})
    own = pd.util.hash_pandas_object(frame["event_id"], index=False).to_numpy()
    whole = np.bitwise_xor(body * np.uint64(31), own)
    single = ~frame["event_id"].duplicated(keep=False)
    return frame.assign(body=body, whole=whole, single=single, free=True)
