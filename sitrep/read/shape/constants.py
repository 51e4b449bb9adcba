"""``set`` and ``period``: what each row says, whatever the file does, and when it was.

In comes a frame of canonical columns; out goes one with the constants in it. A column that says
otherwise in some row is told: its words are replaced. Refused, as problems: a column of no such
table, a period of rows that have dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from sitrep.model.accounts import TABLES, measures_in
from sitrep.model.codes import Code, Precision
from sitrep.model.dates import Period
from sitrep.model.problem import Problem, Severity, counted, nearest, quote
from sitrep.read.containers.blank import blank_cells
from sitrep.read.shape.setting import Setting, Shaped
from sitrep.vocabulary.fold import fold

#: The columns of dates, by the tables whose rows may be of one period.
_DATES = {
    "events": ("date_start", "date_end"),
    "totals": ("as_of",),
    "response": ("as_of",),
    "funding": ("as_of",),
}


def added(columns: Iterable[str], setting: Setting) -> list[str]:
    """Return the columns that config.toml gives to a file with ``columns``."""
    given = [*setting.source.set]
    if setting.source.period:
        totals = {"indicator", "received"} & {*map(fold, columns), *given}
        given.append("as_of" if totals else "date_start")
    return given


def fixed(shaped: Shaped, setting: Setting) -> Shaped:
    """Return the frame with the constants of ``set``."""
    given, table = setting.source.set, shaped.table
    known = {*TABLES[table], *(m.column for m in measures_in(given, setting.config.indicators))}
    # What a table of events says of its running totals alone.
    of_totals = {*TABLES["totals"]} if setting.source.cumulative else set()
    reason = f"is not a column of a table of {table}"
    unknown = [
        setting.problem((Code.COLUMN_UNKNOWN, reason, nearest(name, known)), f"set.{name}")
        for name in given
        if name not in known | of_totals
    ]
    ours = {name: text for name, text in given.items() if name in known}
    return _with(shaped, ours, unknown, setting)


def dated(shaped: Shaped, setting: Setting) -> Shaped:
    """Return the frame with each row of ``period``; rows that have dates are a problem."""
    name = setting.source.period
    when = _DATES.get(shaped.table, ())
    if name is None:
        return shaped
    own = [c for c in when if c in shaped.frame and not blank_cells(shaped.frame[c]).all()]
    if own or not when:
        column = shaped.headers.get(own[0], own[0]) if own else ""
        reason = f"is for rows without dates, and {quote(column)} has some" if own else ""
        reason = reason or f"is for rows of a period, not for a table of {shaped.table}"
        hint = "leave period out" + (
            f', or drop the column: columns = {{{own[0]} = ""}}' if own else ""
        )
        told = setting.problem((Code.VALUE_NOT_ALLOWED, reason, hint), "period", name)
        return shaped.but(shaped.frame, told)
    period = setting.config.weeks.parse(name)
    given = {"date_start": str(period.start), "date_end": str(period.end)}
    given["date_precision"] = _precision(period)
    given = given if shaped.table == "events" else {"as_of": str(period.end)}
    headers = {**shaped.headers, **dict.fromkeys(given, "period")}
    return replace(shaped, frame=shaped.frame.assign(**given), headers=headers)


def _precision(period: Period) -> Precision:
    """Return how precisely a row is dated of which no more is known than its period."""
    for precision, days in ((Precision.DAY, 1), (Precision.WEEK, 7), (Precision.MONTH, 31)):
        if period.days <= days:
            return precision
    return Precision.YEAR


def _with(
    shaped: Shaped, given: Mapping[str, str], told: list[Problem], setting: Setting
) -> Shaped:
    frame = shaped.frame
    problems = [*shaped.problems, *told]
    for name, text in given.items():
        if name in frame and (otherwise := _otherwise(frame[name], text)):
            problems.append(_replaced(otherwise, name, text, setting))
    # A problem of such a cell is one of the key.
    headers = {**shaped.headers, **{name: f"set.{name}" for name in given}}
    frame = frame.assign(**given)
    return replace(shaped, frame=frame, problems=tuple(problems), headers=headers)


def _otherwise(column: pd.Series[str], text: str) -> int:
    """Return how many cells say something else."""
    plain = {t: fold(str(t)) for t in column.unique()}
    others = [t for t, own in plain.items() if own not in ("", fold(text))]
    return int(column.isin(others).sum())


def _replaced(n: int, name: str, text: str, setting: Setting) -> Problem:
    reason = f"replaces what {counted(n, 'row says', 'rows say')} otherwise"
    hint = f"leave {name} out of set to keep what the file says"
    problem = setting.problem((Code.WORD_REPLACED, reason, hint), f"set.{name}", text)
    return replace(problem, severity=Severity.WARNING)
