"""Read everything that a build would read and return every problem: ``sitrep check``.

It writes nothing except the table of problems, on request.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sitrep.choices import faults_of, notices
from sitrep.config.forgotten import NAME
from sitrep.config.load import Config, Faulty
from sitrep.examine.preflight import preflight
from sitrep.examine.scanned import scanned, summary
from sitrep.examine.texts import in_texts
from sitrep.forget import come_back
from sitrep.look import legibility
from sitrep.look.fonts import latin
from sitrep.model.codes import Code
from sitrep.model.last import Read
from sitrep.model.problem import Problem, SitrepError, errors_in
from sitrep.model.request import Request, clock
from sitrep.model.summary import Summary
from sitrep.model.texts import texts
from sitrep.outputs import wanted
from sitrep.pipeline import Inputs, gather, gather_from, summary_of
from sitrep.publish.csv import write_csv
from sitrep.reconcile.candidates import likely_duplicates


class Examined(NamedTuple):
    """The inputs, every problem, and what the scan saw in a sentence, if there was one."""

    inputs: Inputs
    problems: list[Problem]
    scan: str = ""


def check(
    config: Path,
    period: str = "",
    *,
    duplicates: bool = False,
    editions: Sequence[str] = (),
    read: Read[Inputs] = gather,
) -> Examined:
    """Return the inputs and every problem, those of counting ``period`` among them.

    Without a period it is the one that a build would choose, and the texts of all periods are
    checked. ``duplicates`` adds events that may be the same, ``editions`` what a scan finds in
    them. Raises SitrepError where no build could understand ``period``.
    """
    try:
        inputs = read(config, lambda stage: None, clock())
    except Faulty as error:
        return _of_rows(error)
    mine = inputs.config
    stops = errors_in(faults_of(mine, wanted(mine)))
    name, counted = _counted(inputs, period)
    asked = name if period else ""
    texts = in_texts(inputs, asked)
    problems = [*notices(mine), *stops, *inputs.problems, *counted, *texts, *_forgotten(mine)]
    if period:
        problems += preflight(inputs, name, editions, clock())
    if duplicates:
        problems += likely_duplicates(inputs.cleaned.accounts, inputs.cleaned.measures)
    if not editions:
        return Examined(inputs, problems)
    found = scanned(inputs, editions, asked)
    return Examined(inputs, [*problems, *found.problems], summary(found, editions))


def _of_rows(error: Faulty) -> Examined:
    """Return what is wrong with config.toml and, where that reads no row otherwise, with rows."""
    if error.rest is None:
        raise error
    inputs = gather_from(error.rest, today=clock())
    return Examined(inputs, [*error.problems, *inputs.problems])


def _counted(inputs: Inputs, period: str) -> tuple[str, list[Problem]]:
    """Return which period a build would report, and what only counting it shows."""
    try:
        summary, _, told = summary_of(inputs, Request(inputs.config.path, clock(), period))
    except SitrepError as error:
        if not error.problems:
            raise
        # Where the rows have problems, those are why there are none to report.
        known = {Code.NO_ROWS} if errors_in(inputs.problems) else set()
        more = (p for p in error.problems if p not in inputs.problems)
        return period, [p for p in more if p.code not in known]
    return summary.period.id, [*told, *_letters(inputs.config, summary)]


def _letters(config: Config, counted: Summary) -> Iterator[Problem]:
    """Yield a warning for each script of names in the report that no font here has."""
    found = [*texts(counted)]
    if latin("".join(found)):
        return
    from sitrep.charts import without_font

    yield from legibility.letters(config, without_font(found))


def _forgotten(config: Config) -> list[Problem]:
    """Return what is told of decisions to forget; a file that can't be read is told already."""
    try:
        return [*come_back(config)]
    except SitrepError as error:
        return [p for p in error.problems if Path(p.path).name == NAME]


def write(table: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Write problems as a table to the file that a person names."""
    write_csv(table, rows)
