"""Those killed and injured by sex and age: a bar for each group, and who is not told apart.

A group that nobody states is a gap with a word, never zero. Bars are never stacked: those of whom
neither sex nor age is stated would be hidden in a stack. An indicator whose counts the edition
withholds is left out whole, as its table is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sitrep.charts import ChartKind
from sitrep.charts.drawing import bars, plots
from sitrep.charts.drawing.bars import Bar, Block, Row, Segment
from sitrep.charts.drawing.sheet import Labels, Sheet
from sitrep.charts.drawing.style import Look, look, shorten
from sitrep.charts.drawing.wording import FIGURE_COLUMNS, caption, cells, full_title, listed, stated
from sitrep.config.tables import Theme
from sitrep.model.figure import Figure, Value
from sitrep.model.plot import Plot, PlotSeries
from sitrep.model.report import Drawing
from sitrep.model.summary import Grid, Summary
from sitrep.model.tallies import CELLS, NO_CELLS, Age, Cell, Sex
from sitrep.wording import Words, terms
from sitrep.wording.phrases import headed

SECTION, ID = "casualties", "sex-and-age"
AGES, SEXES = (Age.ADULTS, Age.CHILDREN, Age.NOT_STATED), (Sex.FEMALE, Sex.MALE, Sex.NOT_STATED)
HEADER = ("indicator", "age", "sex", "start", "end", *FIGURE_COLUMNS, "sources")
_GROUPS = {cell: group for group, cell in CELLS.items()}
_REST, _ALL = (Age.NOT_STATED, Sex.NOT_STATED), (Age.ALL, Sex.ALL)


def draw(summary: Summary, words: Words, theme: Theme) -> Drawing | None:
    """Return the chart, or ``None`` where no group of both sex and age has a number above 0."""
    grids = [grid for grid in summary.grids if any(_best(grid, cell) for cell in _told(grid))]
    if not grids:
        return None
    style = look(theme, words)
    sheet = Sheet(style, _labels(summary, words, grids))
    bars.key(sheet, [(*_colours(style, sex), _sex(words, sex)) for sex in _sexes(grids)])
    bars.draw_blocks(sheet, [_block(summary, words, style, grid) for grid in grids])
    return sheet.finish(_rows(summary, grids), _plot(summary, words, sheet.labels, grids))


# --- cells --------------------------------------------------------------------------------


def _told(grid: Grid) -> list[Cell]:
    """Return the cells of a grid that are bars."""
    every = ((age, sex) for age in AGES for sex in SEXES)
    return [cell for cell in every if cell in grid.cells and cell not in NO_CELLS]


def _figure(grid: Grid, cell: Cell) -> Value:
    return None if cell in NO_CELLS else grid.cells.get(cell)


def _best(grid: Grid, cell: Cell) -> int:
    figure = _figure(grid, cell)
    return figure.best if figure else 0


def _sexes(grids: Sequence[Grid]) -> list[Sex]:
    found = {sex for grid in grids for _, sex in _told(grid)}
    return [sex for sex in SEXES if sex in found]


def _shown(grid: Grid, age: Age) -> list[Cell]:
    """Return the cells of a row: those stated, and the gaps beside them.

    Of children of no stated sex alone, girls and boys are no gaps: they are among them.
    """
    both = [(age, sex) for sex in SEXES[:2]]
    own = [cell for cell in _told(grid) if cell[0] is age]
    if age is Age.NOT_STATED or (own and not {*both} & {*own}):
        return own
    return [*both, *(cell for cell in own if cell not in both)]


def _ages(grid: Grid) -> list[Age]:
    return [age for age in AGES if _shown(grid, age)]


# --- words --------------------------------------------------------------------------------


def _sex(words: Words, sex: Sex) -> str:
    return {
        Sex.FEMALE: words("sex-female"),
        Sex.MALE: words("sex-male"),
        Sex.NOT_STATED: words("sex-not-stated"),
    }[sex]


def _age(words: Words, age: Age) -> str:
    return {
        Age.ADULTS: words("age-adults"),
        Age.CHILDREN: words("age-children"),
        Age.NOT_STATED: words("age-not-stated"),
    }[age]


def _group(words: Words, cell: Cell) -> str:
    """Return a cell's people: "girls", "children, sex not stated"."""
    if cell in _GROUPS:
        return terms.group(words, _GROUPS[cell])
    age, sex = cell
    if age is Age.NOT_STATED:
        group = terms.group(words, _GROUPS[Age.ALL, sex])
        return words("chart-sex-and-age-no-age-group", group=group)
    return words("chart-sex-and-age-no-sex-group", group=_age(words, age))


def _what(summary: Summary, words: Words, grid: Grid) -> str:
    return shorten(terms.indicator(words, summary.indicators[grid.indicator]))


def _missing(words: Words, cell: Cell, figure: Value) -> str:
    """Return why a bar has no number."""
    group = _group(words, cell)
    if figure is None:
        return words("chart-sex-and-age-gap", group=group)
    return words("chart-sex-and-age-hidden", group=group)


def _end(words: Words, grid: Grid) -> str:
    """Return how many are not told apart, where that is known, and the total."""
    rest, whole = grid.cells.get(_REST), grid.cells.get(_ALL)
    if not whole:
        return ""
    total = words.figure(whole)
    if rest:
        return words("chart-sex-and-age-rest", rest=words.figure(rest), total=total)
    return words("chart-sex-and-age-total", total=total)


