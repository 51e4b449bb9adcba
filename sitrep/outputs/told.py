"""What a report says first, as plain sentences: for readers of its data, mails and messages."""

from __future__ import annotations

import re

from markupsafe import Markup

from sitrep.model.report import Report

_ITEM = re.compile(r"<(li|p)>(.*?)</\1>", re.DOTALL)


def highlights(report: Report) -> tuple[str, ...]:
    """Return the sentences of the highlights as printed: a person's own, then sitrep's."""
    section = report.section("highlights")
    if section is None:
        return ()
    html = section.narrative.html if section.narrative else ""
    own = (" ".join(Markup(item).striptags().split()) for _, item in _ITEM.findall(html))
    return tuple(filter(None, (*own, *section.paragraphs, *section.bullets)))
