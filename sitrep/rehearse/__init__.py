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
from sitrep.outputs import written
from sitrep.pipeline import composed, gather_from, summary_of
from sitrep.rehearse import trial
from sitrep.templating.limits import confined

PERIOD, DAY = "2019-W19", dt.date(2019, 5, 13)
#: Text that looks like markup and code, and text that reads from right to left.
HOSTILE = "<script>alert('x')</script> {{ 7 * 7 }} & \"quoted\" | * # [x](javascript:1)"
ARABIC = "الدفاع المدني السوري في ريف إدلب الجنوبي"
LONG = "The Union of Associations for the Coordination of Everything " * 4

Row = Mapping[str, object]


def usual() -> dict[str, list[Row]]:
    """Return the rows of a usual week: accounts that differ, a denial, a hospital, totals."""
    events: list[Row] = [
        {
            "event_id": "u1",
            "date_start": "2019-05-06",
            "event_type": "shelling",
            "admin1": "North",
            "place": "Alpha",
            "killed": "at least 3",
            "injured": "10-15",
            "source": "Civil Defence",
        },
        {
            "event_id": "u1",
            "date_start": "2019-05-06",
            "event_type": "shelling",
            "admin1": "North",
            "place": "Alpha",
            "killed": "5",
            "source": "Radio North",
        },
        {
            "event_id": "u2",
            "date_start": "2019-05-08",
            "event_type": "airstrike",
            "admin1": "South",
            "place": "Beta",
            "injured": "dozens",
            "source": "Radio North",
        },
        {
            "event_id": "u3",
            "date_start": "2019-05-09",
            "event_type": "attack_on_health",
            "admin1": "South",
            "place": "Beta",
            "killed": "1",
            "facility_id": "h1",
            "facility_name": "Beta hospital",
            "facility_damage": "damaged",
            "facility_status": "out_of_service",
            "sensitivity": "public",
            "source": "Civil Defence",
        },
        {
            "event_id": "u3",
            "date_start": "2019-05-09",
            "event_type": "attack_on_health",
            "admin1": "South",
            "place": "Beta",
            "status": "denied",
            "source": "Ministry",
        },
        {
            "event_id": "u4",
            "date_start": "2019-05-01",
            "event_type": "shelling",
            "admin1": "North",
            "place": "Alpha",
            "killed": "2",
            "source": "Civil Defence",
        },
    ]
    totals: list[Row] = [
        {
            "total_id": f"t{n}",
            "indicator": "displaced",
            "figure": figure,
            "since": "2018-09-01",
            "as_of": day,
            "area": "the whole area",
            "source": "The coordinator",
        }
        for n, (figure, day) in enumerate(
            (("at least 323,000", "2019-05-07"), ("at least 350,000", "2019-05-12"))
        )
    ]
    return {"events": [{"reported_on": "2019-05-10", **row} for row in events], "totals": totals}


def everything() -> dict[str, list[Row]]:
    """Return rows that strain a page: 60 areas, names too long, hostile or right to left."""
    names = (HOSTILE, ARABIC, LONG)
    events: list[Row] = [
        {
            "event_id": f"x{n}",
            "date_start": f"2019-05-{6 + n % 7:02}",
            "reported_on": "2019-05-12",
            "event_type": ("airstrike", "shelling", "attack_on_health", "clash")[n % 4],
            "admin1": f"Area {n % 60} {names[n % 3]}",
            "place": names[n % 3],
            "killed": ("hundreds", "more than 30", "at least 1,234,567", "", "10-15")[n % 5],
            "injured": ("", "thousands", "dozens")[n % 3],
            "status": ("reported", "disputed")[n % 2],
            "facility_id": f"h{n % 9}" if n % 4 == 2 else "",
            "facility_name": names[n % 3] if n % 4 == 2 else "",
            "sensitivity": "public",
            "source": names[n % 3],
        }
        for n in range(180)
    ]
    totals: list[Row] = [
        {
            "total_id": f"y{n}",
            "indicator": ("killed", "displaced")[n % 2],
            "figure": ("more than 150", "hundreds of thousands")[n % 2],
            "since": "2019-04-29",
            "as_of": f"2019-05-{6 + n % 7:02}",
            "area": names[n % 3],
            "source": names[n % 3],
        }
        for n in range(24)
    ]
    return {"events": events, "totals": totals}


def nothing() -> dict[str, list[Row]]:
    """Return rows of which none falls in the period."""
    return {
        "events": [
            {
                "event_id": "n1",
                "date_start": "2019-04-01",
                "reported_on": "2019-04-02",
                "event_type": "shelling",
                "killed": "1",
                "source": "Civil Defence",
            },
        ]
    }


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
    charts = {drawing.chart.id: drawing.svg for drawing in drawings}
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
