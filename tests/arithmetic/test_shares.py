"""Shares and gaps: what surely holds of two figures, and nothing of those that are too vague."""

import pytest

from sitrep.arithmetic.figures import parse
from sitrep.arithmetic.shares import share_of, shortfall
from sitrep.model.sectors import Share
from sitrep.wording import Words
from sitrep.wording.phrases import share

EN = Words()


def said(part, whole):
    found = share_of(parse(part), parse(whole))
    assert found is None or isinstance(found, Share)
    gap = shortfall(parse(part), parse(whole))
    return share(EN, found), EN.figure(gap) if gap else ""


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [
        # 2,100 / 5,000 = 0.42
        ("2,100", "5,000", ("42%", "2,900")),
        # 200,000 / 823,000 = 0.24301: rounded down, since more were reached.
        ("more than 200,000", "823,000", ("more than 24%", "fewer than 623,000")),
        # 299 / 1,000 = 0.299: at least 29 per cent, never 30.
        ("at least 299", "1,000", ("at least 29%", "up to 701")),
        # 1 / 8 = 0.125, and 3 / 8 = 0.375: a half is rounded up; 2 / 5 = 0.4 is not.
        ("1", "8", ("13%", "7")),
        ("3", "8", ("38%", "5")),
        ("303", "750", ("40%", "447")),
        ("about 3,000", "10,000", ("about 30%", "about 7,000")),
        ("3,000", "some 10,000", ("about 30%", "about 7,000")),
        # 101 / 1,000 = 0.101: up to 11 per cent, rounded up.
        ("up to 101", "1,000", ("up to 11%", "at least 899")),
        # 8,500 / 8,000 = 1.0625
        ("8,500", "8,000", ("106%", "0")),
        ("0", "8,000", ("0%", "8,000")),
        # Neither nothing nor all, however near: 1 / 1,000 and 999 / 1,000.
        ("1", "1,000", ("less than 1%", "999")),
        ("999", "1,000", ("99%", "1")),
    ],
)
def test_a_share_is_as_firm_as_its_figures(part, whole, expected):
    assert said(part, whole) == expected


@pytest.mark.parametrize(
    ("part", "whole"),
    [("dozens", "100"), ("10-15", "100"), ("50", "more than 100"), ("more than 5", "about 100")],
)
def test_nothing_is_said_of_figures_too_vague_for_a_share(part, whole):
    assert said(part, whole) == ("", "")


def test_unreported_has_no_share_and_no_gap():
    assert share_of(None, parse("100")) is None
    assert shortfall(parse("100"), None) is None
    assert share_of(parse("5"), parse("0")) is None
