"""The cards of page one: no fact twice, and attacks on health care are among them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from samples.summaries import Log

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import highlights, key_figures
from sitrep.model.figure import Indicator
from sitrep.wording import Words, terms


def cards(summary):
    section = key_figures.compose(summary, Phrases(summary, Words()))
    return [(card.label, card.value) for card in section.cards]


def test_where_all_the_dead_are_civilians_one_card_says_it(tmp_path):
    log = Log(tmp_path).events({"killed": "2", "killed_civilians": "2"})
    assert cards(log.summary()) == [("civilians killed", "2")]


def test_where_others_died_too_there_is_a_card_for_each(tmp_path):
    log = Log(tmp_path).events({"killed": "5", "killed_civilians": "2"})
    assert cards(log.summary()) == [("civilians killed", "2"), ("people killed", "5")]


def test_where_more_events_state_the_whole_there_is_a_card_for_each(tmp_path):
    rows = {"killed": "2", "killed_civilians": "2"}, {"killed": "0"}
    assert len(cards(Log(tmp_path).events(*rows).summary())) == 2


def test_attacks_on_health_care_are_on_page_one_however_much_else_is_reported(tmp_path):
    clinic = {"facility_name": "Clinic", "facility_type": "clinic"}
    people = {"killed": "5", "killed_civilians": "2", "injured": "7", "displaced": "90"}
    log = Log(tmp_path).events(clinic | people)
    base = {"as_of": "2019-05-08", "source": "A", "area": "North"}
    counts = (("killed", "people"), ("displaced", "people"), ("displaced", "movements"))
    log.totals(
        *(base | {"indicator": i, "unit": unit, "figure": "100"} for i, unit in counts),
        base | {"indicator": "idp_stock", "unit": "people", "figure": "300"},
    )
    assert ("attack on health care", "1") in cards(log.summary())


def test_one_of_something_takes_the_singular_on_its_card(tmp_path):
    log = Log(tmp_path).events({"killed": "1", "injured": "1", "kidnapped": "2"})
    log.totals(
        {"as_of": "2019-05-08", "source": "A", "indicator": "displaced", "figure": "at least 1"}
    )
    found = cards(log.summary())
    assert {("person killed", "1"), ("person injured", "1"), ("person displaced", "1")} <= {*found}


def test_an_indicator_of_ones_own_in_households_has_its_own_label():
    words = Words()
    known = Indicator("assisted", "Families assisted", unit="households")
    assert terms.counted(words, known) == "Families assisted (households)"
    assert terms.counted(words, replace(known, label="Households")) == "Households"
    assert (
        terms.counted(words, Indicator("displaced", "", unit="households"))
        == "households displaced"
    )


def test_attacks_on_facilities_not_named_follow_those_that_are(tmp_path):
    clinic = {"facility_name": "Clinic", "facility_type": "clinic"}
    rows = (clinic, {"event_type": "attack_on_health"}, {"event_type": "attack_on_health"})
    summary = Log(tmp_path).events(*rows).summary()
    said = " ".join(highlights.compose(summary, Phrases(summary, Words())).bullets)
    assert "three attacks on health care were reported, according to" in said
    assert said.endswith(
        "They hit one distinct facility; two attacks name neither a facility nor a vehicle."
    )


STOCK = {"indicator": "idp_stock", "as_of": "2019-05-08", "source": "A", "area": "North"}
CONFLICT = STOCK | {"group": "conflict", "figure": "300"}
DISASTERS = STOCK | {"group": "disasters", "figure": "40"}


def test_groups_of_which_no_whole_is_stated_have_a_card_each(tmp_path):
    assert cards(Log(tmp_path).totals(CONFLICT, DISASTERS).summary()) == [
        ("internally displaced people (conflict) in North", "300"),
        ("internally displaced people (disasters) in North", "40"),
    ]


def test_where_the_whole_is_stated_no_group_has_a_card(tmp_path):
    log = Log(tmp_path).totals(CONFLICT, DISASTERS, STOCK | {"figure": "330"})
    assert cards(log.summary()) == [("internally displaced people in North", "330")]


@pytest.mark.parametrize(
    ("figures", "value"),
    [
        (("10", "up to 20", "at least 5"), "at least 5 to up to 20, by source"),
        (("61", "at least 85"), "61 to at least 85, by source"),
        (("at least 5,000", "7,000"), "at least 5,000 to 7,000, by source"),
        (("10-15", "12"), "10–15, by source"),
        (("more than 30", "30", "40"), "30 to 40, by source"),
    ],
)
def test_totals_that_differ_are_one_value_from_least_to_most_as_stated(tmp_path, figures, value):
    """Least is the lowest number, most the highest end: of 10-15 it is 15, of up to 20 20."""
    rows = (STOCK | {"source": s, "figure": f} for s, f in zip("XYW", figures, strict=False))
    section = key_figures.compose(
        summary := Log(tmp_path).totals(*rows).summary(), Phrases(summary, Words())
    )
    (card,) = section.cards
    assert (card.qualifier, card.value) == ("", value)


def certain(log, period="2019-W19"):
    summary = log.summary(period)
    section = key_figures.compose(summary, Phrases(summary, Words()))
    return {card.id: card.certainty for card in section.cards}


MAY = {"date_start": "2019-05-01", "date_precision": "month"}


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([MAY | {"killed": "3"}], "not counted here: 3 in one event known only to May 2019"),
        (
            [MAY | {"killed": "3"}, MAY | {"killed": ""}],
            "not counted here: at least 3 in two events known only to May 2019",
        ),
        ([MAY | {"injured": "3"}], "not counted here: one event known only to May 2019"),
        (
            [{"date_start": "2019-01-01", "date_precision": "year", "killed": "4"}],
            "not counted here: 4 in one event known only to 2019",
        ),
        # April has no day of the week of 6-12 May.
        ([MAY | {"date_start": "2019-04-01", "killed": "3"}], ""),
        # A week holds what is known to a week.
        ([{"date_start": "2019-05-06", "date_precision": "week", "killed": "3"}], ""),
    ],
)
def test_a_card_says_which_events_it_does_not_count(tmp_path, rows, said):
    log = Log(tmp_path).events({"killed": "2"}, *rows)
    assert certain(log)["killed-all-period"] == said


def test_a_card_of_the_month_counts_them_and_says_nothing(tmp_path):
    log = Log(tmp_path).events({"killed": "2"}, MAY | {"killed": "3"})
    assert certain(log, "2019-05")["killed-all-period"] == ""


def test_it_stands_beside_what_else_is_certain(tmp_path):
    log = Log(tmp_path).events({"killed": "2"}, {"killed": ""}, MAY | {"killed": "3"})
    assert certain(log)["killed-all-period"] == (
        "one of two events states a number; not counted here: 3 in one event known only to May 2019"
    )


def test_attacks_on_health_care_known_to_the_month_are_not_in_the_weeks(tmp_path):
    clinic = {"facility_name": "Clinic", "facility_type": "clinic"}
    log = Log(tmp_path).events(clinic, clinic | MAY, MAY | {"killed": "3"})
    (said,) = [said for name, said in certain(log).items() if name.startswith("attacks")]
    assert said.endswith("; not counted here: one event known only to May 2019")


@pytest.mark.parametrize(
    ("first", "second", "printed"),
    [
        ("more than 30", "30", ("", "30", "B")),
        ("at least 30", "30", ("", "30", "B")),
        ("30", "about 30", ("about", "30", "B")),
        ("more than 30", "at least 30", ("at least", "30", "B")),
    ],
)
def test_of_two_totals_of_one_number_the_one_that_says_least_is_the_key_figure(
    tmp_path, first, second, printed
):
    base = {"area": "North", "since": "2019-04-01", "unit": "people"}
    rows = (base | {"figure": first, "source": "A"}, base | {"figure": second, "source": "B"})
    summary = Log(tmp_path).totals(*rows).summary()
    (card,) = key_figures.compose(summary, Phrases(summary, Words())).cards
    assert (card.qualifier, card.value, card.source) == printed
