"""One spelling for each name: "Idleb", "IDLEB" and one with an invisible mark are one area.

Names are compared as :func:`sitrep.vocabulary.fold.spelling` has them. The commonest spelling is
printed, the first one where two are equally common, and a warning lists all of them (model.md,
rule 1).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, TypeVar

import numpy as np
import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.columns import ORIGIN
from sitrep.model.problem import Problem, Severity, quote
from sitrep.vocabulary.fold import spelling, visible

#: How many spellings of one name a warning lists.
_LISTED = 5


#: What states names beside accounts: running totals, and rows of response, funding and access.
S = TypeVar("S")
#: Columns of accounts that name the same kind of thing, and what names it in totals and rows.
_POOLS: Sequence[tuple[tuple[str, ...], tuple[str, ...]]] = (
    (("country", "admin1", "admin2", "place", *ORIGIN[:2]), ("area", "origin")),
    (("source",), ("source",)),
    (("facility_name",), ()),
    (("event_type",), ()),
    (("facility_type",), ()),
    (("actor",), ()),
    (("weapon",), ()),
    ((), ("sector",)),
    ((), ("partner",)),
    ((), ("plan",)),
)


def one_spelling(
    accounts: pd.DataFrame,
    stated: Sequence[S],
    places: Sequence[tuple[str, int]],
    problems: list[Problem],
) -> tuple[pd.DataFrame, tuple[S, ...]]:
    """Return accounts and what else is stated with each name in one spelling; warn of several.

    ``places`` gives the path and the line of each total and row.
    """
    stated = tuple(stated)
    for columns, names in _POOLS:
        pool = _Pool(accounts, columns, stated, names, places)
        printed = _printed(pool.counts)
        if not printed:
            continue
        problems.extend(_warnings(pool, printed))
        accounts = accounts.assign(**{c: _respelt(accounts[c], printed) for c in columns})
        stated = tuple(_named(one, names, printed) for one in stated)
    return accounts, stated


@dataclass(frozen=True)
class _Pool:
    """The cells that name one kind of thing: ``columns`` of accounts, ``names`` of all else."""

    accounts: pd.DataFrame
    columns: tuple[str, ...]
    stated: Sequence[Any]
    names: tuple[str, ...]
    places: Sequence[tuple[str, int]]

    @cached_property
    def counts(self) -> Counter[str]:
        """How many cells have each text, the first text first."""
        counts: Counter[str] = Counter()
        for column in self.columns:
            codes, texts = pd.factorize(self.accounts[column])
            counts.update(dict(zip(map(str, texts), np.bincount(codes).tolist(), strict=False)))
        counts.update(getattr(one, name, "") for one in self.stated for name in self.names)
        del counts[""]
        return counts

    def first(self, texts: set[str]) -> tuple[str, int, str]:
        """Return path, line and column of the first cell that holds one of ``texts``."""
        for column in self.columns:
            rows = self.accounts[column].isin(texts).to_numpy().nonzero()[0]
            if len(rows):
                row = self.accounts.iloc[int(rows[0])]
                return str(row["path"]), int(row["line"]), column
        n, name = next(
            (n, name)
            for n, one in enumerate(self.stated)
            for name in self.names
            if getattr(one, name, "") in texts
        )
        return *self.places[n], name


def _printed(counts: Mapping[str, int]) -> dict[str, str]:
    """Return, for each name of several spellings, all of them and the one that is printed."""
    names: dict[str, list[str]] = {}
    for text in counts:
        names.setdefault(spelling(text.replace("_", " ")), []).append(text)
    several = (texts for texts in names.values() if len(texts) > 1)
    shown = ((texts, visible(max(texts, key=counts.__getitem__))) for texts in several)
    return {text: printed for texts, printed in shown for text in texts}


def _respelt(column: pd.Series[str], printed: Mapping[str, str]) -> pd.Series[Any]:
    codes, texts = pd.factorize(column)
    own = np.array([printed.get(str(t), str(t)) for t in texts], dtype=object)
    respelt = pd.Series(own[codes], index=column.index)
    kept = isinstance(column.dtype, pd.CategoricalDtype)
    return respelt.astype("category") if kept else respelt.astype("str")


def _named(one: S, names: Sequence[str], printed: Mapping[str, str]) -> S:
    said = {name: getattr(one, name) for name in names if hasattr(one, name)}
    changed = {name: printed[text] for name, text in said.items() if text in printed}
    return replace(one, **changed) if changed else one  # type: ignore[type-var]


def _warnings(pool: _Pool, printed: Mapping[str, str]) -> Iterator[Problem]:
    """Yield a warning for each name, at the first cell that has another spelling than printed."""
    spellings: dict[str, list[str]] = {}
    for text, shown in printed.items():
        spellings.setdefault(shown, []).append(text)
    for shown, texts in spellings.items():
        texts.sort(key=pool.counts.__getitem__, reverse=True)
        listed = ", ".join(f"{quote(t)} ({pool.counts[t]:,})" for t in texts[:_LISTED])
        more = f" and {len(texts) - _LISTED:,} more" if len(texts) > _LISTED else ""
        path, line, column = pool.first({*texts} - {shown})
        yield Problem(
            path,
            Code.SPELLINGS_JOINED,
            f"holds one name in {len(texts)} spellings: {listed}{more}; printed as {quote(shown)}",
            "write it alike; where two things are meant, tell their names apart",
            line,
            column,
            severity=Severity.WARNING,
        )
