"""What a build is asked for, and what it gives."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from sitrep.model.dates import Period
from sitrep.model.problem import Problem
from sitrep.model.summary import Summary


@dataclass(frozen=True)
class Request:
    """What to build. ``period`` empty: the latest complete one. ``created``: today's date."""

    config: Path
    created: dt.date
    period: str = ""
    out: Path = Path("reports")
    as_of: dt.date | None = None
    edition: str = "public"
    language: str = ""
    formats: tuple[str, ...] = ()
    keep_going: bool = False
    template: str = ""


@dataclass(frozen=True)
class Built:
    """A published report: where it stands, what it counted, what was wrong and left out."""

    folder: Path
    files: tuple[Path, ...]
    summary: Summary
    problems: tuple[Problem, ...]
    #: Those that hold data, the latest first.
    periods: tuple[Period, ...] = ()
