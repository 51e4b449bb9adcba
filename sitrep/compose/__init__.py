"""Compose the Report from the Summary, the charts and people's text.

Only here numbers become sentences, tables and cards, in one language, each number with its
qualifier, window and source. Nothing is counted here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from sitrep.compose import briefing, figures, once, other_sources
from sitrep.compose.given import Given
from sitrep.compose.masthead import masthead
from sitrep.compose.phrases import Phrases
from sitrep.compose.references import References, keeps_names
from sitrep.compose.sections import (
    STANDARD,
    find,
    gallery,
    key_figures,
    method,
    overview,
    own,
    printed,
    writable,
)
from sitrep.compose.sections.contacts import Imprint
from sitrep.compose.tables import annex_name, capped, whole
from sitrep.config.load import Config
from sitrep.model.report import Chart, Mention, Narrative, Report, Rows, Section
from sitrep.model.summary import Summary
from sitrep.wording import Words


@dataclass(frozen=True)
class Setting:
    """What a report needs besides the Summary and the charts.

    ``created`` is printed as its date of creation; ``narratives`` is people's text by section;
    ``caveats`` are those of the input formats.
    """

    config: Config
    words: Words
    created: dt.date
    narratives: Mapping[str, Narrative] = field(default_factory=dict)
    caveats: Sequence[str] = ()


def compose(summary: Summary, charts: Sequence[Chart], setting: Setting) -> Report:
    """Return the report as printed, in the setting's language."""
    config, words, created = setting.config, setting.words, setting.created
    wanted = printed(config)
    phrases = _phrases(summary, charts, setting, wanted)
    whole_sections = _sections(summary, charts, setting, phrases, wanted)
    sections = [_capped(section, words) for section in whole_sections]
    return Report(
        language=words.language,
        direction=words.direction,
        edition=summary.edition,
        template=config.template,
        period=summary.period,
        as_of=summary.as_of,
        created=created,
        masthead=masthead(summary, config, phrases),
        labels=phrases.labels(),
        sections=tuple(sections),
        figures=figures.entries(summary.tallies, phrases),
        since_baseline=figures.entries(summary.cumulative, phrases),
        charts=tuple(charts),
        summary=summary,
        caveats=tuple(method.caveats(summary, phrases)),
        annex=dict(_annex(summary, whole_sections, phrases)),
        mentions=figures.mentions(summary, phrases),
        own_words=words.own,
        headlines=briefing.headlines(summary, phrases),
        sources=briefing.source_table(summary, phrases),
        coverage=once.coverage(summary, phrases),
    )


def _phrases(
    summary: Summary, charts: Sequence[Chart], setting: Setting, wanted: Collection[str]
) -> Phrases:
    """Return the phrases, which know what the cards and charts of the ``wanted`` sections state."""
    config = setting.config
    given = Given(
        tuple(setting.caveats),
        Imprint(config.report.contact, config.report.disclaimer, setting.created),
        listed=config.report.references == "numbers",
        highlights=config.highlights,
        repeats=config.report.repeat_charts,
        names=other_sources.known(config.source_names),
    )
    plain = Phrases(summary, setting.words, given)
    cards = key_figures.ids(summary, plain) if "key_figures" in wanted else ()
    charted = once.charted(charts, wanted, plain)
    # A text that a person wrote takes the place of a section's sentences.
    own = {*wanted} - {*setting.narratives}
    told, care = once.told(summary, own), "health" in own
    stated = replace(given, cards=cards, charted=charted, told=told, care=care)
    return Phrases(summary, setting.words, stated)


def _sections(
    summary: Summary,
    charts: Sequence[Chart],
    setting: Setting,
    phrases: Phrases,
    wanted: Collection[str],
) -> list[Section]:
    """Return the sections with all rows of their tables, and their sources as config chooses."""
    cited, told = References() if phrases.given.listed else None, phrases
    if cited is not None:
        told = Phrases(cited.marked(summary), setting.words, phrases.given)

    def made(name: str) -> Section | None:
        by = phrases if keeps_names(name) else told
        return _section(by.summary, charts, setting.narratives, by, name)

    listed = once.sentences({name: made(name) for name in wanted})
    listed = once.with_coverage(once.table_notes(listed, phrases), summary, phrases)
    left_out = [made(name) for name in _of_choice(listed)]
    titles = [section.title for section in left_out if section]
    notes = method.left_out(titles, once.left_out(listed, charts, phrases), phrases)
    found = [method.with_notes(section, notes) for section in listed.values() if section]
    if cited is not None:
        return cited.listed(found, phrases)
    others = other_sources.sentences(found, summary, phrases)
    return [method.with_sources(section, others, summary) for section in found]


def nameable(
    config: Config, summary: Summary, words: Words
) -> tuple[dict[str, str], Callable[[], dict[str, Mention]]]:
    """Return what people's text can name: sections, by id, with their titles; and figures.

    The figures are worded when they are asked for.
    """
    phrases = Phrases(summary, words)
    titles = {name: phrases.section_title(name) for name in writable(config)}
    return titles, partial(figures.mentions, summary, phrases)


def _capped(section: Section, words: Words) -> Section:
    """Return a section whose tables fit a page; those of an annex are cut by themselves."""
    if section.id.startswith("annex_"):
        return section
    return replace(section, tables=tuple(capped(table, words) for table in section.tables))


def _annex(
    summary: Summary, sections: Sequence[Section], phrases: Phrases
) -> Iterator[tuple[str, Rows]]:
    """Yield the files of the annex: the events, and whatever a page prints in part."""
    if summary.events:
        yield "annex/events.csv", overview.annex(summary, phrases)
    if method.is_cut(summary):
        yield "annex/sources.csv", method.annex(summary, phrases)
    for section in sections:
        for table in section.tables:
            if capped(table, phrases.words) is not table and not section.id.startswith("annex_"):
                yield annex_name(table), whole(table)


def _of_choice(listed: Collection[str]) -> Iterator[str]:
    """Yield the standard sections that config.toml or the template leaves out."""
    for name in gallery(STANDARD):
        kind = find(name)
        if kind and kind.written and not kind.method and name not in listed:
            yield name


def _section(
    summary: Summary,
    charts: Sequence[Chart],
    narratives: Mapping[str, Narrative],
    phrases: Phrases,
    name: str,
) -> Section | None:
    """Return one section; ``None`` if a built-in one has nothing to print."""
    kind = find(name)
    made = kind.make if kind else partial(own.compose, name)
    section = made(summary, phrases) if made else None
    section = _with_text(section, name, narratives.get(name), phrases)
    drawn = tuple(c for c in charts if c.section == name)
    printed_alone = any(once.is_printed(chart, (), phrases) for chart in drawn)
    if section is None and (printed_alone or kind is None):
        section = Section(name, phrases.section_title(name))
    return once.with_charts(section, drawn, phrases) if section else None


def _with_text(
    section: Section | None, name: str, text: Narrative | None, phrases: Phrases
) -> Section | None:
    """Return the section with a person's text, which replaces its sentences, never its tables.

    A list of a person's own highlights stands before ours, as many as there is room for.
    """
    if text is None:
        return section
    if section is None:
        return Section(name, phrases.section_title(name), narrative=text)
    if name == "highlights" and text.bullets:
        room = max(phrases.given.highlights.most - text.bullets, 0)
        return replace(section, narrative=text, bullets=section.bullets[:room])
    return replace(section, narrative=text, paragraphs=(), bullets=())
