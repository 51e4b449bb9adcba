"""Check the sections and the template that config.toml chooses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from sitrep.compose.sections import GALLERY, known, names
from sitrep.compose.sections.highlights import KINDS
from sitrep.config.complaints import locate, locate_item
from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, nearest

#: Templates that are no section: as a section, they would print the page within itself.
_FRAME = ("report", "masthead", "macros", "section", "index")
#: The endings of an own section's templates.
_ENDINGS = (".html", ".md")


def faults(config: Config) -> Iterator[Problem]:
    """Yield a problem for each section and template of config.toml that can't be printed."""
    if hint := unknown_template(config.report.template, config.folder):
        key, line = "report.template", locate(config.text, ("report", "template"))
        value = config.report.template
        said = (Code.TEMPLATE_UNKNOWN, "is not a template", hint)
        yield Problem(str(config.path), *said, line, key, value)
    if config.report.sections:
        yield from _of_sections(config.report.sections, config)
    yield from _of_indicators(config)
    yield from _of_highlights(config)


def _of_highlights(config: Config) -> Iterator[Problem]:
    """Yield a problem for each highlight of config.toml that sitrep has not, or that is twice."""
    listed = config.highlights.show
    for place, name in enumerate(listed):
        said = (Code.NAMED_TWICE, "is listed twice", "list each highlight once")
        if name not in KINDS:
            near = nearest(name, KINDS)
            near = f"{near} " if near.startswith("did") else ""
            hint = f"{near}write some of: {', '.join(KINDS)}"
            said = (Code.NOT_A_CHOICE, "is not a highlight", hint)
        if name not in KINDS or name in listed[:place]:
            line = locate_item(config.text, ("highlights", "show"), name)
            yield Problem(str(config.path), *said, line, "highlights.show", name)


#: The built-in sections that print indicators of config.toml.
_OF_INDICATORS = ("overview", "casualties", "displacement", "health")


def _of_indicators(config: Config) -> Iterator[Problem]:
    """Yield a problem for each indicator whose section is nowhere, so that nothing prints it."""
    own = [indicator for indicator in config.indicators.values() if indicator.label]
    listed = [name for name in config.report.sections if name not in names()]
    for place, indicator in enumerate(own):
        if indicator.section in (*_OF_INDICATORS, *listed):
            continue
        line, key = locate(config.text, ("indicator", place, "section")), "section"
        near = nearest(indicator.section, [*_OF_INDICATORS, *listed]).rstrip("?.")
        hint = f"{near}; for a section of your own, list it in [report] sections"
        said = (Code.SECTION_UNKNOWN, "is no section that prints indicators", hint)
        column = f"indicator.{place + 1}.{key}"
        yield Problem(str(config.path), *said, line, column, indicator.section)


def _of_sections(listed: Sequence[str], config: Config) -> Iterator[Problem]:
    def problem(name: str, code: Code, reason: str, hint: str) -> Problem:
        line = locate_item(config.text, ("report", "sections"), name)
        return Problem(str(config.path), code, reason, hint, line, "report.sections", name)

    for place, name in enumerate(listed):
        if name in listed[:place]:
            yield problem(name, Code.NAMED_TWICE, "is listed twice", "list each section once")
        elif name in _FRAME:
            hint = "choose another name for your section"
            reason = "is a template of the page, not a section"
            yield problem(name, Code.NAME_TAKEN, reason, hint)
        elif name not in {*names(), *_of_own(config)} and not _has_file(name, config.folder):
            hint = nearest(name, names())
            own = f"for a section of your own, create templates/{name}.html"
            hint = f"{hint.rstrip('?.')}; {own}"
            yield problem(name, Code.SECTION_UNKNOWN, "is not a section", hint)
    methods = [section.name for section in known() if section.method]
    if not set(methods) & set(listed):
        hint = f'add "{methods[0]}" anywhere: it holds sources, rules and caveats'
        reason = f'leaves out "{methods[0]}", which every report needs'
        yield problem("", Code.SECTION_NEEDED, reason, hint)


def _of_own(config: Config) -> set[str]:
    """Return the sections that indicators of config.toml are printed in."""
    return {indicator.section for indicator in config.indicators.values()}


def _has_file(name: str, folder: Path) -> bool:
    return any((folder / "templates" / f"{name}{ending}").is_file() for ending in _ENDINGS)


def with_template(config: Config, name: str) -> Config:
    """Return the config for another template; raises SitrepError if there is none."""
    if hint := unknown_template(name, config.folder):
        raise SitrepError(f'"{name}" is not a template; {hint}', usage=True)
    return replace(config, template=name)


def unknown_template(name: str, folder: Path) -> str:
    """Return a hint for a ``name`` that is no template; empty if it is one."""
    own = folder / "templates"
    if name in GALLERY:
        return ""
    # The name becomes part of a path, here and in reports/.
    if not re.fullmatch("[a-z][a-z0-9_]*", name) or name == "assets":
        return f"{nearest(name, GALLERY)}; a name has only small letters, digits and _"
    if (own / name).is_dir():
        return ""
    found = [path.name for path in own.iterdir() if path.is_dir()] if own.is_dir() else []
    return f"{nearest(name, [*GALLERY, *found])}; for one of your own, create templates/{name}/"
