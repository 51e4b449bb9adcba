"""What Word templates are given."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import jinja2

from sitrep.config.tables import Theme
from sitrep.model.report import Report
from sitrep.outputs.context import context_of, has_content
from sitrep.templating.environment import environment_for
from sitrep.templating.helpers import register


def for_word(
    report: Report, theme: Theme, workspace: Path
) -> tuple[jinja2.Environment, dict[str, Any]]:
    """Return where Word templates run, and what they are given."""
    environment = environment_for(workspace, report.template)
    register(environment, report)
    shown = [section for section in report.sections if has_content(section)]
    return environment, context_of(report, theme, {"sections": shown})
