"""What ``sitrep forget`` has taken out of a workspace, and what was asked of it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be forgotten: events and facilities by their ids, or all before a day."""

    events: tuple[str, ...] = ()
    facilities: tuple[str, ...] = ()
    before: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Forgotten:
    """One decision: what, when and why, how many cells of which files, and what stayed.

    ``stays`` names the columns of which figures needed a cell. ``line`` is that of the decision
    in its file.
    """

    asked: Asked
    date: dt.date
    reason: str
    cells: int = 0
    files: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    line: int = 0
