"""Parse figures from one cell, or from three (low, best, high); check parts against wholes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from sitrep.arithmetic import figures
from sitrep.clean.cells import Cells, Parsed
from sitrep.clean.totals import FIGURE_HINT
from sitrep.config.load import Config
from sitrep.model.accounts import (
    BOUNDS,
    Measure,
)
from sitrep.model.codes import Code
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.problem import Severity


def figure_columns(cells: Cells, measure: Measure, config: Config) -> dict[str, object]:
    """Return the typed columns of one measure, from one text cell or from three."""
    bounded = [b for b in BOUNDS if f"{measure.column}_{b}" in cells.frame]
    if bounded:
        return _bounded(cells, measure)

    def parser(text: str) -> Figure | None:
        return figures.parse(
            text, floors=config.rules.vague, midpoint=config.rules.range == "midpoint"
        )

    parsed = cells.parse(measure.column, parser, FIGURE_HINT)
    return {
        measure.part("low"): parsed.take(lambda f: f.low if f else math.nan, "float64"),
        measure.part("best"): parsed.take(lambda f: f.best if f else math.nan, "float64"),
        measure.part("high"): parsed.take(_high, "float64"),
        measure.part("qualifier"): parsed.take(
            lambda f: figures.WEAKNESS.index(f.qualifier) if f else -1, "int8"
        ),
        measure.part("words"): _words(parsed),
    }


def _words(parsed: Parsed[Figure | None]) -> pd.Categorical:
    words = [f.words if f else "" for f in parsed.values]
    known = list(dict.fromkeys([*words, ""]))
    index = {w: i for i, w in enumerate(known)}
    codes = parsed.take(lambda f: index[f.words if f else ""], "int32")
    return pd.Categorical.from_codes(codes, categories=pd.Index(known, dtype="str"))


def _high(figure: Figure | None) -> float:
    if figure is None:
        return math.nan
    return math.inf if figure.high is None else figure.high


def _bounded(cells: Cells, measure: Measure) -> dict[str, object]:
    """Return a measure given as low, best and high; the best alone is an exact number.

    Where low ≤ best ≤ high fails, the row is kept, the range spans the three, and a
    warning says so: published files hold such rows (model.md, Figures).
    """

    def bound(name: str) -> np.ndarray:
        def parser(text: str) -> float:
            figure = figures.parse(text)
            return math.nan if figure is None else float(figure.best)

        column = f"{measure.column}_{name}"
        parsed = cells.parse(column, parser, "write a number, or leave it empty")
        return parsed.take(lambda v: math.nan if v is None else v, "float64")

    low, best, high = (bound(name) for name in BOUNDS)
    best = np.where(np.isnan(best), low, best)
    low, high = np.where(np.isnan(low), best, low), np.where(np.isnan(high), best, high)
    with np.errstate(invalid="ignore"):
        crossed = (low > best) | (best > high)
    hint = "the row is kept and its range spans the three"
    said = (Code.BEST_OUTSIDE_RANGE, "is not between low and high", hint)
    cells.refuse_where(crossed & ~cells.bad, f"{measure.column}_best", said, Severity.WARNING)
    three = np.vstack([low, best, high])
    low, high = three.min(axis=0), three.max(axis=0)
    exact, ranged = (figures.WEAKNESS.index(q) for q in (Qualifier.EXACT, Qualifier.RANGE))
    qualifier = np.where(np.isnan(best), -1, np.where(low == high, exact, ranged)).astype("int8")
    words = pd.Categorical.from_codes(
        np.zeros(len(best), dtype="int8"), categories=pd.Index([""], dtype="str")
    )
    values = (low, best, high, qualifier, words)
    return dict(zip(measure.parts, values, strict=True))


def check_parts(cells: Cells, columns: Mapping[str, object], measures: Sequence[Measure]) -> None:
    """Record each part that exceeds its stated whole; under --keep-going the row counts."""
    wholes = {m.indicator: m for m in measures if not m.group}
    for part in measures:
        whole = wholes.get(part.indicator)
        if not part.group or whole is None:
            continue
        low, most = (np.asarray(columns[m.part(p)]) for m, p in ((part, "low"), (whole, "high")))
        with np.errstate(invalid="ignore"):
            exceeds = (low > most) & ~cells.bad
        for row in exceeds.nonzero()[0]:
            reason = f"is more than {whole.column}, {int(most[row])}, of which it is a part"
            hint = "correct one of the two; with --keep-going the whole is at least its part"
            cells.tell(int(row), part.column, (Code.PART_EXCEEDS_WHOLE, reason, hint))
