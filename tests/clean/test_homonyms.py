"""Two areas of one name are two, and each is named with what it lies in."""

from __future__ import annotations

from samples.summaries import Log

from sitrep.model.codes import Code
from sitrep.redact import redact
from sitrep.wording import Words
from sitrep.wording.phrases import place


def areas(folder, *rows, column="admin1"):
    inputs = Log(folder).events(*({"source": "A"} | row for row in rows)).inputs()
    return [str(text) for text in inputs.cleaned.accounts[column]], inputs.problems


def test_an_area_of_two_countries_is_named_with_its_country(tmp_path):
    names, problems = areas(
        tmp_path,
        {"country": "Ghana", "admin1": "Northern"},
        {"country": "Uganda", "admin1": "Northern"},
        {"country": "Uganda", "admin1": "Central"},
    )
    assert names == ["Northern, Ghana", "Northern, Uganda", "Central"]
    assert problems == ()


def test_a_district_of_two_governorates_is_named_with_its_governorate(tmp_path):
    rows = ({"admin1": "North", "admin2": "Town"}, {"admin1": "South", "admin2": "Town"})
    assert areas(tmp_path, *rows, column="admin2")[0] == ["Town, North", "Town, South"]


def test_another_account_of_the_event_says_in_which_country_it_was(tmp_path):
    rows = (
        {"event_id": "a", "country": "Ghana", "admin1": "Northern"},
        {"event_id": "a", "admin1": "Northern", "source": "B"},
        {"event_id": "b", "country": "Uganda", "admin1": "Northern"},
    )
    assert areas(tmp_path, *rows)[0] == ["Northern, Ghana", "Northern, Ghana", "Northern, Uganda"]


def test_a_row_that_does_not_say_which_is_warned_of_and_stays_by_itself(tmp_path):
    rows = (
        {"country": "Ghana", "admin1": "Northern"},
        {"country": "Uganda", "admin1": "Northern"},
        {"admin1": "Northern"},
    )
    names, problems = areas(tmp_path, *rows)
    assert names[2] == "Northern"
    (problem,) = problems
    assert (problem.code, problem.line, problem.column) == (Code.AREA_AMBIGUOUS, 4, "admin1")
    assert "1 row does not say which" in problem.reason


def test_an_area_of_one_country_keeps_its_name(tmp_path):
    rows = ({"country": "Ghana", "admin1": "Northern"}, {"admin1": "Northern"})
    assert areas(tmp_path, *rows)[0] == ["Northern", "Northern"]


def test_rows_that_do_not_say_which_are_counted_and_named_by_the_first(tmp_path):
    rows = (
        {"country": "Ghana", "admin1": "Northern"},
        {"country": "Uganda", "admin1": "Northern"},
        {"admin1": "Northern"},
        {"admin1": "Northern"},
    )
    (problem,) = areas(tmp_path, *rows)[1]
    assert problem.line == 4
    assert problem.reason.endswith("and 2 rows do not say which")


def test_an_event_that_is_put_in_both_countries_says_of_neither(tmp_path):
    rows = (
        {"event_id": "a", "country": "Ghana", "admin1": "Northern"},
        {"event_id": "a", "country": "Uganda", "admin1": "Northern", "source": "B"},
        {"event_id": "a", "admin1": "Northern", "source": "C"},
    )
    names, _ = areas(tmp_path, *rows)
    assert names == ["Northern, Ghana", "Northern, Uganda", "Northern"]


def test_a_district_is_told_apart_where_no_country_is_named(tmp_path):
    rows = (
        {"admin1": "North", "admin2": "Town"},
        {"admin1": "South", "admin2": "Town"},
        {"admin1": "South", "admin2": "Village"},
        {"admin1": "", "admin2": ""},
    )
    assert areas(tmp_path, *rows, column="admin2")[0] == [
        "Town, North",
        "Town, South",
        "Village",
        "",
    ]


def test_a_district_with_the_name_of_its_area_is_printed_without_it_again(tmp_path):
    """Of an attack on health care the public edition prints the district as its place."""
    rows = [
        {"event_type": "attack_on_health", "admin1": area, "admin2": "Centre", "place": "Hass"}
        for area in ("North", "South")
    ]
    events = redact(Log(tmp_path).events(*rows).summary()).events
    assert [place(Words("en"), event) for event in events] == ["Centre, North", "Centre, South"]
