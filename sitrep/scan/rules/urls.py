"""Web addresses: with a scheme, from www., and those of known endings without either."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.model.finding import Kind
from sitrep.scan.reading import Reading
from sitrep.scan.rule import Known, Rule, Span

_REST = r"[^\s<>\"'«»|]"
_BEHIND = ".,;:!?)]}*_"
#: Addresses that are a phone number, which has its own rule.
_PHONES = re.compile(r"(?:https?://)?(?:wa\.me|api\.whatsapp\.com)/")


#: The endings of addresses without a scheme; a short one may be a word ("it.Is"), so that a path
#: must follow (t.me/…).
_WHOLE = "com|org|net|edu|gov|int|mil|info|news|tv|io|biz|online|site"
_WITH_PATH = "app|link|page|dev|[a-z]{2}"
_SCHEME = rf"(?:https?|s?ftps?|file|tg)://{_REST}{{1,2000}}|(?<![\w.])www\.{_REST}{{3,2000}}"
_BARE = (
    r"(?<![\w.@\-/])(?:[a-z0-9][a-z0-9\-]{0,62}\.){1,5}"
    rf"(?:(?:{_WHOLE})(?:\.[a-z]{{2}})?(?![\w\-])(?!\.\w)(?:[/?#]{_REST}{{0,2000}})?"
    rf"|(?:{_WITH_PATH})/{_REST}{{1,2000}})"
)
_URL = re.compile(f"{_SCHEME}|{_BARE}")


def _find(reading: Reading, known: Known) -> Iterator[Span]:
    if "." not in reading.text and "://" not in reading.text:
        return
    for match in _URL.finditer(reading.low):
        if not _PHONES.match(match[0]):
            yield match.start(), match.start() + len(match[0].rstrip(_BEHIND))


URL = Rule(Kind.URL, 20, _find)
