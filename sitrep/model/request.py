"""What a build is asked for, and what it gives."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sitrep.model.dates import Period
from sitrep.model.problem import Problem, SitrepError, errors_in
from sitrep.model.summary import Counts, Summary


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


@dataclass(frozen=True)
class Checked:
    """What a build would read: every problem in it, and what became of each input's rows."""

    problems: tuple[Problem, ...]
    counts: tuple[Counts, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return errors_in(self.problems)


def today() -> dt.date:
    """Return the date printed as the report's creation: SOURCE_DATE_EPOCH's where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        reason = f'SOURCE_DATE_EPOCH is "{epoch}", which is not a number of seconds'
        raise SitrepError(reason, usage=True) from None


#: Told of each stage of a build as it starts; the command line shows it, others may ignore it.
Notify = Callable[[str], None]


def unheard(stage: str) -> None:
    """Hear of no stage."""
