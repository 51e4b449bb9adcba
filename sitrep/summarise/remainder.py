"""What is left of a whole beside its parts: people whose group nobody states (rule 19)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sitrep.arithmetic.rests import left
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.tallies import REST, STANDING_REST, Tally
from sitrep.summarise.sex_and_age import groups_of, measure
from sitrep.summarise.voices import Voices

#: Groups that share out a whole.
_STANDING = ("civilians", "combatants")
Tallies = Mapping[tuple[str, str], Tally]


def remainders(tallies: Tallies, voices: Voices) -> Iterator[tuple[tuple[str, str], Tally]]:
    """Yield, for each whole of which a part is stated, those whom no stated part holds.

    So a table of groups closes: the parts and the rest make the whole. Nothing is said where a
    part and the whole are of different sources.
    """
    for groups in groups_of(tallies, voices):
        if figure := groups.rest:
            yield _rest(groups.whole, REST, figure)
    for (indicator, group), whole in tallies.items():
        parts = {g: t for g in _STANDING if (t := tallies.get((indicator, g))) and t.figure}
        # A dataset with a range of its own may know of standings that it does not give here.
        if group or not parts or not whole.figure or whole.figure.qualifier is Qualifier.RANGE:
            continue
        told = [t.figure for t in parts.values() if t.figure]
        figure = left(whole.figure, told, voices.most(measure(indicator, g) for g in parts))
        if figure and voices.agree(measure(indicator, g) for g in ("", *parts)):
            yield _rest(whole, STANDING_REST, figure)


def _rest(whole: Tally, name: str, figure: Figure) -> tuple[tuple[str, str], Tally]:
    rest = replace(whole, group=name, figure=figure, previous=None, comparable=False)
    return (whole.indicator, name), rest
