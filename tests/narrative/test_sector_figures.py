"""A person's text may repeat the figures of response and funding, and no other number with them."""

import datetime as dt

import pytest
from samples.reports import summary

from sitrep.arithmetic.figures import parse
from sitrep.arithmetic.shares import share_of
from sitrep.model.dates import Since
from sitrep.model.sectors import Funding, Response, Sectors
from sitrep.narrative.grounding import unsupported

DAY = dt.date(2019, 5, 10)


def rows():
    target, reached = parse("10,000"), parse("4,000")
    share = share_of(reached, target)
    food = ("Food", "women fed", "people", "Idleb", None, target, reached, Since(), DAY, "A")
    plan = ("Plan", "", parse("3300 million"), parse("891 million"), "USD", DAY, "FTS")
    cover = share_of(plan[3], plan[2])
    return Sectors((Response(*food, share=share),), (Funding(*plan, share=cover),))


def wrong(text):
    found = unsupported("text.md", text, "en", summary(sectors=rows()))
    return [problem.value for problem in found]


@pytest.mark.parametrize(
    "text",
    [
        "Partners assisted 4,000 people in Idleb.",
        "Of 10,000 targeted, 4,000 women were reached.",
        # 4,000 of 10,000, and 891 of 3,300 million
        "They are 40 per cent of the target, and the plan is 27 per cent funded.",
        "USD 891 million was received.",
    ],
)
def test_figures_of_the_sectors_are_supported(text):
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Partners assisted 4,001 people.", "4,001"),
        ("In Idleb, 4,000 people were killed.", "4,000"),
        ("The plan is 28 per cent funded.", "28"),
        ("USD 892 million was received.", "892 million"),
    ],
)
def test_another_number_or_a_toll_of_that_number_is_not(text, number):
    assert wrong(text) == [number]
