"""The mistakes in config.toml that only the whole file shows, such as relations between keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sitrep.arithmetic.periods import Weeks
from sitrep.config import actors, charts, connections, expected, markers, source_names
from sitrep.config.built_in import BUILT_IN
from sitrep.config.complaints import locate
from sitrep.config.file import File
from sitrep.model.accounts import EVENT_COLUMNS, EVENT_LABELS, EVENT_TEXTS
from sitrep.model.codes import Code
from sitrep.model.problem import Problem


def mistakes_in(file: File, path: Path, text: str) -> Iterator[Problem]:
    """Yield the problems that only the whole file shows, such as relations between keys."""

    def problem(key: str, code: Code, reason: str, hint: str, value: str = "") -> Problem:
        line = locate(text, (*key.split("."),))
        return Problem(str(path), code, reason, hint, line, key, value)

    if file.rules.conflict == "preferred" and not file.rules.sources_preferred:
        hint = 'list them: sources_preferred = ["…"]'
        yield problem("rules.conflict", Code.KEY_MISSING, "needs the preferred sources", hint)
    if isinstance(file.report.number, str):
        try:
            Weeks.of(file.report.calendar, file.report.week_start).parse(file.report.number)
        except ValueError as error:
            reason, _, hint = str(error).partition("; ")
            hint = hint or "name the period of report No. 1"
            yield problem("report.number", Code.VALUE_NOT_ALLOWED, reason, hint)
    weeks = Weeks.of(file.report.calendar, file.report.week_start)
    for place, source in enumerate(file.source):
        reason, hint = _no_period(source.period, weeks)
        if reason:
            line, key = locate(text, ("source", place, "period")), f"source.{place + 1}.period"
            fault = (Code.VALUE_NOT_ALLOWED, reason, hint)
            yield Problem(str(path), *fault, line, key, source.period or "")
    yield from connections.mistakes_in(file.source, path, text)
    yield from _indicator_checks(file, path, text)
    yield from markers.mistakes_in(file.marker, path, text)
    yield from expected.mistakes_in(file.expected, path, text)
    known = [*(i.name for i in BUILT_IN), *(i.name for i in file.indicator)]
    yield from charts.mistakes_in(file.chart, known, path, text)
    yield from actors.mistakes_in(file.actor, path, text)
    yield from source_names.mistakes_in(file.source_name, path, text)


def _no_period(name: str | None, weeks: Weeks) -> tuple[str, str]:
    """Return why ``name`` is no period, and what to write; blank where it is one."""
    try:
        _ = name and weeks.parse(name)
    except ValueError as error:
        reason, _, hint = str(error).partition("; ")
        return reason.removeprefix(f'"{name}"').lstrip(" :"), hint or "write a week: 2019-W19"
    return "", ""


def _indicator_checks(file: File, path: Path, text: str) -> Iterator[Problem]:
    taken = {i.name for i in BUILT_IN} | {*EVENT_COLUMNS, *EVENT_LABELS, *EVENT_TEXTS, "line"}
    for place, indicator in enumerate(file.indicator):
        if indicator.name in taken:
            line = locate(text, ("indicator", place, "name"))
            reason, hint = "is a name that sitrep or this file uses already", "choose another"
            column = f"indicator.{place + 1}.name"
            yield Problem(str(path), Code.NAME_TAKEN, reason, hint, line, column, indicator.name)
        taken.add(indicator.name)
