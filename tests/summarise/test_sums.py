"""One measure over some events: sums, stocks, and those whose figures they are."""

from __future__ import annotations

import pandas as pd
import pytest
from samples.summaries import about, at_least, exactly, more_than, said

from sitrep.arithmetic.figures import WEAKNESS, parse
from sitrep.arithmetic.sums import figures_of, total
from sitrep.model.accounts import Measure
from sitrep.summarise.sums import Speakers, latest, statements_counted
from sitrep.wording import Words

KILLED = Measure("killed", "killed", "")
OTHER = Measure("injured", "injured", "")


def stating(*texts, **more):
    """Rows that each state ``texts`` as killed; ``more`` are further columns."""
    figures = [parse(text) for text in texts]
    columns = {
        "low": [f.low if f else None for f in figures],
        "best": [f.best if f else None for f in figures],
        "high": [
            None if f is None else f.high if f.high is not None else float("inf") for f in figures
        ],
    }
    frame = {KILLED.part(name): pd.Series(own, dtype="float64") for name, own in columns.items()}
    codes = [WEAKNESS.index(f.qualifier) if f else -1 for f in figures]
    frame[KILLED.part("qualifier")] = pd.Series(codes, dtype="int8")
    words = [f.words if f else "" for f in figures]
    frame[KILLED.part("words")] = pd.Series(words, dtype="str").astype("category")
    return pd.DataFrame(frame).assign(**more)


@pytest.mark.parametrize(
    ("texts", "whole", "reported"),
    [
        (("2", "3"), exactly(5), 2),
        (("2", "", "0"), at_least(2), 2),
        (("more than 150", "2"), more_than(152), 2),
        (("at least 3", "2"), at_least(5), 2),
        (("about 10", "2"), about(12), 2),
        (("10-13", "2-4"), (12, 12, 17, "range"), 2),
        (("up to 5", "2"), (2, 2, 7, "range"), 2),
        (("up to 5", "0"), (0, 5, 5, "up to"), 2),
        # Of a range the low is sure, of "up to" nothing, of "about" its number.
        (("10-13", "up to 5", ""), (10, 10, None, "at least"), 2),
        (("0", ""), (0, 0, None, "exact"), 1),
        # "Several" states no number, "dozens" does.
        (("several", "2"), at_least(2), 1),
        (("dozens", "2"), at_least(14), 2),
        (("up to 20", ""), (0, 20, None, "up to"), 1),
        (("", ""), None, 0),
        ((), None, 0),
    ],
)
def test_a_sum_is_no_firmer_than_its_parts_and_says_how_many_state_it(texts, whole, reported):
    figure, stated = total(stating(*texts), KILLED)
    assert (said(figure), stated) == (whole, reported)


def test_what_no_event_has_a_column_for_is_stated_by_none():
    events = stating("2", "3")
    assert total(events, OTHER) == (None, 0)
    assert latest(events, OTHER) == (None, 0)
    assert figures_of(events, OTHER) == [None, None]


@pytest.mark.parametrize("text", ["dozens", "almost 630,000", "at least 67", "10-13"])
def test_the_sum_of_one_event_is_its_figure_in_its_source_s_words(text):
    assert total(stating(text), KILLED) == (parse(text), 1)


@pytest.mark.parametrize(
    ("texts", "printed"),
    [
        # 8 are surely stated, and 3 more may be.
        (("8", "up to 3"), "8–11"),
        (("10-12", "7"), "17–19"),
        (("10-12", "up to 3"), "10–15"),
        (("0", "up to 3"), "up to 3"),
        # Of the second event nothing is known: 3 is the most of the first alone.
        (("up to 3", ""), "up to 3 (where stated)"),
        (("0", ""), "0 (where stated)"),
        (("0", "0"), "0"),
    ],
)
def test_a_range_that_is_computed_is_printed_as_one_and_has_no_best_estimate(texts, printed):
    figure, _ = total(stating(*texts), KILLED)
    assert (Words("en").figure(figure), Words("en").qualifier(figure)) == (
        printed,
        "up to" if "up" in printed else "",
    )


@pytest.mark.parametrize(
    ("texts", "most", "printed"),
    [
        # Another source says at least 5 of the first event, so its end is open.
        (("up to 20", "0"), (float("inf"), 0), "up to 20"),
        (("up to 20", "up to 3"), (float("inf"), 3), "up to 23"),
        (("0", "0"), (float("inf"), 0), "0"),
        (("0",), (float("inf"),), "0"),
        (("up to 20",), (float("inf"),), "up to 20"),
        # 3 are surely stated; what the other source adds is a minimum's open end.
        (("3", "0"), (float("inf"), 0), "at least 3"),
        # A number is missing as well.
        (("up to 20", "", "0"), (float("inf"), 0, 0), "up to 20 (where stated)"),
        (("0", ""), (float("inf"), 0), "0 (where stated)"),
        # "Several" states no number.
        (("up to 20", "several"), (20, float("inf")), "up to 20 (where stated)"),
    ],
)
def test_where_stated_is_said_of_a_missing_number_and_of_no_conflict(texts, most, printed):
    events = stating(*texts)
    events[KILLED.part("least")] = events[KILLED.part("low")]
    events[KILLED.part("most")] = list(most)
    figure, _ = total(events, KILLED)
    assert Words("en").figure(figure) == printed


