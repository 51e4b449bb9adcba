"""Parse figures from one cell, or from three (low, best, high)."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping
from functools import partial
from typing import Any, TypeAlias

import numpy as np
import pandas as pd

from sitrep.arithmetic import figures
from sitrep.arithmetic.bounds import bounded
from sitrep.clean.cells import Cells, Parsed
from sitrep.clean.not_known import warn_of_codes
from sitrep.clean.totals import FIGURE_HINT
from sitrep.config.load import Config
from sitrep.model.accounts import BOUNDS, Measure
from sitrep.model.codes import Code
from sitrep.model.figure import Figure
from sitrep.model.problem import Fault, Severity, quote
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

Read: TypeAlias = Callable[[str], Figure | None]


def figure_columns(cells: Cells, measure: Measure, config: Config) -> dict[str, object]:
    """Return the typed columns of one measure, from one text cell or from several."""
    read = _reader(config)
    if any(f"{measure.column}_{bound}" in cells.frame for bound in BOUNDS):
        parsed = _bounded(cells, measure, read, config.rules.range == "midpoint")
    else:
        parsed = cells.parse(measure.column, read, FIGURE_HINT)
        _warn_of_none(cells, measure.column, parsed)
        warn_of_codes(cells, measure.column, parsed)
    return {
        measure.part("low"): parsed.take(lambda f: f.low if f else math.nan, "float64"),
        measure.part("best"): parsed.take(lambda f: f.best if f else math.nan, "float64"),
        measure.part("high"): parsed.take(_high, "float64"),
        measure.part("qualifier"): parsed.take(
            lambda f: figures.WEAKNESS.index(f.qualifier) if f else -1, "int8"
        ),
        measure.part("words"): _words(parsed),
    }


def _reader(config: Config) -> Read:
    rules = config.rules
    return partial(
        figures.parse,
        floors=rules.vague,
        unreported=frozenset(map(fold, rules.unreported)),
        midpoint=rules.range == "midpoint",
    )


def _warn_of_none(cells: Cells, column: str, parsed: Parsed[Figure | None]) -> None:
    """Warn where a column says "none" or "nil", which some write for "not known"."""
    codes, texts = cells.coded(column)
    words = lexicon.folded("figures.none")
    meant = [i for i, text in enumerate(texts) if parsed.values[i] and fold(text) in words]
    rows = np.isin(codes, meant).nonzero()[0]
    if len(rows):
        n, word = len(rows), texts[int(codes[rows[0]])]
        reason = f"is read as 0, in {n:,} row{'s' * (n > 1)}"
        hint = f'where it means "not known", write [rules] unreported = [{quote(word)}]'
        cells.warn(int(rows[0]), column, (Code.WORD_READ_AS_ZERO, reason, hint))


def _words(parsed: Parsed[Any]) -> pd.Categorical:
    words = [f.words if f else "" for f in parsed.values]
    known = list(dict.fromkeys([*words, ""]))
    index = {w: i for i, w in enumerate(known)}
    codes = parsed.take(lambda f: index[f.words if f else ""], "int32")
    return pd.Categorical.from_codes(codes, categories=pd.Index(known, dtype="str"))


def _high(figure: Figure | None) -> float:
    if figure is None:
        return math.nan
    return math.inf if figure.high is None else figure.high


def _bounded(cells: Cells, measure: Measure, read: Read, midpoint: bool) -> Parsed[Figure | None]:
    """Return a measure given as low, best and high; the plain column beside them is the best.

    Where low ≤ best ≤ high fails, the row is kept, the range spans the three, and a
    warning says so: published files hold such rows (model.md, Figures). A plain cell outside
    its bounds, or unlike a best beside it, is a problem (model.md, rule 10).
    """
    columns = {b: f"{measure.column}_{b}" for b in BOUNDS} | {"plain": measure.column}
    parsed = {name: cells.parse(column, read, FIGURE_HINT) for name, column in columns.items()}
    for name, column in columns.items():
        warn_of_codes(cells, column, parsed[name])
    codes = pd.DataFrame({name: p.codes for name, p in parsed.items()})
    group = codes.groupby([*codes], sort=False).ngroup().to_numpy()
    values: list[Figure | None] = []
    for number, own in enumerate(codes.drop_duplicates().to_dict("records")):
        given = {name: parsed[str(name)].values[code] for name, code in own.items()}
        best = given["best"] or given["plain"]
        values.append(bounded(given["low"], best, given["high"], midpoint=midpoint))
        column, fault, severity = _misfit(given)
        if column:
            report = cells.warn_where if severity is Severity.WARNING else cells.reject_where
            report(group == number, columns[column], fault)
    return Parsed[Figure | None](group.astype(np.intp), values)


_OUTSIDE = (
    Code.BEST_OUTSIDE_RANGE,
    "is not between low and high",
    "the row is kept and its range spans the three",
)
_NOT_THE_BEST = (
    Code.BEST_OUTSIDE_RANGE,
    "is not between the low and the high beside it, or not the best",
    "correct one of them, or drop the column in [[source]]",
)


def _misfit(given: Mapping[Hashable, Figure | None]) -> tuple[str, Fault, Severity]:
    """Return which of low, best, high and plain does not fit the others, and how it is judged."""
    low, high, plain = given["low"], given["high"], given["plain"]
    best = given["best"] or plain
    if best is None:
        crossed = low and high and high.high is not None and low.low > high.high
        return ("low" if crossed else "", _OUTSIDE, Severity.WARNING)
    outside = bool(low and low.low > best.best)
    outside |= bool(high and high.high is not None and best.best > high.high)
    if plain and (outside or plain.best != best.best):
        return "plain", _NOT_THE_BEST, Severity.ERROR
    return ("best" if outside else "", _OUTSIDE, Severity.WARNING)
