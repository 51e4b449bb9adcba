"""What is printed: the Report, the context of all templates and the source of report.json."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from sitrep.model.dates import Period
from sitrep.model.summary import Summary


@dataclass(frozen=True, slots=True)
class Column:
    """A table's column; ``align`` is "start" for words and "end" for numbers."""

    title: str
    align: str = "start"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as printed: every cell is text, already worded in the report's language.

    The first column is the row's header. ``note`` stands under it: source, window, caveat.
    """

    id: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """One week, or one total, of a key figure's small chart; ``value`` ``None`` is a gap.

    ``text`` is the number as printed, or why there is none. ``joined``: it compares with the
    point before it. ``partial``: the data stop before its week ends.
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
    #: The same thing over time, all counted by this report's rules; empty where nothing compares.
    trend: tuple[TrendPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart: words from its data, and where its files stand beside the report.

    ``svg``, ``png`` and ``csv`` are paths relative to the report's folder. ``section``
    is the section it stands in; ``width`` "full" or "half" of the page.
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


@dataclass(frozen=True, slots=True)
class Narrative:
    """Text by a person for one section: Markdown as written and the same as safe HTML."""

    markdown: str
    html: str


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
    """The head of page one, and of the document's properties."""

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


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure of report.json; ``low`` … ``high`` null when unreported, ``high`` null if open."""

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
    groups: Mapping[str, FigureEntry] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Mention:
    """A figure as running text prints it; every field is printed text in the report's language.

    Printed, it is ``attributed``: the figure with who states it and for when. Its groups are
    its items: ``mention["civilians"]``.
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
    """The whole report as printed, in one language and edition: the templates' context."""

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
    #: The period's events, all of them, for a spreadsheet: header first.
    annex: tuple[tuple[str, ...], ...] = ()
    #: Which of the gallery it is made with.
    template: str = "standard"
    #: By indicator, and by total_id: what ``figure("…")`` prints in templates and texts.
    mentions: Mapping[str, Mention] = field(default_factory=dict)
    #: The sentences in which the workspace's words differ from sitrep's, as they stand in its file.
    own_words: str = ""

    def section(self, name: str) -> Section | None:
        """Return the section of that id, or ``None`` when there is nothing to print in it."""
        return next((s for s in self.sections if s.id == name), None)


@dataclass(frozen=True, slots=True)
class Known:
    """What sitrep makes, by name. A week without anything for one of them has none of it."""

    sections: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()
    charts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart with its files' contents. ``data`` is its CSV: header first, then the rows.

    ``svg`` has its letters as outlines and looks alike everywhere; ``paper`` is the same
    picture for the PDF, which brings the fonts, with its letters as text.
    """

    chart: Chart
    svg: bytes
    png: bytes
    data: tuple[tuple[str, ...], ...]
    paper: bytes
