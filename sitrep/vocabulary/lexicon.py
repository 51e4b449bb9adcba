"""Look up the words that logs use, by kind ("statuses", "figures.vague"), in all languages.

Each language has a file (en.toml, fr.toml, …); ``signs.toml`` holds signs of no language. Each
file is read once, when it is first needed.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from sitrep.model.accounts import TABLES
from sitrep.vocabulary.fold import fold

LANGUAGES = ("en", "fr", "es", "ar", "uk", "ru")
#: The least number that each vague word stands for, after ACLED's coding rules. The words of
#: all languages for it are under ``[figures.vague]``.
VAGUE_FLOORS: Mapping[str, int] = {
    "tens": 10,
    "dozens": 12,
    "scores": 20,
    "hundreds": 100,
    "thousands": 1_000,
    "tens of thousands": 10_000,
    "hundreds of thousands": 100_000,
}


@cache
def file(name: str) -> Mapping[str, Any]:
    """Return the content of one file: a language's, or "signs"."""
    with Path(__file__).with_name(f"{name}.toml").open("rb") as stream:
        return tomllib.load(stream)


def found(kind: str, language: str) -> Any:
    """Return the words of ``kind`` in one file; an empty list where it has no such key."""
    here: Any = file(language)
    for part in kind.split("."):
        here = here.get(part, {}) if here else {}
    return here or []


def written(kind: str) -> tuple[str, ...]:
    """Return the words of ``kind`` in all languages, as they are written."""
    return tuple(word for own in ("signs", *LANGUAGES) for word in found(kind, own))


@cache
def folded(kind: str) -> frozenset[str]:
    """Return the words of ``kind``, folded."""
    return frozenset(map(fold, written(kind)))


@cache
def meanings(kind: str) -> Mapping[str, str]:
    """Return what each word of ``kind`` means, folded: "annulé" is "withdrawn"."""
    return {fold(word): meaning for meaning, word in _meant(kind)}


def _meant(kind: str) -> Iterator[tuple[str, str]]:
    for own in ("signs", *LANGUAGES):
        for meaning, listed in dict(found(kind, own) or {}).items():
            yield from ((meaning, word) for word in listed)


def says_no(text: str) -> bool:
    """Return whether folded ``text`` negates or doubts; no plain word may be suggested for it."""
    said = re.findall(r"[^\W\d_]+", text)
    whole = {word for word in folded("negations") if not word.endswith("-")}
    starts = tuple(word[:-1] for word in folded("negations") if word.endswith("-"))
    return any(word in whole or word.startswith(starts) for word in said)


def any_of(choices: Iterable[str]) -> str:
    """Return the alternatives of a pattern, the longest first."""
    return "|".join(re.escape(word) for word in sorted(choices, key=len, reverse=True))


@cache
def headers(table: str) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the words for each column of a table: one list per language, best word first."""
    listed = {
        column: tuple(
            (*found(f"headers.shared.{column}", own), *found(f"headers.{table}.{column}", own))
            for own in LANGUAGES
        )
        for column in TABLES[table]
    }
    return {column: lists for column, lists in listed.items() if any(lists)}


@cache
def header_words() -> frozenset[str]:
    """Return the single words, folded, that are common in headers of logs and rare in cells."""
    columns = {w for t in TABLES for lists in headers(t).values() for own in lists for w in own}
    known = {*map(fold, columns), *meanings("headers.indicators"), *meanings("dates.parts")}
    known |= folded("headers.others")
    return frozenset(word for word in known if re.fullmatch(r"[^\W_]+", word))
