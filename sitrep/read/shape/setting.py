"""What the shapes share: the source and its file, a frame with what became of its rows.

What is wrong with one file of a source alone, and not with the source, is left out here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import pandas as pd

from sitrep.config.load import Config
from sitrep.config.tables import SourceTable
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.dates import DAY_ZERO
from sitrep.model.problem import Fault, Problem, Severity, nearest
from sitrep.read.header import Origin
from sitrep.vocabulary.fold import fold

#: What is wrong with one file of a source alone where it is so with every file of it.
OF_ALL = (Code.WORD_NOT_FOUND, Code.WHERE_LEAVES_NOTHING)


@dataclass(frozen=True)
class Setting:
    """What a shape needs to know: the source, where its rows are from, what they count from."""

    source: SourceTable
    config: Config
    at: Origin
    day_zero: dt.date = DAY_ZERO

    def problem(self, fault: Fault, key: str, value: str = "", line: int = 0) -> Problem:
        """Return what is wrong with a key of ``[[source]]``, as this file shows it."""
        return Problem(self.at.path, *fault, line, key, value)

    def is_of_a_key(self, problem: Problem) -> bool:
        """Whether a problem is a mistake in ``[[source]]``, not in a row."""
        key = problem.column.partition(".")[0] in SourceTable.model_fields
        stops = problem.severity is Severity.ERROR
        return key and stops and problem.line in (0, self.at.header)

    def no_column(self, key: str, name: str, known: Iterable[object]) -> Problem:
        """Return the problem of a column that ``key`` names and the file has not."""
        hint = nearest(name, dict.fromkeys(map(str, known)))
        fault = (Code.COLUMN_MISSING, "is not a column of the file", hint)
        return self.problem(fault, key, name, self.at.header)


@dataclass(frozen=True)
class Shaped:
    """A frame and what became of its rows: ``not_asked`` counts those that ``where`` leaves out.

    ``raw`` has the same rows as the file's format has them, before sitrep's own columns.
    """

    frame: pd.DataFrame
    raw: pd.DataFrame
    path: str
    #: How many rows there are, those that are left out among them.
    rows: int
    table: str = ""
    problems: tuple[Problem, ...] = ()
    left_out: tuple[tuple[int, Code], ...] = ()
    not_asked: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)
    #: The column whose cells are from several of the file, each named in ``OWN_HEADER``.
    spread: str = ""

    def but(self, frame: pd.DataFrame, *problems: Problem) -> Shaped:
        """Return this with another frame of the same rows, and further problems."""
        return replace(self, frame=frame, problems=(*self.problems, *problems))


def places(columns: Iterable[str], headers: Mapping[str, str]) -> dict[str, str]:
    """Return each name of a column, folded: its own, and that which it has in the file."""
    own = {fold(str(c)): str(c) for c in columns}
    named = {fold(header): c for c in own.values() if (header := headers.get(c))}
    return {**named, **own}


def agreed(tables: Iterable[tuple[SourceTable, TextTable]]) -> list[Problem]:
    """Return the problems of all tables; what one file of a source lacks another may have."""
    by_source: dict[int, list[TextTable]] = {}
    for source, table in tables:
        by_source.setdefault(id(source), []).append(table)
    return [p for own in by_source.values() for p in _agreed(own)]


def _agreed(tables: list[TextTable]) -> Iterable[Problem]:
    found = [{_key(p) for p in table.problems if p.code in OF_ALL} for table in tables]
    in_all = set.intersection(*found) if found else set()
    if {code for code, _, _ in in_all} == {*OF_ALL}:
        # A word that no row holds is why nothing is left.
        in_all = {each for each in in_all if each[0] is Code.WORD_NOT_FOUND}
    told: set[tuple[Code, str, str]] = set()
    for table in tables:
        for problem in table.problems:
            if problem.code not in OF_ALL:
                yield problem
            elif _key(problem) in in_all - told:
                told.add(_key(problem))
                yield problem


def _key(problem: Problem) -> tuple[Code, str, str]:
    return problem.code, problem.column, problem.value
