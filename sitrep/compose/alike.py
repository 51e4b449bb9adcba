"""Sentences of events, where those of one area with a toll of one kind share a sentence.

Ten sentences of one shape tire a reader. Each event keeps its figure, place, date and sources.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitrep.compose.phrases import Phrases
from sitrep.wording.catalogue import Counted

#: So many events alike share a sentence: two are as quickly read apart, more are too many for one.
FEWEST, MOST = 3, 5


@dataclass(frozen=True, slots=True)
class Toll:
    """What a shared sentence says of an event; it says ``kind`` once of all its events.

    ``kind``: the area, who was killed, whether some were injured, whether that is confirmed, and
    whether the event has a bracket of its own: after the last one it would seem to be of all.
    ``own``: what the messages ``key-event-group-…`` need besides.
    """

    kind: tuple[str, str, str, str, bool]
    own: Mapping[str, str | Counted]


Told = tuple[str, Toll | None]


def sentences(told: Sequence[Told], phrases: Phrases) -> Iterator[str]:
    """Yield the sentences of events in their order, a shared one where its first event stands.

    ``told`` is each event's own sentence with its toll, which is ``None`` where it has more to
    say. Events with the very same sentence share that, with their number.
    """
    times, shared = Counter(text for text, _ in told), set()
    groups = _groups([(text, toll) for text, toll in told if times[text] == 1])
    for text in times:
        group = next((g for g in groups if text in g), None)
        if group is None:
            more = phrases.words("key-event-alike", n=phrases.words.count(times[text]))
            yield f"{text} {more}" if times[text] > 1 else text
        elif text not in shared:
            shared |= {*group}
            yield _sentence([*group.values()], phrases)


def _groups(told: Sequence[Told]) -> list[dict[str, Toll]]:
    """Return the tolls that share a sentence, by the sentences that their events would have."""
    kinds: dict[tuple[object, ...], list[tuple[str, Toll]]] = {}
    for text, toll in told:
        if toll:
            kinds.setdefault(toll.kind, []).append((text, toll))
    return [dict(part) for found in kinds.values() if len(found) >= FEWEST for part in _cut(found)]


def _cut(found: Sequence[tuple[str, Toll]]) -> Iterator[Sequence[tuple[str, Toll]]]:
    """Yield as few parts as there is room for, none of them much smaller than another."""
    parts = math.ceil(len(found) / MOST)
    ends = [len(found) * n // parts for n in range(parts + 1)]
    return (found[start:end] for start, end in pairwise(ends))


def _sentence(tolls: Sequence[Toll], phrases: Phrases) -> str:
    words, (area, among, hurt, certain, _) = phrases.words, tolls[0].kind
    first, *others = tolls
    said = [words("key-event-group-first", among=among, hurt=hurt, certain=certain, **first.own)]
    said += [words("key-event-group-next", hurt=hurt, **other.own) for other in others]
    return words("key-event-group", area=area, events=words.list(said))
