"""Declared charts drawn from literal rows, through all the stages before."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg

from samples.summaries import Log, Row
from sitrep.charts.declared import draw
from sitrep.config.tables import Theme
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.redact import redact
from sitrep.wording import Words

EN, THEME = Words("en"), Theme()
GIVEN = {"id": '"c"', "indicator": '"killed"'}


def chart(**keys: str) -> str:
    """Return a ``[[chart]]`` of config.toml; the values are in TOML."""
    return "[[chart]]\n" + "".join(f"{k} = {v}\n" for k, v in {**GIVEN, **keys}.items())


def log(folder: Path, rows: tuple[Row, ...], more: str, **how: Any) -> Log:
    """Return a log of events, with its charts in ``more``."""
    return Log(folder, more=more, **how).events(*rows)


def drawn(summary: Summary, words: Words = EN) -> Drawing:
    """Return the first declared chart of a public report."""
    shown = redact(summary)
    return draw(shown.declared[0], shown, words, THEME)


def column(drawing: Drawing, name: str) -> list[str]:
    """Return a column of a chart's data."""
    header, *rows = drawing.data
    return [row[header.index(name)] for row in rows]


def boxes(drawing: Drawing) -> Iterator[tuple[str, object]]:
    """Yield each text of a picture with the place of its letters, without its line's leading."""
    figure = drawing.drawn.figure
    canvas = FigureCanvasAgg(figure)
    figure.draw(canvas.get_renderer())
    for text in figure.axes[0].texts:
        if text.get_text().strip():
            yield text.get_text(), text.get_window_extent(canvas.get_renderer()).padded(-3)


def covered(drawing: Drawing) -> list[tuple[str, str]]:
    """The texts of a picture that overlap."""
    placed = itertools.combinations(boxes(drawing), 2)
    return [(one, other) for (one, a), (other, b) in placed if a.overlaps(b)]