def _sentence(summary: Summary, words: Words, grid: Grid) -> str:
    counts = [
        words(
            "chart-sex-and-age-cell",
            group=_group(words, cell),
            figure=_said(words, grid.cells.get(cell)),
        )
        for age in _ages(grid)
        for cell in _shown(grid, age)
    ]
    what = _what(summary, words, grid)
    said = words("chart-sex-and-age-told", what=what, counts=words.list(counts))
    return " ".join(filter(None, (said, _end(words, grid))))


def _said(words: Words, figure: Value) -> str:
    return words("not-stated") if figure is None else stated(words, figure)


def _labels(summary: Summary, words: Words, grids: Sequence[Grid]) -> Labels:
    what = words.list(_what(summary, words, grid) for grid in grids)
    title = words("chart-sex-and-age", what=what)
    dates = words.dates(summary.period.start, summary.period.end)
    subtitle = words("chart-people", dates=dates)
    full = full_title(words, title, subtitle)
    told = (_sentence(summary, words, grid) for grid in grids)
    return Labels(
        id=ID,
        section=SECTION,
        title=title,
        subtitle=subtitle,
        full_title=full,
        caption=_caption(summary, words, grids),
        alt=" ".join((words("chart-bars", title=full), *told)),
        # Each grid has its table: where one is printed, all are.
        told_by=f"sex-and-age-{grids[0].indicator}",
    )


def _caption(summary: Summary, words: Words, grids: Sequence[Grid], *, drawn: bool = True) -> str:
    """Return the caption; for office programs, which draw fewer signs, with what stands beside."""
    values = [g.cells.get(cell) for g in grids for age in _ages(g) for cell in _shown(g, age)]
    figures = [f for f in values if isinstance(f, Figure) and drawn]
    shown = {grid.indicator for grid in grids}
    withheld = any(i not in shown for i in summary.withheld)
    found = {
        words("chart-whisker"): drawn
        and any(f.high is not None and f.low < f.high for f in figures),
        words("chart-arrow"): any(f.high is None for f in figures),
        words("chart-area-not-zero"): None in values,
        words("casualties-withheld", limit=summary.rules.small_cell): withheld,
    }
    notes = [note for note, wanted in found.items() if wanted]
    if not drawn:
        notes += [_of(summary, words, grid) for grid in grids]
    sources = dict.fromkeys(source for grid in grids for source in grid.sources)
    return caption(words, summary.as_of, sources, notes)


def _of(summary: Summary, words: Words, grid: Grid) -> str:
    """Return what stands at the end of a block, with what it is of."""
    rest, whole = grid.cells.get(_REST), grid.cells.get(_ALL)
    if not whole:
        return ""
    what, total = _what(summary, words, grid), words.figure(whole)
    if rest:
        said = words.figure(rest)
        return words("chart-sex-and-age-rest-of", what=what, rest=said, total=total)
    return words("chart-sex-and-age-total-of", what=what, total=total)


# --- picture ------------------------------------------------------------------------------


def _colours(style: Look, sex: Sex) -> tuple[str, str]:
    return {
        Sex.FEMALE: (style.shade(1), ""),
        Sex.MALE: (style.shade(5), style.shade(2)),
        Sex.NOT_STATED: ("#FFFFFF", style.shade(2)),
    }[sex]


def _block(summary: Summary, words: Words, style: Look, grid: Grid) -> Block:
    rows = tuple(_row(words, style, grid, age) for age in _ages(grid))
    return Block(headed(_what(summary, words, grid)), rows, _end(words, grid))


def _row(words: Words, style: Look, grid: Grid, age: Age) -> Row:
    found = []
    for cell in _shown(grid, age):
        figure = grid.cells.get(cell)
        if figure:
            segment = Segment(figure.best, *_colours(style, cell[1]))
            found.append(Bar((segment,), shorten(words.figure(figure), 40), figure))
        else:
            found.append(Bar((), _missing(words, cell, figure)))
    return Row(headed(_age(words, age)), tuple(found))


def _plot(summary: Summary, words: Words, labels: Labels, grids: Sequence[Grid]) -> Plot:
    """Return the bars for office programs; what is not stated is under its row's name."""
    rows = [(grid, age) for grid in grids for age in _ages(grid)]
    names = []
    for grid, age in rows:
        name = headed(_age(words, age))
        if len(grids) > 1:
            what = headed(_what(summary, words, grid))
            name = words("labelled-figure", what=what, figure=_age(words, age))
        gaps = [c for c in _shown(grid, age) if not grid.cells.get(c)]
        names.append("\n".join((name, *(_missing(words, c, grid.cells.get(c)) for c in gaps))))
    series = [
        PlotSeries(
            _sex(words, sex),
            tuple(plots.point(words, _figure(grid, (age, sex))) for grid, age in rows),
        )
        for sex in _sexes(grids)
    ]
    said = _caption(summary, words, grids, drawn=False)
    return plots.bars(words, labels, said, names, series)


def _rows(summary: Summary, grids: Sequence[Grid]) -> Iterator[tuple[object, ...]]:
    """Yield all cells that the table has, the sums and the rest too."""
    yield HEADER
    window = (summary.period.start, summary.period.end)
    for grid in grids:
        for age in Age:
            for sex in Sex:
                if (figure := grid.cells.get((age, sex))) is not None:
                    sources = listed(grid.sources)
                    yield grid.indicator, age, sex, *window, *cells(figure), sources


CHART = ChartKind(ID, SECTION, 35, draw)
