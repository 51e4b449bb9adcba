"""Bounds of counts between any two days, beside a search through all counts that fit."""

import datetime as dt
from itertools import product

from hypothesis import assume, given
from hypothesis import strategies as st

from sitrep.redact.differences import bounds

DAYS = [dt.date(2026, 3, day) for day in (1, 2, 3, 4)]


def ends(first, after):
    return DAYS[first], DAYS[after]


def test_a_window_without_a_figure_may_have_any_number():
    assert bounds(DAYS, []).of(ends(0, 3)) == (0, float("inf"))


def test_what_a_longer_window_leaves_is_told():
    # Seven in three days, four of them in the first two.
    found = bounds(DAYS, [(ends(0, 3), 7, 7), (ends(0, 2), 4, 4)])
    assert found.of(ends(2, 3)) == (3, 3)
    assert found.of(ends(1, 2)) == (0, 4)


def test_figures_that_fit_no_counts_are_not_consistent():
    assert not bounds(DAYS, [(ends(0, 1), 5, 5), (ends(0, 2), 4, 4)]).consistent
    assert bounds(DAYS, [(ends(0, 1), 4, 4), (ends(0, 2), 4, 4)]).consistent


def test_no_more_of_a_group_than_there_are_people():
    everyone = bounds(DAYS, [(ends(0, 1), 2, 2), (ends(1, 2), 9, 9)])
    women = bounds(DAYS, [(ends(0, 2), 5, 5)], everyone)
    # At most two in the first window, so at least three in the second.
    assert women.of(ends(0, 1)) == (0, 2)
    assert women.of(ends(1, 2)) == (3, 5)


WINDOWS = [(a, b) for a in range(4) for b in range(a + 1, 4)]
SPANS = st.tuples(st.sampled_from(WINDOWS), st.integers(0, 3), st.integers(0, 3))


@given(st.lists(SPANS, max_size=3), st.lists(SPANS, max_size=3))
def test_bounds_are_those_of_all_counts_that_fit(of_all, of_group):
    def known(spans):
        return [(ends(*window), min(a, b), max(a, b)) for window, a, b in spans]

    def fits(counts, spans):
        return all(
            min(x, y) <= sum(counts[window[0] : window[1]]) <= max(x, y) for window, x, y in spans
        )

    everyone = bounds(DAYS, known(of_all))
    assume(everyone.consistent)
    group = bounds(DAYS, known(of_group), everyone)
    # No day needs more than three of a group, nor more than the largest bound of everyone.
    people = [c for c in product(range(4), repeat=3) if fits(c, of_all)]
    women = [
        w
        for w in product(range(4), repeat=3)
        if fits(w, of_group) and any(all(x <= y for x, y in zip(w, p, strict=True)) for p in people)
    ]
    if not women:
        return
    assert group.consistent
    for first, after in WINDOWS:
        low, high = group.of(ends(first, after))
        sums = [sum(w[first:after]) for w in women]
        assert low <= min(sums)
        assert max(sums) <= high
