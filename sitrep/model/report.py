"""The Report: everything printed, the context of all templates and the source of report.json."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from sitrep.model.dates import Period
from sitrep.model.plot import Plot
from sitrep.model.summary import Summary

if TYPE_CHECKING:
    from sitrep.model.pictures import Form, Frame, Picture


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; ``align`` is "start" for words and "end" for numbers."""

    title: str
    align: str = "start"


Rows: TypeAlias = tuple[tuple[str, ...], ...]  #: A table's rows, all cells text.


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed: every cell is text in the report's language.

    The first column holds the row headers. ``note`` is printed below: source, window, caveat.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One week, or one total, of a key figure's small chart; ``value`` ``None`` is a gap.

    ``text`` is the printed number, or why there is none. ``joined``: the point is comparable
    with the one before. ``partial``: the data end before the week does.
    """

    on: dt.date
    label: str
    text: str
    value: int | None
    joined: bool = True
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A key figure on page one. Every field is printed text; ``value`` may be "not reported"."""

    id: str
    label: str
    qualifier: str
    value: str
    window: str
    source: str
    certainty: str = ""
    change: str = ""
    #: The same figure over time, by this report's rules; empty when nothing is comparable.
    trend: tuple[TrendPoint, ...] = ()


PICTURES = ("svg", "png")  #: The pictures of a chart that become files, by their endings.


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart: its printed text, and its files' paths; ``title`` is heading and subtitle.

    A picture that is not made has no path. ``section`` prints it, over the "full" or "half" width:
    not one that ``repeats`` older running totals, unless config.toml asks for it, nor one that is
    ``told_by`` a table or its text. ``states``: ids of totals printed. ``over_time``: latest last.
    """

    id: str
    section: str
    title: str
    alt: str
    caption: str
    svg: str
    png: str
    csv: str
    width: str = "half"
    repeats: bool = False
    told_by: str = ""
    heading: str = ""
    subtitle: str = ""
    over_time: bool = False
    states: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Narrative:
    """A person's text for one section: the Markdown as written, and the same as safe HTML.

    ``bullets``: how many it has, if it is one list and nothing else.
    """

    markdown: str
    html: str
    bullets: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """One section as printed, in this order: text, bullets, charts, tables, notes."""

    id: str
    title: str
    paragraphs: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    charts: tuple[Chart, ...] = ()
    tables: tuple[Table, ...] = ()
    notes: tuple[str, ...] = ()
    narrative: Narrative | None = None


@dataclass(frozen=True, slots=True)
class Masthead:
    """The head of page one; also the document's properties."""

    title: str
    subtitle: str
    period: str
    calendar: str
    as_of: str
    issuer: str
    next_report: str
    edition: str
    language: str
    partial: str = ""
    reissue: str = ""


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure of report.json. ``low``, ``best`` and ``high`` are null when it is unreported.

    ``high`` is also null when there is no upper bound.
    """

    low: int | None
    best: int | None
    high: int | None
    qualifier: str | None
    text: str
    unit: str
    reported: int
    of: int
    since: dt.date | None
    until: dt.date
    sources: tuple[str, ...]
    previous: int | None
    change: str
    #: Whether it is known and the edition does not print it.
    suppressed: bool = False
    groups: Mapping[str, FigureEntry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure as running text prints it; every field is printed text in the report's language.

    ``str()`` returns ``attributed``: the figure with its source and window.
    ``mention["civilians"]`` returns one of its groups.
    """

    what: str
    text: str
    source: str
    window: str
    certainty: str = ""
    attributed: str = ""
    groups: Mapping[str, Mention] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.attributed

    def __getitem__(self, group: str) -> Mention:
        return self.groups[group]


@dataclass(frozen=True)
class Report:
    """The whole report as printed, in one language and edition."""

    language: str
    direction: str
    edition: str
    period: Period
    as_of: dt.date
    created: dt.date
    masthead: Masthead
    labels: Mapping[str, str]
    sections: tuple[Section, ...]
    figures: Mapping[str, FigureEntry]
    charts: tuple[Chart, ...]
    summary: Summary
    caveats: tuple[str, ...]
    #: The files of the annex, each the rows of a spreadsheet, header first: all the period's
    #: events, and each table of which a page prints a part.
    annex: Mapping[str, Rows] = field(default_factory=dict)
    #: The template that it is made with.
    template: str = "standard"
    #: What ``figure("…")`` prints in templates and texts, by indicator and by total_id.
    mentions: Mapping[str, Mention] = field(default_factory=dict)
    #: ``figures`` since the baseline or, without one, since the log's first day.
    since_baseline: Mapping[str, FigureEntry] = field(default_factory=dict)
    #: The workspace's own sentences that differ from sitrep's, as its file has them.
    own_words: str = ""
    headlines: Mapping[str, str] = field(default_factory=dict)  #: What each part finds, by its id.
    sources: Table | None = None  #: Those of the period, a row for each that is printed.
    coverage: str = ""  #: On the areas that the sums are of; empty where all are covered.

    def section(self, name: str) -> Section | None:
        """Return the section with the id ``name``, or ``None`` when it has nothing to print."""
        return next((s for s in self.sections if s.id == name), None)


@dataclass(frozen=True, slots=True)
class Known:
    """The names of all sections, tables and charts that sitrep makes.

    A report has only those with something to print.
    """

    sections: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()


class Drawn(Protocol):
    """A finished picture, drawn once and saved in each form that is asked for."""

    @property
    def outlined(self) -> bool:
        """Whether its text can't stay text, because of its script."""

    @property
    def figure(self) -> Any:
        """The picture as matplotlib's Figure."""

    def stamp(self, text: str) -> None:
        """Say ``text`` along the foot of the picture; a frame says it in its own place."""

    def saved(self, name: str) -> bytes:
        """Return the picture as "svg", "png", "bare", "paper", "plot" or "paper-plot"."""

    def framed(self, frame: Frame, form: Form) -> Picture:
        """Return the picture as it stands alone."""


@dataclass(frozen=True)
class Drawing:
    """A chart with its pictures and data. ``data`` is its CSV: header first, then the rows.

    Each picture is saved when it is first asked for. In ``svg`` letters are outlines, so that it
    looks the same everywhere; in ``paper`` they are text where they can be.
    """

    chart: Chart
    data: tuple[tuple[str, ...], ...]
    drawn: Drawn = field(compare=False, repr=False)
    #: The same for programs that draw charts themselves; ``None`` for a picture alone.
    plot: Plot | None = None
    table: Table | None = None  #: Beside a picture alone: its latest data, to be edited there.

    @cached_property
    def svg(self) -> bytes:
        """The picture as SVG with letters as outlines."""
        return self.drawn.saved("svg")

    @cached_property
    def png(self) -> bytes:
        """The picture as PNG."""
        return self.drawn.saved("png")

    @cached_property
    def bare(self) -> bytes:
        """The picture as PNG without heading and caption, for a page that has these as text."""
        return self.drawn.saved("bare")

    @cached_property
    def paper(self) -> bytes:
        """The picture as SVG for the PDF."""
        return self.svg if self.drawn.outlined else self.drawn.saved("paper")
