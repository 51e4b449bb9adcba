"""What is left of a count beside its parts."""

import pytest
from samples.summaries import said

from sitrep.arithmetic.figures import parse
from sitrep.arithmetic.rests import left
from sitrep.model.figure import ROUGHLY, Figure, Qualifier


@pytest.mark.parametrize(
    ("whole", "parts", "rest"),
    [
        ("10", ["3", "2"], (5, 5, 5, "exact")),
        ("10", ["9"], (1, 1, 1, "exact")),
        # Nothing is left, and a part above its whole leaves nothing.
        ("10", ["10"], None),
        ("10", ["7", "4"], None),
        # A part between 3 and 5 leaves 5 to 7.
        ("10", ["3-5"], (5, 7, 7, "range")),
        ("10", ["3-10"], (0, 7, 7, "range")),
        ("10", ["up to 4"], (6, 6, 10, "range")),
        # "At least 3" tells three apart.
        ("10", ["at least 3"], (7, 7, 7, "exact")),
        ("10", ["more than 9"], (1, 1, 1, "exact")),
        # What is about is left about.
        ("about 10", ["3"], (7, 7, 7, "about")),
        ("10", ["about 3"], (7, 7, 7, "about")),
        # An open whole leaves a minimum, of the most that the parts may be.
        ("at least 10", ["3"], (7, 7, None, "at least")),
        ("more than 10", ["3"], (7, 7, None, "more than")),
        ("at least 10", ["3-5"], (5, 5, None, "at least")),
        ("at least 10", ["10"], None),
        ("at least 10", ["9"], (1, 1, None, "at least")),
        ("10-13", ["3"], (7, 7, 10, "range")),
        ("10-13", ["12"], (0, 0, 1, "range")),
        ("10-13", ["13"], None),
        # Of words and of "up to" nothing is surely left.
        ("dozens", ["3"], None),
        ("100", ["dozens"], None),
        ("up to 10", ["3"], None),
    ],
)
def test_what_is_left_is_as_firm_as_the_whole_and_its_parts(whole, parts, rest):
    assert said(left(parse(whole), map(parse, parts))) == rest


def test_what_is_told_apart_may_be_more_than_the_least_of_a_sum():
    # Of 10, at least 3 are told apart, and at the most 5: 5 to 7 are left.
    assert said(left(parse("10"), [parse("at least 3")], 5)) == (5, 7, 7, "range")
    assert said(left(parse("at least 10"), [parse("at least 3")], 5)) == (5, 5, None, "at least")


def test_the_rest_of_an_open_whole_with_an_about_in_it_is_at_least_about_so_many():
    whole = Figure(10, 10, None, Qualifier.AT_LEAST, ROUGHLY)
    assert left(whole, [parse("3")]) == Figure(7, 7, None, Qualifier.AT_LEAST, ROUGHLY)
