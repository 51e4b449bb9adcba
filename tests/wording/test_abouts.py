"""A figure quoted from one source keeps that source's word for "about"; a computed one has ours."""

import pytest

from sitrep.arithmetic import figures
from sitrep.arithmetic.households import households_to_people
from sitrep.wording import Words

EN = Words()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("almost 630,000", "almost 630,000"),
        ("Nearly 30", "nearly 30"),
        ("some 30", "some 30"),
        ("approx. 30", "approximately 30"),
        ("an estimated 3 million", "an estimated 3,000,000"),
        ("près de 3000", "nearly 3,000"),
        ("майже 30", "almost 30"),
        ("casi 30", "almost 30"),
        ("about 30", "about 30"),
        ("~30", "about 30"),
        ("une dizaine", "about 10"),
    ],
)
def test_the_word_of_a_source_is_kept(text, printed):
    figure = figures.parse(text)
    assert EN.figure(figure) == printed
    assert f"{EN.qualifier(figure)} {EN.value(figure)}" == printed


def test_a_sum_is_about_whatever_its_parts_say():
    total, _, _ = figures.add([figures.parse("almost 30"), figures.parse("2")])
    assert EN.figure(total) == "about 32"


@pytest.mark.parametrize(
    ("households", "people"),
    [
        ("at least 100", "at least about 500"),
        ("up to 100", "up to 500"),
        ("almost 100", "about 500"),
    ],
)
def test_people_computed_from_households_say_so(households, people):
    assert EN.figure(households_to_people(figures.parse(households), 5.0)) == people
