"""Summary, charts and people's text to the Report: the one place where sentences are made.

In come numbers; out go words, tables and cards in one language, each number with its
qualifier, window and source. Nothing is counted here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sitrep.compose import (
    casualties,
    changes,
    displacement,
    disputed,
    figures,
    health,
    highlights,
    key_figures,
    method,
    overview,
)
from sitrep.compose.masthead import contacts, masthead
from sitrep.compose.phrases import Phrases
from sitrep.config import Config
from sitrep.model import Chart, Narrative, Report, Section, Summary
from sitrep.words import Words

#: The sections in order, each with what makes it; those without are people's text only.
SECTIONS: Mapping[str, Callable[[Summary, Phrases], Section | None] | None] = {
    "highlights": highlights.compose,
    "key_figures": key_figures.compose,
    "overview": overview.compose,
    "casualties": casualties.compose,
    "displacement": displacement.compose,
    "health": health.compose,
    "response": None,
    "access": None,
    "funding": None,
    "changes": changes.compose,
    "disputed": disputed.compose,
    "method": method.compose,
}


@dataclass(frozen=True)
class Setting:
    """What a report is made with besides its numbers.

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
    narratives = setting.narratives
    phrases = Phrases(summary, words, setting.caveats)
    sections = []
    for name, make in SECTIONS.items():
        section = make(summary, phrases) if make else None
        section = _with_text(section, name, narratives.get(name), phrases)
        own = tuple(c for c in charts if c.section == name)
        if section is None and own:
            section = Section(name, phrases.section_title(name))
        if section is not None:
            sections.append(replace(section, charts=own))
    sections.append(contacts(config, phrases, created))
    return Report(
        language=words.language,
        direction=words.direction,
        edition="public",
        period=summary.period,
        as_of=summary.as_of,
        created=created,
        masthead=masthead(summary, config, phrases),
        labels=phrases.labels(),
        sections=tuple(sections),
        figures=figures.entries(summary, phrases),
        charts=tuple(charts),
        summary=summary,
        caveats=tuple(method.caveats(summary, phrases)),
        annex=overview.annex(summary, phrases) if summary.events else (),
        mentions=figures.mentions(summary, phrases),
    )


def _with_text(
    section: Section | None, name: str, text: Narrative | None, phrases: Phrases
) -> Section | None:
    """Return the section with a person's text: it replaces drawn sentences, never tables."""
    if text is None:
        return section
    if section is None:
        return Section(name, phrases.section_title(name), narrative=text)
    return replace(section, narrative=text, paragraphs=(), bullets=())
