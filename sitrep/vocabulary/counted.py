"""What a header says is counted, by the words of all languages: killed, civilians, households."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold


@dataclass(frozen=True, slots=True)
class Counted:
    """What a header says is counted. ``target`` is empty where it has further words."""

    target: str = ""
    indicator: str = ""
    refused: str = ""
    households: bool = False


def said_to_count(header: str) -> Counted:
    """Return the indicator, group and bound that a header's words are of ("Dead (min)")."""
    indicators, groups, bounds = (
        lexicon.meanings(f"headers.{kind}") for kind in ("indicators", "groups", "bounds")
    )
    words = bare_header(plain_header(header)).split()
    what = dict.fromkeys(indicators[w] for w in words if w in indicators)
    whose = dict.fromkeys(groups[w] for w in words if w in groups)
    which = dict.fromkeys(bounds[w] for w in words if w in bounds)
    if not lexicon.folded("headers.households").isdisjoint(words) and set(what) <= {"displaced"}:
        return Counted(households=True)
    if len(what) > 1 or not lexicon.folded("headers.combined").isdisjoint(words):
        return Counted(refused="may hold killed and injured in one, which are counted separately")
    if not what:
        return Counted()
    indicator = next(iter(what))
    explained = {*indicators, *groups, *bounds}
    if len(whose) > 1 or len(which) > 1 or not explained.issuperset(words):
        return Counted(indicator=indicator)
    return Counted("_".join([indicator, *whose, *which]), indicator)


def households_apart(header: str) -> str:
    """Return how to read a column of households, which are no people."""
    return (
        "households are not people: to count them, add [[indicator]] with name = "
        f'"households", label = "households", unit = "households", column = "{header}"'
    )


def plain_header(header: str) -> str:
    """Return a header's words without case, accents and marks; "eventDate" becomes two words."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", header[:200])
    return " ".join(re.sub(r"[^\w#°]|_", " ", fold(apart)).split())


def bare_header(plain: str) -> str:
    """Return a plain header without words that change nothing ("number of")."""
    return " ".join(w for w in plain.split() if w not in lexicon.folded("headers.fillers"))
