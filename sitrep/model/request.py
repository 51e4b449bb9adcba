"""The requests and results of ``build`` and ``check``."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitrep.model.dates import Period
from sitrep.model.edition import PUBLIC
from sitrep.model.graphic import Graphic
from sitrep.model.pack import Choice, PackFile
from sitrep.model.problem import Problem, SitrepError, errors_in
from sitrep.model.report import FigureEntry
from sitrep.model.summary import Counts, Summary


@dataclass(frozen=True)
class Release:
    """What the record says of a build: a draft, or report No. ``number`` as it is handed out.

    ``number`` is ``None`` where the record has none yet, or for a kind of report without one.
    """

    number: int | None
    revision: int = 1
    draft: bool = False
    #: The folder of the report before it, empty for none; ``None``: the record's last one.
    since: str | None = None
    #: Why it is published again; printed.
    reason: str = ""


@dataclass(frozen=True)
class Request:
    """What to build. An empty ``period`` means the latest complete one with data."""

    config: Path
    created: dt.date
    period: str = ""
    #: ``None``: ``reports/`` beside config.toml.
    out: Path | None = None
    #: Where the reports are that people have; ``None``: where this one goes.
    published: Path | None = None
    as_of: dt.date | None = None
    edition: str = "public"
    language: str = ""
    formats: tuple[str, ...] = ()
    keep_going: bool = False
    template: str = ""
    #: The briefing pack, and no pages; ``None``: one that is there is made again where it must be.
    pack: Choice | None = None
    #: By the clock, whatever day ``created`` is: no event is later. ``None``: it is not looked at.
    today: dt.date | None = None
    #: ``None``: the build finds it in the record of the workspace.
    release: Release | None = None
    #: Leave a report as it stands where it would be made from the same.
    if_changed: bool = False
    #: Whether the page of all reports is made again: of many reports it is made once, after them.
    relist: bool = True

    @property
    def reports(self) -> Path:
        """The folder that public reports are written to."""
        return self.config.parent / "reports" if self.out is None else self.out

    @property
    def some(self) -> bool:
        """Whether it asks for some formats, or for the pack alone, and not for config.toml's."""
        return bool(self.formats or self.pack)

    @property
    def is_public(self) -> bool:
        """Whether the report is for everyone."""
        return self.edition == PUBLIC

    @property
    def is_draft(self) -> bool:
        """Whether it is built to be looked at, in a workspace that publishes."""
        return self.release is not None and self.release.draft

    @property
    def is_open(self) -> bool:
        """Whether others than its owner may read what is built."""
        return self.is_public and not (self.is_draft and self.out is None)

    @property
    def is_listed(self) -> bool:
        """Whether the build puts it on the page of all reports."""
        return self.is_public and self.release is None

    @property
    def is_relisted(self) -> bool:
        """Whether the page of all reports is made again by the build itself."""
        return self.is_listed and self.relist

    @property
    def home(self) -> Path:
        """The folder that the edition's reports are in: of the others, beside the public ones.

        So that ``reports/`` can be copied to a web server whole.
        """
        if self.is_draft and self.out is None:
            return self.config.parent / "drafts"
        return self.reports if self.is_public else self.reports.parent / "restricted"

    @property
    def latest(self) -> dt.date:
        """The latest day that it may be; what begins after it has not begun."""
        return max(self.created, self.today or self.created)


@dataclass(frozen=True)
class Built:
    """A published report: its folder and files, what it counts, and the problems found."""

    folder: Path
    files: tuple[Path, ...]
    summary: Summary
    problems: tuple[Problem, ...]
    #: The periods that hold data, the latest first.
    periods: tuple[Period, ...] = ()
    #: How the rows of each input were used, with their names for the terminal.
    counts: tuple[Counts, ...] = ()
    #: The files of the briefing pack, where this build made it.
    pack: tuple[PackFile, ...] = ()
    #: The report's charts, by their ids or their sections.
    charts: Mapping[str, Graphic] = field(default_factory=dict, compare=False, repr=False)
    #: The report's figures, by their indicators; ``text`` is as it is printed.
    figures: Mapping[str, FigureEntry] = field(default_factory=dict, compare=False, repr=False)
    #: It stood already, made from the same, and nothing was written.
    unchanged: bool = False


@dataclass(frozen=True)
class Checked:
    """The result of a check: every problem, and how many rows of each input can be used."""

    problems: tuple[Problem, ...]
    counts: tuple[Counts, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop a build."""
        return errors_in(self.problems)


def clock() -> dt.date:
    """Return the day it is, after which nothing has happened yet; made wherever it is latest."""
    return (dt.datetime.now(dt.UTC) + dt.timedelta(hours=14)).date()


def today() -> dt.date:
    """Return today's date in UTC, or that of SOURCE_DATE_EPOCH when it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        reason = f'SOURCE_DATE_EPOCH is "{epoch}", which is not a number of seconds'
        raise SitrepError(reason, usage=True) from None
