"""What a report says in sentences: for readers of its data, mails, messages and other pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from sitrep.model.report import Report

_ITEM = re.compile(r"<(li|p)>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SectionEntry:
    """The text of a section as printed, without its charts and tables.

    ``narrative`` is what a person has written, as the page's HTML: a file of Markdown may hold
    what no page prints. All else is plain text.
    """

    id: str
    title: str
    paragraphs: tuple[str, ...]
    narrative: str
    bullets: tuple[str, ...]
    notes: tuple[str, ...]


def sections(report: Report) -> Iterator[SectionEntry]:
    """Yield the text of each section that has any, in the order of the pages."""
    for one in report.sections:
        text = one.narrative.html if one.narrative else ""
        entry = SectionEntry(one.id, one.title, one.paragraphs, text, one.bullets, one.notes)
        if any((entry.paragraphs, text, entry.bullets, entry.notes)):
            yield entry


def highlights(report: Report) -> tuple[str, ...]:
    """Return the sentences of the highlights as printed: a person's own, then sitrep's."""
    section = report.section("highlights")
    if section is None:
        return ()
    html = section.narrative.html if section.narrative else ""
    own = (" ".join(Markup(item).striptags().split()) for _, item in _ITEM.findall(html))
    return tuple(filter(None, (*own, *section.paragraphs, *section.bullets)))
