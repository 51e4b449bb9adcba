"""Key events: hedged, attributed sentences on the gravest events, one each or shared.

Events of one area stand together; the area with the gravest event comes first. Where several say
no more than a toll, they share a sentence. What a reader would find in every sentence (one source,
one type, no toll) is said once, under the list.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeGuard

from sitrep.compose import alike
from sitrep.compose.insights import dated, where
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import LONG, STANDARD, BuiltIn
from sitrep.model.codes import EventType, Status
from sitrep.model.figure import Figure, Qualifier, Value
from sitrep.model.report import Section
from sitrep.model.summary import Conflict, EventLine, Summary
from sitrep.wording import terms
from sitrep.wording.catalogue import Counted
from sitrep.wording.phrases import begins_itself

#: The most events that have a sentence; the annex has all.
MOST = 10
#: What a sentence itself says of people; other figures follow it.
_TOLL = ("killed", "killed_civilians", "injured")
#: So many groups on which sources differ are named with each figure; the rest are counted.
_DIFFERING = 3


def compose(summary: Summary, phrases: Phrases) -> Section | None:
    """Return the sentences; ``None`` for a period without events."""
    if not summary.events:
        return None
    shown = _gravest(summary)
    told = _Told(shown, summary, phrases)
    return Section(
        "key_events",
        phrases.section_title("key_events"),
        bullets=tuple(told.sentences()),
        notes=tuple(filter(None, [" ".join(told.once())])),
    )


def _grave(event: EventLine) -> tuple[int, ...]:
    stated = (event.figures.get(name) for name in ("killed", "injured"))
    return tuple(f.best if f else -1 for f in stated)


def _is_of_some(figure: Value) -> bool:
    return isinstance(figure, Figure) and _some(figure)


def _gravest(summary: Summary) -> tuple[EventLine, ...]:
    """Return the gravest events, area by area, the area with the gravest one first.

    Where not all have a sentence, those have none that state nobody hurt: many would read alike.
    """
    ranked = sorted(summary.events, key=_grave, reverse=True)
    if len(ranked) > MOST:
        hurt = [e for e in ranked if any(map(_is_of_some, e.figures.values()))]
        ranked = (hurt or ranked)[:MOST]
    areas = [*dict.fromkeys(event.area for event in ranked)]
    return tuple(sorted(ranked, key=lambda event: areas.index(event.area)))


class _Told:
    """The sentences of several events, and what is said once for all of them."""

    def __init__(self, events: Sequence[EventLine], summary: Summary, phrases: Phrases) -> None:
        self._events, self._summary, self._phrases = events, summary, phrases
        self._named = {self._named_by(event) for event in events}
        self._types = Counter(event.event_type for event in events)
        self._stated = [event for event in events if event.figures]
        self._conflicts: dict[str, list[Conflict]] = {}
        for conflict in filter(_is_told, summary.conflicts):
            self._conflicts.setdefault(conflict.event_id, []).append(conflict)

    def once(self) -> Iterator[str]:
        """Yield what is so of all events or of most, and how many are not shown."""
        words, shown, every = self._phrases.words, len(self._events), len(self._summary.events)
        (source,) = self._named if len(self._named) == 1 else ((),)
        if source and shown > 1:
            yield words("key-events-source", sources=self._phrases.named(source))
        if self._usual:
            yield words("key-events-type", type=self._phrases.event_type(self._usual))
        if not self._stated:
            yield words("key-events-no-toll", n=words.count(shown))
        if shown < every:
            yield words("overview-gravest", shown=words.count(shown), all=every)

    @property
    def _usual(self) -> str:
        """The type of most events, which is said once; empty if one's type is not stated."""
        (kind, n), *others = self._types.most_common()
        several = (
            others and EventType.OTHER not in self._types and len(self._stated) == len(self._events)
        )
        return kind if several and n > max(2, len(self._events) / 2) else ""

    def sentences(self) -> Iterator[str]:
        """Yield the sentences: one for each event, or for several that are alike."""
        told = [(self.sentence(event), self._toll(event)) for event in self._events]
        return alike.sentences(told, self._phrases)

    def sentence(self, event: EventLine) -> str:
        """Return what is reported of an event: its toll, place, sources and standing."""
        words = self._phrases.words
        parts = [self._first(event), self._others(event)]
        if self._stated and not event.figures:
            parts.append(words("key-event-no-toll"))
        parts += self._groups_differing(event)
        if event.status in (Status.DISPUTED, Status.DENIED):
            parts.append(words("key-event-disputed"))
        return " ".join(filter(None, parts))

    def _toll(self, event: EventLine) -> alike.Toll | None:
        """Return what a sentence that others share says of an event; ``None`` if it says more."""
        killed, injured = (self._figure(event, name) for name in ("killed", "injured"))
        among = _share(self._figure(event, "killed_civilians"), killed) if killed else ""
        # A number without a place would seem to be of the place before it, and a district with
        # its area's name in its own would say the area twice.
        named = event.place and event.area and event.area not in event.place
        alone = self.sentence(event) == self._first(event)
        if not (_some(killed) and named and alone and among in ("all", "none")):
            return None
        about = self._about(event)
        own: dict[str, str | Counted] = {
            "killed": self._phrases.before_noun(killed),
            "injured": self._phrases.words.figure(injured, spell=True) if injured else "",
            "where": "given" if begins_itself(event.place) else "place",
            "place": event.place,
            **dated(event, self._phrases),
            **about,
        }
        hurt, certain = "yes" if _some(injured) else "no", self._certain(event)
        bare = about["about"] == "neither"
        return alike.Toll((event.area, among, hurt, certain, bare), own)

    def _first(self, event: EventLine) -> str:
        words, phrases = self._phrases.words, self._phrases
        killed, injured = (self._figure(event, name) for name in ("killed", "injured"))
        place = {
            "certain": self._certain(event),
            **dated(event, phrases),
            **where(event, phrases),
            **self._about(event),
        }
        if _some(killed):
            among = self._figure(event, "killed_civilians")
            return words(
                "key-event-killed",
                killed=self._phrases.before_noun(killed),
                among=_share(among, killed),
                civilians=self._counted(among) if among else "",
                hurt="some" if _some(injured) else "none",
                injured=words.figure(injured, spell=True) if injured else "",
                **place,
            )
        if _some(injured):
            return words("key-event-injured", injured=self._phrases.before_noun(injured), **place)
        if _nobody(killed):
            hurt = "none" if _nobody(injured) else "unknown"
            return words("key-event-nobody", hurt=hurt, **place)
        return words("key-event-reported", **place)

    def _certain(self, event: EventLine) -> str:
        """Return "yes" where what the sentence states is confirmed, and by no source left out.

        That may have confirmed another number.
        """
        named = set(self._named_by(event)) == set(event.sources)
        return "yes" if named and event.status is Status.CONFIRMED else "no"

    def _figure(self, event: EventLine, name: str) -> Figure | None:
        """Return a figure that all of the event's sources state; others are named apart."""
        figure, by = event.figures.get(name), event.stated_by.get(name, ())
        alone = bool(by) and set(by) != set(self._named_by(event))
        return figure if isinstance(figure, Figure) and not alone else None

    def _named_by(self, event: EventLine) -> tuple[str, ...]:
        """Return who the sentence names: those that state its dead, else all of its sources."""
        return event.stated_by.get("killed") or event.sources

    def _counted(self, figure: Figure) -> Counted:
        return Counted(figure.best, self._phrases.words.figure(figure, spell=True))

    def _about(self, event: EventLine) -> dict[str, str]:
        """Return the type and the sources, each only where it is not the same for all events."""
        by, phrases = self._named_by(event), self._phrases
        once = len(self._named) == 1 and len(self._events) > 1
        sources = "" if once else phrases.named(by)
        said = len(self._types) > 1 or not event.figures
        said = said and event.event_type not in (EventType.OTHER, self._usual)
        kind = phrases.event_type(event.event_type) if said else ""
        which = {(True, True): "both", (True, False): "type", (False, True): "sources"}
        about = which.get((bool(kind), bool(sources)), "neither")
        return {"about": about, "type": kind, "sources": sources}

    def _others(self, event: EventLine) -> str:
        """Return the figures that the sentence has not stated, with who states them."""
        words, phrases, said = self._phrases.words, self._phrases, []
        differing = {c.group for c in self._conflicts.get(event.event_id, ())}
        for name in (*self._summary.indicators, "killed_civilians"):
            figure = event.figures.get(name)
            if not figure or (name in _TOLL and self._is_said(event, name)):
                continue
            told = not _is_of_some(figure) or "civilians" in differing
            if name == "killed_civilians" and told:
                continue
            text = self._counted_of(figure, name)
            by = event.stated_by.get(name, ())
            if by and set(by) != set(self._named_by(event)):
                text = words("figure-by-source", figure=text, source=phrases.named(by))
            said.append(text)
        if not said:
            return ""
        if any(_some(self._figure(event, name)) for name in ("killed", "injured")):
            return words("key-event-also", figures=words.list(said))
        return words("key-event-stated", figures=words.list(said))

    def _groups_differing(self, event: EventLine) -> Iterator[str]:
        """Yield what each source states of the groups on which they differ: 6 women, 8 women."""
        words, phrases = self._phrases.words, self._phrases
        found = [c for c in self._conflicts.get(event.event_id, ()) if c.group]
        found.sort(key=lambda c: [*self._summary.indicators].index(c.indicator))
        for conflict in found[:_DIFFERING]:
            what = phrases.what(conflict.indicator, "", conflict.group)
            statements = phrases.statements(conflict.statements)
            yield words("key-event-groups-differ", what=what, statements=statements)
        if more := len(found[_DIFFERING:]):
            yield words("key-event-more-groups-differ", n=words.count(more))

    def _counted_of(self, figure: Figure, name: str) -> str:
        """Return a figure with what it counts: "120 people displaced"."""
        words, stated = self._phrases.words, self._phrases.before_noun(figure, name)
        group = "" if name in self._summary.indicators else name.partition("_")[2]
        known = self._summary.indicators[name.partition("_")[0] if group else name]
        if stated.number != 1:
            return words("event-figure", figure=stated, what=terms.counted(words, known, group))
        if known.label:
            # config.toml gives no singular.
            return words("labelled-figure", what=known.label, figure=stated)
        return words("event-figure", figure=stated, what=terms.counted_once(words, known, group))

    def _is_said(self, event: EventLine, name: str) -> bool:
        figure, killed = self._figure(event, name), self._figure(event, "killed")
        if name == "killed_civilians":
            return bool(figure and figure.best) and _some(killed)
        # That nobody was killed is the sentence, where nobody is stated to be injured.
        injured = self._figure(event, "injured")
        return _some(figure) or (_nobody(figure) and _nobody(killed) and not _some(injured))


def _is_told(conflict: Conflict) -> bool:
    """Return whether more than one figure of a conflict on an event is there to be printed."""
    shown = {statement.figure for statement in conflict.statements if statement.figure}
    return bool(conflict.event_id) and len(shown) > 1


def _some(figure: Figure | None) -> TypeGuard[Figure]:
    """Return whether a figure is of somebody: of a word for an unknown number too."""
    return figure is not None and (figure.best > 0 or figure.qualifier is Qualifier.VAGUE)


def _nobody(figure: Figure | None) -> bool:
    return figure is not None and figure.high == 0


def _share(part: Figure | None, whole: Figure) -> str:
    """Return whether all, some or none of those killed are stated to have been civilians.

    "best": as many civilians are stated as the best estimate has dead; its range may hold others.
    """
    if not part or not part.best:
        return "none"
    if (part.low, part.best, part.high) == (whole.low, whole.best, whole.high):
        return "all"
    estimated = whole.qualifier is Qualifier.RANGE and not whole.words
    exact = part.qualifier is Qualifier.EXACT and part.high == part.best
    return "best" if estimated and exact and part.best == whole.best else "some"


SECTION = BuiltIn("key_events", "section-key-events", 35, make=compose, templates=(STANDARD, LONG))
