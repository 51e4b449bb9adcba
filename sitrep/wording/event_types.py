"""The words for types of events: at the head of a row, and counted in a sentence."""

from __future__ import annotations

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


def event_type(words: Words, code: str) -> str:
    """Return an event type's name."""
    return words(_NAMES[code]) if code in _NAMES else plain(code)


def is_built_in(code: str) -> bool:
    """Return whether an event type is one of sitrep's own, with words for several of them."""
    return code in _COUNTED


def counted(words: Words, code: str, n: int, *, listed: bool) -> str:
    """Return how many events of a type there are: "two airstrikes"; ``listed`` after "events"."""
    if not is_built_in(code):
        return words("own-type-counted", n=words.count(n), type=plain(code))
    return words(_COUNTED[code], n=words.count(n), listed="yes" if listed else "no")
