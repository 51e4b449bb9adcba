"""Whether what a sentence says of a number is what a figure of the report says.

In: a Claim of a text, and the figures that the report states. A claim is held to what its
sentence names: what is counted, whom, where and when. What it does not name decides nothing.
"""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from functools import cache, cached_property, partial

from sitrep.model.dates import Window
from sitrep.model.summary import Summary
from sitrep.narrative import of_sectors
from sitrep.narrative.days import of_days
from sitrep.narrative.names import Named, names_of
from sitrep.narrative.reading import Claim
from sitrep.narrative.sentence import TOLLS
from sitrep.narrative.stated import Stated, stated
from sitrep.narrative.times import MONTH, Time
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold, spelling
from sitrep.vocabulary.prose import tongue

_VIOLENT = frozenset({"airstrike", "shelling", "ground_attack", "explosion", "attack_on_health"})
_UNITS = frozenset({"households", "movements", "events", "areas", "sources", "accounts"})
_KNOWN = _UNITS | {"people", "facilities", "attacks"}
_OF_REPORT = frozenset({"areas", "sources", "accounts"})
#: Words by which two counts are one: who is arrested is detained.
_ALIKE = {"arrested": {"arrested", "detained"}, "detained": {"arrested", "detained"}}
_STEM = 5
#: From here displacement is rounded, as the report rounds it.
_ROUNDED_FROM = 1_000


