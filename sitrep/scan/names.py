"""Which words beside a cue are a name.

In scripts with capitals the words that have one, and the particles between them (al-, bin, de);
in Arabic the next words that are no small words, verbs or nouns of the lexicon.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache, partial

from sitrep.scan import cues
from sitrep.scan.reading import Reading
from sitrep.scan.rule import Span
from sitrep.scan.words import Word
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.prose import empty, forms

_MOST = 5
#: Words go on over a space or one line end.
_SPACE = re.compile(r" {0,3}(?:\n {0,3})?")
_TITLED = re.compile(r" {0,3}[/:]? {0,3}(?:\n {0,3})?")
_POINTED = re.compile(r"\.? {0,3}[/:]? {0,3}(?:\n {0,3})?")
#: Longer words have no point because they are shortened.
_SHORT = 4
_COMMA = re.compile(r" ?[,(:\"«] ?\n?[\"«]?")
_YEARS = re.compile(r" ?[,(] ?\d{1,3}[ \-]")
_APART = re.compile(r" ?,[ \n]")
_ARTICLE = "ال"
_AND = "و"


def name_after(reading: Reading, start: int, cue: cues.Cue) -> Span | None:
    """Return the name that follows the cue at the word ``start``."""
    words, place, meaning = reading.words, start + cue.words, cue.meaning
    if place >= len(words) or not _goes_on(reading, place, meaning):
        return None
    first = place if meaning in (cues.TITLES, cues.ROLES) else _behind_links(reading, place)
    last = _last(reading, first, meaning == cues.TITLES)
    if last is None and meaning == cues.ROLES and not _is_arabic(words[place]):
        # "The head of council Ahmad Ali": a name of two words, to be one.
        first = _behind_links(reading, place) + 1
        last = _last(reading, first, False) if first < len(words) else None
        last = None if last == first else last
    if last is None or _is_of_facility(reading, start, last):
        return None
    # "Resident Coordinator" is an office, and so is what begins a sentence like it.
    if meaning == cues.ROLES and first == last and _is_capital(words[start].text):
        return None
    # "A son of Hama's countryside" names nobody.
    if first > place and meaning == cues.KIN and words[last].folded.endswith("'s"):
        return None
    return words[first].start, words[last].end


def _last(reading: Reading, place: int, titled: bool) -> int | None:
    """Return the last word of the name that begins at the word ``place``."""
    find = _arabic if _is_arabic(reading.words[place]) else partial(_with_capitals, titled=titled)
    return find(reading, place)


def _goes_on(reading: Reading, place: int, meaning: str) -> bool:
    """Return whether what stands between a cue and the next word lets a name follow."""
    cue = reading.words[place - 1]
    between = reading.text[cue.end : reading.words[place].start]
    if meaning == cues.TITLES:
        if len(cue.text) == 1 and cue.text.islower() and not between.startswith("."):
            return False
        return bool((_POINTED if len(cue.text) <= _SHORT else _TITLED).fullmatch(between))
    if _SPACE.fullmatch(between):
        return True
    return meaning in (cues.KIN, cues.OWN_KIN, cues.ROLES) and bool(_COMMA.fullmatch(between))


def _behind_links(reading: Reading, place: int) -> int:
    """Return the next word that is no link: of "wife of the late Ahmad" the last."""
    words = reading.words
    for _ in range(3):
        if place + 1 >= len(words) or words[place].folded not in cues.folded("links"):
            return place
        if not _SPACE.fullmatch(reading.text, words[place].end, words[place + 1].start):
            return place
        place += 1
    return place


def _with_capitals(reading: Reading, place: int, *, titled: bool) -> int | None:
    """Return the last word of a name with capitals that begins at ``place``.

    Behind a title a word in capitals is a name: Mme DIALLO.
    """
    words, last, n = reading.words, None, place
    while n < len(words) and n < place + _MOST:
        if n > place and not _one_space(reading, n):
            break
        acronym = last is None and not titled and _is_acronym(reading, n)
        if (_is_name(words[n]) and not acronym) or _is_initial(reading, n):
            last = n
        elif last is None or words[n].folded not in cues.folded("particles"):
            break
        n += 1
    return last


def _one_space(reading: Reading, n: int) -> bool:
    between = reading.text[reading.words[n - 1].end : reading.words[n].start]
    initial = len(reading.words[n - 1].text) == 1
    return between in (" ", "\n") or (initial and between in (". ", "."))


def _is_initial(reading: Reading, n: int) -> bool:
    word = reading.words[n]
    return len(word.text) == 1 and word.text.isupper() and reading.text.startswith(".", word.end)


def _is_acronym(reading: Reading, n: int) -> bool:
    """Return whether a word is one like OCHA: in capitals, behind a word that is not."""
    word, before = reading.words[n].text, reading.words[n - 1].text if n else ""
    return len(word) > 1 and word.isupper() and not before.isupper()


@lru_cache(maxsize=65_536)
def _is_capital(text: str) -> bool:
    return any(part[:1].isupper() for part in re.split(r"['\-]", text))


def _is_name(word: Word) -> bool:
    return _is_capital(word.text) and word.folded.removesuffix("'s") not in _no_names()


@cache
def _no_names() -> frozenset[str]:
    """Return the words that are no name, whatever letters they begin with."""
    small = {word for language in lexicon.LANGUAGES for word in empty(language)}
    return frozenset(cues.folded("others") | cues.folded("facilities") | small)


def _is_of_facility(reading: Reading, start: int, last: int) -> bool:
    """Return whether a name with its cue is that of a street, hospital, mosque or village."""
    words, before = reading.words, start - 1
    if before > 0 and words[before].folded in cues.folded("links"):
        before -= 1
    if before >= 0 and _of_facility(words[before]) and _one_space(reading, before + 1):
        return True
    return last + 1 < len(words) and _of_facility(words[last + 1]) and _one_space(reading, last + 1)


def _of_facility(word: Word) -> bool:
    # Arabic: in "the hospital of Dr X" the hospital has no article, in "the hospital's Dr X" one.
    if word.folded.startswith(_ARTICLE):
        return False
    return not cues.folded("facilities").isdisjoint(forms(word.folded))


# --- Arabic ---------------------------------------------------------------------------------


def _is_arabic(word: Word) -> bool:
    return "\u0600" <= word.text[:1] <= "\u06ff"


def _arabic(reading: Reading, place: int) -> int | None:
    """Return the last word of a name in Arabic that begins at ``place``."""
    words = reading.words
    if not _is_given(words[place]):
        return None
    last = place
    for n in range(place + 1, min(place + 4, len(words))):
        joined = words[n - 1].folded in cues.folded("particles")
        if not _one_space(reading, n) or not (joined or _is_family(words[n], n - place)):
            break
        last = n
    return last


@lru_cache(maxsize=65_536)
def _may_be(folded: str) -> bool:
    if folded in cues.folded("given"):
        return True
    plain = {*forms(folded)}
    return len(folded) > 1 and not plain & _no_names() and not plain & _counted()


def _is_given(word: Word) -> bool:
    if word.folded in cues.folded("given"):
        return True
    starts = (_ARTICLE, _AND)
    return _is_arabic(word) and not word.folded.startswith(starts) and _may_be(word.folded)


def _is_family(word: Word, nth: int) -> bool:
    """Return whether the word behind a given name belongs to it; with an article it does."""
    if not _is_arabic(word) or not _may_be(word.folded):
        return False
    return word.folded.startswith(_ARTICLE) or (nth == 1 and _is_given(word))


@cache
def _counted() -> frozenset[str]:
    """Return the words for what reports count: of "his wife and children were killed" no name."""
    kinds = ("narrative.counted", "narrative.groups")
    listed = (dict(lexicon.found(kind, "ar") or {}) for kind in kinds)
    return frozenset(fold(word) for table in listed for words in table.values() for word in words)


# --- a name before its cue ------------------------------------------------------------------


def name_before(reading: Reading, place: int, meaning: str) -> Span | None:
    """Return the name in front of the cue ``place``: "Ahmad's wife", "Ahmad, a father of four"."""
    words = reading.words
    n = _before_links(words, place - 1)
    if n < 0 or _is_arabic(words[n]):
        return None
    aged = meaning == cues.AGED and _is_aged(reading, n, place)
    if not aged and not _leads_on(reading, n, place):
        return None
    last = n
    while n >= max(0, last - _MOST) and _is_name(words[n]) and not _ends_in_s(words[n], n, last):
        if n < last and not _one_space(reading, n + 1):
            break
        n -= 1
    first = n + 1
    while first <= last and words[first].folded in cues.folded("particles"):
        first += 1
    # "Hass, a nurse" may be a place: two words are rather a name.
    fewest = 2 if aged or meaning == cues.ROLES else 1
    if last - first + 1 < fewest or _is_acronym(reading, first):
        return None
    if not words[last].folded.endswith("'s") and _stands_at(words, first - 1):
        return None
    return words[first].start, words[last].end


def _is_aged(reading: Reading, n: int, place: int) -> bool:
    """Return whether a number stands between a name and a word for years: "Ahmad Ali (32 ans)"."""
    return bool(_YEARS.fullmatch(reading.text, reading.words[n].end, reading.words[place].start))


def _ends_in_s(word: Word, n: int, last: int) -> bool:
    return n != last and word.folded.endswith("'s")


def _before_links(words: Sequence[Word], n: int) -> int:
    """Return the word in front of an article or "his"."""
    return n - 1 if n > 0 and words[n].folded in cues.folded("links") else n


def _leads_on(reading: Reading, n: int, place: int) -> bool:
    """Return whether a comma or an 's joins a name to the cue behind it."""
    word = reading.words[n]
    if n == place - 1 and word.folded.endswith("'s"):
        return reading.text.startswith(" ", word.end)
    return bool(_APART.match(reading.text, word.end))


def _stands_at(words: Sequence[Word], n: int) -> bool:
    """Return whether the word in front says where something is: "in Hass, a mother of four"."""
    return n >= 0 and words[n].folded in cues.folded("where")


def with_patronymic(reading: Reading, place: int) -> Span | None:
    """Return the name around a patronymic: "Іван Петрович Бондар"."""
    words = reading.words
    if not place or not words[place].folded.endswith(_patronymics()):
        return None
    if not all(_is_name(words[n]) for n in (place - 1, place)) or not _one_space(reading, place):
        return None
    behind = place + 1 < len(words) and _one_space(reading, place + 1)
    last = place + 1 if behind and _is_name(words[place + 1]) else place
    return words[place - 1].start, words[last].end


@cache
def _patronymics() -> tuple[str, ...]:
    return tuple(ending.lstrip("-") for ending in cues.folded("patronymics"))