def test_a_register_s_best_estimate_stays_one_in_a_sum():
    events = stating("10-20", "up to 3")
    events[KILLED.part("best")] = [12.0, 3.0]
    events[KILLED.part("words")] = ["", "up to 3"]
    figure, _ = total(events, KILLED)
    assert Words("en").figure(figure) == "12 (10–23)"


def test_the_sum_of_two_events_has_no_source_s_words():
    figure, _ = total(stating("almost 10", "2"), KILLED)
    assert figure.words == ""


def test_a_sum_of_words_without_a_number_is_said_in_the_first_of_them():
    figure, stated = total(stating("several", "a few"), KILLED)
    assert (figure.best, figure.high, figure.words, stated) == (0, None, "several", 2)


def test_an_event_without_a_number_has_no_figure():
    first, second, third = figures_of(stating("2", "", "at least 4"), KILLED)
    assert (said(first), second, said(third)) == (exactly(2), None, at_least(4))


@pytest.mark.parametrize(
    ("stated", "days", "figure", "reported"),
    [
        # The last day's count is in force, and is never added to an earlier one.
        (("100", "120"), ("2019-05-06", "2019-05-08"), exactly(120), 2),
        (("120", "100"), ("2019-05-08", "2019-05-06"), exactly(120), 2),
        # Of two counts of one day only the lower is sure.
        (("100", "120"), ("2019-05-08", "2019-05-08"), at_least(100), 2),
        (("100", "100"), ("2019-05-08", "2019-05-08"), exactly(100), 2),
        (("100", "at least 100"), ("2019-05-08", "2019-05-08"), at_least(100), 2),
        (("100-150", "100-200"), ("2019-05-08", "2019-05-08"), at_least(100), 2),
        # A later row that states no number says nothing of the stock.
        (("100", ""), ("2019-05-06", "2019-05-08"), exactly(100), 1),
        (("", ""), ("2019-05-06", "2019-05-08"), None, 0),
    ],
)
def test_a_stock_is_its_last_count(stated, days, figure, reported):
    found, n = latest(stating(*stated, date_end=pd.to_datetime(list(days))), KILLED)
    assert (said(found), n) == (figure, reported)


def accounts(*rows):
    """Accounts (event, source, text, status) and the frame of their figures."""
    events, sources, texts, statuses = zip(*rows, strict=True)
    columns = {"event": list(events), "status": list(statuses)}
    return stating(*texts, **columns).assign(source=pd.Categorical(sources))


def attributed(events, *rows):
    return Speakers(events, accounts(*rows), KILLED).of(events)


def test_a_figure_is_of_those_who_state_it_qualifier_included():
    events = stating("30")
    rows = [
        (0, "B", "30", "reported"),
        (0, "A", "more than 30", "reported"),
        (0, "C", "40", "reported"),
        (0, "D", "", "reported"),
        (0, "E", "30", "denied"),
    ]
    assert attributed(events, *rows) == ("B",)


def test_where_none_agrees_with_a_figure_all_who_state_a_number_are_named():
    rows = [(0, "B", "31", "reported"), (0, "A", "40", "confirmed"), (0, "C", "", "reported")]
    assert attributed(stating("30"), *rows) == ("A", "B")


def test_each_event_s_figure_is_attributed_by_itself():
    events = stating("30", "5", "")
    rows = [
        (0, "A", "30", "reported"),
        (0, "B", "40", "reported"),
        (1, "B", "5", "reported"),
        (1, "A", "6", "reported"),
        (2, "C", "7", "reported"),
    ]
    counted = statements_counted(events, accounts(*rows), KILLED)
    assert counted == [(0, "A"), (1, "B")]


def test_some_events_are_attributed_to_those_who_state_them_alone():
    events = stating("30", "5", "7")
    rows = [(0, "B", "30", "reported"), (1, "A", "5", "reported"), (2, "A", "7", "reported")]
    speakers = Speakers(events, accounts(*rows), KILLED)
    assert speakers.of(events.loc[[0]]) == ("B",)
    assert speakers.of(events.loc[[1, 2]]) == ("A",)
    assert speakers.of(events.loc[[0, 2]]) == ("A", "B")
    assert speakers.of(events.loc[[]]) == ()


def test_what_is_not_counted_is_attributed_to_nobody():
    given = accounts((0, "A", "3", "reported"))
    assert statements_counted(stating("3"), given, OTHER) == []
