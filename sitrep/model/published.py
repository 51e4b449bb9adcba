"""The frozen types of reports/ as a whole: what is found there, and the page that lists it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitrep.model.dates import Calendar
from sitrep.model.report import Card, Masthead


@dataclass(frozen=True, slots=True)
class Span:
    """A published report's period."""

    id: str
    start: dt.date
    end: dt.date
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class ReportFile:
    """One of a report's pages: its path from reports/, in which language and format."""

    path: str
    language: str
    format: str
    size: int


@dataclass(frozen=True, slots=True)
class Published:
    """One report that stands in reports/, as its own report.json and manifest.json have it."""

    folder: str
    #: 1, or what follows ".r" in the name of a re-issue's folder.
    issue: int
    period: Span
    language: str
    masthead: Masthead
    cards: tuple[Card, ...]
    created: dt.date
    files: tuple[ReportFile, ...]
    #: By which template it is made, where it stands beside the usual report of its period.
    template: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as printed; ``path`` is relative to reports/."""

    path: str
    label: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class IndexCard:
    """A key figure, with its small chart's text alternative."""

    card: Card
    alt: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One report as the page lists it; every field but the last is printed text."""

    id: str
    heading: str
    period: str
    facts: tuple[str, ...]
    notes: tuple[str, ...]
    language: str
    direction: str
    cards: tuple[IndexCard, ...]
    links: tuple[Link, ...]
    published: Published


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The page that lists all reports, and the feed of them: all wording, in one language."""

    language: str
    direction: str
    title: str
    subtitle: str
    issuer: str
    author: str
    skip: str
    latest: str
    earlier: str
    key_figures: str
    none: str
    follow: str
    key: str
    disclaimer: str
    entries: tuple[Entry, ...]
