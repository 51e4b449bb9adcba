"""Sex and age as a table: ages in rows, sexes in columns, the rest and the total at its end."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from sitrep.compose.phrases import Phrases
from sitrep.model.report import Column, Table
from sitrep.model.summary import Grid, Summary, Tally
from sitrep.model.tallies import CELLS, REST, Age, Sex
from sitrep.wording.phrases import headed

#: The indicators of people that a report may state by sex and age.
INDICATORS = ("killed", "injured", "missing", "kidnapped", "arrested", "detained")


def table_id(indicator: str) -> str:
    """Return the id of an indicator's grid."""
    return f"sex-and-age-{indicator}"


def tables(summary: Summary, names: Collection[str], phrases: Phrases) -> tuple[Table, ...]:
    """Return the grids of the indicators of these names."""
    found = [grid for grid in summary.grids if grid.indicator in names]
    # What a dash and the rest are is said once, under the last of them.
    return tuple(_table(grid, phrases, explained=grid is found[-1]) for grid in found)


def is_in_grid(tally: Tally, summary: Summary) -> bool:
    """Return whether a grid states a group, so that no other table does."""
    alone = tally.group in CELLS or tally.group == REST
    return alone and any(grid.indicator == tally.indicator for grid in summary.grids)


def _table(grid: Grid, phrases: Phrases, *, explained: bool) -> Table:
    words = phrases.words
    ages = {
        Age.ADULTS: words("age-adults"),
        Age.CHILDREN: words("age-children"),
        Age.NOT_STATED: words("age-not-stated"),
    }
    sexes = {
        Sex.FEMALE: words("sex-female"),
        Sex.MALE: words("sex-male"),
        Sex.NOT_STATED: words("sex-not-stated"),
    }
    # Those of whom neither is stated have a row of their own, under the others.
    neither = (Age.NOT_STATED, Sex.NOT_STATED)
    rest, told = grid.cells.get(neither), {*grid.cells} - {neither}
    columns = [sex for sex in sexes if any((age, sex) in told for age in ages)]
    rows = [
        (label, *_cells(grid, age, columns, phrases))
        for age, label in ages.items()
        if any((age, sex) in told for sex in columns)
    ]
    if rest:
        said = phrases.figure(rest, grid.indicator)
        rows.append((words("grid-not-told-apart"), *["—"] * len(columns), said))
    rows.append((words("grid-all"), *_cells(grid, Age.ALL, columns, phrases)))
    return Table(
        table_id(grid.indicator),
        headed(words("grid-table", what=phrases.what(grid.indicator), period=phrases.period())),
        (
            Column(words("column-age")),
            *(Column(sexes[sex], "end") for sex in columns),
            Column(words("column-total"), "end"),
        ),
        tuple(rows),
        words(
            "grid-note", sources=phrases.named(grid.sources), explained="yes" if explained else "no"
        ),
    )


def _cells(grid: Grid, age: Age, columns: Collection[Sex], phrases: Phrases) -> Iterator[str]:
    """Yield a row's cells; one that no source states is a dash, never nought."""
    for sex in (*columns, Sex.ALL):
        figure = grid.cells.get((age, sex))
        yield phrases.figure(figure, grid.indicator) if figure else "—"
