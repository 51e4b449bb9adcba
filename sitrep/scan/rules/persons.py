"""Names of persons: beside a title, a word of kinship or of age, or on the workspace's list.

A name is told from other words by its capitals; in Arabic, which has none, by what follows the
word: neither a small word nor one with an article. A name of the log's places is no person's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
        for name, span in _names(reading, place, cue):
            plain = {spelling(reading.text[slice(*part)]) for part in (name, span)}
            if plain.isdisjoint(known.places):
                yield span


def _names(reading: Reading, place: int, cue: cues.Cue) -> Iterator[tuple[Span, Span]]:
    """Yield the names in front of a cue and behind it, each alone and with the cue."""
    first, last = reading.words[place], reading.words[place + cue.words - 1]
    if cue.meaning in cues.BEHIND_NAMES and (name := name_before(reading, place, cue.meaning)):
        yield name, (name[0], last.end)
    if cue.meaning in cues.BEFORE_NAMES and (name := name_after(reading, place, cue)):
        yield name, (first.start, name[1])


def _listed(reading: Reading, persons: frozenset[str]) -> Iterator[Span]:
    """Yield the names of the list, however they are spelt; the longest first."""
    lengths = _lengths(persons)
    words = reading.words
    plain = [part for word in words for part in _parts(word.text)]
    owners = [n for n, word in enumerate(words) for _ in _parts(word.text)]
    for n, part in enumerate(plain):
        for length in lengths.get(part, ()):
            if " ".join(plain[n : n + length]) in persons and n + length <= len(plain):
                yield words[owners[n]].start, words[owners[n + length - 1]].end
                break


@lru_cache(maxsize=65_536)
def _parts(word: str) -> tuple[str, ...]:
    return tuple(spelling(word).split())


@lru_cache(maxsize=8)
def _lengths(persons: frozenset[str]) -> Mapping[str, Sequence[int]]:
    """Return how many words the names have that begin with a word, the most first."""
    found: dict[str, set[int]] = {}
    for name in persons:
        found.setdefault(name.partition(" ")[0], set()).add(len(name.split()))
    return {word: sorted(lengths, reverse=True) for word, lengths in found.items()}


PERSON = Rule(Kind.PERSON, 70, _find)
