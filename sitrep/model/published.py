"""The published reports in reports/, and the page that lists them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitrep.model.dates import Calendar, Window
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.report import Card, Masthead

#: The version of report.json. It rises when a field is removed or means something else, not when
#: one is added. Files without it are of version 1.
SCHEMA_VERSION = 1


@dataclass(frozen=True, slots=True)
class Span:
    """A published report's period."""

    id: str
    start: dt.date
    end: dt.date
    calendar: Calendar
    #: Whether the data stop before it ends.
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Toll:
    """One indicator's figure in one report; ``best`` is ``None`` where no number is stated.

    ``previous`` is the period before as that report counts it; ``change`` is empty where the
    report compares the two with nothing. ``reported`` of ``of`` events state a number.
    """

    text: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    qualifier: Qualifier | None = None
    reported: int = 0
    of: int = 0
    previous: int | None = None
    change: str = ""

    @property
    def figure(self) -> Figure | None:
        """The figure, where a number is stated."""
        if self.best is None or self.low is None:
            return None
        return Figure(self.low, self.best, self.high, self.qualifier or Qualifier.EXACT)


@dataclass(frozen=True, slots=True)
class Stated:
    """What a published report says of a group of people in a window; ``low`` is ``None`` where it
    withholds the number. ``path`` is its report.json.
    """

    path: str
    indicator: str
    group: str
    window: Window
    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class ReportFile:
    """One page of a report: its path relative to reports/, its language, format and bytes."""

    path: str
    language: str
    format: str
    size: int


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """When a report was withdrawn, and why; both are printed."""

    day: dt.date
    reason: str


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
    #: What it says of the period's events, by indicator.
    tolls: Mapping[str, Toll] = field(default_factory=dict)
    #: The areas that its events are of; none where they may be of any, ``None`` in older files.
    covered: tuple[str, ...] | None = None
    #: Its report.json.
    data: ReportFile | None = None
    #: The page of its briefing pack, relative to reports/; empty if it has none.
    pack: str = ""
    #: Of a withdrawn report there are no files, cards or tolls.
    withdrawn: Withdrawn | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link as printed; ``path`` is relative to reports/. ``brief`` is its label in the table."""

    path: str
    label: str
    language: str = ""
    brief: str = ""


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
    #: Whether a later issue replaces it.
    replaced: bool = False
    #: Its report.json.
    data: Link | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """Another report of a row's period: by another template, or an older issue."""

    label: str
    entry: Entry


@dataclass(frozen=True, slots=True)
class Cell:
    """One toll in a row of the table; ``part`` says of how many events it is, ``change`` how it
    differs from the report before.
    """

    text: str
    part: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One period in the table: its report, the tolls, and other reports of the same period."""

    entry: Entry
    cells: tuple[Cell, ...]
    variants: tuple[Variant, ...] = ()


@dataclass(frozen=True, slots=True)
class Year:
    """The earlier reports of one year, the latest first."""

    id: str
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One report's toll in the chart: ``x`` and ``width`` in per cent of the chart's width, all
    heights in pixels from its top.

    ``whisker`` is the y of the highest and the lowest figure, ``open`` the y of the arrow where
    there is no upper bound. A report without a number has neither height nor whisker.
    """

    x: float
    width: float
    said: str
    top: float | None = None
    height: float = 0
    partial: bool = False
    whisker: tuple[float, float] | None = None
    open: float | None = None

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return round(self.x + self.width / 2, 3)


@dataclass(frozen=True, slots=True)
class Mark:
    """A text in the chart at ``x`` per cent and ``y`` pixels.

    ``side`` is "first" or "last" where it is too near that edge of the chart to stand centred.
    """

    x: float
    y: float
    text: str
    side: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """One toll in all the reports, as a chart: bars over time, and bands where no report is."""

    title: str
    alt: str
    notes: tuple[str, ...]
    height: float
    base: float
    bars: tuple[Bar, ...]
    gaps: tuple[Bar, ...]
    levels: tuple[Mark, ...]
    dates: tuple[Mark, ...]
    labels: tuple[Mark, ...]


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
    #: The chart of the first toll in all reports; ``None`` where fewer than two state a number.
    history: History | None = None
    #: The latest report with the others of its period, and all earlier periods by year.
    newest: Line | None = None
    years: tuple[Year, ...] = ()
    #: What is said of the areas that the numbers are of.
    areas: str = ""
    #: What the table's columns are headed, and its texts.
    columns: tuple[str, ...] = ()
    period: str = ""
    files: str = ""
    contents: str = ""
    #: The first page of the latest report's PDF as a data URI, and its text alternative.
    cover: str = ""
    cover_alt: str = ""
