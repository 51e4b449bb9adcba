"""Summaries made from literal rows, through the real reading, cleaning and reconciling."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from samples.press import press
from samples.workspaces import contents
from sitrep.arithmetic.periods import Weeks
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.storage import text_as_objects
from sitrep.model.summary import RunningTotal, Summary
from sitrep.pipeline import Inputs, gather
from sitrep.reconcile import Reconciled, reconcile
from sitrep.summarise import Read, data_as_of, summarise

Row = Mapping[str, object]

#: What a figure says, without the words it was said in.
Said = tuple[int, int, int | None, str]


def table(rows: Iterable[Row]) -> str:
    """Return rows as CSV; a row's missing columns are blank."""
    rows = list(rows)
    columns = list(dict.fromkeys(c for row in rows for c in row))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def _event(n: int) -> dict[str, object]:
    return {"event_id": f"e{n}", "date_start": "2019-05-06", "event_type": ""}


class Log:
    """A workspace under ``folder``, filled from literal rows."""

    def __init__(self, folder: Path, *, report: str = "", rules: str = "", more: str = "") -> None:
        self.folder, self.sources = folder, ""
        self.head = f'[report]\ntitle = "Test"\n{report}\n[rules]\n{rules}\n{more}\n'
        self._read: tuple[Mapping[str, bytes], Inputs] | None = None

    def add(self, name: str, rows: Iterable[Row]) -> Log:
        (self.folder / f"{name}.csv").write_text(table(rows), encoding="utf-8")
        self.sources += f'[[source]]\npath = "{name}.csv"\ntable = "{name}"\n'
        return self

    def events(self, *rows: Row) -> Log:
        """Add accounts; what a test leaves out of a row is a date in W19 of 2019."""
        return self.add("events", [_event(n) | dict(r) for n, r in enumerate(rows, 1)])

    def totals(self, *rows: Row) -> Log:
        given = {"indicator": "killed", "as_of": "2019-05-12", "source": "S"}
        return self.add(
            "totals", [{"total_id": f"t{n}"} | given | dict(r) for n, r in enumerate(rows, 1)]
        )

    def facilities(self, *rows: Row) -> Log:
        return self.add("facilities", rows)

    def inputs(self) -> Inputs:
        """Return what the log holds, read once for as long as its files stay the same."""
        config = self.folder / "config.toml"
        config.write_text(self.head + self.sources, encoding="utf-8")
        there = contents(self.folder)
        if not self._read or self._read[0] != there:
            self._read = (there, gather(config))
        return self._read[1]

    def reconciled(self, as_of: str = "") -> Reconciled:
        return reconciled(self.inputs(), as_of)

    def summary(self, period: str = "2019-W19", as_of: str = "") -> Summary:
        return summary(self.inputs(), period, as_of)


def example() -> Inputs:
    """Return the press's log of the bundled example, cleaned."""
    with TemporaryDirectory() as folder:
        return gather(press(Path(folder) / "press"))


#: The last inputs reconciled: a test of several periods needs them once.
_latest: dict[tuple[int, str], tuple[Inputs, Reconciled]] = {}


def reconciled(inputs: Inputs, as_of: str = "") -> Reconciled:
    """Return the accounts, events and totals that are valid as of a day."""
    key = (id(inputs), as_of)
    if key not in _latest:
        _latest.clear()
        # Beside its inputs, so that no others have their id.
        _latest[key] = (inputs, _reconciled(inputs, as_of))
    return _latest[key][1]


@text_as_objects()
def _reconciled(inputs: Inputs, as_of: str) -> Reconciled:
    clean = inputs.cleaned
    day = dt.date.fromisoformat(as_of) if as_of else None
    return reconcile(clean.accounts, clean.totals, clean.measures, inputs.config.rules, day)


@text_as_objects()
def summary(inputs: Inputs, period: str = "2019-W19", as_of: str = "") -> Summary:
    """Return the summary; without ``as_of`` the period is over: the data reach past its end."""
    assert not [p for p in inputs.problems if p.severity == "error"], inputs.problems
    made = reconciled(inputs, as_of)
    chosen = inputs.config.weeks.parse(period)
    known = data_as_of(made, dt.date.fromisoformat(as_of) if as_of else None)
    day = known if as_of and known else max(known or chosen.end, chosen.end)
    return summarise(made, chosen, day, inputs.config, Read(inputs.cleaned.counts, inputs.problems))


def said(figure: Figure | None) -> Said | None:
    """Return low, best, high and qualifier."""
    if figure is None:
        return None
    return figure.low, figure.best, figure.high, figure.qualifier.value


def exactly(n: int) -> Said:
    return n, n, n, Qualifier.EXACT.value


def at_least(n: int) -> Said:
    return n, n, None, Qualifier.AT_LEAST.value


def more_than(n: int) -> Said:
    return n, n, None, Qualifier.MORE_THAN.value


def about(n: int) -> Said:
    return n, n, n, Qualifier.ABOUT.value


def tally(found: Summary, indicator: str = "killed", group: str = "") -> Said | None:
    """Return what a period's events sum to."""
    return said(found.tallies[indicator, group].figure)


def running(found: Summary, total_id: str) -> RunningTotal:
    return next(t for t in found.totals if t.total_id == total_id)


@text_as_objects()
def by_week(config: Path, *weeks: str) -> list[Summary]:
    """The summary of each week, from one reading of the inputs."""
    inputs = gather(config)
    cleaned = inputs.cleaned
    reconciled = reconcile(cleaned.accounts, cleaned.totals, cleaned.measures, inputs.config.rules)
    as_of = data_as_of(reconciled, None)
    periods = [Weeks().parse(week) for week in weeks]
    return [summarise(reconciled, period, as_of, inputs.config) for period in periods]
