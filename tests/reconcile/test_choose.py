"""One figure of several sources' statements, by each rule; the span of all; what conflicts."""

from __future__ import annotations

from itertools import pairwise

import pytest
from samples.summaries import Log, said, tally


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


# A range beside an open figure is itself open then, and so is the other's.
@pytest.mark.parametrize(
    ("lower", "higher"), [pair for pair in pairwise(ORDER) if pair != ("30-40", "at least 30")]
)
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


def test_a_range_that_others_widen_loses_its_words_and_one_that_holds_them_keeps_them(tmp_path):
    made = found(tmp_path, ("A", "10-13", 7), ("B", "20", 8))
    assert tally(made) == (10, 10, 20, "range")
    assert made.tallies["killed", ""].figure.words == ""
    held = found(tmp_path, ("A", "10-13", 7), ("B", "12", 8)).tallies["killed", ""].figure
    assert (said(held), held.words) == ((10, 10, 13, "range"), "10-13")


def test_a_range_beside_an_open_figure_is_at_least_the_lowest(tmp_path):
    made = found(tmp_path, ("A", "10-13", 7), ("B", "at least 11", 8))
    assert tally(made) == (10, 10, None, "at least")


def test_other_figures_beside_an_open_one_keep_their_qualifier(tmp_path):
    made = found(tmp_path, ("A", "10", 7), ("B", "at least 11", 8))
    assert tally(made) == (10, 10, None, "exact")


def test_a_range_that_is_widened_below_starts_at_the_lowest(tmp_path):
    rules = 'conflict = "highest"'
    made = found(tmp_path, ("A", "10-13", 7), ("B", "8", 8), rules=rules)
    assert tally(made) == (8, 10, 13, "range")


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
