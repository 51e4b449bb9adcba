"""Check what the files' ``displaced`` counts: people or movements, which are never added.

Files of movements beside files of people are a problem.
"""

from __future__ import annotations

from dataclasses import replace

from sitrep.config.load import Config
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem


def one_unit(
    tables: list[TextTable], config: Config
) -> tuple[list[TextTable], Config, list[Problem]]:
    """Return the tables whose ``displaced`` counts one thing, and the config that says which.

    Where files hold both people and movements, those of movements are left out, with a problem.
    """
    moving = [t for t in tables if t.movements]
    if not moving:
        return tables, config, []
    people = [t.path for t in tables if not t.movements and _states_displaced(t)]
    if people:
        reason = f"counts movements of displaced people, and {people[0]} counts people"
        hint = "they are never added: report them with two config files"
        return (
            [t for t in tables if not t.movements],
            config,
            [Problem(t.path, Code.UNITS_DIFFER, reason, hint) for t in moving],
        )
    displaced = replace(config.indicators["displaced"], unit="movements")
    return tables, replace(config, indicators={**config.indicators, "displaced": displaced}), []


def _states_displaced(table: TextTable) -> bool:
    columns = [c for c in table.frame.columns if c == "displaced" or c.startswith("displaced_")]
    return table.table == "events" and bool((table.frame[columns] != "").to_numpy().any())
