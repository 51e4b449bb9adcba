"""Turn rows of events into typed accounts: dates, choices, places, figures, ids."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence
from functools import partial

import numpy as np
import pandas as pd

from sitrep.arithmetic import dates
from sitrep.clean import date_columns, guarding, kinds, origin
from sitrep.clean.below import tell_blank_below
from sitrep.clean.cells import Cells, choice, labels_of, status
from sitrep.clean.facilities import Registry, check_areas
from sitrep.clean.figures import figure_columns
from sitrep.clean.other_years import warn_of_years_before
from sitrep.clean.parts import check_parts
from sitrep.clean.places import Known, check_points, located
from sitrep.config.load import Config
from sitrep.model.accounts import (
    EVENT_DATES,
    EVENT_LABELS,
    Measure,
    account_dtypes,
)
from sitrep.model.codes import Code, Precision, Status
from sitrep.model.dates import last_day
from sitrep.model.problem import BadValue, Problem, Severity, toml_key
from sitrep.vocabulary.fold import spelling

#: Labels that are no column's texts as they stand.
_MADE = ("event_id", "facility_id", "facility_name", "facility_type")
#: Precisions, the finest first; the coarser of the date's and date_precision's counts.
PRECISIONS = tuple(Precision)


def empty_accounts(measures: Sequence[Measure] = ()) -> pd.DataFrame:
    """Return accounts without rows."""
    return pd.DataFrame({c: pd.Series(dtype=t) for c, t in account_dtypes(measures).items()})


def clean_events(
    cells: Cells,
    measures: Sequence[Measure],
    config: Config,
    known: Known,
    today: dt.date | None = None,
) -> pd.DataFrame:
    """Return one table's rows as typed accounts; those with a problem are left out."""
    table = cells.table
    cells.leave_out_faults()
    path = pd.Categorical.from_codes(
        np.zeros(len(cells.frame), dtype="int8"), categories=pd.Index([table.path], dtype="str")
    )
    columns: dict[str, object] = {"path": path, "line": cells.frame["line"].to_numpy()}
    columns |= _dates(cells, config, today)
    columns |= _choices(cells)
    columns |= _labels(cells)
    columns |= _place(cells)
    check_points(cells, columns, known.gazetteer.bounds)
    columns |= located(cells, known.gazetteer, config.places)
    for measure in measures:
        columns |= figure_columns(cells, measure, config)
    check_parts(cells, columns, measures)
    columns |= origin.of_events(cells, columns, config, known.gazetteer)
    columns |= _ids(cells)
    facilities = _facility(cells, known.registry)
    columns |= facilities
    kinds.tell_unclear(cells, facilities["facility_type"])
    kinds.tell_unnamed_sources(cells)
    tell_blank_below(cells)
    check_areas(cells, columns, known.registry)
    frame = pd.DataFrame(columns, copy=False)
    declared, made = account_dtypes(measures), frame.dtypes
    frame = frame.astype({name: kind for name, kind in declared.items() if str(made[name]) != kind})
    cells.every = frame[[*guarding.COLUMNS]]
    if not cells.bad.any():
        return frame
    cells.rejected = frame[cells.bad]
    return frame[~cells.bad].reset_index(drop=True)


# --- when ---------------------------------------------------------------------------------


_DATE_HINT = "an event needs a date, even a month; delete the row if it is a sum or a note"


