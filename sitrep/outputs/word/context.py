"""The environment and the variables of Word templates."""

from __future__ import annotations

from typing import Any

import jinja2

from sitrep.model.report import Report
from sitrep.outputs import Setting
from sitrep.outputs.context import context_of, has_content
from sitrep.templating.environment import environment_for
from sitrep.templating.helpers import register


def for_word(report: Report, setting: Setting) -> tuple[jinja2.Environment, dict[str, Any]]:
    """Return the environment and the variables of Word templates."""
    environment = environment_for(setting.workspace, report.template, setting.known)
    register(environment, report, setting.known)
    shown = [section for section in report.sections if has_content(section)]
    return environment, context_of(report, setting.theme, {"sections": shown})
