"""HDX HAPI's tables: conflict events, people displaced, people who returned.

None lists events: each row is a count over a window, or a stock as of a date. They are read as
running totals. A country is named by its code where the file has no name of it.
"""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.read.formats import Format, counts, parts
from sitrep.read.formats.counts import LEVEL, Areas
from sitrep.read.formats.parts import Sum
from sitrep.read.header import Origin, Prepared
from sitrep.vocabulary.fold import fold

_WINDOW = ("reference_period_start", "reference_period_end")
_CODES = ("location_code", "admin1_code", "admin2_code")
_NAMES = ("location_name", "admin1_name", "admin2_name")
_PROVIDED = ("provider_admin1_name", "provider_admin2_name")
_PLACE = (*_CODES, *_NAMES)
#: The type of which civilian targeting is a part, and of which demonstrations share a few events.
_TYPE = "political_violence"
_EVENTS = Areas("location_code", (*_CODES[1:], *_NAMES[1:], *_PROVIDED), _WINDOW, "fatalities")
_KILLED = Sum((*_PLACE, LEVEL, *_WINDOW), (), "fatalities", "area and window", "fatalities")
_STOCK = ("reporting_round", "assessment_type", "operation")
_DISPLACED = Sum(
    (*_PLACE, *_STOCK, *_WINDOW), (), "population", "place, round and operation", "population"
)
_FLIGHT = ("origin_location_code", "origin_location_name", "population_group")
_COUNTRY = ("asylum_location_code",)
_RETURNED = Sum((*_FLIGHT, *_WINDOW), _COUNTRY, "population", "countries and year", "population")
_GROUPS = {"ret": "returned refugees", "rdp": "returned idps"}
_ALL = ("", "all", "total")


