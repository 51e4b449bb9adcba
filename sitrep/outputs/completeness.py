"""Completeness in report.json: which reports are due, and what came of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitrep.model.expected import Every
from sitrep.model.summary import Summary
from sitrep.outputs.breakdown import part


@dataclass(frozen=True, slots=True)
class HeardEntry:
    """One source or area that is expected to report; ``last``: nothing came of a later day.

    ``zero``: all that came says that there was nothing.
    """

    name: str
    is_area: bool
    every: Every
    due: int
    received: int
    zero: bool
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class CompletenessEntry:
    """What came of the reports that are due, and the median days from event to account."""

    due: int
    received: int
    days: float | None
    dated: int
    heard: tuple[HeardEntry, ...]


def completeness(summary: Summary) -> CompletenessEntry | None:
    """Return what came of the reports that are due; ``None`` where config.toml expects nobody."""
    found = summary.completeness
    if found is None:
        return None
    heard = tuple(
        part(HeardEntry, one, **{n: getattr(one.expected, n) for n in ("name", "is_area", "every")})
        for one in found.heard
    )
    return CompletenessEntry(found.due, found.received, found.days, found.dated, heard)
