"""What the names and labels of indicators speak of, to find which figure a sentence means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitrep.model.figure import Indicator
from sitrep.model.summary import Summary
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.prose import empty, finder


@dataclass(frozen=True, slots=True)
class Named:
    """What an indicator's name and label speak of: known things, and words of their own.

    ``needed``: known things alone do not tell it, as "deaths" do not tell "death notices".
    """

    concepts: frozenset[str]
    own: frozenset[str]
    needed: bool
    rounds: bool
    label: str


def names_of(summary: Summary) -> dict[str, Named]:
    """Return what the name and label of each indicator speak of."""
    every = {indicator.name: indicator for indicator in summary.indicators.values()}
    for name in {t.indicator for t in summary.totals} - {*every}:
        every[name] = Indicator(name, "")
    return {name: _named(indicator) for name, indicator in every.items()}


def _named(indicator: Indicator) -> Named:
    label = indicator.label or indicator.name.replace("_", " ")
    in_name, own = _spoken_of(indicator.name)
    in_label, more = _spoken_of(indicator.label)
    known, built_in = in_name | in_label, not indicator.label
    needed = bool(own) and len(known) < 2 and not built_in
    return Named(known, own | more, needed, indicator.rounds, label)


def _spoken_of(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the known things in a name or label, and the words in it that say more."""
    words = re.findall(r"[^\W\d_]+", fold(text.replace("_", " ")))
    hits = [finder("narrative.counted").at(words, place) for place in range(len(words))]
    known = {hit[0] for hit in hits if hit and hit[0] != "people"}
    alone = (w for w, hit in zip(words, hits, strict=True) if not hit and len(w) > 2)
    return frozenset(known), frozenset(alone) - empty("en")
