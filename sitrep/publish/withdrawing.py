"""What a withdrawn report leaves in its folder: a page that says so, and a manifest.

The page that lists all reports reads the manifest. Nothing in either tells a figure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sitrep.config.load import Config
from sitrep.look import theme as look
from sitrep.model.edition import PUBLIC
from sitrep.model.problem import SitrepError
from sitrep.model.published import Withdrawn
from sitrep.publish.index.collect import PAGE
from sitrep.publish.manifest import NAME, manifest
from sitrep.templating import limits, outside
from sitrep.templating.environment import environment_for, rendered
from sitrep.templating.policy import policed
from sitrep.wording import Words

#: What the manifest of the report goes on saying.
_KEPT = ("sitrep", "python", "period", "language", "edition", "template", "created")


@dataclass(frozen=True)
class Head:
    """The head of the report that was withdrawn, as it was printed."""

    title: str
    subtitle: str
    dates: str
    calendar: str


@dataclass(frozen=True)
class Notice:
    """The page; every field is printed text."""

    language: str
    direction: str
    heading: str
    title: str
    subtitle: str
    period: str
    statement: str
    reason: str
    issuer: str
    disclaimer: str
    #: The label of the link to the page of all reports; empty where it is not listed there.
    reports: str


def left(
    said: Mapping[str, Any], head: Head, withdrawn: Withdrawn, config: Config, words: Words
) -> dict[str, bytes]:
    """Return the files that stay of a report; ``said`` is its manifest."""
    page = _notice(head, withdrawn, config, words, said["edition"] == PUBLIC)
    files = {PAGE: limits.confined(_html, config.folder, page, config).encode()}
    kept = {key: said[key] for key in _KEPT}
    gone = {
        "day": withdrawn.day,
        "reason": withdrawn.reason,
        "title": head.title,
        "subtitle": head.subtitle,
        "dates": head.dates,
        "calendar": head.calendar,
    }
    return {**files, NAME: manifest({**kept, "withdrawn": gone}, files)}


def _notice(head: Head, withdrawn: Withdrawn, config: Config, words: Words, listed: bool) -> Notice:
    return Notice(
        language=words.language,
        direction=words.direction,
        heading=words("withdrawn-title"),
        title=head.title,
        subtitle=head.subtitle,
        period=head.dates,
        statement=words("withdrawn-statement", date=words.date(withdrawn.day)),
        reason=words("withdrawn-reason", reason=withdrawn.reason),
        issuer=words("issued-by", issuer=config.issuer) if config.issuer else "",
        disclaimer=config.report.disclaimer,
        reports=words("withdrawn-reports") if listed else "",
    )


def _html(page: Notice, config: Config) -> str:
    theme, workspace = config.theme, config.folder
    context = {
        "page": page,
        "paper": config.report.page,
        "organisation": theme.organisation,
        "logo": look.logo(theme, workspace),
        "style": look.variables(theme),
    }
    text = rendered(environment_for(workspace, "standard"), ["withdrawn.html"], context, workspace)
    text = policed(re.sub(r"\n\s*\n+", "\n", text))
    if limits.has_own(workspace) and (problems := outside.problems(text, workspace, beside=True)):
        raise SitrepError(problems)
    return text
