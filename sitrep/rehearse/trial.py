"""Try all templates of one report, each by itself and all together.

Every missing field is a problem, not only the first of each template. Any other error ends the
trial of that template.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import jinja2

from sitrep.model.problem import Problem, SitrepError
from sitrep.model.report import Report, Section
from sitrep.model.saved import Pictures
from sitrep.outputs import Setting
from sitrep.outputs.context import listed
from sitrep.outputs.markdown import for_markdown
from sitrep.outputs.page import for_html
from sitrep.templating import outside
from sitrep.templating.environment import explained, rendered, shown_file
from sitrep.templating.sandbox import Undefined


def rehearsed(report: Report, charts: Pictures, setting: Setting) -> str:
    """Return empty text; raises SitrepError with the problems of all templates of a report."""
    workspace = setting.workspace
    found: list[Problem] = []
    made = {".html": for_html(report, charts, setting), ".md": for_markdown(report, setting)}
    for ending, (environment, context) in made.items():
        recorded: list[Problem] = []
        environment.undefined = _recording(recorded, workspace, context)
        for name, more in _parts(environment, report, setting, ending):
            try:
                text = rendered(environment, [name], {**context, **more}, workspace)
                found += outside.problems(text, workspace) if ending == ".html" else []
            except SitrepError as error:
                found += error.problems
        found += recorded
    if found:
        raise SitrepError(dict.fromkeys(found))
    return ""


def _parts(
    environment: jinja2.Environment, report: Report, setting: Setting, ending: str
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the templates of one format to render, each with its own variables.

    The others are tried through those that include them.
    """
    known = environment.list_templates(extensions=[ending[1:]])
    there = {section.id: section for section in report.sections}
    names = dict.fromkeys([*there, *setting.known.sections])
    for name in [name for name in names if f"{name}{ending}" in known]:
        yield f"{name}{ending}", {"section": there.get(name) or Section(name, name)}
    shown = listed(report, setting, ending)
    yield f"masthead{ending}", {}
    titles = {section.id: section.title for section in shown}
    yield f"report{ending}", {"sections": shown, "titles": titles}


def _recording(
    found: list[Problem], workspace: Path, names: Iterable[str]
) -> type[jinja2.Undefined]:
    """Return an Undefined class that records where it is used, and prints nothing."""

    class Noted(Undefined):
        def _noted(self, *given: Any, **named: Any) -> Any:
            error = jinja2.UndefinedError(self._undefined_message)
            found.append(explained(None, error, _used_at(workspace), names))
            return ""

        __str__ = __call__ = __add__ = __radd__ = _noted
        __getitem__ = __mul__ = __sub__ = _noted

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__"):
                raise AttributeError(name)
            return self._noted()

        def __iter__(self) -> Iterator[Any]:  # type: ignore[override]
            return iter(self._noted())

        def __len__(self) -> int:  # type: ignore[override]
            return len(self._noted())

        def __bool__(self) -> bool:  # type: ignore[override]
            return bool(self._noted())

    return Noted


def _used_at(workspace: Path) -> tuple[str, int]:
    """Return the path, as shown to people, and the line of the template being rendered."""
    frame: FrameType | None = sys._getframe()
    while frame:
        template = frame.f_globals.get("__jinja_template__")
        if template and (shown := shown_file(frame.f_code.co_filename, workspace)):
            return shown, template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back
    return "templates", 0
