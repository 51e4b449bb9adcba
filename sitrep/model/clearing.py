"""What people let a report print though a rule of its edition would keep it back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from sitrep.model.dates import Window


class Kind(StrEnum):
    """What is cleared: the tables of ``cleared.toml``."""

    PLACE = "place"
    FACILITY = "facility"
    CELLS = "cells"
    FINDING = "finding"
    CHECK = "check"


@dataclass(frozen=True, slots=True)
class Clearing:
    """One decision, with who made it and why.

    ``says`` are the keys that say what is cleared, by name: all of them have to fit. ``number``
    counts the tables of its kind, from 1. Counts are cleared of ``window`` alone, or of every
    period.
    """

    kind: Kind
    says: Mapping[str, str]
    reason: str
    who: str
    date: dt.date
    until: dt.date | None = None
    window: Window | None = None
    number: int = 1
    line: int = 0


@dataclass(frozen=True)
class Cleared:
    """All decisions of one workspace, and the file that has them."""

    path: str = ""
    decisions: tuple[Clearing, ...] = ()

    def on(self, day: dt.date) -> Cleared:
        """Return those in force on a day; an ended one clears nothing."""
        kept = (c for c in self.decisions if c.until is None or day <= c.until)
        return replace(self, decisions=tuple(kept))

    def of(self, kind: Kind) -> Iterator[Clearing]:
        """Yield the decisions of one kind."""
        return (c for c in self.decisions if c.kind is kind)


NOTHING = Cleared()
