"""The variables of templates of every format, and the sections they print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sitrep.config.tables import Theme
from sitrep.model.report import Report, Section
from sitrep.outputs import Setting
from sitrep.templating.environment import present


def context_of(report: Report, theme: Theme, extra: Mapping[str, Any]) -> dict[str, Any]:
    """Return the variables of templates of every format, and the ``extra`` ones of one format."""
    head = report.masthead
    return {
        "report": report,
        "organisation": theme.organisation,
        "sections": report.sections,
        "footer": " · ".join(present((head.title, head.subtitle, head.edition))),
        **extra,
    }


def listed(report: Report, setting: Setting, ending: str) -> list[Section]:
    """Return the sections that are printed: those with content, and own ones with a template."""
    folder, known = setting.workspace / "templates", setting.known.sections
    return [
        section
        for section in report.sections
        if has_content(section)
        or (section.id not in known and (folder / f"{section.id}{ending}").is_file())
    ]


def has_content(section: Section) -> bool:
    """Return whether a section holds anything but its title."""
    return any(getattr(section, f.name) for f in fields(section) if f.name not in ("id", "title"))
