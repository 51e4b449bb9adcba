"""The canonical columns of each table, and the typed columns that stages pass on.

Names and meanings are those of the data model. :func:`check` makes a stage fail at once on others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitrep.model.codes import Code, Precision, Status
from sitrep.model.columns import (
    ACCESS_COLUMNS,
    FACILITY_COLUMNS,
    FUNDING_COLUMNS,
    LASTING,
    LINK_COLUMNS,
    ORIGIN,
    RESPONSE_COLUMNS,
    TOTAL_COLUMNS,
)
from sitrep.model.dates import DAY_ZERO, Unit
from sitrep.model.problem import Problem
from sitrep.model.totals import RunningTotal

if TYPE_CHECKING:
    import pandas as pd

#: Text columns stored as categories: rows are compared by them, or they have few values.
EVENT_LABELS = (
    "event_id",
    "event_type",
    "country",
    "admin1",
    "admin1_pcode",
    "admin2",
    "admin2_pcode",
    "place",
    *ORIGIN,
    "geo_precision",
    "facility_id",
    "facility_name",
    "facility_type",
    "facility_damage",
    "facility_status",
    "health_certainty",
    "actor",
    "weapon",
    "source",
    "source_reliability",
    "information_credibility",
    "sensitivity",
)
EVENT_TEXTS = ("source_url", "description")
EVENT_DATES = ("date_start", "date_end", "reported_on")
EVENT_CHOICES: Mapping[str, tuple[str, ...]] = {
    "date_precision": tuple(map(str, Precision)),
    "status": tuple(map(str, Status)),
}
#: The date precisions with which an event belongs to a week.
OF_A_WEEK = (Precision.DAY, Precision.WEEK)
#: The date precisions with which an event belongs to a period of each kind.
_COARSER = {
    Unit.MONTH: (Precision.MONTH,),
    Unit.QUARTER: (Precision.MONTH,),
    Unit.YEAR: (Precision.MONTH, Precision.YEAR),
}


def of_a(unit: Unit) -> tuple[Precision, ...]:
    """Return the date precisions with which an event belongs to a period of that kind."""
    return (*OF_A_WEEK, *_COARSER.get(unit, ()))


EVENT_COLUMNS: tuple[str, ...] = (
    "event_id",
    "date_start",
    "date_end",
    "date_precision",
    "reported_on",
    "status",
    "event_type",
    "country",
    "admin1",
    "admin1_pcode",
    "admin2",
    "admin2_pcode",
    "place",
    "latitude",
    "longitude",
    "geo_precision",
    *ORIGIN,
    "killed",
    "injured",
    "missing",
    "displaced",
    "facility_id",
    "facility_name",
    "facility_type",
    "facility_damage",
    "facility_status",
    "health_certainty",
    "actor",
    "weapon",
    "source",
    "source_url",
    "source_reliability",
    "information_credibility",
    "sensitivity",
    "description",
)
#: What an account says goes by groups of columns: a later one replaces each whole. Each
#: figure is a group by itself.
WHEN = ("date_start", "date_end", "date_precision")
WHERE = (
    "country",
    "admin1",
    "admin1_pcode",
    "admin2",
    "admin2_pcode",
    "place",
    "geo_precision",
    "latitude",
    "longitude",
)
FACILITY = ("facility_id", "facility_name", "facility_type", "facility_damage", "facility_status")
HIT = ("event_type", *FACILITY)
#: Event types that say nothing of what was hit.
NO_TYPE = ("", "other")
#: Each kind of table with its columns.
TABLES: Mapping[str, tuple[str, ...]] = {
    "events": EVENT_COLUMNS,
    "totals": TOTAL_COLUMNS,
    "facilities": FACILITY_COLUMNS,
    "link": LINK_COLUMNS,
    "response": RESPONSE_COLUMNS,
    "funding": FUNDING_COLUMNS,
    "access": ACCESS_COLUMNS,
}
TOTAL_UNITS = ("people", "movements", "households", "facilities", "attacks")
#: The parts of a figure given in three columns; clean appends them to a measure's name.
BOUNDS = ("low", "best", "high")
#: Names the file's own column of each cell of ``spread``.
OWN_HEADER = "\0 own header"
#: Stands before a workbook's formula that has no stored result; no one types it.
NOT_STORED = "#FORMULA! "


@dataclass(frozen=True)
class TextTable:
    """One file as text. ``frame`` has canonical columns and ``line`` (1-based, physical).

    ``headers`` maps each canonical column to the file's own name for it, ``letters`` to a
    workbook's letter of it. ``day_zero`` is that of its day numbers. ``rows`` counts the
    file's rows; ``problems`` by line name those that were left out of ``frame``.
    """

    path: str
    name: str
    table: str
    format: str
    caveats: tuple[str, ...]
    frame: pd.DataFrame
    headers: Mapping[str, str]
    rows: int
    sha256: str
    dates: str | None = None
    problems: tuple[Problem, ...] = field(default=())
    #: Rows that do not belong to the table, or are merged into another row: (line, why).
    left_out: tuple[tuple[int, Code], ...] = ()
    #: Whether ``displaced`` counts movements instead of people.
    movements: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)
    day_zero: dt.date = DAY_ZERO
    #: The text of ``where`` in config.toml, and how many rows it leaves out.
    asked: str = ""
    not_asked: int = 0
    #: The areas its source records, if stated; the column whose cells ``OWN_HEADER`` names.
    covers: tuple[str, ...] = ()
    spread: str = ""
    #: The keys of its ``[[source]]`` that are tables, to which a remedy adds: columns, values.
    added_to: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of figures: an indicator or one of its groups ("killed", "killed_civilians")."""

    column: str
    indicator: str
    group: str

    def part(self, name: str) -> str:
        """Return the typed column of one part: low, best, high, qualifier or words.

        Events on some of which sources differ have ``least`` and ``most`` too: bounds over all.
        """
        return f"{self.column}__{name}"

    @property
    def parts(self) -> tuple[str, ...]:
        """All typed columns of the measure, as its source states it."""
        return tuple(self.part(p) for p in (*BOUNDS, "qualifier", "words"))


