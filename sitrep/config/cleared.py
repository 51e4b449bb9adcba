"""``cleared.toml`` beside config.toml: what people let a report print, each with its reason."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from sitrep.arithmetic.periods import Weeks
from sitrep.config import complaints
from sitrep.config.tables import Table
from sitrep.model.clearing import Cleared, Clearing, Kind
from sitrep.model.codes import Code
from sitrep.model.dates import Window
from sitrep.model.problem import Fault, Problem, Severity, SitrepError, nearest

NAME = "cleared.toml"
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Decision(Table):
    """What each decision has: why, by whom, since when and until when."""

    reason: Text
    who: Text
    date: dt.date
    until: dt.date | None = None


class PlaceTable(Decision):
    """``[[place]]``: the place of an attack on health care, or of all that fit."""

    event: Text | None = None
    admin1: Text | None = None
    admin2: Text | None = None
    place: Text | None = None
    event_type: Text | None = None


class FacilityTable(Decision):
    """``[[facility]]``: the name of a facility, by its id or its name."""

    facility: Text


class CellsTable(Decision):
    """``[[cells]]``: small counts of an indicator, of one period or of all."""

    indicator: Text
    period: Text | None = None


class FindingTable(Decision):
    """``[[finding]]``: a text that the scan has found."""

    kind: Literal["phone", "mail", "url", "coordinates", "plate", "id", "person"]
    file: Text
    column: Text | None = None
    text: Text


class CheckTable(Decision):
    """``[[check]]``: what a rule of the check before publishing finds, by its code.

    Without ``file`` and ``text`` the rule is silent; without ``period``, for every report.
    """

    rule: Text
    file: Text | None = None
    text: Text | None = None
    period: Text | None = None


class File(Table):
    """All of cleared.toml."""

    place: tuple[PlaceTable, ...] = Field(default=())
    facility: tuple[FacilityTable, ...] = Field(default=())
    cells: tuple[CellsTable, ...] = Field(default=())
    finding: tuple[FindingTable, ...] = Field(default=())
    check: tuple[CheckTable, ...] = Field(default=())


KEYS: Mapping[str, list[str]] = {
    "": [*File.model_fields],
    "place": [*PlaceTable.model_fields],
    "facility": [*FacilityTable.model_fields],
    "cells": [*CellsTable.model_fields],
    "finding": [*FindingTable.model_fields],
    "check": [*CheckTable.model_fields],
}
_COMMON = frozenset(Decision.model_fields)


def read(folder: Path, weeks: Weeks) -> tuple[Cleared, list[Problem]]:
    """Return what is cleared in a workspace, and every problem in its file; there may be none."""
    path = folder / NAME
    if not path.exists() and not path.is_symlink():
        return Cleared(), []
    try:
        text = complaints.read(path)
        file = File.model_validate(tomllib.loads(text))
    except SitrepError as error:
        return Cleared(), [*error.problems]
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        return Cleared(), [complaints.not_toml(error, str(path))]
    except ValidationError as error:
        return Cleared(), complaints.refused(error, str(path), text, KEYS)
    cleared = Cleared(str(path), tuple(_decisions(file, text)))
    return _dated(cleared, weeks)


def _decisions(file: File, text: str) -> Iterator[Clearing]:
    for kind in Kind:
        for place, table in enumerate(getattr(file, kind)):
            given = table.model_dump(exclude_none=True)
            says = {key: value for key, value in given.items() if key not in _COMMON}
            line = complaints.locate(text, (str(kind), place))
            own = (table.reason, table.who, table.date, table.until)
            yield Clearing(kind, says, *own, number=place + 1, line=line)


def _dated(cleared: Cleared, weeks: Weeks) -> tuple[Cleared, list[Problem]]:
    """Return the decisions with their periods, and what is wrong with those of the right form."""
    problems: list[Problem] = []
    sound: list[Clearing] = []
    for place, decision in enumerate(cleared.decisions):
        earlier = cleared.decisions[:place]
        try:
            sound.append(replace(decision, window=_window(decision, weeks)))
        except ValueError as error:
            reason, _, hint = str(error).partition("; ")
            fault = (Code.VALUE_NOT_ALLOWED, reason, hint or "write it like 2026-W10")
            problems.append(about(cleared, decision, fault, "period"))
        if found := _fault(decision, earlier):
            problems.append(about(cleared, decision, found, next(iter(decision.says), "")))
    return replace(cleared, decisions=tuple(sound)), problems


def _window(decision: Clearing, weeks: Weeks) -> Window | None:
    if not (name := decision.says.get("period")):
        return None
    period = weeks.parse(name)
    return Window(period.start, period.end)


def _fault(decision: Clearing, earlier: Iterable[Clearing]) -> Fault | None:
    if not decision.says:
        hint = 'add event = "…", or admin1, admin2, place or event_type'
        return Code.KEY_MISSING, "does not say which place", hint
    if (rule := decision.says.get("rule", "placeholder")) not in {*Code}:
        return Code.VALUE_NOT_ALLOWED, "is no rule of the check", nearest(rule, sorted({*Code}))
    if any((c.kind, c.says) == (decision.kind, decision.says) for c in earlier):
        return Code.NAMED_TWICE, "is cleared twice", "leave one of the two out"
    if decision.until and decision.until < decision.date:
        reason = f"ends on {decision.until}, before it begins on {decision.date}"
        return Code.VALUE_NOT_ALLOWED, reason, "put date and until in their order"
    return None


def about(
    cleared: Cleared,
    decision: Clearing,
    fault: Fault,
    key: str = "",
    severity: Severity = Severity.ERROR,
) -> Problem:
    """Return a problem at a decision; of its keys, ``key`` is the one to look at."""
    column = ".".join(filter(None, (decision.kind, str(decision.number), key)))
    value = decision.says.get(key, "")
    return Problem(cleared.path, *fault, decision.line, column, value, severity)
