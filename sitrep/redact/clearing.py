"""What people have cleared, as redaction asks for it: a place, a name, the counts of a period."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sitrep.model.clearing import Cleared, Kind
from sitrep.model.dates import Window
from sitrep.model.events import EventLine
from sitrep.vocabulary.fold import code, spelling

#: What each key of a cleared place is compared with, and when two words are one.
_PLACES: Mapping[str, tuple[Callable[[EventLine], str], Callable[[str], str]]] = {
    "event": (lambda line: line.event_id, str),
    "admin1": (lambda line: line.area, spelling),
    "admin2": (lambda line: line.admin2, spelling),
    "place": (lambda line: line.place, spelling),
    "event_type": (lambda line: line.event_type, code),
}


@dataclass(frozen=True)
class Clear:
    """The decisions in force."""

    cleared: Cleared

    def place(self, line: EventLine) -> bool:
        """Return whether the place of an attack on health care may be as fine as any other's."""
        return any(
            all(_fits(line, key, value) for key, value in decision.says.items())
            for decision in self.cleared.of(Kind.PLACE)
        )

    @property
    def places(self) -> bool:
        """Whether some attack's place may be as fine as any other's."""
        return any(True for _ in self.cleared.of(Kind.PLACE))

    def facility(self, identity: str, name: str) -> bool:
        """Return whether a facility may be named; ``name`` may be in the form of comparisons."""
        said = [decision.says["facility"] for decision in self.cleared.of(Kind.FACILITY)]
        return identity in said or (bool(name) and spelling(name) in map(spelling, said))

    def counts(self, indicator: str, window: Window | None) -> bool:
        """Return whether small counts of an indicator may be printed, of one period or of any."""
        return any(
            decision.says["indicator"] == indicator and decision.window in (None, window)
            for decision in self.cleared.of(Kind.CELLS)
        )

    def windows(self, indicator: str) -> tuple[Window, ...]:
        """Return the periods of which small counts of an indicator may be printed."""
        of_cells = self.cleared.of(Kind.CELLS)
        return tuple(d.window for d in of_cells if d.says["indicator"] == indicator and d.window)


def _fits(line: EventLine, key: str, value: str) -> bool:
    own, alike = _PLACES[key]
    return alike(own(line)) == alike(value)


UNCLEARED = Clear(Cleared())
