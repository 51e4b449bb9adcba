"""Remedies that name a line of config.toml, as they are to be followed where its table is there.

``columns = {injured = "wounded"}`` beside a ``[source.columns]`` would be the key twice, which
TOML refuses: what is to be added is the entry alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from sitrep.config.tables import SourceTable
from sitrep.model.accounts import TextTable
from sitrep.model.problem import Problem

#: The keys of ``[[source]]`` that are tables of entries.
_TABLES = ("columns", "values", "cumulative", "where", "set")
_ENTRIES = r"\{((?:[^{}\"]|\"[^\"]*\"|\{[^{}]*\})*)\}"


def tables_of(source: SourceTable) -> tuple[str, ...]:
    """Return the keys of a source that are tables with entries in them."""
    return tuple(key for key in _TABLES if getattr(source, key))


def told(problems: Iterable[Problem], tables: Iterable[TextTable]) -> tuple[Problem, ...]:
    """Return the problems in order, each once and with a remedy that fits its ``[[source]]``."""
    there = {table.path: table.added_to for table in tables}
    # A row may make several accounts or totals: what is wrong in it is told once.
    found = dict.fromkeys(fitted(problem, there.get(problem.path, ())) for problem in problems)
    return tuple(sorted(found, key=lambda problem: (problem.path, problem.line)))


def fitted(problem: Problem, there: Collection[str]) -> Problem:
    """Return a problem whose remedy adds to the tables that are ``there`` already."""
    hint = fitted_text(problem.hint, there)
    return replace(problem, hint=hint) if hint != problem.hint else problem


def fitted_text(hint: str, there: Collection[str]) -> str:
    """Return a remedy that adds to the tables that are ``there`` already."""
    for key in there:
        hint = re.sub(rf"( in \[\[source\]\]): {key} = {_ENTRIES}", rf"\1 under {key}: \2", hint)
        hint = re.sub(rf"(?<!\w){key} = {_ENTRIES}", rf"\1 (under {key})", hint)
    return hint
