"""What declared charts ask for and the inputs do not have: areas, groups, days of the period.

In come config.toml's charts and what is read; out goes a Problem for each name that nothing has,
with the nearest known one. A misspelt area would be drawn as one without reports.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import pandas as pd

from sitrep.config.complaints import locate, locate_item
from sitrep.config.load import Config
from sitrep.model.accounts import Measure
from sitrep.model.codes import Code
from sitrep.model.declared import OF_TOTALS, Asked
from sitrep.model.ground import Ground
from sitrep.model.problem import Problem, nearest
from sitrep.model.totals import RunningTotal
from sitrep.places.gazetteer import gazetteer_of
from sitrep.summarise.windows import level_of
from sitrep.vocabulary.fold import code, spelling


class Read(Protocol):
    """What is read and cleaned, as far as charts may ask for it."""

    @property
    def accounts(self) -> pd.DataFrame:
        """The rows of events."""

    @property
    def measures(self) -> Sequence[Measure]:
        """Their columns of figures."""

    @property
    def totals(self) -> Sequence[RunningTotal]:
        """The running totals."""


@dataclass(frozen=True)
class Known:
    """What the inputs have, and the map, if there is one."""

    read: Read
    ground: Ground | None = None

    def of_events(self) -> list[str]:
        """Return the areas that events name, on the level that the report uses."""
        accounts = self.read.accounts
        own = (accounts[c].astype("str") for c in (level_of(accounts), "admin1_pcode"))
        return sorted({name for column in own for name in column.unique() if name})

    def names(self, asked: Asked, config: Config) -> list[str]:
        """Return the areas and P-codes that a chart may name, the likeliest first."""
        totals = self.read.totals if asked.kind in OF_TOTALS else ()
        stated = {name for t in totals for name in (t.area, t.area_pcode) if name}
        more = (*self.of_events(), *sorted(stated), *_listed(config, self.ground))
        return [*dict.fromkeys(name for name in more if name)]

    def groups(self, asked: Asked) -> list[str]:
        """Return the groups of a chart's indicator."""
        totals = self.read.totals if asked.kind in OF_TOTALS else ()
        stated = {code(t.group) for t in totals if t.indicator == asked.indicator and t.group}
        own = {m.group for m in self.read.measures if m.indicator == asked.indicator and m.group}
        return sorted(stated | own)


def unknown(config: Config, known: Known) -> Iterator[Problem]:
    """Yield a problem for each area and group of a declared chart that the inputs lack."""
    for place, asked in enumerate(config.charts):
        groups = known.groups(asked) if asked.group else []
        if code(asked.group) not in ("", *map(code, groups)):
            hint = nearest(asked.group, groups) or "remove it: no input states any"
            reason = f"is no group of {asked.indicator} in the inputs"
            yield _problem(config, (place, "group"), asked.group, (Code.NOT_A_CHOICE, reason, hint))
        names = known.names(asked, config) if asked.areas else []
        spelt = {spelling(name) for name in names}
        for area in asked.areas:
            if spelling(area) not in spelt:
                hint = nearest(area, names) or "remove it: no input names any"
                fault = (Code.AREA_UNKNOWN, "is no area of the inputs", hint)
                yield _problem(config, (place, "areas"), area, fault)


def too_late(config: Config, end: dt.date) -> Iterator[Problem]:
    """Yield a problem for each chart that would begin after the period's last day."""
    for place, asked in enumerate(config.charts):
        if asked.since and asked.since > end:
            reason = f"is after the period, which ends on {end}"
            fault = (Code.VALUE_NOT_ALLOWED, reason, "name an earlier day, or remove it")
            yield _problem(config, (place, "since"), str(asked.since), fault)


def _problem(
    config: Config, at: tuple[int, str], value: str, fault: tuple[Code, str, str]
) -> Problem:
    place, key = at
    find = locate_item(config.text, ("chart", place, key), value) if key == "areas" else 0
    line = find or locate(config.text, ("chart", place, key))
    return Problem(str(config.path), *fault, line, f"chart.{place + 1}.{key}", value)


def _listed(config: Config, ground: Ground | None) -> list[str]:
    """Return the areas that config.toml names, and those of its gazetteer and its map."""
    covered = [area for source in config.sources for area in source.covers]
    due = [one.name for one in config.expected if one.is_area]
    # What is wrong with the gazetteer is told where rows are cleaned.
    listed = gazetteer_of(config, [])
    first = [pcode for pcode, level in listed.levels.items() if level == 1]
    drawn = [name for a in (ground.areas if ground else ()) for name in (a.name, a.pcode)]
    return [*covered, *due, *first, *(listed.names[pcode] for pcode in first), *drawn]
