"""What a source's vague words mean, for a reader of another language: "varios" is "several"."""

from __future__ import annotations

import re
from functools import cache

from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

SEVERAL = "several"
#: What may stand before a vague word and changes nothing that is printed: "unas decenas".
_SILENT = ("about", "")


@cache
def meant(words: str, language: str) -> tuple[str, str]:
    """Return the qualifier and the vague word that ``words`` mean: one of VAGUE_FLOORS or several.

    Both are empty where the words are of ``language``, which its readers understand, and where the
    vocabulary does not know them.
    """
    plain = fold(words)
    if _of(plain, (language,)) is not None:
        return "", ""
    return _of(plain, lexicon.LANGUAGES) or ("", "")


def _of(plain: str, languages: tuple[str, ...]) -> tuple[str, str] | None:
    """Return qualifier and word as the words of ``languages`` mean them, ``None`` if they do not.

    The openers are tried before the articles: "au moins des dizaines".
    """
    qualifier, rest = "", plain
    openers = _meant("figures.openers", languages)
    if opener := re.match(rf"({lexicon.any_of(openers)})\s+", plain) if openers else None:
        qualifier, rest = openers[opener[1]], plain[opener.end() :]
    articles = lexicon.any_of(_listed("figures.articles", languages))
    bare = re.sub(rf"^(?:{articles})\s+", "", rest) if articles else rest
    known = _meant("figures.vague", languages)
    word = next((known[text] for text in (plain, rest, bare) if text in known), "")
    if not word:
        return ("", SEVERAL) if plain in _listed("figures.some", languages) else None
    return ("" if qualifier in _SILENT or plain in known else qualifier), word


def _meant(kind: str, languages: tuple[str, ...]) -> dict[str, str]:
    listed = (dict(lexicon.found(kind, own) or {}) for own in languages)
    return {fold(w): meaning for own in listed for meaning, ws in own.items() for w in ws}


def _listed(kind: str, languages: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word) for own in languages for word in lexicon.found(kind, own))
