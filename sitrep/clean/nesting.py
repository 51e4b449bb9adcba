"""Find which areas of totals lie in which others: by P-code, gazetteer or name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from sitrep.model.summary import RunningTotal
from sitrep.places.gazetteer import Gazetteer
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import spelling


def nested(totals: Iterable[RunningTotal], gazetteer: Gazetteer) -> tuple[RunningTotal, ...]:
    """Return the totals, each with the areas of the others that its own lies in.

    "North, Exland" lies in "Exland", SY0701 in SY07, and an area in all that the gazetteer
    has it in. Areas of which nothing says so stand side by side (model.md, rule 20).
    """
    totals = tuple(totals)
    areas = {t.where: t.area for t in totals if t.where}
    if len(areas) < 2:
        return totals
    within = {where: tuple(_wider(where, areas, gazetteer)) for where in areas}
    return tuple(replace(t, within=within.get(t.where, ())) for t in totals)


def _wider(where: str, areas: Mapping[str, str], gazetteer: Gazetteer) -> Iterator[str]:
    parents = set(_parents(where, gazetteer))
    name = spelling(areas[where])
    for other, own in areas.items():
        if other == where:
            continue
        if other in parents or _is_part(where, other) or _names_its_whole(name, spelling(own)):
            yield other


def _parents(pcode: str, gazetteer: Gazetteer) -> Iterator[str]:
    while pcode := gazetteer.parents.get(pcode, ""):
        yield pcode


def _is_part(pcode: str, other: str) -> bool:
    """Return whether a P-code begins with another: SY0701 is a part of SY07."""
    codes = all(code.isascii() and code[:2].isalpha() for code in (pcode, other))
    digits = pcode[2:].isdigit() and (other[2:].isdigit() or len(other) == 2)
    return codes and digits and pcode != other and pcode.startswith(other)


def _names_its_whole(name: str, whole: str) -> bool:
    """Return whether a name says what its area lies in: "North, Exland", "sites in Exland"."""
    if not whole or not name.endswith(whole):
        return False
    before = name.removesuffix(whole)
    words = before.split()
    return before.endswith((", ", "، ")) or (
        before.endswith(" ") and bool(words) and words[-1] in lexicon.folded("areas.inside")
    )