def _dates(cells: Cells, config: Config, today: dt.date | None) -> dict[str, object]:
    columns = [_column_of_dates(cells, c, config, today) for c in EVENT_DATES]
    (start, precision), (end, end_precision), (reported, reported_precision) = columns
    # A report dated "May" may be of 31 May: no earlier cut-off includes it.
    reported = _last_days(reported, reported_precision)
    start = np.where(np.isnat(start), end, start)
    undated = cells.blank("date_start") & cells.blank("date_end")
    fault = (Code.EMPTY, "is empty", _DATE_HINT)
    cells.reject_where(undated, "date_start", fault)
    end = np.where(np.isnat(end), _last_days(start, precision), _last_days(end, end_precision))
    fault = (Code.DATES_BACKWARDS, "is before date_start", "check both dates")
    cells.reject_where(end < start, "date_end", fault)
    early = ~np.isnat(reported) & (reported < start) & ~cells.bad
    fault = (Code.REPORTED_BEFORE_EVENT, "is before the event", "check both dates")
    cells.warn_where(early, "reported_on", fault)
    column = "date_end" if cells.blank("date_start").all() else "date_start"
    warn_of_years_before(cells, column, start, reported)
    given = cells.parse("date_precision", choice(Precision, Precision.DAY))
    stated = given.take(lambda v: PRECISIONS.index(v) if v else 0, "int8")
    coarsest = np.maximum(np.maximum(precision, end_precision), stated)
    return {
        "date_start": start,
        "date_end": end,
        "reported_on": reported,
        "date_precision": _categories(coarsest, PRECISIONS),
    }


def _column_of_dates(
    cells: Cells, column: str, config: Config, today: dt.date | None
) -> tuple[np.ndarray, np.ndarray]:
    """Return a column's days (NaT where blank) and the index of each one's precision."""
    parsed = date_columns.parsed(cells, column, config.zone)
    parsed = date_columns.not_later(cells, column, parsed, today, _day)
    days = parsed.take(lambda v: v[0] if v else "NaT", "datetime64[s]")
    precision = parsed.take(lambda v: PRECISIONS.index(v[1]) if v else 0, "int8")
    return days, precision


def _day(dated: dates.Dated | None) -> dt.date | None:
    return dated[0] if dated else None


def _last_days(start: np.ndarray, precision: np.ndarray) -> np.ndarray:
    """Return the last day of each date: the day itself, or the last of its month or year."""
    end = start.copy()
    for row in (precision >= PRECISIONS.index(Precision.MONTH)).nonzero()[0]:
        day = start[row].astype(object)
        if isinstance(day, dt.datetime):
            end[row] = last_day(day.date(), PRECISIONS[int(precision[row])])
    return end


# --- what and where -----------------------------------------------------------------------


def _choices(cells: Cells) -> dict[str, object]:
    known = tuple(Status)
    given = cells.parse("status", status)
    codes = given.take(lambda v: known.index(v or Status.REPORTED), "int8")
    return {"status": _categories(codes, known)}


def _categories(codes: np.ndarray, known: Sequence[str]) -> pd.Categorical:
    return pd.Categorical.from_codes(codes, categories=pd.Index([*map(str, known)], dtype="str"))


def _labels(cells: Cells) -> dict[str, object]:
    """Return the columns of text; a blank event type becomes "other"."""
    own = (c for c in EVENT_LABELS if c not in (*_MADE, "sensitivity"))
    labels: dict[str, object] = {c: cells.labels(c) for c in own}
    labels["event_type"] = cells.labels("event_type", kinds.event_type)
    labels["sensitivity"] = guarding.sensitivities(cells)
    labels["source"] = cells.labels("source", lambda text: text or cells.table.name)
    texts = {c: cells.text(c) for c in ("source_url", "description")}
    return labels | texts


def _place(cells: Cells) -> dict[str, object]:
    found = {}
    for column, limit in (("latitude", 90), ("longitude", 180)):
        parsed = cells.parse(column, partial(degrees, limit=limit))
        found[column] = parsed.take(lambda v: math.nan if v is None else v, "float64")
    for column, other in (("latitude", "longitude"), ("longitude", "latitude")):
        if column not in cells.frame:
            _lone_coordinate(cells, column, other)
            continue
        half = cells.blank(column) & ~cells.blank(other)
        reason = f"is empty and {other} is not; neither is used"
        fault = (Code.COORDINATE_MISSING, reason, "give both or neither")
        cells.warn_where(half, column, fault)
    whole = ~np.isnan(found["latitude"]) & ~np.isnan(found["longitude"])
    nowhere = (found["latitude"] == 0) & (found["longitude"] == 0)
    cells.warn_where(nowhere, "latitude", _NOWHERE)
    whole &= ~nowhere
    return {column: np.where(whole, degrees, math.nan) for column, degrees in found.items()}


