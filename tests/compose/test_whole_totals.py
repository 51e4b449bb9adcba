"""Totals that are whole: named groups, parts under wholes, the latest known until a newer one."""

from __future__ import annotations

from samples.summaries import Log

from sitrep.compose.given import Given
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import casualties, displacement, key_figures, overview
from sitrep.wording import Words

WORDS = Words()
EVENT = {"date_start": "2019-05-14", "source": "A", "killed": "1"}
TOTAL = {
    "indicator": "displaced",
    "unit": "people",
    "area": "North",
    "source": "S",
    "since": "2019-04-29",
    "as_of": "2019-05-12",
}


def summary(folder, *totals, period="2019-W19"):
    return Log(folder).events(EVENT).totals(*(TOTAL | t for t in totals)).summary(period)


def section(of, found):
    return of.compose(found, Phrases(found, WORDS))


def cards(found):
    return [(c.id, c.value, c.window, c.certainty) for c in section(key_figures, found).cards]


def rows(table):
    return [row[:3] for row in table.rows]


# --- parts -------------------------------------------------------------------------------------


def test_groups_and_parts_keep_their_names_under_their_whole(tmp_path):
    found = summary(
        tmp_path,
        {"figure": "50", "group": "in_camps"},
        {"figure": "300", "group": ""},
        {"figure": "60", "group": "children"},
    )
    (table,) = section(displacement, found).tables
    assert rows(table) == [
        ("people displaced", "300", "29 Apr\u2009–\u200912 May"),
        ("\u2003of whom in camps", "50", "29 Apr\u2009–\u200912 May"),
        ("\u2003of whom children", "60", "29 Apr\u2009–\u200912 May"),
    ]


def test_a_part_without_its_whole_keeps_its_whole_name(tmp_path):
    found = summary(
        tmp_path, {"figure": "50", "group": "in_camps"}, {"figure": "60", "group": "children"}
    )
    (table,) = section(displacement, found).tables
    assert [row[0] for row in table.rows] == [
        "people displaced (in camps)",
        "children displaced",
    ]


def test_a_part_of_another_source_or_area_is_under_no_whole(tmp_path):
    found = summary(
        tmp_path,
        {"figure": "300"},
        {"figure": "50", "group": "children", "source": "Other"},
        {"figure": "60", "group": "women", "area": "South"},
    )
    (table,) = section(displacement, found).tables
    assert {row[0] for row in table.rows} == {
        "people displaced",
        "children displaced",
        "women displaced",
    }


def test_a_part_of_other_dates_than_its_whole_is_told_once(tmp_path):
    found = summary(
        tmp_path,
        {"indicator": "killed", "figure": "120"},
        {"indicator": "killed", "figure": "40", "group": "children", "since": "2019-05-01"},
        {"indicator": "killed", "figure": "30", "group": "women"},
    )
    made = section(casualties, found)
    (table,) = [t for t in made.tables if t.id == "casualty-totals"]
    # The part of the whole's dates comes first; the other keeps its own name.
    assert [row[0] for row in table.rows] == [
        "people killed",
        "\u2003of whom women",
        "children killed",
    ]
    told = (
        "The dates of children killed (1–12 May 2019) and people killed "
        "(29 April\u2009–\u200912 May 2019) differ, so the one is not a share of the other."
    )
    assert table.note.count(told) == 1
    assert not any("children" in note for note in made.notes)


def test_several_parts_of_other_dates_are_one_sentence(tmp_path):
    parts = [
        {"indicator": "killed", "figure": "4", "group": group, "since": "2019-05-01"}
        for group in ("children", "women")
    ]
    made = section(casualties, summary(tmp_path, {"indicator": "killed", "figure": "9"}, *parts))
    (table,) = [t for t in made.tables if t.id == "casualty-totals"]
    assert "The dates of two parts and their wholes differ" in table.note


# --- the latest known --------------------------------------------------------------------------


def test_the_latest_known_stands_on_page_one_with_its_date(tmp_path):
    found = summary(tmp_path, {"figure": "300"}, period="2019-W20")
    window = "running total, 29 April\u2009–\u200912 May 2019"
    assert cards(found)[1:] == [("displaced-people-total", "300", window, "reported; latest known")]


def test_it_stands_until_a_newer_one_of_its_area_comes(tmp_path):
    newer = {"figure": "320", "as_of": "2019-05-19"}
    found = summary(tmp_path, {"figure": "300"}, newer, period="2019-W20")
    assert [(value, certainty) for _, value, _, certainty in cards(found)[1:]] == [
        ("320", "reported")
    ]


def test_a_total_of_one_area_does_not_end_that_of_another(tmp_path):
    south = {"figure": "320", "as_of": "2019-05-19", "area": "South"}
    found = summary(tmp_path, {"figure": "300"}, south, period="2019-W20")
    assert {(value, certainty) for _, value, _, certainty in cards(found)[1:]} == {
        ("320", "reported"),
        ("300", "reported; latest known"),
    }


def test_what_events_state_has_no_card_of_an_older_total(tmp_path):
    found = summary(tmp_path, {"indicator": "killed", "figure": "90"}, period="2019-W20")
    assert [card[0] for card in cards(found)] == ["killed-all-period"]


def test_a_word_without_a_number_has_no_card_and_stays_in_the_table(tmp_path):
    found = summary(tmp_path, {"figure": "dozens"}, period="2019-W20")
    assert [card[0] for card in cards(found)] == ["killed-all-period"]
    (table,) = section(overview, found).tables
    assert table.rows[0][:2] == ("people displaced", "dozens")


def test_of_areas_side_by_side_each_is_known_and_of_nested_ones_the_widest(tmp_path):
    # The country's total lies in no other; North's and South's are not known to lie in it.
    stock = {"indicator": "idp_stock", "since": "", "as_of": "2019-05-10"}
    found = summary(
        tmp_path,
        stock | {"figure": "1000", "area": "Country"},
        stock | {"figure": "200", "area": "South"},
        period="2019-W20",
    )
    (table,) = section(overview, found).tables
    assert {(row[1], row[3]) for row in table.rows} == {("1,000", "Country"), ("200", "South")}


def test_what_a_card_states_is_not_in_the_table_of_the_latest_known_too(tmp_path):
    found = summary(
        tmp_path, {"figure": "300"}, {"figure": "70", "group": "in_camps"}, period="2019-W20"
    )
    ids = key_figures.ids(found, Phrases(found, WORDS))
    made = overview.compose(found, Phrases(found, WORDS, Given(cards=ids)))
    (table,) = made.tables
    assert [row[0] for row in table.rows] == ["people displaced (in camps)"]
