"""Running totals: one source's figure over a window and an area, one row each."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from sitrep import figures
from sitrep.clean import dates
from sitrep.clean.cells import BadCell, Cells, choice
from sitrep.config import Config
from sitrep.errors import Problem, nearest
from sitrep.model import Figure, RunningTotal
from sitrep.tables import TextTable
from sitrep.tables import EVENT_CHOICES, TOTAL_UNITS

FIGURE_HINT = 'write a number, "at least 5", "10-15" or leave it empty'


@dataclass(frozen=True)
class Totals:
    """The totals, and beside each the table it came from."""

    rows: tuple[RunningTotal, ...]
    of: tuple[TextTable, ...]


def clean_totals(
    tables: Iterable[TextTable], config: Config, problems: list[Problem]
) -> Totals:
    """Return the running totals of ``tables``; a repeated total_id is a problem."""
    rows: list[RunningTotal] = []
    of: list[TextTable] = []
    seen: dict[str, str] = {}
    for table in tables:
        cells = Cells(table, problems)
        for total, line in _table(cells, config):
            where = f"{table.path}:{line}"
            if total.total_id in seen:
                row = int((cells.frame["line"] == line).to_numpy().nonzero()[0][0])
                reason = f"is the id of the total at {seen[total.total_id]} too"
                cells.refuse(row, "total_id", reason, "give each total an id of its own")
                continue
            seen[total.total_id] = where
            rows.append(total)
            of.append(table)
    return Totals(tuple(rows), tuple(of))


def _table(cells: Cells, config: Config) -> list[tuple[RunningTotal, int]]:
    def figure(text: str) -> Figure | None:
        return figures.parse(
            text, floors=config.rules.vague, midpoint=config.rules.range == "midpoint"
        )

    def indicator(text: str) -> str:
        if text not in config.indicators:
            close = nearest(text, config.indicators)
            raise BadCell("is not an indicator", f"{close} or add it: [[indicator]] name = …")
        return text

    order = cells.table.dates or dates.order_shown_by(cells.text("as_of").unique())

    def day(text: str) -> dt.date:
        return dates.parse(text, order, config.zone)[0]

    columns = {
        "indicator": cells.parse("indicator", indicator),
        "unit": cells.parse("unit", choice(TOTAL_UNITS, "")),
        "figure": cells.parse("figure", figure, FIGURE_HINT),
        "since": cells.parse("since", lambda t: _since(t, order, config)),
        "as_of": cells.parse("as_of", day, "give the date at which it was so"),
        "reported_on": cells.parse("reported_on", lambda t: day(t) if t else None),
        "status": cells.parse("status", choice(EVENT_CHOICES["status"], "reported")),
    }
    texts = {c: cells.text(c).tolist() for c in ("total_id", "group", "area", "source", "note")}
    found = []
    for row, line in enumerate(cells.frame["line"].tolist()):
        if cells.bad[row]:
            continue
        typed = {k: p.values[p.codes[row]] for k, p in columns.items()}
        text = {k: v[row] for k, v in texts.items()}
        text["total_id"] = text["total_id"] or f"{cells.table.name}-{line}"
        text["source"] = text["source"] or cells.table.name
        typed["unit"] = typed["unit"] or config.indicators[str(typed["indicator"])].unit
        people = _people(typed, config)
        found.append((RunningTotal(**text, **typed, people=people), line))  # type: ignore[arg-type]
    return found


def _since(text: str, order: str | None, config: Config) -> str:
    """Return the start as precisely as its source gives it: a date, a month, or blank."""
    if not text:
        return ""
    day, precision = dates.parse(text, order, config.zone)
    return day.isoformat()[: {"day": 10, "month": 7, "year": 4}[precision]]


def _people(typed: dict[str, object], config: Config) -> Figure | None:
    figure = typed["figure"]
    if typed["unit"] != "households" or not isinstance(figure, Figure):
        return None
    return figures.households_to_people(figure, config.rules.household_size)
