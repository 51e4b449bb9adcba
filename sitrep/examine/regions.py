"""The countries of a workspace, whose local phone numbers the scan knows.

They are told by the time zone, by the names in ``country`` and by the letters that P-codes begin
with.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

from sitrep.vocabulary.fold import spelling
from sitrep.vocabulary.lexicon import LANGUAGES

_TWO_LETTERS = 2


def regions(zone: str, countries: Iterable[str], pcodes: Iterable[str]) -> tuple[str, ...]:
    """Return the countries by their two letters, in the order in which they are told."""
    zones = get_global("zone_territories")
    named = _names()
    of_pcodes = (m[0] for code in pcodes if (m := re.match("[A-Z]{2}(?=[0-9])", code)))
    told = (zones.get(zone, ""), *(named.get(spelling(c), "") for c in countries), *of_pcodes)
    return tuple(dict.fromkeys(region for region in told if len(region) == _TWO_LETTERS))


@cache
def _names() -> Mapping[str, str]:
    """Return the countries by their names in all languages, as they are compared."""
    return dict(_named())


def _named() -> Iterator[tuple[str, str]]:
    for language in LANGUAGES:
        for region, name in Locale(language).territories.items():
            if len(region) == _TWO_LETTERS:
                yield spelling(name), region
