"""What came of the reports that are expected, and how fast accounts came."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sitrep.compose.phrases import Phrases
from sitrep.model.expected import Heard
from sitrep.model.summary import Summary
from sitrep.wording import Words

#: The most sources and areas that one sentence names; the rest are counted.
_NAMED = 12


def completeness(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield the sentences; none where config.toml expects nobody."""
    found, words = summary.completeness, phrases.words
    if found is None:
        return
    period, due, received = phrases.period(), found.due, found.received
    yield words("completeness-came", received=received, due=due, period=period)
    silent = [one for one in found.heard if not one.received]
    if silent:
        yield words("completeness-silent", who=_listed(silent, words))
    partly = [one for one in found.heard if 0 < one.received < one.due]
    if partly:
        yield words("completeness-partly", who=_listed(partly, words))
    zero = [one for one in found.heard if one.zero]
    if zero:
        yield words("completeness-zero", who=_names([one.expected.name for one in zero], words))
    if found.days is not None:
        yield words("completeness-timely", n=found.dated, days=found.days)


def _listed(heard: Iterable[Heard], words: Words) -> str:
    return _names([_told(one, words) for one in heard], words)


def _told(one: Heard, words: Words) -> str:
    """Return a name with what came of it."""
    name = one.expected.name
    if one.received:
        return words("completeness-some", name=name, received=one.received, due=one.due)
    if one.last is None:
        return words("completeness-never", name=name)
    return words("completeness-last", name=name, date=words.date(one.last))


def _names(names: list[str], words: Words) -> str:
    more = len(names) - _NAMED
    if more <= 0:
        return words.list(names)
    return words("completeness-more", names=words.list(names[:_NAMED]), n=more)
