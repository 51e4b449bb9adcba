"""A section of the workspace's own that indicators of config.toml name: their sums and totals."""

from __future__ import annotations

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections.casualties import own_tallies
from sitrep.compose.tables import printed_in, totals_of, totals_part
from sitrep.model.report import Section
from sitrep.model.summary import Summary


def compose(name: str, summary: Summary, phrases: Phrases) -> Section | None:
    """Return the section; ``None`` where no indicator names it."""
    indicators = printed_in(name, summary)
    if not indicators:
        return None
    totals = totals_of(summary, indicators)
    sentences, tables = totals_part(f"{name}-totals", totals, (), phrases)
    said = (*own_tallies(name, summary, phrases), *sentences)
    if not said and not tables:
        said = (phrases.words("own-section-nothing", period=phrases.period()),)
    return Section(name, phrases.section_title(name), paragraphs=said, tables=tables)
