"""Plan the slides: which there are, what each says in its title, and what it shows.

Nothing is counted here: titles are the report's sentences, or what a chart is called. A slide
without anything to show is left out, and there are at most eight, and one more for each chart that
config.toml declares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from sitrep.model.plot import Plot
from sitrep.model.report import Card, Chart, Report, Section, Table

#: The most slides, and those that others are left out for, the first to go first.
MOST = 8
_FIRST_TO_GO = (
    "displacement-more",
    "claims",
    "map-weeks",
    "hit-again",
    "disputed",
    "sex-and-age",
    "flows",
    "response",
)
#: Charts with a slide of their own, and one that fills another's.
_FLOWS, _MAPS = ("displacement-flows", "map-flows"), ("map-weeks",)
_TYPES = ("health-attacks-by-type",)
_APART = {
    "claims": ("casualty-totals",),
    "disputed": ("claims-and-denials",),
    "sex-and-age": ("sex-and-age",),
    "hit-again": ("facilities-hit-again",),
}
#: Where there are fewer slides than these, what the report tells in words fills them up.
_FEWEST, _FILLING = 5, ("events", "more")
#: The most letters of a title, of texts on a slide, and the most texts.
TITLE, _TEXTS = 230, 5
_WHERE = ("map", "casualties-by-area")


class Drawn(NamedTuple):
    """A chart with its data, or with its picture if it is no more than that.

    ``table`` stands under the picture.
    """

    chart: Chart
    plot: Plot | None
    png: bytes
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide: its title, one or two things that it shows, and what its notes say."""

    id: str
    title: str
    shown: tuple[Drawn | Table, ...] = ()
    cards: tuple[Card, ...] = ()
    texts: tuple[str, ...] = ()
    source: str = ""
    notes: tuple[str, ...] = ()


def planned(report: Report, drawn: Sequence[Drawn]) -> tuple[Slide, ...]:
    """Return the slides after the first one, in order."""
    found = list(_found(report, drawn))
    needed = [slide for slide in found if slide.id not in _FILLING]
    lacking = max(0, _FEWEST - 1 - len(needed))
    filling = [slide.id for slide in found if slide.id in _FILLING][:lacking]
    found = [slide for slide in found if slide in needed or slide.id in filling]
    most = MOST + len(report.summary.declared)
    for name in _FIRST_TO_GO:
        if len(found) >= most:
            found = [slide for slide in found if slide.id != name]
    return tuple(found)


def _found(report: Report, drawn: Sequence[Drawn]) -> Iterator[Slide]:
    heads, asked = report.headlines, {one.asked.id for one in report.summary.declared}
    own = [one for one in drawn if one.chart.id in asked]
    drawn = [one for one in drawn if one.chart.id not in asked]
    by_id = {one.chart.id: one for one in drawn}
    yield _figures(report)
    yield from _charts(report, "map", [by_id[i] for i in _WHERE if i in by_id], heads.get("map"))
    toll = [by_id[i] for i in ("casualties-by-week",) if i in by_id]
    yield from _charts(report, "casualties", toll, heads.get("casualties"))
    for name in ("sex-and-age", "claims", "disputed"):
        yield from _charts(report, name, [by_id[i] for i in _APART[name] if i in by_id])
    yield from _charts(report, "map-weeks", [by_id[i] for i in _MAPS if i in by_id])
    displaced = [d for d in drawn if d.chart.section == "displacement"]
    yield from _displaced(report, [d for d in displaced if d.chart.id not in _FLOWS])
    yield from _charts(report, "flows", [by_id[i] for i in _FLOWS if i in by_id])
    yield from _health(report, drawn)
    yield from _section(report, "response", [d for d in drawn if d.chart.section == "response"])
    for one in own:
        yield from _charts(report, one.chart.id, [one])
    yield from _words(report, "events", "key_events")
    yield from _words(report, "more", "highlights")
    yield from _changes(report)
    yield _sources(report)


def _figures(report: Report) -> Slide:
    """Return the slide of the key figures; without any, of the highlights."""
    told = report.section("highlights")
    section = report.section("key_figures")
    bullets = told.bullets if told else ()
    heads = report.headlines.values()
    title = _own(told) or report.headlines.get("key_figures") or next(iter(bullets), "")
    # What another slide says in its title is not said here too.
    other = tuple(filter(None, (title, *heads)))
    rest = tuple(text for text in (bullets or _overview(report)) if not text.startswith(other))
    rest = rest or _overview(report)
    cards = section.cards if section else ()
    notes = (*bullets, *_basis(report, section), *(_told(card) for card in cards), *report.caveats)
    source = " ".join((report.coverage, *section.notes)) if section and cards else ""
    return Slide(
        "key_figures",
        title or report.masthead.title,
        cards=cards,
        # More than three cards leave no room for words.
        texts=rest[: _TEXTS if not cards else 0 if len(cards) > 3 else 2],
        source=" · ".join(filter(None, (dated(report), source))),
        notes=tuple(dict.fromkeys(notes)),
    )


def _overview(report: Report) -> tuple[str, ...]:
    sections = [report.section(name) for name in ("overview", "key_events")]
    return tuple(text for s in sections if s for text in (*s.paragraphs, *s.bullets))


