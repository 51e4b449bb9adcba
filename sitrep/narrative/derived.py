"""Percentages, differences and sums of two figures of a report, where a sentence speaks of one.

A difference is only looked for where the sentence compares ("rose by", "more than the week
before"), a sum where it names both or adds up ("together", "women and children"): any small
number is the difference of some two figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from itertools import combinations

from sitrep.narrative.facts import Facts
from sitrep.narrative.reading import Claim
from sitrep.narrative.stated import Stated

#: So many figures are paired; a report that has more is not read one by one.
_PAIRED = 300
#: Who are the dead and the wounded together.
_CASUALTIES = "casualties"
Pair = tuple[Stated, Stated]


def computed(claim: Claim, facts: Facts) -> bool:
    """Return whether the claim's number is a percentage, difference or sum of two figures."""
    fits = claim.number.is_used_of
    if claim.percent:
        return any(_is_percent(pair, claim, facts) for pair in _pairs(claim, facts))
    if _adds(claim) and any(fits(a.best + b.best) for a, b in _addends(claim, facts)):
        return True
    compared = _compared(claim, facts) if claim.differs else ()
    return any(fits(abs(a.best - b.best)) for a, b in compared)


def _compared(claim: Claim, facts: Facts) -> Iterator[Pair]:
    """Yield pairs that a sentence may compare: two times, a part and its whole, two named areas."""
    for pair in _pairs(claim, facts):
        if pair[0].window != pair[1].window or _holds(pair) or _both_named(pair, claim, facts):
            yield pair


def _adds(claim: Claim) -> bool:
    several = claim.both or len(claim.areas) > 1
    return claim.sums or several or claim.joint or _CASUALTIES in claim.concepts


def _pairs(claim: Claim, facts: Facts) -> Iterator[Pair]:
    """Yield pairs of one thing counted, told apart by one of area, time and group alone."""
    loose = replace(claim, areas=(), times=(), groups=(), both=False)
    found = [s for s in facts.stated if not (s.single or s.vague) and facts.counts(s, loose)]
    for pair in combinations(found[:_PAIRED], 2):
        if _alike(*pair) and _apart(*pair) == 1 and _touches(pair, claim, facts):
            yield pair


def _alike(one: Stated, other: Stated) -> bool:
    return (one.indicator, one.unit) == (other.indicator, other.unit)


def _apart(one: Stated, other: Stated) -> int:
    """Return in how many of area, time and group two figures differ; a type is as an area."""
    pairs = (
        ((one.areas, one.kind), (other.areas, other.kind)),
        (one.window, other.window),
        (one.group, other.group),
    )
    return sum(a != b for a, b in pairs)


def _touches(pair: Pair, claim: Claim, facts: Facts) -> bool:
    """Return whether one of a pair is of the area, the time and the group that are named."""
    checks = (facts.where, facts.when, facts.whom)
    one = replace(claim, both=False)
    return all(any(check(figure, one) for figure in pair) for check in checks)


def _is_percent(pair: Pair, claim: Claim, facts: Facts) -> bool:
    """Return whether the claim is a part's share of its whole, or the change over time."""
    small, large = sorted(figure.best for figure in pair)
    ratios = []
    if pair[0].window != pair[1].window:
        before = min(pair, key=lambda s: (s.window.end, s.window.start or s.window.end)).best  # type: ignore[union-attr]
        ratios += [Fraction((large - small) * 100, before)] if before else []
    if large and (_holds(pair) or _both_named(pair, claim, facts)):
        ratios.append(Fraction(small * 100, large))
        ratios += [100 - ratios[-1]]
    if small and _both_named(pair, claim, facts):
        ratios += [Fraction((large - small) * 100, small)]
    step = min(claim.number.step, Fraction(1))
    return any(abs(r - value) <= step / 2 for r in ratios for value in claim.number.values)


def _both_named(pair: Pair, claim: Claim, facts: Facts) -> bool:
    """Return whether both figures' areas, or both their groups, are named."""
    if len(claim.areas) > 1:
        return _each_named(pair, claim, facts)
    groups = {figure.group for figure in pair}
    return len(groups) == 2 and groups <= set(claim.groups)


def _addends(claim: Claim, facts: Facts) -> Iterator[Pair]:
    if claim.joint or _CASUALTIES in claim.concepts:
        yield from _dead_and_wounded(claim, facts)
    if claim.joint or not (claim.sums or claim.both or len(claim.areas) > 1):
        return
    for pair in _pairs(claim, facts):
        one, other = pair
        named = not claim.both or {one.group, other.group} == set(claim.groups)
        if named and _each_named(pair, claim, facts) and not _holds(pair):
            yield pair


def _each_named(pair: Pair, claim: Claim, facts: Facts) -> bool:
    """Return whether of several areas that are named each is one of the pair's."""
    if len(claim.areas) < 2:
        return True
    alone = [replace(claim, areas=(area,)) for area in claim.areas]
    return all(figure.areas for figure in pair) and all(
        any(facts.where(figure, one) for one in alone) for figure in pair
    )


def _holds(pair: Pair) -> bool:
    """Return whether one of a pair is a part of the other: they add up to nothing."""
    one, other = pair
    if one.window != other.window:
        return not _follow(one, other) and one.areas == other.areas
    group = one.group != other.group and not (one.group and other.group)
    area = one.areas != other.areas and not (one.areas and other.areas)
    kind = one.kind != other.kind and not (one.kind and other.kind)
    return group or (area and not (one.kind and other.kind)) or (kind and one.areas == other.areas)


def _follow(one: Stated, other: Stated) -> bool:
    """Return whether two windows do not overlap."""
    a, b = one.window, other.window
    if not (a and b and a.start and b.start):
        return False
    return a.end < b.start or b.end < a.start


def _dead_and_wounded(claim: Claim, facts: Facts) -> Iterator[Pair]:
    both: dict[tuple[object, ...], dict[str, Stated]] = {}
    loose = replace(claim, joint=False, concepts=("killed", "injured"))
    for s in facts.stated:
        if s.indicator in ("killed", "injured") and not s.vague and facts.fits(s, loose):
            both.setdefault((s.areas, s.window, s.group, s.kind), {})[s.indicator] = s
    for found in both.values():
        if len(found) == 2:
            yield found["killed"], found["injured"]


def nearest(claim: Claim, facts: Facts) -> Stated | None:
    """Return the figure that is nearest to a claim that none supports: its number, or its kind."""
    if not facts.stated:
        return None
    value = claim.number.values[0]

    def distance(figure: Stated) -> tuple[bool, bool, bool, Fraction]:
        other = not facts.counts(figure, claim)
        elsewhere = not (facts.where(figure, claim) and facts.when(figure, claim))
        gap = min(abs(n - value) for n in figure.numbers)
        return bool(gap) and other, other, elsewhere, gap

    return min(_told(facts.stated), key=distance, default=None)


def _told(figures: Sequence[Stated]) -> list[Stated]:
    return [s for s in figures if any(s.numbers)]
