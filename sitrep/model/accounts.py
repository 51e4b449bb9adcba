"""The canonical columns of each table, and the typed columns that stages hand over.

Names and meanings are those of the data model; a stage that is handed other columns or
types than it was promised fails at the hand-over, not three stages later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sitrep.model.codes import Code, Precision, Status
from sitrep.model.dates import DAY_ZERO
from sitrep.model.problem import Problem
from sitrep.model.totals import RunningTotal

if TYPE_CHECKING:
    import pandas as pd

#: Columns of text kept as categories: few different values in many rows.
EVENT_LABELS = (
    "event_type",
    "country",
    "admin1",
    "admin1_pcode",
    "admin2",
    "admin2_pcode",
    "place",
    "geo_precision",
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
EVENT_TEXTS = ("event_id", "facility_id", "facility_name", "source_url", "description")
EVENT_DATES = ("date_start", "date_end", "reported_on")
EVENT_CHOICES: Mapping[str, tuple[str, ...]] = {
    "date_precision": tuple(map(str, Precision)),
    "status": tuple(map(str, Status)),
}
#: So precisely known, an event belongs to a week.
OF_A_WEEK = (Precision.DAY, Precision.WEEK)
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
TOTAL_COLUMNS: tuple[str, ...] = (
    "total_id",
    "indicator",
    "unit",
    "group",
    "figure",
    "since",
    "as_of",
    "area",
    "area_pcode",
    "source",
    "reported_on",
    "status",
    "note",
)
FACILITY_COLUMNS: tuple[str, ...] = (
    "facility_id",
    "name",
    "aliases",
    "facility_type",
    "admin1",
    "admin1_pcode",
    "admin2",
    "admin2_pcode",
    "note",
)
LINK_COLUMNS: tuple[str, ...] = ("event_id", "same_as", "source", "note")
#: Each kind of table with its columns.
TABLES: Mapping[str, tuple[str, ...]] = {
    "events": EVENT_COLUMNS,
    "totals": TOTAL_COLUMNS,
    "facilities": FACILITY_COLUMNS,
    "link": LINK_COLUMNS,
}
TOTAL_UNITS = ("people", "movements", "households", "facilities", "attacks")
#: The parts of a figure given in three columns, and what clean appends to a measure's name.
BOUNDS = ("low", "best", "high")

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
    #: Rows of the file that are none of the table's, or are in another row: (line, why).
    left_out: tuple[tuple[int, Code], ...] = ()
    #: Whether ``displaced`` counts movements instead of people.
    movements: bool = False
    letters: Mapping[str, str] = field(default_factory=dict)
    day_zero: dt.date = DAY_ZERO


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of figures: an indicator, or one group of it ("killed", "killed_civilians")."""

    column: str
    indicator: str
    group: str

    def part(self, name: str) -> str:
        """Return the typed column of one part: low, best, high, qualifier or words."""
        return f"{self.column}__{name}"

    @property
    def parts(self) -> tuple[str, ...]:
        """All typed columns of the measure."""
        return tuple(self.part(p) for p in (*BOUNDS, "qualifier", "words"))


def measures_in(columns: Iterable[str], indicators: Iterable[str]) -> tuple[Measure, ...]:
    """Return the measures that ``columns`` hold, three-column figures found as one."""
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
    """Raise ``TypeError`` when a hand-over lacks a column or has one of another type."""
    wrong = [
        f"{name}: {frame[name].dtype if name in frame else 'absent'}, not {dtype}"
        for name, dtype in dtypes.items()
        if name not in frame or str(frame[name].dtype) != dtype
    ]
    if wrong:
        raise TypeError(f"{stage} handed over columns other than declared: {'; '.join(wrong)}")


@dataclass(frozen=True)
class Reconciled:
    """What is in force as of the cut-off.

    ``events``: a row per event, its index ``event`` that of ``accounts``, with the measures'
    typed columns and the flags ``confirmed``, ``disputed``, ``denied`` (by all who speak of
    it) and ``health``. ``statements``: a row per measure, event and source
    where sources differ. ``revisions``: a row per later figure by the same source.
    """

    events: pd.DataFrame
    accounts: pd.DataFrame
    statements: pd.DataFrame
    revisions: pd.DataFrame
    totals: tuple[RunningTotal, ...]
    measures: tuple[Measure, ...]
    left_out: Mapping[Code, int]


@dataclass(frozen=True)
class Beside:
    """One of several overlapping sources, reconciled by itself; ``counts`` of the first."""

    name: str
    counts: bool
    reconciled: Reconciled
