"""Counts of events in an area and a window: which level of areas counts, and countries' sums.

In come rows with a level of areas each (0 is the country); out go the rows of the country and of
the widest level below it. A country without a row of its own gets the sum of its areas, with a
warning; not where only some of its areas are asked for, or one of them has no number that can be
read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, counted
from sitrep.read.formats import parts
from sitrep.read.header import Origin, Prepared

#: The column with a row's level of areas: "0", "1" or "2".
LEVEL = "admin_level"
_AT_LEAST = "at least "
#: So many countries are told apart, the rest counted with the last.
_TOLD = 10


@dataclass(frozen=True, slots=True)
class Areas:
    """The columns of a table of counts: ``below`` name areas in the country."""

    country: str
    below: tuple[str, ...]
    window: tuple[str, ...]
    figure: str


def levels_of(cells: pd.DataFrame, first: str, second: str) -> pd.Series[str]:
    """Return each row's level, by the names of areas that it gives."""
    level = cells[first].where(cells[first] == "", "1").replace("", "0")
    return level.where(cells[second] == "", "2")


def of_one_level(cells: pd.DataFrame, areas: Areas) -> Prepared:
    """Return the countries' rows and those of the widest level below; the others are parts."""
    depth = pd.to_numeric(cells[LEVEL], errors="coerce").fillna(0)
    below = depth.where(depth > 0)
    widest = below.groupby(_group(cells, areas)).transform("min")
    return parts.without(cells, (depth > 0) & (depth > widest), Code.ROW_OF_A_PART)


def with_countries(found: Prepared, before: pd.DataFrame, areas: Areas, origin: Origin) -> Prepared:
    """Return the rows with a sum for each country and window that has no row of its own.

    ``before`` has the rows as they were, with those that can't be used.
    """
    cells = found.frame
    if cells.empty or {*origin.asked} & {*areas.below}:
        return found
    figure, group = cells[areas.figure], _group(cells, areas)
    number, blank = parts.numbers(figure.str.removeprefix(_AT_LEAST)), parts.unreported(figure)
    unfit = (cells[LEVEL] == "0") | (number.isna() & ~blank) | _lost(found, before, areas)
    fit = ~unfit.groupby(group).transform("any")
    open_end = (blank | figure.str.startswith(_AT_LEAST)).groupby(group).transform("any")
    sums = parts.stated(number.groupby(group).transform("sum", min_count=1), open_end)
    first = fit & ~group.duplicated()
    made = cells[first].copy()
    made[areas.figure], made[LEVEL] = sums[first], "0"
    made[[*areas.below]] = ""
    told = _told(cells[fit], group[fit], areas)
    rows = pd.concat([made, cells]).sort_index(kind="stable")
    return replace(found, frame=rows, problems=(*found.problems, *told))


def _group(cells: pd.DataFrame, areas: Areas) -> pd.Series[int]:
    return cells.groupby([areas.country, *areas.window], sort=False).ngroup()


def _lost(found: Prepared, before: pd.DataFrame, areas: Areas) -> pd.Series[bool]:
    """Return which rows are of a country and window of which another row can't be used."""
    lines = {p.line for p in found.problems}
    lines |= {line for line, why in found.left_out if why is Code.PART_OF_BAD_SUM}
    columns = [areas.country, *areas.window]
    lost = {*before.loc[before.index.isin(lines), columns].itertuples(index=False, name=None)}
    keys = found.frame[columns].itertuples(index=False, name=None)
    return pd.Series([key in lost for key in keys], index=found.frame.index, dtype="bool")


def _told(cells: pd.DataFrame, group: pd.Series[int], areas: Areas) -> Iterator[Problem]:
    for country, own in [*cells.groupby(areas.country, sort=False)][:_TOLD]:
        most = int(group.loc[own.index].value_counts().max())
        level = own[LEVEL].iloc[0]
        what = counted(most, "area", "areas")
        reason = f"has no row for the whole country: its figure is the sum of {what}"
        hint = f"where the file lacks areas of admin {level}, ask for those it has by name (where)"
        line = parts.line_of(own, own.index[0])
        at = (line, areas.country, str(country), Severity.WARNING)
        yield Problem("", Code.SUM_OF_AREAS, reason, hint, *at)


def with_area(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the frame with each row's area, named with all that it lies in."""
    frame["area"] = parts.inside(frame["admin2"], frame["admin1"], frame["country"])
    return frame.drop(columns=["country", "admin1", "admin2"])
