"""Names of persons: beside a title, a word of kinship or of age, or on the workspace's list.

A name is told from other words by its capitals; in Arabic, which has none, by what follows the
word: neither a small word nor one with an article. A name of the log's places is no person's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from sitrep.model.finding import Kind
from sitrep.scan import cues
from sitrep.scan.names import name_after, name_before, with_patronymic
from sitrep.scan.reading import Reading
from sitrep.scan.rule import Known, Rule, Span
from sitrep.vocabulary.fold import spelling


def _find(reading: Reading, known: Known) -> Iterator[Span]:
    yield from _beside_words(reading, known)
    if not reading.text.isascii():
        named = (with_patronymic(reading, n) for n in range(len(reading.words)))
        yield from (span for span in named if span)
    if known.persons:
        yield from _listed(reading, known.persons)


def _beside_words(reading: Reading, known: Known) -> Iterator[Span]:
    words = reading.words
    behind = 0
    for place, word in enumerate(words):
        if place < behind or cues.begun(word.folded) is None:
            continue
        cue = cues.at(words, place)
        if cue is None or (reading.passage.areas and cue.meaning == cues.OF_PLACES):
            continue
        behind = place + cue.words
        for span in _spans(reading, place, cue, known):
            if spelling(reading.text[slice(*span)]) not in known.places:
                yield span


def _spans(reading: Reading, place: int, cue: cues.Cue, known: Known) -> Iterator[Span]:
    """Yield the names beside a cue, each from the cue to its end, or the other way round."""
    words = reading.words
    first, last = words[place], words[place + cue.words - 1]
    if cue.meaning in cues.BEHIND_NAMES:
        name = name_before(reading, place)
        if name and spelling(reading.text[slice(*name)]) not in known.places:
            yield name[0], last.end
    if cue.meaning not in cues.BEFORE_NAMES:
        return
    name = name_after(reading, place, cue)
    if name and spelling(reading.text[slice(*name)]) not in known.places:
        yield first.start, name[1]


def _listed(reading: Reading, persons: frozenset[str]) -> Iterator[Span]:
    """Yield the names of the list, however they are spelt; the longest first."""
    begin = _beginnings(persons)
    words = reading.words
    plain = [part for word in words for part in _parts(word.text)]
    owners = [n for n, word in enumerate(words) for _ in _parts(word.text)]
    for n, part in enumerate(plain):
        for name in begin.get(part, ()):
            if tuple(plain[n : n + len(name)]) == name:
                yield words[owners[n]].start, words[owners[n + len(name) - 1]].end
                break


@lru_cache(maxsize=65_536)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(spelling(word).split())


@lru_cache(maxsize=8)
def _beginnings(persons: frozenset[str]) -> Mapping[str, list[tuple[str, ...]]]:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(persons, key=len, reverse=True):
        if parts := tuple(name.split()):
            found.setdefault(parts[0], []).append(parts)
    return found


PERSON = Rule(Kind.PERSON, 70, _find)
