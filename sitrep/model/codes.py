"""The codes of the tables, each with its order: the one place where codes are ordered.

Status and precision take no other value. Event types, damage, what a facility's status is and
WHO's certainty are open: a code that is not here stays the text that it is.
"""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """How an account, an event or a running total stands; the more contested later."""

    REPORTED = "reported"
    CONFIRMED = "confirmed"
    DISPUTED = "disputed"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


class Precision(StrEnum):
    """How precisely a date is known, the finest first."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class EventType(StrEnum):
    """What happened, as far as the types are known; any other is printed as it is written."""

    AIRSTRIKE = "airstrike"
    SHELLING = "shelling"
    GROUND_ATTACK = "ground_attack"
    EXPLOSION = "explosion"
    ATTACK_ON_HEALTH = "attack_on_health"
    ABDUCTION = "abduction"
    OBSTRUCTION = "obstruction"
    DISPLACEMENT = "displacement"
    OTHER = "other"


class Certainty(StrEnum):
    """How certain WHO is of an attack on health care, the least certain first."""

    RUMOUR = "rumour"
    POSSIBLE = "possible"
    PROBABLE = "probable"
    CONFIRMED = "confirmed"


class Damage(StrEnum):
    """What a facility suffered, the worst first.

    Logs write "out of service" here too. What is occupied is lost to its patients while that
    lasts; what is looted can be supplied again.
    """

    DESTROYED = "destroyed"
    OUT_OF_SERVICE = "out_of_service"
    DAMAGED = "damaged"
    OCCUPIED = "occupied"
    LOOTED = "looted"
    NONE = "none"


class FacilityStatus(StrEnum):
    """Whether a facility works, the worst first."""

    OUT_OF_SERVICE = "out_of_service"
    IN_SERVICE = "in_service"


def gravity(code: str, scale: type[Damage] | type[FacilityStatus]) -> int:
    """Return where ``code`` stands from worst to best, for sorting.

    The last of a scale is that nothing is wrong. A word that the scale does not know says that
    something is: it stands before the last. Blank says nothing and stands after all.
    """
    known = list(scale)
    if code in known[:-1]:
        return known.index(scale(code))
    return len(known) + (2 if not code else code == known[-1])
