"""The words for types of events: at the head of a row, and counted in a sentence."""

from __future__ import annotations

from collections.abc import Mapping

from sitrep.wording import Words
from sitrep.wording.terms import plain

_NAMES = {
    "airstrike": "event-type-airstrike",
    "shelling": "event-type-shelling",
    "ground_attack": "event-type-ground-attack",
    "explosion": "event-type-explosion",
    "attack_on_health": "event-type-attack-on-health",
    "abduction": "event-type-abduction",
    "obstruction": "event-type-obstruction",
    "displacement": "event-type-displacement",
    "other": "event-type-other",
    "": "event-type-other",
    "state_based_conflict": "event-type-state-based-conflict",
    "non_state_conflict": "event-type-non-state-conflict",
    "one_sided_violence": "event-type-one-sided-violence",
}
_COUNTED = {
    "airstrike": "airstrikes-counted",
    "shelling": "shelling-counted",
    "ground_attack": "ground-attacks-counted",
    "explosion": "explosions-counted",
    "attack_on_health": "attacks-on-health-counted",
    "abduction": "abductions-counted",
    "obstruction": "obstructions-counted",
    "displacement": "displacement-events-counted",
    "other": "other-events-counted",
    "": "other-events-counted",
    "state_based_conflict": "state-based-conflict-counted",
    "non_state_conflict": "non-state-conflict-counted",
    "one_sided_violence": "one-sided-violence-counted",
}
#: Of these nothing can be counted but events.
_CONFLICTS = frozenset({"state_based_conflict", "non_state_conflict", "one_sided_violence"})


def event_type(words: Words, code: str) -> str:
    """Return an event type's name."""
    return words(_NAMES[code]) if code in _NAMES else plain(code)


def is_built_in(code: str) -> bool:
    """Return whether an event type is one of sitrep's own, with words for several of them."""
    return code in _COUNTED


def counted(words: Words, code: str, n: int) -> str:
    """Return how many events of a type there are: "two airstrikes"."""
    return _counted(words, code, n, listed=False)


def listed(words: Words, events: Mapping[str, int]) -> str:
    """Return how many events of each type there are, in a list behind "events".

    Where all are said as "33 of state-based conflict", the word "events" need not come again.
    """
    short = all(code in _CONFLICTS for code in events)
    return words.list(_counted(words, code, n, listed=short) for code, n in events.items())


def _counted(words: Words, code: str, n: int, *, listed: bool) -> str:
    if not is_built_in(code):
        return words("own-type-counted", n=words.count(n), type=plain(code))
    return words(_COUNTED[code], n=words.count(n), listed="yes" if listed else "no")