_NOWHERE = (
    Code.COORDINATES_EQUAL,
    "and longitude are both 0, a point in the open sea; neither is used",
    "where the place is not known, leave both empty",
)


def _lone_coordinate(cells: Cells, column: str, other: str) -> None:
    """Warn once of a column of one coordinate in a table without the other."""
    if not cells.blank(other).all():
        hint = f'add it, or name it in [[source]]: columns = {{{column} = "…"}}'
        reason = f"has no column {column} beside it, so neither is used"
        cells.warn_column(other, (Code.COORDINATE_MISSING, reason, hint))


def degrees(text: str, limit: int) -> float:
    """Return degrees up to ``limit`` either way, NaN for blank; raises BadValue."""
    try:
        value = float(text or "nan")
    except ValueError:
        value = math.inf
    if text and not math.isfinite(value):
        hint = "write 35.55, with a point, and a minus for south and west"
        raise BadValue(Code.COORDINATE_UNREADABLE, "is not a number of degrees", hint)
    if abs(value) > limit:
        hint = f"it lies between -{limit} and {limit}; are latitude and longitude swapped?"
        raise BadValue(Code.COORDINATE_OUT_OF_RANGE, f"is beyond {limit} degrees", hint)
    return value


# --- which --------------------------------------------------------------------------------


def _ids(cells: Cells) -> dict[str, object]:
    """Return event ids; a row without one is an event of its own, named by its line."""
    codes, texts = cells.coded("event_id")
    blank = cells.blank("event_id")
    if blank.any() and not blank.all():
        fault = (
            Code.ID_IN_SOME_ROWS,
            f"{int(blank.sum()):,} of {len(codes):,} rows have no event_id; each would count as an "
            "event of its own",
            f"give each row the id of its event, or {_without_ids(cells)}",
        )
        cells.report(int(blank.nonzero()[0][0]), "event_id", fault)
    if blank.any():
        # Files may share a name: rows of two folders' events.csv are not of one event.
        own = [f"{cells.table.path}:{line}" for line in cells.frame["line"].to_numpy()[blank]]
        ids = np.array(texts, dtype=object)[codes]
        ids[blank] = own
        codes, known = pd.factorize(ids)
        texts = known.tolist()
    if "event_id" not in cells.frame:
        cells.problems.append(
            Problem(
                cells.table.path,
                Code.ID_COLUMN_MISSING,
                "has no column event_id: each row counts as its own event",
                "add event_id so that several sources can report one event; sitrep check "
                "--duplicates lists rows that may be one",
                severity=Severity.WARNING,
            )
        )
    return {"event_id": pd.Categorical.from_codes(codes, categories=pd.Index(texts, dtype="str"))}


def _without_ids(cells: Cells) -> str:
    """Return how to read no column as the ids; one of a log of one's own has a line for it."""
    header = cells.table.headers.get("event_id", "event_id")
    if cells.table.format == "canonical" and header != "event_id":
        return f'take the line event_id = "{header}" out of [source.columns]'
    return f'drop the column: columns = {{{toml_key(header)} = ""}}'


def _facility(cells: Cells, registry: Registry) -> dict[str, pd.Categorical]:
    """Return the facility of each row; a name that the registry lacks becomes its own id.

    A blank type is taken from the registry, since an ambulance is not a facility.
    """
    given = [cells.coded(column) for column in ("facility_id", "facility_name", "facility_type")]
    (ids, known), (names, spelt), (kinds, types) = given
    codes, every = pd.factorize((ids * len(spelt) + names) * len(types) + kinds)
    pairs, kind = np.divmod(every, len(types))
    said = [(known[pair // len(spelt)], spelt[pair % len(spelt)]) for pair in pairs]
    found = [registry.resolve(i, n) or spelling(n) for i, n in said]
    shown = [registry.names.get(i, n) for i, (_, n) in zip(found, said, strict=True)]
    kinds_of = [types[k] or registry.types.get(i, "") for k, i in zip(kind, found, strict=True)]
    return {
        "facility_id": labels_of(codes, found),
        "facility_name": labels_of(codes, shown),
        "facility_type": labels_of(codes, kinds_of),
    }
