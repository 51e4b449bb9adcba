"""Add up the rows that are parts of one figure, and refuse those that can't be a part.

In come rows under a format's own folded names; out goes one row per figure, on the line of its
first part. Refused, as problems: a part that is no number, or that stands twice. What shares a
figure with such a part is left out with it, since its sum would be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TypeAlias

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem
from sitrep.read.header import Prepared
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

#: Which rows can't be parts: a mask, the column that shows it, and code, reason and hint.
Fault: TypeAlias = tuple["pd.Series[bool]", str, tuple[Code, str, str]]

_NUMBER = r"\d{1,3}(?:,\d{3})+|\d{1,12}(?:\.0+)?"


@dataclass(frozen=True, slots=True)
class Sum:
    """Rows alike in all of ``whole`` are parts of one figure; ``parts`` tell them apart."""

    whole: tuple[str, ...]
    parts: tuple[str, ...]
    figure: str
    #: What the columns are, and which of them is shown, in the problem of a repeated part.
    called: str
    shown: str


def cells_of(frame: pd.DataFrame, needed: Iterable[str]) -> pd.DataFrame:
    """Return the frame with folded names, stripped cells and all columns that are needed."""
    cells = frame.rename(columns={c: fold(str(c)) for c in frame.columns})
    stripped = {c: cells[c].str.strip() if c in cells else "" for c in dict.fromkeys(needed)}
    return cells.assign(**stripped)


def line_of(cells: pd.DataFrame, row: object) -> int:
    """Return the line of the row with the label ``row``."""
    return int(str(cells["line"].loc[row] if "line" in cells else row))  # type: ignore[call-overload]


def numbers(texts: pd.Series[str]) -> pd.Series[float]:
    """Return whole numbers, missing where a text is none."""
    plain = texts.where(texts.str.fullmatch(_NUMBER), "").str.replace(",", "")
    return pd.to_numeric(plain, errors="coerce")


def unreported(texts: pd.Series[str]) -> pd.Series[bool]:
    """Return which texts say that no number is known."""
    return texts.map(fold).isin(lexicon.folded("figures.unreported"))


def stated(total: pd.Series[float], missing: pd.Series[bool]) -> pd.Series[str]:
    """Return sums as text: a minimum where a part is unreported, blank where all are."""
    text = total.fillna(0).astype("int64").astype("str")
    text = text.where(~missing, "at least " + text)
    return text.where(total.notna(), "")


def inside(*names: pd.Series[str]) -> pd.Series[str]:
    """Return areas named with all that they lie in: "Hass, Idlib, Syria"."""
    text = names[0]
    for name in names[1:]:
        text = text.str.cat(name.where((text == "") | (name == ""), ", " + name))
    return text


def ids(kind: str, *texts: pd.Series[str]) -> pd.Series[str]:
    """Return ids made of ``kind`` and the filled ones of ``texts``."""
    made = kind + " " + texts[0]
    for text in texts[1:]:
        made = made + (" " + text).where(text != "", "")
    return made


def added(cells: pd.DataFrame, sums: Sum, faults: Iterable[Fault] = ()) -> Prepared:
    """Return one row per figure, its parts added; ``faults`` are those that a format adds."""
    figure, group = sums.figure, cells.groupby([*sums.whole], sort=False).ngroup()
    many = group.map(group.value_counts()) > 1
    blank, number = unreported(cells[figure]), numbers(cells[figure])
    total = number.groupby(group).transform("sum", min_count=1)
    problems: list[Problem] = []
    faulty = group.astype("bool") & False
    # What is wrong with a figure that has no other part is for cleaning to say.
    common = _faults(cells, sums, number, blank, many)
    for mask, column, said in (*common, *faults):
        own = mask & ~faulty
        faulty |= own
        problems += [
            Problem("", *said, line_of(cells, row), column, str(cells[column].loc[row]))
            for row in cells.index[own]
        ]
    spoiled = group.isin(group[faulty]) & ~faulty
    more = many & group.duplicated() & ~spoiled & ~faulty
    left_out = [(line_of(cells, row), Code.PART_OF_BAD_SUM) for row in cells.index[spoiled]]
    left_out += [(line_of(cells, row), Code.PART_ADDED) for row in cells.index[more]]
    summed = stated(total, blank.groupby(group).transform("any"))
    combined = cells.assign(**{figure: cells[figure].where(~many, summed)})
    rows = combined[~(faulty | spoiled | more)]
    return Prepared(rows, {}, tuple(sorted(problems, key=_line)), tuple(sorted(left_out)))


def without(cells: pd.DataFrame, out: pd.Series[bool], why: Code) -> Prepared:
    """Return the rows without those that are ``out``, which are listed with the reason."""
    left_out = tuple((line_of(cells, row), why) for row in cells.index[out])
    return Prepared(cells[~out], left_out=left_out)


def together(*steps: Prepared) -> Prepared:
    """Return the last of the steps with what all of them have left out."""
    left_out = sorted(pair for step in steps for pair in step.left_out)
    return replace(steps[-1], left_out=tuple(left_out))


def _line(problem: Problem) -> int:
    return problem.line


def _faults(
    cells: pd.DataFrame,
    sums: Sum,
    number: pd.Series[float],
    blank: pd.Series[bool],
    many: pd.Series[bool],
) -> Iterator[Fault]:
    reason = "is not a number, so the sum that it is a part of can't be made"
    hint = "correct it or leave it empty"
    yield many & number.isna() & ~blank, sums.figure, (Code.NOT_A_COUNT, reason, hint)
    twice = cells.duplicated([*sums.whole, *sums.parts])
    reason = f"is there twice: the same {sums.called}"
    hint = "delete one: nothing shows which is meant"
    yield twice, sums.shown, (Code.ROW_REPEATED, reason, hint)
