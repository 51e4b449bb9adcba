"""What an edition may not hold: found in all rows, the strictest of which holds."""

from __future__ import annotations

import pandas as pd
import pytest
from samples.tables import cells_of, text_table, told

from sitrep.clean.facilities import Registry
from sitrep.clean.guarding import COLUMNS, aliases, guarded, sensitivities, sensitivity, unnamed


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("", ""),
        (" ", ""),
        ("_", ""),
        ("public", "public"),
        ("Public", "public"),
        ("INTERNAL", "internal"),
        ("interne", "internal"),
        ("xyzzy", "restricted"),
    ],
)
def test_a_word_that_is_not_known_restricts(text, who):
    assert sensitivity(text) == who


def test_each_unknown_word_is_a_problem_once_at_its_first_row_and_its_rows_stay():
    words = ("public", "sekret", "", "sekret", "hush", "_")
    cells, problems = cells_of(*({"sensitivity": word} for word in words))
    found = sensitivities(cells)
    assert list(found) == ["public", "restricted", "", "restricted", "restricted", ""]
    assert told(problems) == [
        (3, "sensitivity", "not_a_choice", "error"),
        (6, "sensitivity", "not_a_choice", "error"),
    ]
    assert [p.reason for p in problems] == [
        "is not known, so it restricts what is printed of 2 rows",
        "is not known, so it restricts what is printed of 1 row",
    ]
    assert problems[0].hint.startswith("write one of: public, ")
    assert not cells.bad.any()


def test_a_file_with_a_restricted_row_is_called_by_its_number():
    tables = [
        text_table({"sensitivity": "public"}, path="a.csv"),
        text_table({"sensitivity": ""}, {"sensitivity": " internal "}, path="b.csv"),
        text_table({"killed": "1"}, path="c.csv"),
        text_table({"sensitivity": "what?"}, path="d.csv"),
    ]
    assert aliases(tables) == {"b.csv": "input-2", "d.csv": "input-4"}


def test_all_sheets_of_a_workbook_with_a_restricted_row_are_called_by_their_numbers():
    tables = [
        text_table({"sensitivity": "public"}, path="a.xlsx[May]"),
        text_table({"sensitivity": "internal"}, path="b.xlsx[Kafr]"),
        text_table({"sensitivity": "public"}, path="b.xlsx[Hass]"),
    ]
    assert aliases(tables) == {"b.xlsx[Kafr]": "input-2", "b.xlsx[Hass]": "input-3"}


def test_a_name_that_config_gives_a_file_stays():
    tables = [
        text_table({"sensitivity": "internal"}, path=f"{n}.csv", name=n) for n in ("one", "two")
    ]
    tables.append(text_table({"sensitivity": ""}, path="three.csv", name="three"))
    assert [t.name for t in unnamed(tables, {"two"})] == ["input-1", "two", "three"]


def rows(*given):
    blank = dict.fromkeys(COLUMNS, "")
    return pd.DataFrame([blank | row for row in given], columns=[*COLUMNS])


def found(*given, heads=None, registry=None, edition="public"):
    return guarded([rows(*given)], {}, [], heads or {}, registry or Registry())[edition]


F = {"facility_id": "f", "facility_name": "Town"}
CLINIC = {"facility_id": "c", "facility_name": "Town Clinic"}


def spelt(made):
    """The names that no place may bear."""
    return tuple(sorted({name for _, name in made.names}))


def test_the_strictest_row_about_an_event_holds_for_it_and_for_all_that_it_names():
    made = found(
        {"event_id": "e", "sensitivity": "public", "source_url": "https://one.example"} | F,
        {"event_id": "e", "sensitivity": "internal", "source_url": "https://two.example"},
        {"event_id": "g", "sensitivity": "public", "source_url": "https://three.example"},
        {"event_id": "h", "sensitivity": "", "source_url": ""},
    )
    assert made.events == ("e",)
    assert set(made.urls) == {"https://one.example", "https://two.example"}
    assert (made.facilities, spelt(made)) == (("f",), ("town",))


@pytest.mark.parametrize(
    ("row", "hidden", "names"),
    [
        # A facility that every row clears is printed.
        ({"sensitivity": "public"}, (), ()),
        # One that a row does not clear is hidden; a town's name is not.
        ({"sensitivity": ""}, ("f",), ()),
        ({"sensitivity": "internal"}, ("f",), ("town",)),
    ],
)
def test_a_facility_is_hidden_unless_every_row_clears_it(row, hidden, names):
    made = found({"event_id": "e"} | F | row)
    assert (made.facilities, spelt(made)) == (hidden, names)


def test_a_name_that_speaks_of_health_care_is_hidden_with_its_facility():
    assert spelt(found({"event_id": "e"} | CLINIC)) == ("town clinic",)
    assert spelt(found({"event_id": "e", "sensitivity": "public"} | CLINIC)) == ()


def test_a_facility_that_one_row_clears_and_another_does_not_is_hidden():
    made = found(
        {"event_id": "e", "sensitivity": "public"} | CLINIC,
        {"event_id": "g", "sensitivity": ""} | CLINIC | {"facility_name": "The Clinic"},
    )
    assert made.facilities == ("c",)
    assert spelt(made) == ("the clinic", "town clinic")


def test_rows_without_a_facility_hide_none():
    made = found({"event_id": "e", "sensitivity": "internal", "facility_name": "Town"})
    assert (made.facilities, spelt(made)) == ((), ())


def test_the_other_spellings_of_a_hidden_facility_are_hidden():
    registry = Registry(ids={"town": "f", "old town": "f", "elsewhere": "z"})
    made = found({"event_id": "e", "sensitivity": "internal"} | F, registry=registry)
    assert spelt(made) == ("old town", "town")


def test_a_restricted_row_restricts_the_event_that_its_id_is_linked_to():
    made = found(
        {"event_id": "b", "sensitivity": "internal"},
        {"event_id": "a", "sensitivity": "public"} | F,
        {"event_id": "c", "sensitivity": "public"} | CLINIC,
        heads={"a": "a", "b": "a"},
    )
    assert (made.events, made.facilities) == (("a",), ("f",))


def test_totals_and_inputs_are_kept_where_there_are_no_events():
    tables = [text_table({"sensitivity": "internal"}, path="t.csv", table="totals")]
    made = guarded([], {"t1": "internal", "t2": ""}, tables, {}, Registry())["public"]
    assert (made.totals, made.inputs, made.events) == (("t1",), {"t.csv": "input-1"}, ())


@pytest.mark.parametrize(
    ("word", "public", "partner"),
    [
        ("", (), ()),
        ("public", (), ()),
        ("partner", ("e",), ()),
        ("internal", ("e",), ("e",)),
        ("confidential", ("e",), ("e",)),
        ("no known word", ("e",), ("e",)),
    ],
)
def test_each_word_hides_an_event_from_the_editions_below_it(word, public, partner):
    row = {"event_id": "e", "sensitivity": sensitivity(word)}
    assert found(row).events == public
    assert found(row, edition="partner").events == partner


def test_partners_are_told_a_facility_s_name_unless_a_row_restricts_it():
    assert spelt(found({"event_id": "e"} | CLINIC, edition="partner")) == ()
    hidden = found({"event_id": "e", "sensitivity": "internal"} | CLINIC, edition="partner")
    assert (hidden.facilities, spelt(hidden)) == (("c",), ("town clinic",))


def test_nothing_is_kept_from_the_internal_edition():
    kept = guarded([rows({"event_id": "e", "sensitivity": "internal"})], {}, [], {}, Registry())
    assert set(kept) == {"public", "partner"}
