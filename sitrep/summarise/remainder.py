"""What is left of a whole beside its parts: people whose group nobody states (rule 19)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from sitrep.model.figure import Figure, Qualifier
from sitrep.model.tallies import Tally

#: Groups that share out a whole, and what the rest of it is called. Children are girls and boys.
_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "sex_and_age_not_stated": ("women", "men", "children", "girls", "boys"),
    "standing_not_stated": ("civilians", "combatants"),
}
Tallies = Mapping[tuple[str, str], Tally]


def remainders(tallies: Tallies) -> Iterator[tuple[tuple[str, str], Tally]]:
    """Yield, for each whole of which a part is stated, those whom no stated part holds.

    So a table of groups closes: the parts and the rest make the whole. The rest is as firm as
    the whole; nothing is said where its bounds are not one number.
    """
    for (indicator, group), whole in tallies.items():
        if group or not whole.figure or whole.figure.qualifier in _SPANS:
            continue
        for name, family in _FAMILIES.items():
            told = [p.figure.low for p in _parts(tallies, indicator, family) if p.figure]
            rest = whole.figure.best - sum(told)
            if told and rest > 0:
                yield (indicator, name), _rest(whole, name, rest)


_SPANS = (Qualifier.RANGE, Qualifier.UP_TO, Qualifier.VAGUE)


def _parts(tallies: Tallies, indicator: str, family: Collection[str]) -> Iterator[Tally]:
    stated = {g: t for g in family if (t := tallies.get((indicator, g))) and t.figure}
    if "children" in stated:
        stated = {g: t for g, t in stated.items() if g not in ("girls", "boys")}
    yield from stated.values()


def _rest(whole: Tally, name: str, rest: int) -> Tally:
    figure = whole.figure
    assert figure
    high = None if figure.high is None else rest
    left = Figure(rest, rest, high, figure.qualifier, figure.words if high is None else "")
    return replace(whole, group=name, figure=left, previous=None, comparable=False)
