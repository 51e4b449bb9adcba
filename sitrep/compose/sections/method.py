"""Sources, method, caveats: what was counted, by which rule, and what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sitrep.compose import disagreements, inputs, later, overlaps
from sitrep.compose.completeness import completeness
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import FLASH, BuiltIn, find
from sitrep.compose.tables import known, printed_in
from sitrep.model.report import Rows, Section
from sitrep.model.summary import Source, Summary
from sitrep.model.tallies import Reporting
from sitrep.wording.phrases import headed


def compose(summary: Summary, phrases: Phrases) -> Section:
    """Return the section; it is printed even where nothing was reported."""
    return Section(
        "method",
        phrases.section_title("method"),
        paragraphs=(*_sources(summary, phrases), *_completeness(summary, phrases)),
        bullets=tuple(caveats(summary, phrases)),
        tables=overlaps.tables(summary, phrases),
        notes=tuple(inputs.read(summary, phrases)),
    )


def _completeness(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield one paragraph on the reports that are expected, if any are."""
    if said := [*completeness(summary, phrases)]:
        yield " ".join(said)


def brief(summary: Summary, phrases: Phrases) -> Section:
    """Return the sentences of :func:`compose` without what takes room, to fit one page.

    Sources have their short names alone. What each input and each of overlapping sources holds
    is in the weekly report and in report.json.
    """
    sources = [replace(s, name=s.short or s.name, short="") for s in summary.sources]
    short = replace(summary, sources=tuple(sources))
    return Section(
        "brief_method",
        phrases.section_title("brief_method"),
        paragraphs=tuple(_sources(short, phrases)),
        bullets=tuple(caveats(short, phrases)),
    )


def left_out(sections: Sequence[str], charts: int, phrases: Phrases) -> tuple[str, ...]:
    """Return the notes on ``sections`` (titles) and on how many ``charts`` are not printed."""
    words, notes = phrases.words, []
    if charts:
        n = words.count(charts)
        notes.append(words("charts-left-out", period=phrases.period(), n=n))
    if sections:
        notes.append(words("method-not-printed", sections=words.list(sections)))
    return tuple(notes)


def with_notes(section: Section, notes: Sequence[str]) -> Section:
    """Return a method section with further notes; others as they are."""
    kind = find(section.id)
    if kind is None or not kind.method:
        return section
    return replace(section, notes=(*section.notes, *notes))


def with_sources(section: Section, others: str, summary: Summary) -> Section:
    """Return the section on method with a paragraph after its sources; others as they are.

    A person's text stands in the place of all its paragraphs.
    """
    if section.id != "method" or section.narrative or not others:
        return section
    place = 1 if summary.sources else 0
    said = section.paragraphs
    return replace(section, paragraphs=(*said[:place], others, *said[place:]))


