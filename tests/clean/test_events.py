"""Rows of events: their days, precision, coordinates, ids and facilities."""

from __future__ import annotations

import datetime as dt
import math
import tomllib

import pytest
from samples.summaries import Log
from samples.tables import cells_of, told

from sitrep.clean.events import clean_events, degrees
from sitrep.clean.facilities import Registry
from sitrep.clean.places import Known
from sitrep.model.accounts import Measure
from sitrep.model.problem import BadValue, toml_key
from sitrep.places.gazetteer import Gazetteer

MEASURES = (Measure("killed", "killed", ""),)
ROW = {"event_id": "e", "date_start": "2019-05-06", "killed": "1"}


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    return Log(tmp_path_factory.mktemp("log")).events({"killed": "1"}).inputs().config


def cleaned(config, *rows, registry=None, today=None, **parts):
    cells, problems = cells_of(*(ROW | row for row in rows), **parts)
    known = Known(registry or Registry(), Gazetteer())
    return clean_events(cells, MEASURES, config, known, today), problems


def window(config, **row):
    (found,) = cleaned(config, row)[0].to_dict("records")
    days = tuple(str(found[c].date()) for c in ("date_start", "date_end"))
    return *days, str(found["date_precision"])


@pytest.mark.parametrize(
    ("start", "end", "stated", "expected"),
    [
        ("2019-05-06", "", "", ("2019-05-06", "2019-05-06", "day")),
        ("2019-05-06", "2019-05-08", "", ("2019-05-06", "2019-05-08", "day")),
        ("", "2019-05-08", "", ("2019-05-08", "2019-05-08", "day")),
        ("2019-05", "", "", ("2019-05-01", "2019-05-31", "month")),
        ("2019", "", "", ("2019-01-01", "2019-12-31", "year")),
        ("2019-05-06", "2019-06", "", ("2019-05-06", "2019-06-30", "month")),
        ("2019-05", "2019-06-03", "", ("2019-05-01", "2019-06-03", "month")),
        # The coarser of what is written and what is stated counts.
        ("2019-05-06", "", "week", ("2019-05-06", "2019-05-06", "week")),
        ("2019-05-06", "", "year", ("2019-05-06", "2019-05-06", "year")),
        ("2019", "", "week", ("2019-01-01", "2019-12-31", "year")),
        ("2019-05", "", "day", ("2019-05-01", "2019-05-31", "month")),
    ],
)
def test_an_event_has_the_days_and_the_precision_that_it_is_written_with(
    config, start, end, stated, expected
):
    row = {"date_start": start, "date_end": end, "date_precision": stated}
    assert window(config, **row) == expected


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ({"date_start": ""}, ("date_start", "empty", "error")),
        ({"date_end": "2019-05-05"}, ("date_end", "dates_backwards", "error")),
        ({"date_end": "2019-05-06"}, None),
        ({"reported_on": "2019-05-05"}, ("reported_on", "reported_before_event", "warning")),
        ({"reported_on": "2019-05-06"}, None),
        # A report of May may be of its last day.
        ({"reported_on": "2019-05"}, None),
        ({"reported_on": "2019-04"}, ("reported_on", "reported_before_event", "warning")),
        ({"date_precision": "hour"}, ("date_precision", "not_a_choice", "error")),
    ],
)
def test_days_that_can_not_be_are_told(config, row, problem):
    frame, problems = cleaned(config, {}, row)
    assert told(problems) == ([(3, *problem)] if problem else [])
    assert len(frame) == (1 if problem and problem[2] == "error" else 2)


def test_a_row_that_is_left_out_is_not_told_to_be_reported_too_early(config):
    row = {"date_end": "2019-05-01", "reported_on": "2019-05-02"}
    assert told(cleaned(config, row)[1]) == [(2, "date_end", "dates_backwards", "error")]


@pytest.mark.parametrize(("day", "late"), [(6, False), (5, True)])
def test_an_event_of_a_day_to_come_is_a_problem(config, day, late):
    frame, problems = cleaned(config, {}, today=dt.date(2019, 5, day))
    assert [p.code.value for p in problems] == ["date_in_future"] * late
    assert len(frame) == (not late)


@pytest.mark.parametrize(
    ("text", "limit", "value"),
    [("35.5", 90, 35.5), ("-90", 90, -90), ("90", 90, 90), ("180", 180, 180), ("0", 90, 0)],
)
def test_degrees_are_read_up_to_their_limit_either_way(text, limit, value):
    assert degrees(text, limit) == value


@pytest.mark.parametrize(
    ("text", "limit", "reason"),
    [
        ("90.1", 90, "is beyond 90 degrees"),
        ("-180.5", 180, "is beyond 180 degrees"),
        ("35,5", 90, "is not a number of degrees"),
        ("nan", 90, "is not a number of degrees"),
        ("inf", 90, "is not a number of degrees"),
    ],
)
def test_what_are_no_degrees_is_refused(text, limit, reason):
    with pytest.raises(BadValue) as refused:
        degrees(text, limit)
    assert refused.value.reason == reason


