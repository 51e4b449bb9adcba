"""Web addresses: with a scheme, from www., and those of known endings without either."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.model.finding import Kind
from sitrep.scan.reading import Reading
from sitrep.scan.rule import Known, Rule, Span
from sitrep.vocabulary import lexicon

_REST = r"[^\s<>\"'«»|]"
_BEHIND = ".,;:!?)]}*_"
#: Addresses that are a phone number, which has its own rule.
_PHONES = re.compile(r"(?:https?://)?(?:wa\.me|api\.whatsapp\.com)/")


@cache
def _url() -> re.Pattern[str]:
    whole, with_path = (lexicon.any_of(lexicon.written(f"scan.domains.{k}")) for k in _ENDINGS)
    scheme = rf"(?:https?|s?ftps?|file|tg)://{_REST}{{1,2000}}|(?<![\w.])www\.{_REST}{{3,2000}}"
    bare = (
        r"(?<![\w.@\-/])(?:[a-z0-9][a-z0-9\-]{0,62}\.){1,5}"
        rf"(?:(?:{whole})(?![\w\-])(?!\.\w)(?:[/?#]{_REST}{{0,2000}})?|(?:{with_path})/{_REST}{{1,2000}})"
    )
    return re.compile(f"{scheme}|{bare}")


_ENDINGS = ("whole", "with_path")


def _find(reading: Reading, known: Known) -> Iterator[Span]:
    if "." not in reading.text and "://" not in reading.text:
        return
    for match in _url().finditer(reading.low):
        if not _PHONES.match(match[0]):
            yield match.start(), match.start() + len(match[0].rstrip(_BEHIND))


URL = Rule(Kind.URL, 20, _find)
