"""Read everything that a build would read and return every problem: ``sitrep check``.

It writes nothing except the table of problems, on request.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sitrep.choices import faults_of, notices
from sitrep.examine.texts import in_texts
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, errors_in
from sitrep.model.request import Request, clock
from sitrep.outputs import wanted
from sitrep.pipeline import Inputs, gather, summary_of
from sitrep.publish.csv import write_csv
from sitrep.reconcile.candidates import likely_duplicates


def check(
    config: Path, period: str = "", *, duplicates: bool = False
) -> tuple[Inputs, list[Problem]]:
    """Return the inputs and every problem, those of counting ``period`` among them.

    Without a period it is the one that a build would choose, and the texts of all periods are
    checked. ``duplicates`` adds events that may be the same. Raises SitrepError where no build
    could understand ``period``.
    """
    inputs = gather(config, today=clock())
    mine = inputs.config
    stops = errors_in(faults_of(mine, wanted(mine)))
    name, counted = _counted(inputs, period)
    texts = in_texts(inputs, name if period else "")
    problems = [*notices(mine), *stops, *inputs.problems, *counted, *texts]
    if duplicates:
        problems += likely_duplicates(inputs.cleaned.accounts, inputs.cleaned.measures)
    return inputs, problems


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
    return summary.period.id, list(told)


def write(table: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Write problems as a table to the file that a person names."""
    write_csv(table, rows)