def test_half_a_pair_of_coordinates_is_told_and_not_used(config):
    rows = [
        {"latitude": "35.5", "longitude": ""},
        {"latitude": "", "longitude": "36.5"},
        {"latitude": "35.5", "longitude": "36.5"},
        {"latitude": "", "longitude": ""},
        {"latitude": "35.5", "longitude": "x"},
    ]
    frame, problems = cleaned(config, *rows)
    assert told(problems) == [
        (6, "longitude", "coordinate_unreadable", "warning"),
        (3, "latitude", "coordinate_missing", "warning"),
        (2, "longitude", "coordinate_missing", "warning"),
    ]
    assert [math.isnan(x) for x in frame["latitude"]] == [True, True, False, True, True]
    assert [math.isnan(x) for x in frame["longitude"]] == [True, True, False, True, True]
    assert not math.isnan(degrees("0", 90))
    assert math.isnan(degrees("", 90))


def test_rows_without_an_id_are_events_named_by_their_lines(config):
    frame, problems = cleaned(config, {"event_id": ""}, {"event_id": " "})
    assert frame["event_id"].tolist() == ["log.csv:2", "log.csv:3"]
    assert problems == []


def test_an_id_in_some_rows_only_is_a_problem_at_the_first_row_without_one(config):
    frame, problems = cleaned(config, {}, {"event_id": ""}, {"event_id": "f"}, {"event_id": ""})
    assert told(problems) == [(3, "event_id", "id_in_some_rows", "error")]
    assert problems[0].reason.startswith("2 of 4 rows have no event_id")
    # Under --keep-going they count.
    assert frame["event_id"].tolist() == ["e", "log.csv:3", "f", "log.csv:5"]


def test_a_file_without_a_column_of_ids_is_told_once(config):
    cells, problems = cells_of({"date_start": "2019-05-06"}, {"date_start": "2019-05-07"})
    frame = clean_events(cells, (), config, Known(Registry(), Gazetteer()))
    assert told(problems) == [(0, "", "id_column_missing", "warning")]
    assert frame["event_id"].tolist() == ["log.csv:2", "log.csv:3"]


def test_a_facility_is_known_by_the_registry_or_by_its_own_name(config):
    registry = Registry(
        ids={"north": "F", "nord": "F"},
        names={"F": "North"},
        types={"F": "clinic"},
    )
    rows = [
        {"facility_name": "Nord", "facility_id": "", "facility_type": ""},
        {"facility_name": "", "facility_id": "F", "facility_type": "hospital"},
        {"facility_name": "Al-Huda", "facility_id": "", "facility_type": "school"},
        {"facility_name": "Nord", "facility_id": "Z", "facility_type": ""},
        {"facility_name": "", "facility_id": "", "facility_type": "ambulance"},
    ]
    frame, problems = cleaned(config, *rows, registry=registry)
    columns = ("facility_id", "facility_name", "facility_type")
    assert list(frame[[*columns]].astype("str").itertuples(index=False, name=None)) == [
        ("F", "North", "clinic"),
        ("F", "North", "hospital"),
        ("al huda", "Al-Huda", "school"),
        ("Z", "Nord", ""),
        ("", "", "ambulance"),
    ]
    assert problems == []


def test_a_blank_type_is_other_and_a_blank_source_the_file(config):
    frame, _ = cleaned(
        config, {"event_type": "Air strike", "source": ""}, {"event_type": ""}, name="Own"
    )
    assert frame["event_type"].tolist() == ["airstrike", "other"]
    assert frame["source"].tolist() == ["Own", "Own"]
    assert frame["status"].tolist() == ["reported", "reported"]


def test_the_rows_left_are_numbered_on_and_keep_their_lines(config):
    frame, _ = cleaned(config, {}, {"killed": "x"}, {"killed": "3"})
    assert (frame.index.tolist(), frame["line"].tolist()) == ([0, 1], [2, 4])
    assert frame["killed__best"].tolist() == [1, 3]


@pytest.mark.parametrize("nought", ["0", "0.0", "0,0", "٠"])
def test_coordinates_of_nought_are_no_place_and_are_told(config, nought):
    frame, problems = cleaned(config, {"latitude": nought, "longitude": nought})
    assert frame[["latitude", "longitude"]].isna().all(axis=None)
    assert problems
    assert {p.severity for p in problems} == {"warning"}


def test_a_place_on_the_equator_or_the_first_meridian_keeps_its_coordinates(config):
    rows = ({"latitude": "0", "longitude": "32.5"}, {"latitude": "5.6", "longitude": "0"})
    frame, problems = cleaned(config, *rows)
    assert frame["longitude"].tolist() == [32.5, 0]
    assert problems == []


@pytest.mark.parametrize("header", ["Дата події", "Incident ID", "#"])
def test_a_header_that_is_no_bare_key_is_quoted_in_the_remedy(header):
    hint = f'drop the column: columns = {{{toml_key(header)} = ""}}'
    assert tomllib.loads(hint.partition(": ")[2]) == {"columns": {header: ""}}
