"""Try every template on three reports: an empty one, a usual week, and an extreme one.

The reports use the theme and sections of config.toml and invented rows, not its data. They pass
through the usual stages. The problems of all templates are returned together.
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from sitrep.choices import faults_of, load, setting
from sitrep.compose.sections import find, printed
from sitrep.config.load import Config
from sitrep.config.tables import PlacesTable, SourceTable
from sitrep.model.declared import KINDS, Asked, Kind
from sitrep.model.problem import Problem, SitrepError, errors_in, refuse
from sitrep.model.report import Drawing, Report
from sitrep.model.request import Request
from sitrep.model.saved import Pictures
from sitrep.outputs import written
from sitrep.pipeline import composed, gather_from, summary_of
from sitrep.rehearse import trial
from sitrep.rehearse.invented import Row, everything, nothing, usual
from sitrep.templating.limits import confined

_BLANK = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
PERIOD, DAY = "2019-W19", dt.date(2019, 5, 13)


def charts() -> tuple[Asked, ...]:
    """Return a chart of each kind that config.toml can declare."""
    return tuple(
        Asked(f"trial-{kind}", kind, "displaced", "displacement")
        if kind is Kind.TOTALS
        else Asked(f"trial-{kind}", kind, "killed", "casualties")
        for kind in KINDS
    )


def rehearse(path: Path) -> list[Problem]:
    """Return the problems of the templates that the report of config.toml uses."""
    config = load(path)
    found: dict[Problem, Problem] = {}
    for rows in (nothing(), usual(), everything()):
        for problem in _problems(config, rows):
            # Suggestions differ with the rows, so hints don't tell problems apart.
            found.setdefault(replace(problem, hint=""), problem)
    return sorted(found.values(), key=lambda p: (p.path, p.line))


def _problems(config: Config, rows: Mapping[str, Sequence[Row]]) -> tuple[Problem, ...]:
    with TemporaryDirectory() as name:
        invented = _workspace(config, Path(name), rows)
        request = Request(invented.path, DAY, PERIOD, as_of=DAY)
        inputs = gather_from(invented)
        made = composed(summary_of(inputs, request)[0], inputs, request)
    report, drawings = made.report, made.drawings
    # No template sees what a picture shows, so that none is drawn.
    blank = dict.fromkeys((drawing.chart.id for drawing in drawings), _BLANK)
    charts = Pictures(blank, blank)
    found: list[Problem] = []
    attempts: list[Callable[[], object]] = [
        partial(confined, trial.rehearsed, config.folder, report, charts, setting(config)),
        *(partial(_office, report, drawings, config, name) for name in _OFFICE),
    ]
    for attempt in attempts:
        try:
            attempt()
        except SitrepError as error:
            found += error.problems
    return tuple(found)


#: The templates of office programs, under whatever ending, by their output.
_OFFICE = {"docx": "**/report.do[ct]*", "pptx": "**/briefing.p[op]t*"}


def _office(report: Report, drawings: Sequence[Drawing], config: Config, name: str) -> None:
    """Try the workspace's own template of an office program, where it has one."""
    if any((config.folder / "templates").glob(_OFFICE[name])):
        refuse(errors_in(faults_of(config, [name])))
        written([name], report, drawings, setting(config), lambda stage: None)


def _is_ours(name: str) -> bool:
    """Return whether a section is built in and tried without a person's text."""
    kind = find(name)
    return kind is not None and (kind.method or not kind.written)


def _workspace(config: Config, folder: Path, rows: Mapping[str, Sequence[Row]]) -> Config:
    """Write ``rows`` into ``folder`` and return the config that reads them and nothing else."""
    for table, lines in rows.items():
        columns = list(dict.fromkeys(column for line in lines for column in line))
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, columns)
            writer.writeheader()
            writer.writerows(lines)
    text = folder / "narrative" / f"{PERIOD}.md"
    text.parent.mkdir()
    listed = [name for name in printed(config) if not _is_ours(name)]
    # Every second section has a person's text, so that both kinds are tried.
    written = "".join(f"# {name}\n\nText of a *person*.\n\n" for name in listed[::2])
    text.write_text(written, encoding="utf-8")
    return replace(
        config,
        path=folder / "config.toml",
        report=config.report.model_copy(update={"calendar": "iso", "number": None}),
        sources=tuple(SourceTable(path=f"{table}.csv") for table in rows),
        columns={},
        places=PlacesTable(),
        charts=(*config.charts, *charts()),
    )