def _conflict(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return the deaths in political violence, of each country and of the areas below it."""
    right = _unmarked(_placed(frame, ("event_type", LEVEL, *_WINDOW, "fatalities")))
    kind = right.frame["event_type"].map(fold).str.replace(r"[ -]", "_", regex=True)
    counted = parts.without(right.frame, kind != _TYPE, Code.ROW_OF_ANOTHER_COUNT)
    _check_some(counted.frame, "event_type", f"no row is of {_TYPE}, whose deaths are read")
    own = counts.levels_of(counted.frame, *_NAMES[1:])
    given = counted.frame[LEVEL].where(counted.frame[LEVEL].isin(["0", "1", "2"]), own)
    level = counts.of_one_level(counted.frame.assign(**{LEVEL: given}), _EVENTS)
    added = parts.added(level.frame, _KILLED)
    whole = counts.with_countries(added, level.frame, _EVENTS, origin)
    return parts.together(right, counted, level, whole)


def _idps(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return the stocks; two of one place, round and operation are a problem."""
    right = _unmarked(_placed(frame, (*_STOCK, *_WINDOW, "population")))
    cells = right.frame
    end = cells["reference_period_end"]
    dated = cells.assign(reference_period_end=end.where(end != "", cells["reference_period_start"]))
    return parts.together(right, parts.added(dated, _DISPLACED))


def _returnees(frame: pd.DataFrame, origin: Origin) -> Prepared:
    """Return the people of each group who returned to a country, from all others together.

    Rows of one sex or age are parts of the row of all.
    """
    needed = (*_FLIGHT, *_COUNTRY, *_WINDOW, "gender", "age_range", "population")
    right = _unmarked(parts.cells_of(frame, (*needed, "error")))
    cells = _named(right.frame, "origin_location_name", "origin_location_code")
    partly = ~(cells["gender"].map(fold).isin(_ALL) & cells["age_range"].map(fold).isin(_ALL))
    whole = parts.without(cells, partly, Code.ROW_OF_A_PART)
    reason = "no row is of all sexes and ages, and parts are not added up to a whole"
    _check_some(whole.frame, "gender", reason)
    return parts.together(right, whole, parts.added(whole.frame, _RETURNED))


def _placed(frame: pd.DataFrame, needed: Iterable[str]) -> pd.DataFrame:
    """Return the needed columns with the provider's name of each area that has no other."""
    cells = parts.cells_of(frame, (*_PLACE, *_PROVIDED, "error", *needed))
    cells = _named(cells, "location_name", "location_code")
    for name, provided in zip(_NAMES[1:], _PROVIDED, strict=True):
        cells = _named(cells, name, provided)
    return cells


def _named(cells: pd.DataFrame, name: str, other: str) -> pd.DataFrame:
    return cells.assign(**{name: cells[name].where(cells[name] != "", cells[other])})


def _unmarked(cells: pd.DataFrame) -> Prepared:
    """Return the rows that HAPI does not mark as wrong."""
    return parts.without(cells, cells["error"] != "", Code.ROW_MARKED_WRONG)


def _check_some(cells: pd.DataFrame, column: str, reason: str) -> None:
    if cells.empty:
        hint = "download the whole table from HDX, or drop what asks for a part of it"
        raise SitrepError([Problem("", Code.NO_ROWS, reason, hint, column=column)])


def _days(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the windows as days; all are in the country's own days, whatever the time says."""
    for column in ("since", "as_of"):
        if column in frame:
            frame[column] = frame[column].str.replace(r"[T ]\d\d:\d\d.*$", "", regex=True)
    return frame


def _ids(frame: pd.DataFrame, *columns: str) -> pd.Series[str]:
    return parts.ids("hapi", *(frame[c] for c in columns if c in frame))


def _of_conflict(frame: pd.DataFrame) -> pd.DataFrame:
    frame = counts.with_area(_days(frame))
    frame["indicator"], frame["unit"] = "killed", "people"
    frame["source"] = "ACLED (HDX HAPI)"
    frame["note"] = "admin " + frame["level"]
    frame["total_id"] = _ids(frame, "indicator", "area", "admin1_code", "admin2_code", "since")
    return frame


def _of_idps(frame: pd.DataFrame) -> pd.DataFrame:
    frame = counts.with_area(_days(frame))
    frame["indicator"], frame["unit"] = "idp_stock", "people"
    # Overlapping operations and assessments must not form a series, so each is a source.
    scope = frame["operation"].str.cat(frame["assessment"], sep=", ").str.strip(", ")
    frame["source"] = ("IOM DTM (HDX HAPI, " + scope + ")").where(scope != "", "IOM DTM (HDX HAPI)")
    frame["note"] = "round " + frame["round"]
    place = ("indicator", "area", "admin1_code", "admin2_code")
    frame["total_id"] = _ids(frame, *place, "round", "as_of", "operation", "assessment")
    return frame


def _of_returnees(frame: pd.DataFrame) -> pd.DataFrame:
    frame = _days(frame)
    frame["indicator"], frame["unit"] = "returned", "people"
    frame["group"] = frame["group"].map(lambda text: _GROUPS.get(fold(text), text))
    frame["source"] = "UNHCR (HDX HAPI)"
    frame["total_id"] = _ids(frame, "indicator", "group", "area", "since")
    return frame


_SHARED = {"since": _WINDOW[0], "as_of": _WINDOW[1]}
_AREAS = {"country": _NAMES[0], "admin1": _NAMES[1], "admin2": _NAMES[2]}
_AREA_CODES = {"admin1_code": _CODES[1], "admin2_code": _CODES[2]}
_LICENCE = "As HDX states with the table, after the publisher's terms: cite {} and HDX HAPI"

FORMATS = (
    Format(
        name="hapi_conflict_events",
        title="HDX HAPI, conflict events (counts of ACLED's events by area and month)",
        table="totals",
        signature=frozenset({"location_code", "event_type", "events", "fatalities", *_WINDOW}),
        mapping={"figure": "fatalities", **_SHARED, **_AREAS, **_AREA_CODES, "level": LEVEL},
        prepare=_conflict,
        convert=_of_conflict,
        caveats=("caveat-hapi-conflict", "caveat-counts-of-events", "caveat-acled-fatalities"),
        licence=_LICENCE.format("ACLED"),
    ),
    Format(
        name="hapi_idps",
        title="HDX HAPI, internally displaced persons (IOM DTM's stocks by area and round)",
        table="totals",
        signature=frozenset(
            {"location_code", "reporting_round", "operation", "population", _WINDOW[0]}
        ),
        mapping={
            "figure": "population",
            "as_of": _WINDOW[1],
            "round": "reporting_round",
            "operation": "operation",
            "assessment": "assessment_type",
            **_AREAS,
            **_AREA_CODES,
        },
        prepare=_idps,
        convert=_of_idps,
        caveats=("caveat-dtm-stock", "caveat-dtm-levels"),
        licence=_LICENCE.format("IOM DTM"),
    ),
    Format(
        name="hapi_returnees",
        title="HDX HAPI, returnees (UNHCR's counts by country and year)",
        table="totals",
        signature=frozenset(
            {"origin_location_code", "asylum_location_code", "population_group", "population"}
            | {*_WINDOW}
        ),
        mapping={
            "figure": "population",
            **_SHARED,
            "area": "origin_location_name",
            "group": "population_group",
        },
        prepare=_returnees,
        convert=_of_returnees,
        caveats=("caveat-hapi-returnees",),
        licence=_LICENCE.format("UNHCR"),
    ),
)
