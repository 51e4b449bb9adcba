"""A figure in three cells: low, best and high."""

import pytest

from sitrep.arithmetic import figures
from sitrep.arithmetic.bounds import against, bounded


def given(low, best, high, **how):
    figure = bounded(*(figures.parse(text) for text in (low, best, high)), **how)
    return figure and (figure.low, figure.best, figure.high, figure.qualifier.value)


@pytest.mark.parametrize(
    ("low", "best", "high", "expected"),
    [
        ("", "", "", None),
        ("", "12", "", (12, 12, 12, "exact")),
        ("", "at least 12", "", (12, 12, None, "at least")),
        ("", "dozens", "", (12, 12, None, "vague")),
        ("10", "", "", (10, 10, None, "at least")),
        ("more than 10", "", "", (10, 10, None, "more than")),
        ("", "", "15", (0, 15, 15, "up to")),
        ("10", "", "15", (10, 10, 15, "range")),
        ("10", "", "10", (10, 10, 10, "exact")),
        ("10", "10", "10", (10, 10, 10, "exact")),
        ("10", "12", "15", (10, 12, 15, "range")),
        ("10", "12", "", (10, 12, None, "range")),
        ("10", "10", "", (10, 10, None, "at least")),
        ("10", "12", "more than 20", (10, 12, None, "range")),
        ("", "12", "15", (12, 12, 15, "range")),
        ("0", "0", "0", (0, 0, 0, "exact")),
        # Of a cell that holds a range itself the low takes its lower end, the best its number.
        ("up to 5", "", "9", (0, 0, 9, "range")),
        ("2", "up to 6", "9", (2, 6, 9, "range")),
        # What does not fit spans the three.
        ("9", "7", "7", (7, 7, 9, "range")),
        ("3", "5", "4", (3, 5, 5, "range")),
    ],
)
def test_three_cells_are_one_figure(low, best, high, expected):
    assert given(low, best, high) == expected


def test_the_middle_of_two_ends_is_the_best_where_config_says_so():
    assert given("10", "", "15", midpoint=True) == (10, 12, 15, "range")


def test_two_ends_alone_are_the_range_that_the_source_states():
    assert bounded(figures.parse("10"), None, figures.parse("15")).words == "10–15"


@pytest.mark.parametrize(
    ("now", "then", "found"),
    [
        ("6", "5", "up"),
        ("5", "6", "down"),
        ("5", "5", "same"),
        # Ranges that share an end may be of one number.
        ("5-8", "3-5", "unclear"),
        ("3-5", "5-8", "unclear"),
        ("3-5", "6-8", "down"),
        ("6-8", "3-5", "up"),
        # An open end may hold anything.
        ("at least 5", "9", "unclear"),
        ("at least 9", "5", "up"),
        ("5", "at least 9", "down"),
        ("9", "at least 5", "unclear"),
        ("up to 5", "5", "unclear"),
    ],
)
def test_a_number_is_up_or_down_only_where_it_surely_is(now, then, found):
    assert against(figures.parse(now), figures.parse(then)) == found