def caveats(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield every rule in force and every limit of the figures."""
    words = phrases.words
    yield words("method-unreported")
    # A workspace of running totals alone needs no rule for events.
    if not summary.counts or any(read.table == "events" for read in summary.counts):
        yield _conflict_rule(summary, phrases)
        first = summary.rules.allocate == "date_start"
        yield words("method-first-day") if first else words("method-last-day")
    yield words("method-totals")
    yield from _undated(summary, phrases)
    yield from _begins(summary, phrases)
    yield from disagreements.caveats(summary, phrases)
    for source in (c for c in summary.coverage if c.areas):
        areas = words.list(source.areas)
        yield words("method-covers", source=source.source, areas=areas)
    yield from _not_compared(summary, phrases)
    yield from _floors(summary, phrases)
    if summary.disputed:
        yield _disputed(summary, phrases)
    yield from _of_edition(summary, phrases)
    if summary.rules.range == "midpoint":
        yield words("method-midpoint")
    if summary.rules.round_displacement:
        yield words("method-rounded")
    # Households that events count stay households.
    if any(total.people for total in (*summary.totals, *known(summary))):
        yield words("method-households", size=words.number(summary.rules.household_size or 0))
    yield from overlaps.caveats(summary, phrases)
    yield from later.without_section(summary, phrases)
    yield from inputs.left_out(summary, phrases)
    for caveat in phrases.given.caveats:
        yield words(caveat)


def _of_edition(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield what the edition withholds or says less precisely, and no section says."""
    if {*summary.withheld} - {*printed_in("casualties", summary)}:
        yield phrases.words("casualties-withheld", limit=summary.rules.small_cell)
    if summary.coarsened:
        n = phrases.words.count(summary.coarsened)
        yield phrases.words("method-health-places", n=n)
    if summary.places_withheld:
        n = phrases.words.count(summary.places_withheld)
        yield phrases.words("method-places-withheld", n=n)


def _disputed(summary: Summary, phrases: Phrases) -> str:
    words = phrases.words
    if summary.disputed_beside:
        return words("method-disputed-beside")
    if summary.rules.disputed == "include":
        return words("method-disputed-counted")
    return words("method-disputed-not-counted")


def _conflict_rule(summary: Summary, phrases: Phrases) -> str:
    words = phrases.words
    preferred = words.list(summary.rules.sources_preferred) or "—"
    return {
        "conservative": words("method-conflict-conservative"),
        "majority": words("method-conflict-majority"),
        "highest": words("method-conflict-highest"),
        "latest": words("method-conflict-latest"),
        "preferred": words(
            "method-conflict-preferred",
            sources=preferred,
        ),
    }[summary.rules.conflict]


def _not_compared(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield what reports in one of two periods alone; one reason is enough."""
    before, now = summary.only_before, summary.only_now
    if before.sources or before.areas:
        yield phrases.words("method-silent", **_reporting(before, phrases))
    elif now.sources or now.areas:
        yield phrases.words("method-new", **_reporting(now, phrases))


def _reporting(found: Reporting, phrases: Phrases) -> dict[str, str]:
    words, areas = phrases.words, found.areas
    named = (
        words.list(areas)
        if len(areas) <= _AREAS
        else words("areas-counted", n=words.count(len(areas)))
    )
    what = "both" if found.sources and areas else "areas" if areas else "sources"
    return {"what": what, "areas": named, "sources": phrases.named(found.sources)}


def _begins(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield that the first period of the charts may not be whole, since the log begins in it."""
    points = next((own for own in summary.weekly.values() if own), ())
    if summary.baseline is None and len(points) > 1 and points[0].period.partial:
        first = points[0].period
        dates = phrases.words.dates(first.start, first.end)
        follows = "yes" if first.end == summary.previous.end else "no"
        yield phrases.words("method-log-begins", dates=dates, follows=follows)


def _undated(summary: Summary, phrases: Phrases) -> Iterator[str]:
    words, n = phrases.words, len(summary.undated)
    if n:
        yield words("method-undated", n=words.count(n), unit=str(summary.period.unit))


#: The most areas that are named where two periods are not compared.
_AREAS = 6
#: The most sources that are printed with what they state; the annex has all.
MOST_SOURCES = 20


def _floors(summary: Summary, phrases: Phrases) -> Iterator[str]:
    words = phrases.words
    if summary.vague_used:
        used = {words.vague(word): floor for word, floor in summary.vague_used.items()}
        floors = [
            words("method-floor", word=word, number=floor)
            for word, floor in sorted(used.items(), key=lambda item: item[1])
        ]
        translated = "no" if {*used} == {*summary.vague_used} else "yes"
        yield words("method-floors", floors=words.list(floors), translated=translated)


def _sources(summary: Summary, phrases: Phrases) -> Iterator[str]:
    """Yield one paragraph: each source, with what it published and when."""
    words = phrases.words
    if phrases.given.listed:
        return
    named = [headed(said) for said in _each(summary.sources[:MOST_SOURCES], phrases)]
    if is_cut(summary):
        left = words.count(len(summary.sources) - MOST_SOURCES)
        named.append(headed(words("method-more-sources", n=left)))
    if named:
        short = "yes" if any(source.short for source in summary.sources) else "no"
        yield words("method-sources", short=short, sources=" ".join(named))


def _each(sources: Sequence[Source], phrases: Phrases) -> Iterator[str]:
    """Yield a sentence for each source; those of one name that said as much share one."""
    words, alike = phrases.words, dict[str, list[str]]()
    for source in sources:
        if not source.short:
            alike.setdefault(stated_by(source, phrases), []).append(source.name)
    for source in sources:
        what = stated_by(source, phrases)
        if source.short:
            yield _source(source, what, phrases)
        elif (names := alike.pop(what, [])) and len(names) > 1:
            yield phrases.words(
                "method-sources-alike", sources=phrases.words.list(names), what=what
            )
        elif names:
            yield words("method-source", source=names[0], what=what)


def _source(source: Source, what: str, phrases: Phrases) -> str:
    """Return one source with what it said; first the name that text gives it."""
    names = {"short": source.short, "source": source.name, "what": what}
    if source.kind:
        return phrases.words("method-source-of-kind", kind=source.kind, **names)
    return phrases.words("method-source-named", **names)


def stated_by(source: Source, phrases: Phrases) -> str:
    """Return how much a source states of the period, and the dates of it."""
    words = phrases.words
    what = words.list(_said(source, phrases))
    if not (source.first and source.last):
        return what
    return words("method-stated-dated", what=what, dates=words.dates(source.first, source.last))


def is_cut(summary: Summary) -> bool:
    """Return whether the period has more sources than are printed."""
    return len(summary.sources) > MOST_SOURCES


def annex(summary: Summary, phrases: Phrases) -> Rows:
    """Return all sources of the period as rows of a file, with what they give and when."""
    header = (phrases.words("column-source"), phrases.words("column-what"))
    return (header, *((s.name, stated_by(s, phrases)) for s in summary.sources))


def _said(source: Source, phrases: Phrases) -> Iterator[str]:
    words = phrases.words
    if source.accounts:
        yield words("method-accounts", n=words.count(source.accounts))
    if source.totals:
        yield words("method-running-totals", n=words.count(source.totals))


WHOLE = BuiltIn("method", "section-method", 120, make=compose, method=True)
BRIEF = BuiltIn(
    "brief_method",
    "section-brief-method",
    130,
    make=brief,
    templates=(FLASH,),
    method=True,
)
