"""The published reports in reports/, and the page that lists them."""

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
    """One page of a report: its path relative to reports/, its language, format and bytes."""

    path: str
    language: str
    format: str
    size: int


@dataclass(frozen=True, slots=True)
class Published:
    """One report in reports/, as its report.json and manifest.json describe it."""

    folder: str
    #: 1, or the number after ".r" in the name of a re-issue's folder.
    issue: int
    period: Span
    language: str
    masthead: Masthead
    cards: tuple[Card, ...]
    created: dt.date
    files: tuple[ReportFile, ...]
    #: Its template, when it is published beside the standard report of its period.
    template: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link as printed; ``path`` is relative to reports/."""

    path: str
    label: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class IndexCard:
    """A key figure, with the text alternative of its small chart."""

    card: Card
    alt: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One report as the page lists it; every field except ``published`` is printed text."""

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
    """The printed text of the page that lists all reports and of its feed, in one language."""

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
