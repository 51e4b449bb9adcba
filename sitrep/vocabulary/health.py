"""Whether a facility or a type of event is of health care, by the words of all languages.

A name or type that holds a word of another kind of place (a school, a street, a ministry) is of
health care only where its grammar says so: "Market Street Clinic", "Hôpital de la rue Verte".
"""

from __future__ import annotations

import re
from functools import cache

from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

#: What stands behind one of these is an address or an explanation.
_ADDRESS = re.compile(r"[,;:(\[،]")


@cache
def is_health(text: str) -> bool:
    """Return whether a facility's type or name is surely of health care."""
    if not speaks_of_health(text) or _is_for_animals(text):
        return False
    plain = _plain(text)
    if not _elsewhere(plain) and _before(plain, "beside") == plain:
        return True
    head = _before(_before(_plain(_ADDRESS.split(text)[0]), "beside"), "within")
    if not speaks_of_health(head):
        return False
    return not _elsewhere(head) or _ends_in_care(head) or _begins_with_care(head)


@cache
def may_be_health(text: str) -> bool:
    """Return whether a type or name holds a word of health care and may be of something else."""
    return speaks_of_health(text) and not is_health(text) and not _is_for_animals(text)


@cache
def speaks_of_health(text: str) -> bool:
    """Return whether a text holds a word of health care, whatever it is of."""
    plain = _plain(text)
    if not lexicon.folded("facilities.short").isdisjoint(plain.split()):
        return True
    return any(part in plain for part in lexicon.folded("facilities.health"))


@cache
def is_elsewhere(text: str) -> bool:
    """Return whether a type or name is of another kind of place: a school, a market."""
    return not is_health(text) and (_is_for_animals(text) or bool(_elsewhere(_plain(text))))


@cache
def is_attack_on_health(text: str) -> bool:
    """Return whether an event type says no more than that health care was attacked.

    Each of its words is one of an attack, of health care, or one that changes nothing.
    """
    words = _plain(text).split()
    attacks, care, others = (_Words(kind) for kind in ("attacks", "care", "others"))
    told = all(word in attacks or word in care or word in others for word in words)
    return told and any(w in attacks for w in words) and any(w in care for w in words)


@cache
def may_be_attack_on_health(text: str) -> bool:
    """Return whether an event type holds a word of an attack and one of health care."""
    attacks, care = _Words("attacks"), _Words("care")
    words = _plain(text).split()
    return any(w in attacks for w in words) and any(w in care for w in words)


class _Words:
    """The words of an attack on health care of one kind; a hyphen at the end is any ending."""

    def __init__(self, kind: str) -> None:
        self.whole, self.stems = _parted(f"attack_on_health.{kind}")

    def __contains__(self, word: str) -> bool:
        return word in self.whole or word.startswith(self.stems)


@cache
def _parted(kind: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Return the whole words of a kind, as they are compared, and the beginnings of words."""
    listed = {_plain(w) + ("-" if w.endswith("-") else "") for w in lexicon.written(kind)}
    stems = tuple(sorted(w[:-1] for w in listed if w.endswith("-")))
    return frozenset(w for w in listed if not w.endswith("-")), stems


def _plain(text: str) -> str:
    """Return the words of a text, folded, with one space between them."""
    return " ".join(re.findall(r"[^\W_]+", fold(text)))


# --- names ----------------------------------------------------------------------------------


@cache
def _words(kind: str, *languages: str) -> frozenset[str]:
    """Return the words of a kind in some languages, as they are compared."""
    return frozenset(_plain(word) for own in languages for word in lexicon.found(kind, own))


def _elsewhere(plain: str) -> frozenset[str]:
    """Return the words of other kinds of place that a text holds."""
    return _held(plain, _words("facilities.elsewhere", *lexicon.LANGUAGES))


def _held(plain: str, words: frozenset[str]) -> frozenset[str]:
    found = words.intersection(plain.split())
    return found.union(word for word in _several(words) if f" {word} " in f" {plain} ")


@cache
def _several(words: frozenset[str]) -> tuple[str, ...]:
    """Return those of ``words`` that are several words."""
    return tuple(sorted(word for word in words if " " in word))


def _before(plain: str, kind: str) -> str:
    """Return what stands before a word such as "near" or "in"."""
    held = _held(plain, _words(f"facilities.{kind}", *lexicon.LANGUAGES))
    for word in held:
        plain = f" {plain} ".partition(f" {word} ")[0].strip()
    return plain


def _is_for_animals(text: str) -> bool:
    whole, stems = _parted("facilities.animals")
    return any(word in whole or word.startswith(stems) for word in _plain(text).split())


@cache
def _care_of(language: str) -> tuple[str, ...]:
    types = lexicon.found("facility_types", language).values()
    return tuple(_plain(word) for words in types for word in words)


def _ends_in_care(head: str) -> bool:
    """Return whether the last words are a facility in English, where the noun comes last."""
    rest = next((head.removesuffix(f" {w}") for w in _care_of("en") if head.endswith(f" {w}")), "")
    joined = _words("narrative.prose.function", *lexicon.LANGUAGES)
    english = _words("facilities.elsewhere", "en")
    return bool(rest) and not _held(rest, joined) and _elsewhere(rest) <= english


def _begins_with_care(head: str) -> bool:
    """Return whether the first words are a facility in a language where the noun comes first."""
    english = {*_care_of("en")}
    for language in lexicon.LANGUAGES[1:]:
        first = [w for w in _care_of(language) if f"{head} ".startswith(f"{w} ")]
        # "Hospital Street" is English and "Hospital Escuela" is Spanish.
        others = _words("facilities.elsewhere", "en") if english.issuperset(first) else frozenset()
        if first and not _held(head, others):
            return True
    return False
