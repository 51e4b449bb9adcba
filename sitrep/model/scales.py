"""The lists of what an account may say: statuses, types of event, damage, with their order.

Statuses and precisions are closed lists. Event types, damage, facility status and WHO's certainty
are open: a code that is not listed here stays text.
"""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """The status of an account, an event or a running total, the least contested first."""

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
    """The known event types; any other is printed as the log writes it."""

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
    """The damage to a facility, the worst first.

    Logs write "out of service" here too. Occupied comes before looted: patients lose an occupied
    facility while that lasts; a looted one can be supplied again.
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
    """Return a sort key for ``code``, the worst first.

    The last code of a scale means that nothing is wrong. An unknown word means that something
    is, so it sorts before the last. Blank sorts after all.
    """
    known = list(scale)
    if code in known[:-1]:
        return known.index(scale(code))
    return len(known) + (2 if not code else code == known[-1])
