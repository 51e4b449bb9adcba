"""Contacts and disclaimers: contact, disclaimer, date of creation, tool."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from sitrep import __version__
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections import FLASH, LONG, STANDARD, BuiltIn
from sitrep.model.report import Section
from sitrep.model.summary import Summary


@dataclass(frozen=True)
class Imprint:
    """A report's contact, disclaimer and date of creation."""

    contact: str = ""
    disclaimer: str = ""
    created: dt.date | None = None


def compose(summary: Summary, phrases: Phrases) -> Section:
    """Return the closing section: contact, disclaimer, date of creation, tool."""
    words, imprint = phrases.words, phrases.given.imprint or Imprint()
    paragraphs = []
    if imprint.contact:
        paragraphs.append(words("contact", contact=imprint.contact))
    paragraphs.append(imprint.disclaimer or words("disclaimer"))
    if imprint.created:
        paragraphs.append(
            words(
                "created-with",
                date=words.date(imprint.created),
                version=__version__,
            )
        )
    return Section("contacts", phrases.section_title("contacts"), tuple(paragraphs))


SECTION = BuiltIn(
    "contacts",
    "section-contacts",
    140,
    make=compose,
    templates=(STANDARD, FLASH, LONG),
    # A person's text must not replace the disclaimer.
    written=False,
)
