"""Read everything that a build would read and return every problem: ``sitrep check``.

It writes nothing except the table of problems, on request.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from sitrep.examine.texts import in_texts
from sitrep.model.problem import Problem, errors_in
from sitrep.model.request import clock
from sitrep.outputs import wanted
from sitrep.pipeline import Inputs, faults_of, gather, notices
from sitrep.publish.csv import write_csv
from sitrep.reconcile.candidates import likely_duplicates


def check(config: Path, *, duplicates: bool = False) -> tuple[Inputs, list[Problem]]:
    """Return the inputs and every problem; ``duplicates`` adds events that may be the same."""
    inputs = gather(config, today=clock())
    mine = inputs.config
    stops = errors_in(faults_of(mine, wanted(mine)))
    problems = [*notices(mine), *stops, *inputs.problems, *in_texts(inputs)]
    if duplicates:
        problems += likely_duplicates(inputs.cleaned.accounts, inputs.cleaned.measures)
    return inputs, problems


def write(table: Path, rows: Iterable[tuple[str, ...]]) -> None:
    """Write problems as a table to the file that a person names."""
    write_csv(table, rows)