class Facts:
    """What one report states, to hold people's text against.

    ``language`` is the text's; the labels of config.toml may be in another. No figure is of what
    is ``elsewhere``, names of places as they are compared.
    """

    def __init__(
        self, summary: Summary, language: str = "en", elsewhere: Collection[str] = frozenset()
    ) -> None:
        self.stated = stated(summary)
        self.percentages = of_sectors.percentages(summary.sectors)
        self._summary, self._elsewhere = summary, elsewhere
        self._names = names_of(summary)
        labels = " ".join(named.label for named in self._names.values())
        self._foreign = language != tongue(fold(labels).split(), "en")
        self._by_days = cache(partial(of_days, summary))
        self._keys = {name: spelling(name) for s in self.stated for name in s.areas}

    @cached_property
    def places(self) -> tuple[str, ...]:
        """The names of all areas and places that the report speaks of."""
        return tuple(name for name in self._keys if name)

    @cached_property
    def _parts(self) -> frozenset[str]:
        """The areas and places that are less than the whole."""
        rows = [row.name for row in self._summary.areas]
        events = [name for e in self._summary.events for name in (e.area, e.place)]
        found = {spelling(name) for name in (*rows, *events)} - {""}
        return frozenset(found) if len(set(rows)) > 1 else frozenset()

    @cached_property
    def _wholes(self) -> frozenset[str]:
        """The indicators of which a whole is stated, not only groups."""
        return frozenset(s.indicator for s in self.stated if s.group in ("", "people"))

    @cached_property
    def units(self) -> frozenset[str]:
        """The words for what is counted besides people, attacks and the like: rockets."""
        own = {s.unit for s in self.stated} - _KNOWN
        return frozenset(word for unit in own for word in fold(unit).split())

    @cached_property
    def _groups(self) -> frozenset[str]:
        return frozenset(lexicon.found("narrative.groups", "en"))

    def named(self, figure: Stated) -> Named:
        """Return what the name and label of a figure's indicator speak of."""
        none: frozenset[str] = frozenset()
        if figure.indicator == of_sectors.NAME:
            money = frozenset({"money"}) if of_sectors.is_money(figure.unit) else none
            return Named(money, of_sectors.WORDS, False, False, figure.unit)
        return self._names.get(figure.indicator) or Named(none, none, False, False, figure.unit)

    def fitting(self, claim: Claim) -> Iterator[Stated]:
        """Yield the figures that are of what the claim names, whatever their numbers."""
        figures = itertools.chain(self.stated, *map(self._of_days, claim.times))
        yield from (s for s in figures if self.fits(s, claim))

    def _of_days(self, time: Time) -> Sequence[Stated]:
        """Return what the events of the days that a sentence names add up to."""
        period, named = self._summary.period, time.window
        if time.what not in ("on", "until") or named is None or named.start is None:
            return ()
        first = period.start if time.what == "until" else max(named.start, period.start)
        return self._by_days(Window(first, named.end)) if first <= named.end else ()

    def fits(self, figure: Stated, claim: Claim) -> bool:
        """Return whether a figure is of what the claim names."""
        return (
            self.counts(figure, claim)
            and self.whom(figure, claim)
            and self.where(figure, claim)
            and self.when(figure, claim)
        )

    def says(self, figure: Stated, claim: Claim) -> bool:
        """Return whether the claim's number is one of the figure's."""
        said, values = claim.number, claim.number.values
        if figure.vague:
            return said.round is not None and said.round.word == figure.vague
        if any(said.is_used_of(n) for n in figure.numbers):
            return True
        rounds = self.named(figure).rounds and claim.number.step >= 100
        return rounds and any(
            n >= _ROUNDED_FROM and rounded(n, claim.number.step) in values for n in figure.numbers
        )

    # What is counted

    def counts(self, figure: Stated, claim: Claim) -> bool:
        """Return whether a figure counts what the claim does."""
        named = self.named(figure)
        if claim.joint:
            return _is_joint(named)
        if claim.concepts:
            return any(self._is(figure, named, concept, claim) for concept in claim.concepts)
        if claim.people or claim.groups:
            return figure.unit == "people"
        return not claim.noun or self._is_own(figure, named, claim)

    def _is(self, figure: Stated, named: Named, concept: str, claim: Claim) -> bool:
        if concept in TOLLS:
            return self._is_toll(figure, named, concept, claim)
        if concept in _UNITS:
            return figure.unit == concept
        if concept == "facilities":
            return figure.unit == concept and self._told(named, claim)
        if concept == "attacks":
            return (figure.unit == concept and self._told(named, claim)) or self._is_attack(figure)
        if concept == "attacks_on_health":
            return concept in (figure.indicator, figure.kind)
        kind = figure.unit == "events" and figure.kind == concept
        return kind or (concept in named.concepts and self._told(named, claim))

    def _is_toll(self, figure: Stated, named: Named, concept: str, claim: Claim) -> bool:
        moves = concept == "displaced" and not claim.people and figure.unit == "movements"
        if figure.unit != "people" and not moves:
            return False
        if concept in ("casualties", "toll"):
            return bool(named.concepts & {"killed", "injured", concept})
        if not named.concepts and not figure.indicator:
            return True
        alike = _ALIKE.get(concept, {concept})
        return bool(named.concepts & alike) and not _is_joint(named) and self._told(named, claim)

    def _is_attack(self, figure: Stated) -> bool:
        if figure.unit != "events":
            return False
        kinds = {row.event_type for row in self._summary.types}
        return figure.kind in _VIOLENT or (not figure.kind and bool(kinds) and kinds <= _VIOLENT)

    def _told(self, named: Named, claim: Claim) -> bool:
        """Return whether the sentence has the words by which an own indicator is known."""
        return not named.needed or _share(named.own, claim.words)

    def _is_own(self, figure: Stated, named: Named, claim: Claim) -> bool:
        """Return whether a figure is of the thing that no list knows: 36 rockets."""
        if self._foreign and figure.unit not in _KNOWN:
            return True
        noun = frozenset({claim.noun})
        return _share(named.own, noun) or _share(frozenset(fold(figure.unit).split()), noun)

    # Whom, where and when

    def whom(self, figure: Stated, claim: Claim) -> bool:
        """Return whether a figure is of the group that the claim names, or of all."""
        if claim.groups:
            return not claim.both and figure.group in claim.groups
        if figure.group in ("", "people") or figure.group not in self._groups:
            return True
        return figure.indicator not in self._wholes

    def where(self, figure: Stated, claim: Claim) -> bool:
        """Return whether a figure is of an area that the claim names."""
        if not claim.areas or figure.unit in _OF_REPORT:
            return True
        if figure.areas:
            own = [self._keys[name] for name in figure.areas if name]
            named = [spelling(area) for area in claim.areas]
            return any(_within(area, key) for area in named for key in own)
        if any(area in self._elsewhere for area in claim.areas):
            return False
        parts = [area for area in claim.areas if spelling(area) in self._parts]
        return not parts or len(claim.areas) > 1 or (claim.sums and not claim.near)

    def when(self, figure: Stated, claim: Claim) -> bool:
        """Return whether a figure is of the time that the claim names."""
        if not claim.times or figure.window is None:
            return True
        return any(self._meets(figure, time) for time in claim.times)

    def _meets(self, figure: Stated, time: Time) -> bool:
        own = figure.window
        if own is None:
            return True
        summary = self._summary
        if time.what == "previous":
            return own.start == summary.previous.start and own.end <= summary.previous.end
        if time.what == "week":
            return any(_inside(own, week) for n in time.weeks for week in self._weeks.get(n, ()))
        if time.what == "current":
            return _overlap(own, Window(summary.period.start, summary.period.end))
        if time.window is None or time.window.start is None:
            return True
        if time.what == "since":
            return own.start is None or time.window.start <= own.start <= time.window.end
        strict = time.what in ("on", "until") and not figure.single
        return self._ends(own, time) if strict else _overlap(own, time.window)

    def _ends(self, own: Window, time: Time) -> bool:
        """Return whether a figure is of the days named, or the state on the last of them.

        A month, and what is before the period, are not told so finely.
        """
        named, period, start = time.window, self._summary.period, own.start or dt.date.min
        if named is None or named.start is None:
            return True
        if (named.end - named.start).days >= MONTH or own.end < period.start:
            return _overlap(own, named)
        state = start < period.start or time.what == "until"
        first = named.start <= start or state
        return first and named.start <= own.end <= named.end

    @cached_property
    def _weeks(self) -> dict[int, list[Window]]:
        points = [p.period for each in self._summary.weekly.values() for p in each]
        found: dict[int, list[Window]] = {}
        for period in (self._summary.period, self._summary.previous, *points):
            found.setdefault(period.number, []).append(Window(period.start, period.end))
        return found


def rounded(number: int, step: Fraction) -> Fraction:
    """Return a number rounded to ``step``, a half upwards."""
    return Fraction((2 * number + step) // (2 * step)) * step


def _is_joint(named: Named) -> bool:
    return named.concepts >= {"killed", "injured"}


def _share(own: frozenset[str], words: frozenset[str]) -> bool:
    """Return whether the two have a word in common, whatever its ending."""
    stems = {_stem(word) for word in own}
    return any(_stem(word) in stems for word in words)


def _stem(word: str) -> str:
    return word[:_STEM] if len(word) > _STEM else word.rstrip("s")


def _within(area: str, name: str) -> bool:
    """Return whether a name is the area's, or holds it: "Idleb" in "Idleb and Hama"."""
    return area == name or f" {area} " in f" {name} "


def _overlap(one: Window, other: Window) -> bool:
    start, other_start = (w.start or dt.date.min for w in (one, other))
    return start <= other.end and other_start <= one.end


def _inside(own: Window, week: Window) -> bool:
    return _overlap(own, week) and (own.start is None or (week.start or own.start) <= own.start)