def measures_in(columns: Iterable[str], indicators: Iterable[str]) -> tuple[Measure, ...]:
    """Return the measures in ``columns``; a low, a best and a high column are one measure."""
    found: dict[str, Measure] = {}
    known = sorted(indicators, key=len, reverse=True)
    for column in columns:
        stem = column
        for bound in BOUNDS:
            stem = stem.removesuffix(f"_{bound}")
        for name in known:
            if stem == name or (stem.startswith(f"{name}_") and stem not in EVENT_COLUMNS):
                found.setdefault(stem, Measure(stem, name, stem[len(name) + 1 :]))
                break
    return tuple(found.values())


def personal(indicators: Iterable[str]) -> frozenset[str]:
    """Return the columns of all tables that may hold a person, a place or free text."""
    events = {m.column for m in measures_in(EVENT_COLUMNS, indicators)}
    return frozenset(c for columns in TABLES.values() for c in columns) - LASTING - events


def with_their_wholes(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Return ``measures`` with the whole of each group: a log may state groups alone."""
    found = {m.column: m for m in measures}
    for measure in [*found.values()]:
        found.setdefault(measure.indicator, Measure(measure.indicator, measure.indicator, ""))
    return tuple(found.values())


def account_dtypes(measures: Iterable[Measure]) -> dict[str, str]:
    """Return the columns and dtypes of a frame of accounts (one row = one account)."""
    dtypes = {"path": "category", "line": "int64", "latitude": "float64", "longitude": "float64"}
    dtypes |= dict.fromkeys(EVENT_TEXTS, "str") | dict.fromkeys(EVENT_LABELS, "category")
    dtypes |= dict.fromkeys(EVENT_DATES, "datetime64[s]")
    dtypes |= dict.fromkeys(EVENT_CHOICES, "category")
    for measure in measures:
        dtypes |= {measure.part(bound): "float64" for bound in BOUNDS}
        dtypes |= {measure.part("qualifier"): "int8", measure.part("words"): "category"}
    return dtypes


def check(frame: pd.DataFrame, dtypes: Mapping[str, str], stage: str) -> None:
    """Raise ``TypeError`` when ``frame`` lacks a column or has one of another type."""
    known = {str(name): str(dtype) for name, dtype in frame.dtypes.items()}
    wrong = {name: dtype for name, dtype in dtypes.items() if known.get(name) != dtype}
    if wrong:
        told = (f"{name}: {known.get(name, 'absent')}, not {wrong[name]}" for name in wrong)
        raise TypeError(f"{stage} passed on columns other than declared: {'; '.join(told)}")


def said_on(accounts: pd.DataFrame) -> pd.Series[pd.Timestamp]:
    """Return the day on which each account was given: without one, its event's last day."""
    return accounts["reported_on"].fillna(accounts["date_end"])


@dataclass(frozen=True)
class Reconciled:
    """The accounts, events and totals that are valid as of the cut-off date.

    ``events``: a row per event, its index ``event`` that of ``accounts``, with the flags
    ``confirmed``, ``disputed``, ``denied`` (by all who speak of it) and ``health``, and
    ``other_dates`` (the days on which several accounts put it). Of ``measures``, both have the
    typed columns of the indicators that some account states.
    ``accounts`` hold only what stands of each: what its source has since said otherwise is
    blank, and ``earlier`` marks accounts with a later one. ``statements``: a row per measure,
    event and source that differs. ``revisions``: a row per later figure of one source.
    """

    events: pd.DataFrame
    accounts: pd.DataFrame
    statements: pd.DataFrame
    revisions: pd.DataFrame
    totals: tuple[RunningTotal, ...]
    measures: tuple[Measure, ...]
    left_out: Mapping[Code, int]
    problems: tuple[Problem, ...] = ()
    #: Events of which their sources have taken back all.
    withdrawn: Reconciled | None = None
    #: Running totals that a later one of the same source and window has replaced.
    total_revisions: tuple[tuple[RunningTotal, RunningTotal], ...] = ()
    #: The last day on which anything was reported, denied or withdrawn.
    latest_report: dt.date | None = None


@dataclass(frozen=True)
class Beside:
    """One of several overlapping sources, counted by itself; ``counts``: it is the first."""

    name: str
    counts: bool
    reconciled: Reconciled
    apart: tuple[str, ...] = ()  # what it counts although it is not the first
