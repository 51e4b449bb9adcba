"""One figure of several sources' statements, by each rule; the span of all; what conflicts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from samples.summaries import Log, said, tally

from sitrep.wording import Words


def found(folder, *stated, rules="", period="2019-W19"):
    """The summary of one event, of which each (source, figure, day) is an account."""
    rows = [
        {"event_id": "e", "source": s, "killed": k, "reported_on": f"2019-05-{d:02}"}
        for s, k, d in stated
    ]
    return Log(folder, rules=rules).events(*rows).summary(period)


def best(folder, rule, *stated, **more):
    made = found(folder, *stated, rules=f'conflict = "{rule}"', **more)
    figure = made.tallies["killed", ""].figure
    return figure.best, str(figure.qualifier)


THREE = (("A", "5", 7), ("B", "9", 8), ("C", "9", 9), ("D", "7", 10))


@pytest.mark.parametrize(
    ("rule", "number"), [("conservative", 5), ("highest", 9), ("majority", 9), ("latest", 7)]
)
def test_each_rule_chooses_one_of_the_statements_and_all_are_spanned(tmp_path, rule, number):
    assert best(tmp_path, rule, *THREE) == (number, "exact")
    figure = found(tmp_path, *THREE).tallies["killed", ""].figure
    assert (figure.low, figure.high) == (5, 9)


def test_the_latest_is_by_day_of_report_and_the_lowest_of_one_day(tmp_path):
    assert best(tmp_path, "latest", ("A", "9", 9), ("B", "5", 8)) == (9, "exact")
    assert best(tmp_path, "latest", ("A", "9", 9), ("B", "5", 9)) == (5, "exact")


@pytest.mark.parametrize(
    ("preferred", "number"),
    [('["B", "A"]', 9), ('["A", "B"]', 5), ('["D", "Z"]', 7), ('["Z"]', 5), ('["b"]', 9)],
)
def test_the_first_preferred_source_that_speaks_is_taken_and_else_the_lowest(
    tmp_path, preferred, number
):
    rules = f'conflict = "preferred"\nsources_preferred = {preferred}'
    figure = found(tmp_path, *THREE, rules=rules).tallies["killed", ""].figure
    assert figure.best == number


ORDER = ("up to 30", "about 30", "30", "30-40", "at least 30", "more than 30")


@pytest.mark.parametrize(("lower", "higher"), [*pairwise(ORDER)])
def test_of_one_number_the_claim_that_says_least_is_taken(tmp_path, lower, higher):
    for one, other in ((lower, higher), (higher, lower)):
        made = found(tmp_path, ("A", one, 7), ("B", other, 8))
        sources = made.tallies["killed", ""].sources
        assert sources == (("A",) if one == lower else ("B",))


def test_a_vague_word_yields_to_a_number_that_is_as_large_or_larger(tmp_path):
    # Dozens are 12.
    for number, sources, conflicts in (("12", ("B",), 0), ("36", ("B",), 0), ("11", ("B",), 1)):
        made = found(tmp_path, ("A", "dozens", 7), ("B", number, 8))
        assert (made.tallies["killed", ""].sources, len(made.conflicts)) == (sources, conflicts)


def test_two_vague_words_conflict(tmp_path):
    made = found(tmp_path, ("A", "dozens", 7), ("B", "hundreds", 8))
    assert tally(made) == (12, 12, None, "vague")
    assert len(made.conflicts) == 1


@pytest.mark.parametrize("other", ["20", "12", "at least 11"])
def test_a_range_is_as_its_source_states_it_whatever_others_say(tmp_path, other):
    figure = found(tmp_path, ("A", "10-13", 7), ("B", other, 8)).tallies["killed", ""].figure
    assert (said(figure), figure.words) == ((10, 10, 13, "range"), "10-13")


def test_other_figures_beside_an_open_one_keep_their_qualifier(tmp_path):
    made = found(tmp_path, ("A", "10", 7), ("B", "at least 11", 8))
    assert tally(made) == (10, 10, None, "exact")


@pytest.mark.parametrize("stated", ["up to 20", "fewer than 10"])
def test_up_to_a_number_stays_that_number_beside_a_higher_one(tmp_path, stated):
    """Up to 20 is 0 to 20 and fewer than 10 is 0 to 9: the other source's 25 is none of these."""
    made = found(tmp_path, ("A", stated, 7), ("B", "25", 8))
    most = {"up to 20": 20, "fewer than 10": 9}[stated]
    assert tally(made) == (0, most, most, "up to")
    assert said(made.conflicts[0].chosen) == said(made.events[0].figures["killed"])
    assert Words().figure(made.conflicts[0].chosen) == stated


