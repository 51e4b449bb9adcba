"""ACLED's aggregate files: events and deaths counted by week and area, or by month and area.

They list no events, so they are read as running totals: of each week or month the deaths, the
kinds of events added up. ACLED's week begins on a Saturday.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import replace
from zoneinfo import ZoneInfo

import pandas as pd

from sitrep.arithmetic import dates
from sitrep.model.codes import Code
from sitrep.model.problem import BadValue
from sitrep.read.formats import Format, counts, parts
from sitrep.read.formats.counts import LEVEL, Areas
from sitrep.read.formats.parts import Fault, Sum
from sitrep.read.header import Origin, Prepared
from sitrep.vocabulary import months
from sitrep.vocabulary.fold import fold

_KINDS = ("disorder_type", "event_type", "sub_event_type")
_BY_WEEK = Areas("country", ("admin1",), ("week",), "fatalities")
_KILLED = Sum(
    ("week", "country", "admin1"), _KINDS, "fatalities", "week, area and kind of event", "week"
)
_PCODES = ("admin1 pcode", "admin2 pcode")
_BY_MONTH = Areas("country", ("admin1", "admin2", *_PCODES), ("year", "month"), "fatalities")
_KILLED_BY_MONTH = Sum(
    ("year", "month", "country", "admin1", "admin2", *_PCODES),
    (),
    "fatalities",
    "month and area",
    "month",
)
#: The made column that says of whom the deaths are.
_BY_NAME = "the file's name"
_UTC = ZoneInfo("UTC")
_DAY = dt.timedelta(days=1)


def _weekly(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return the deaths of each week in each area and, where all are asked for, country."""
    cells = parts.cells_of(frame, ("week", "country", "admin1", *_KINDS, "fatalities"))
    placed = cells.assign(**{LEVEL: "1"})
    added = parts.added(placed, _KILLED, [_unplaced(placed)])
    return counts.with_countries(added, placed, _BY_WEEK, origin)


def _monthly(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return the deaths of each month in the areas below the country, and in the country."""
    own = _KILLED_BY_MONTH.whole
    cells = parts.cells_of(frame, (*own, "fatalities"))
    cells = cells.assign(**{LEVEL: counts.levels_of(cells, "admin1", "admin2")})
    level = counts.of_one_level(cells, _BY_MONTH)
    added = parts.added(level.frame, _KILLED_BY_MONTH)
    whole = counts.with_countries(added, level.frame, _BY_MONTH, origin)
    # All the workbooks have one layout; only its name tells what each counts.
    part = "civilian" in fold(f"{origin.path} {origin.sheet}")
    counted = whole.frame.assign(**{_BY_NAME: "civilian targeting" if part else ""})
    return parts.together(level, replace(whole, frame=counted))


def _unplaced(cells: pd.DataFrame) -> Fault:
    reason, hint = "is empty: the row could be of the whole country", "name the area"
    return cells["admin1"] == "", "admin1", (Code.ROW_AMBIGUOUS, reason, hint)


def _of_weeks(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns; a week that can't be read stays, to be refused as a date."""
    days = {text: _first_day(text) for text in frame["since"].unique()}
    first = frame["since"].map(days)
    frame["as_of"] = first.map(lambda day: str(day + 6 * _DAY) if isinstance(day, dt.date) else day)
    frame["since"] = first.astype("str")
    return _killed(frame)


def _first_day(text: str) -> dt.date | str:
    try:
        return dates.parse(text, None, _UTC)[0]
    except BadValue:
        return text


def _of_months(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns; a month that can't be read stays, to be refused as a date."""
    month = frame["month"].map(months.part)
    year = frame["year"].map(months.part)
    ends = [_ends(y, m) for y, m in zip(year, month, strict=True)]
    frame["since"] = pd.Series([first for first, _ in ends], index=frame.index, dtype="str")
    frame["as_of"] = pd.Series([last for _, last in ends], index=frame.index, dtype="str")
    return _killed(frame.drop(columns=["year", "month"]))


def _ends(year: str, month: str) -> tuple[str, str]:
    """Return the first and the last day of a month."""
    try:
        first = dt.date(int(year), int(month), 1)
    except ValueError:
        return (f"{month} {year}",) * 2
    return str(first), str(first.replace(day=monthrange(first.year, first.month)[1]))


def _killed(frame: pd.DataFrame) -> pd.DataFrame:
    frame = counts.with_area(frame.assign(**{c: "" for c in ("admin2",) if c not in frame}))
    frame["indicator"], frame["unit"] = "killed", "people"
    frame["source"] = "ACLED"
    columns = [c for c in ("area", "admin1_code", "admin2_code", "group") if c in frame]
    frame["total_id"] = parts.ids("acled killed", frame["since"], *(frame[c] for c in columns))
    return frame


_CAVEATS = ("caveat-counts-of-events", "caveat-acled-fatalities", "caveat-acled-civilians")
_LICENCE = "ACLED Terms of Use (acleddata.com): the data may not be redistributed"

FORMATS = (
    Format(
        name="acled_weekly",
        title="ACLED aggregated data (counts by week and admin 1)",
        table="totals",
        signature=frozenset(
            {"week", "country", "admin1", "sub_event_type", "events", "fatalities"}
        ),
        mapping={
            "figure": "fatalities",
            "since": "week",
            "country": "country",
            "admin1": "admin1",
        },
        prepare=_weekly,
        convert=_of_weeks,
        caveats=("caveat-acled-weeks", *_CAVEATS),
        licence=_LICENCE,
    ),
    Format(
        name="acled_monthly",
        title="ACLED on HDX (counts by month, of countries or their areas)",
        table="totals",
        signature=frozenset({"country", "iso3", "month", "year", "events", "fatalities"}),
        mapping={
            "figure": "fatalities",
            "year": "year",
            "month": "month",
            "country": "country",
            "admin1": "admin1",
            "admin2": "admin2",
            "admin1_code": "admin1 pcode",
            "admin2_code": "admin2 pcode",
            "group": _BY_NAME,
        },
        prepare=_monthly,
        convert=_of_months,
        caveats=("caveat-acled-monthly", *_CAVEATS),
        licence=_LICENCE,
    ),
)
