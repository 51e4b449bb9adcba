"""What a header says is counted, by the words of all languages: killed, civilians, households."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.lexicon import found


@dataclass(frozen=True, slots=True)
class Counted:
    """What a header says is counted. ``target`` is empty where it has further words."""

    target: str = ""
    indicator: str = ""
    refused: str = ""
    households: bool = False
    #: The group that a letter in it may stand for: "Killed F".
    group: str = ""


def said_to_count(header: str) -> Counted:
    """Return the indicator, group and bound that a header's words are of ("Dead (min)")."""
    indicators, groups, bounds = (
        lexicon.meanings(f"headers.{kind}") for kind in ("indicators", "groups", "bounds")
    )
    bare = bare_header(plain_header(_BRACKETS.sub(_without_instruction, header[:200])))
    if " " in bare and bare in indicators:
        return Counted(indicators[bare], indicators[bare])
    words = bare.split()
    what = dict.fromkeys(indicators[w] for w in words if w in indicators)
    whose = dict.fromkeys(groups[w] for w in words if w in groups)
    which = dict.fromkeys(bounds[w] for w in words if w in bounds)
    if not lexicon.folded("headers.households").isdisjoint(words) and set(what) <= {"displaced"}:
        return Counted(households=True)
    combined = lexicon.folded("headers.combined").intersection(words)
    # "Victims (killed)" says which of them are counted.
    if len(what) > 1 or (combined and not what):
        return Counted(refused="may hold killed and injured in one, which are counted separately")
    if not what:
        return Counted()
    indicator = next(iter(what))
    explained = {*indicators, *groups, *bounds, *combined}
    if len(whose) > 1 or len(which) > 1 or not explained.issuperset(words):
        rest = {*words} - explained
        return Counted(indicator=indicator, group=_sex(rest, words))
    return Counted("_".join([indicator, *whose, *which]), indicator)


def group_alone(header: str) -> str:
    """Return the group that a header names without what is counted: "of which women", "enfants".

    It says nothing of whom: the column before it may.
    """
    words = re.sub(r"\s?\d+$", "", bare_header(plain_header(header))).split()
    groups = lexicon.meanings("headers.groups")
    named = {groups.get(word, "") for word in words}
    return named.pop() if len(named) == 1 else ""


def counted_before(place: int, headers: Sequence[str]) -> str:
    """Return the nearest header before ``place`` that may be the whole of a group there.

    Between the two stand other groups alone; empty where the header before them is of no people.
    """
    before = (h for h in reversed(headers[:place]) if not group_alone(h))
    return next(before, "")


def how_to_state(text: str) -> str:
    """Return how to write a folded text that is not read as a count; empty where any way will do.

    A number of households must not become one of people because its unit is taken away.
    """
    if text.startswith(("-", "−")):
        return _NEGATIVE.replace("…", text)
    if not lexicon.folded("headers.households").isdisjoint(re.findall(r"[^\W\d_]+", text)):
        return f'write it in a column of its own, "hh", since {households_apart("hh")}'
    if _BRACKETED.fullmatch(text):
        return _ALONE
    return _IN_WORDS.replace("…", text) if _WORD.fullmatch(text) else ""


_NEGATIVE = 'where it says "not known", write [rules] unreported = ["…"]; else correct the number'
#: "3 (incl. 1 child)": what the brackets say may be a part, a doubt or another count.
_BRACKETED = re.compile(r"[^()]*\d[^()]*\(.+\)")
_ALONE = (
    "write the number alone, and what stands in brackets in a column of its own "
    "(killed_children, …) or in description"
)
_WORD = re.compile(r"(?:[^\W\d_]{4,}|[^\W\d_]{3}\.)(?: [^\W\d_]+)*")
_IN_WORDS = (
    'write a number; if the word stands for one, declare it: [rules] vague = {"…" = 10}; '
    'if it says that nobody knows one: [rules] unreported = ["…"]'
)


def _sex(rest: Collection[str], words: Collection[str]) -> str:
    """Return whom a lone letter stands for; "m" is of women where Spanish counts "h" and "m"."""
    if len(rest) != 1 or len(words) < 2:
        return ""
    (letter,) = rest
    if letter == "m":
        spanish = {fold(w) for ws in found("headers.indicators", "es").values() for w in ws}
        return "women" if spanish.intersection(words) else "men"
    return {"f": "women", "h": "men"}.get(letter, "")


def households_apart(header: str) -> str:
    """Return how to read a column of households, which are no people."""
    return (
        "households are not people: to count them, add [[indicator]] with name = "
        f'"households", label = "households", unit = "households", column = "{header}"'
    )


def plain_header(header: str) -> str:
    """Return a header's words without case, accents and marks; "eventDate" becomes two words.

    A question's number before them is no word.
    """
    unnumbered = _NUMBERED.sub("", header[:200], count=1)
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unnumbered)
    return " ".join(re.sub(r"[^\w#°]|_", " ", fold(apart)).split())


_BRACKETS = re.compile(r"\(([^()]*)\)")


def _without_instruction(brackets: re.Match[str]) -> str:
    """Return brackets of a header; nothing of those that say how to answer."""
    words = plain_header(brackets[1]).split()
    return brackets[0] if lexicon.folded("headers.instructions").isdisjoint(words) else ""


#: The number of a form's question: "5. How many were killed?", "Q3.2) Place".
_NUMBERED = re.compile(r"\s*[Qq]?\d{1,2}(?:\.\d{1,2})*\s?[.):]\s*(?=[^\W\d])")


def bare_header(plain: str) -> str:
    """Return a plain header without words that change nothing ("number of")."""
    return " ".join(w for w in plain.split() if w not in lexicon.folded("headers.fillers"))