def test_a_sum_adds_the_figures_chosen_and_spans_the_others_where_no_bound_is_printed(tmp_path):
    """Chosen are A's 5 of 5 and 9, and A's 2: 7, where sources state 7 to 11 in all.

    With up to 20 (A) beside 25 (B) in place of the 2, the sum is 5 to 5 + 20: no 9, no 25.
    """
    one = [{"event_id": "e", "source": s, "killed": k} for s, k in (("A", "5"), ("B", "9"))]
    two = {"event_id": "f", "source": "A", "killed": "2"}
    assert tally(Log(tmp_path).events(*one, two).summary()) == (7, 7, 11, "exact")
    upper = two | {"killed": "up to 20"}
    made = Log(tmp_path).events(*one, upper, two | {"source": "B", "killed": "25"}).summary()
    assert tally(made) == (5, 5, 25, "range")


def test_a_sum_with_a_conflict_that_is_open_above_is_a_minimum(tmp_path):
    """A's 10-13 and 2 are at least 12; B's at least 11 says that there may be more than 15."""
    one = [
        {"event_id": "e", "source": s, "killed": k}
        for s, k in (("A", "10-13"), ("B", "at least 11"))
    ]
    made = Log(tmp_path).events(*one, {"event_id": "f", "source": "A", "killed": "2"}).summary()
    assert tally(made) == (12, 12, None, "at least")


@pytest.mark.parametrize(("lower", "higher"), [*pairwise(ORDER)])
def test_under_the_highest_the_claim_that_says_most_is_taken_of_one_number(tmp_path, lower, higher):
    for one, other in ((lower, higher), (higher, lower)):
        rules = 'conflict = "highest"'
        made = found(tmp_path, ("A", one, 7), ("B", other, 8), rules=rules)
        sources = made.tallies["killed", ""].sources
        assert sources == (("A",) if one == higher else ("B",))


def test_under_the_highest_a_range_above_an_open_figure_is_taken_as_stated(tmp_path):
    """The range is 10 to 15, its number 10: more than the 5 that two others say at least."""
    three = (("A", "at least 5", 7), ("B", "at least 5", 7), ("C", "10-15", 8))
    made = found(tmp_path, *three, rules='conflict = "highest"')
    figure = made.tallies["killed", ""].figure
    assert (said(figure), figure.words) == ((10, 10, 15, "range"), "10-15")
    assert made.tallies["killed", ""].sources == ("C",)


def test_of_two_ranges_the_rule_looks_at_the_upper_end_too_and_one_source_has_it(tmp_path):
    """Both begin at 10: the lowest ends at 12 and the highest at 15, each of one source."""
    two = (("A", "10-15", 7), ("B", "10-12", 8))
    lowest = found(tmp_path, *two)
    assert (tally(lowest), lowest.events[0].stated_by) == (
        (10, 10, 12, "range"),
        {"killed": ("B",)},
    )
    highest = found(tmp_path, *two, rules='conflict = "highest"')
    assert (tally(highest), highest.events[0].stated_by) == (
        (10, 10, 15, "range"),
        {"killed": ("A",)},
    )


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("5", "5", False),
        ("5", "about 5", True),
        ("5-8", "5", True),
        ("5-8", "5-9", True),
        ("at least 5", "at least 5", False),
    ],
)
def test_sources_conflict_where_number_bounds_or_qualifier_differ(tmp_path, one, other, differ):
    made = found(tmp_path, ("A", one, 7), ("B", other, 8))
    assert bool(made.conflicts) is differ


def test_what_one_source_says_twice_counts_once_for_the_majority(tmp_path):
    facilities = [
        {
            "event_id": "e",
            "source": "A",
            "killed": "9",
            "facility_id": f,
            "reported_on": "2019-05-07",
        }
        for f in "FG"
    ]
    others = [
        {"event_id": "e", "source": s, "killed": "5", "reported_on": "2019-05-08"} for s in "BC"
    ]
    log = Log(tmp_path, rules='conflict = "majority"').events(*facilities, *others)
    assert log.summary().tallies["killed", ""].figure.best == 5
    once = Log(tmp_path, rules='conflict = "majority"').events(*facilities, *others[:1])
    # One says 9 (of two facilities), one 5: a tie goes to the lowest.
    assert once.summary().tallies["killed", ""].figure.best == 5


def test_each_event_has_its_own_figure(tmp_path):
    rows = [
        {"event_id": e, "source": s, "killed": k}
        for e, s, k in (("a", "A", "1"), ("b", "A", "20"), ("b", "B", "30"), ("c", "A", ""))
    ]
    made = Log(tmp_path).events(*rows).reconciled()
    assert made.events["killed__best"].tolist()[:2] == [1, 20]
    assert made.events["killed__qualifier"].tolist() == [0, 0, -1]
    assert made.statements["source"].astype("str").tolist() == ["A", "B"]
