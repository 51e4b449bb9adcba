"""The printed names of codes in the tables: groups, event types, damage, status, units.

A code that the catalogue lacks is printed as written, its underscores as spaces.
"""

from __future__ import annotations

from sitrep.model.summary import Summary
from sitrep.wording.words import Words


def group(words: Words, code: str) -> str:
    """Return a group of people."""
    return {
        "people": words("people"),
        "civilians": words("civilians"),
        "combatants": words("combatants"),
        "women": words("women"),
        "men": words("men"),
        "children": words("children"),
        "girls": words("girls"),
        "boys": words("boys"),
        "patients": words("patients"),
        "health_workers": words("health workers"),
        "aid_workers": words("aid workers"),
        "foreign_military": words("foreign military personnel"),
    }.get(code, plain(code))


def event_type(words: Words, code: str) -> str:
    """Return an event type."""
    return {
        "airstrike": words("airstrike"),
        "shelling": words("shelling"),
        "ground_attack": words("ground attack"),
        "explosion": words("explosion"),
        "attack_on_health": words("attack on health care"),
        "abduction": words("abduction"),
        "obstruction": words("obstruction"),
        "displacement": words("displacement"),
        "other": words("other or not stated"),
        "": words("other or not stated"),
        "state_based_conflict": words("state-based conflict"),
        "non_state_conflict": words("non-state conflict"),
        "one_sided_violence": words("one-sided violence"),
    }.get(code, plain(code))


def status(words: Words, code: str) -> str:
    """Return how an account or event stands."""
    return {
        "reported": words("reported"),
        "confirmed": words("confirmed"),
        "disputed": words("disputed"),
        "denied": words("denied"),
        "withdrawn": words("withdrawn"),
    }.get(code, plain(code))


def damage(words: Words, code: str) -> str:
    """Return what a facility suffered."""
    return {
        "destroyed": words("destroyed"),
        "damaged": words("damaged"),
        "looted": words("looted"),
        "occupied": words("occupied"),
        "none": words("no damage"),
        "": words("damage not stated"),
        "out_of_service": words("out of service"),
    }.get(code, plain(code))


def facility_type(words: Words, code: str) -> str:
    """Return a kind of facility or transport."""
    return {
        "hospital": words("hospital"),
        "health_facility": words("health facility"),
        "clinic": words("clinic"),
        "ambulance": words("ambulance"),
        "": words("health facility"),
    }.get(code, plain(code))


def unit(words: Words, code: str) -> str:
    """Return what is counted."""
    return {
        "people": words("people"),
        "movements": words("movements"),
        "households": words("households"),
        "facilities": words("facilities"),
        "attacks": words("attacks"),
    }.get(code, plain(code))


def rounding(words: Words, summary: Summary, indicator: str) -> Words:
    """Return the words that print ``indicator``, rounding where config and indicator allow it."""
    declared = summary.indicators.get(indicator)
    rounds = summary.rules.round_displacement and declared is not None and declared.rounds
    return words.rounding(rounds)


def plain(code: str) -> str:
    """Return a code as words."""
    return code.replace("_", " ")