def _own(section: Section | None) -> str:
    """Return the first of the highlights that a person wrote as a list."""
    if section is None or section.narrative is None or not section.narrative.bullets:
        return ""
    first = section.narrative.html.partition("<li>")[2].partition("</li>")[0]
    said = " ".join(Markup(first).striptags().split())
    return said if len(said) <= TITLE else ""


def _told(card: Card) -> str:
    parts = (f"{card.qualifier} {card.value}".strip(), card.label, card.change, card.window)
    return " · ".join(filter(None, (*parts, card.source, card.certainty)))


def _basis(report: Report, section: Section | None) -> tuple[str, ...]:
    """Return what is said under a section, and of which areas its sums are."""
    said = (report.coverage, *(section.notes if section else ()))
    return tuple(filter(None, said))


def dated(report: Report) -> str:
    """Return the period and the cut-off in one line."""
    return " · ".join(filter(None, (report.masthead.period, report.masthead.as_of)))


def _charts(
    report: Report, name: str, shown: Sequence[Drawn], title: str | None = None
) -> Iterator[Slide]:
    """Yield a slide of one or two charts; none without a chart."""
    if not shown:
        return
    pair = tuple(shown[:2])
    section = report.section(pair[-1].chart.section)
    notes = [text for one in pair for text in (one.chart.title, one.chart.alt, one.chart.caption)]
    notes += [one.plot.caption for one in pair if one.plot]
    notes += [*(section.paragraphs if section else ()), *_basis(report, section), *report.caveats]
    source = " ".join(dict.fromkeys(_sentences(pair)))
    # Last a chart's title says its unit, and the line above the chart says that too.
    said = title or pair[0].chart.title.partition(" · ")[0]
    yield Slide(name, said, pair, source=source, notes=tuple(dict.fromkeys(notes)))


def _health(report: Report, drawn: Sequence[Drawn]) -> Iterator[Slide]:
    """Yield the slide of attacks on health care, and one of facilities hit again if none is on it.

    Beside the period's attacks stand, where there is room, these facilities or the attacks' types.
    """
    again = [d for d in drawn if d.chart.id in _APART["hit-again"]]
    cared = [d for d in drawn if d.chart.section == "health" and d not in again]
    beside = len(cared) == 1
    types = [d for d in drawn if d.chart.id in _TYPES]
    yield from _section(report, "health", [*cared, *again, *types] if beside else cared)
    if not beside:
        yield from _charts(report, "hit-again", again)


def _displaced(report: Report, shown: Sequence[Drawn]) -> Iterator[Slide]:
    """Yield a slide for each of two charts, the one that the headline is about first."""
    heads = report.headlines
    head = heads.get("displacement", "")
    ordered = sorted(shown, key=lambda one: heads.get(one.chart.id, "") != head)
    yield from _section(report, "displacement", ordered[:1])
    for other in ordered[1:2]:
        yield from _charts(report, "displacement-more", [other], heads.get(other.chart.id))


def _sentences(pair: Sequence[Drawn]) -> Iterator[str]:
    """Yield the captions' sentences: two charts mostly share the first ones."""
    for one in pair:
        caption = one.plot.caption if one.plot else one.chart.caption
        yield from re.split(r"(?<=[.!?]) +(?=\S)", caption)


def _section(report: Report, name: str, shown: Sequence[Drawn]) -> Iterator[Slide]:
    """Yield the slide of a section: its charts, else its table, else what it says."""
    section, title = report.section(name), report.headlines.get(name)
    if shown or section is None:
        yield from _charts(report, name, shown, title)
        return
    tables = tuple(t for t in section.tables if t.rows)[:1]
    if not tables:
        yield from _words(report, name, name)
        return
    said = title or tables[0].caption or section.title
    notes = (*section.paragraphs, *section.bullets, *_basis(report, section), *report.caveats)
    yield Slide(name, said, tables, source=dated(report), notes=notes)


def _words(report: Report, name: str, of: str) -> Iterator[Slide]:
    """Yield a slide of what a section says, under its heading."""
    section = report.section(of)
    texts = (*section.paragraphs, *section.bullets) if section else ()
    if section and texts:
        notes = (*texts, *_basis(report, section), *report.caveats)
        shown = texts[:_TEXTS]
        yield Slide(name, section.title, texts=shown, source=dated(report), notes=notes)


def _changes(report: Report) -> Iterator[Slide]:
    """Yield the slide of figures and events that changed since they were published."""
    section = report.section("changes")
    tables = tuple(t for t in section.tables if t.rows) if section else ()
    if section and tables:
        notes = (*section.paragraphs, *_basis(report, section), *report.caveats)
        yield Slide("changes", tables[0].caption, tables[:2], source=dated(report), notes=notes)


def _sources(report: Report) -> Slide:
    """Return the last slide: who said all this, and the limits of the figures."""
    method = report.section("method") or report.section("brief_method")
    contacts = report.section("contacts")
    title, *rest = report.caveats or (method.title if method else report.masthead.title,)
    table = (report.sources,) if report.sources and report.sources.rows else ()
    said = [*(method.paragraphs if method else ()), *report.caveats]
    said += contacts.paragraphs if contacts else ()
    # The last of them says with which version the report was made.
    source = " · ".join(contacts.paragraphs[:-1]) if contacts else dated(report)
    texts = tuple(rest[:_TEXTS]) or (() if table else tuple(s for s in said if s != title))
    return Slide("sources", title, table, texts=texts, source=source, notes=tuple(said))
