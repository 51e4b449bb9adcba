"""The sections of a report: which there are, in which order, and which may be left out.

A template of the gallery (standard, flash, long) is a list of them and a folder of files.

In comes ``[report] sections``; out go the problems in it. A name that is not built in is a
section of the workspace's own: its file in ``templates/`` is all it takes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from sitrep.config.complaints import locate_item
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, nearest

#: The built-in sections, in the order of a report that names none.
SECTIONS: tuple[str, ...] = (
    "highlights",
    "key_figures",
    "overview",
    "casualties",
    "displacement",
    "health",
    "response",
    "access",
    "funding",
    "changes",
    "disputed",
    "method",
    "contacts",
)
#: Row by row what the sections sum up.
ANNEX = ("annex_events", "annex_weeks", "annex_areas", "annex_totals", "annex_sources")
BUILT_IN = (*SECTIONS, "brief_method", *ANNEX)
#: The gallery: what each shipped template prints where config.toml lists no sections.
GALLERY: Mapping[str, tuple[str, ...]] = {
    "standard": SECTIONS,
    "flash": ("highlights", "key_figures", "disputed", "brief_method", "contacts"),
    "long": (*SECTIONS, *ANNEX),
}
#: No figure is printed without its sources, rules and caveats: one of these must be there.
METHODS = ("method", "brief_method")
#: Templates that are no section; one of these names would print the page within itself.
_FRAME = ("report", "masthead", "macros", "section", "index")


def own(names: Sequence[str]) -> tuple[str, ...]:
    """Return those of ``names`` that are the workspace's own sections."""
    return tuple(name for name in names if name not in BUILT_IN)


def default_title(name: str) -> str:
    """Return the heading of an own section whose template sets none: "Food prices"."""
    return name.replace("_", " ").capitalize()


def checks(names: Sequence[str], path: Path, text: str) -> Iterator[Problem]:
    """Yield what is wrong with ``names``, of the config.toml at ``path`` with that ``text``."""

    def problem(name: str, code: Code, reason: str, hint: str) -> Problem:
        line = locate_item(text, ("report", "sections"), name)
        return Problem(str(path), code, reason, hint, line, "report.sections", name)

    for place, name in enumerate(names):
        if name in names[:place]:
            hint = "a section is printed once"
            yield problem(name, Code.NAMED_TWICE, "is listed twice", hint)
        elif name in _FRAME:
            hint = "call your section otherwise"
            reason = "is a template of the page, and no section"
            yield problem(name, Code.NAME_TAKEN, reason, hint)
        elif name not in BUILT_IN and not any(_files(name, path.parent).values()):
            hint = nearest(name, BUILT_IN)
            own = f"for a section of your own make templates/{name}.html"
            hint = f"{hint.rstrip('?.')}; {own}"
            yield problem(name, Code.SECTION_UNKNOWN, "is not a section", hint)
    if not set(METHODS) & set(names):
        hint = f'add "{METHODS[0]}", wherever you like: it holds sources, rules and caveats'
        reason = f'leaves out "{METHODS[0]}", which every report needs'
        yield problem("", Code.SECTION_NEEDED, reason, hint)


def unknown_template(name: str, folder: Path) -> str:
    """Return what to write instead where ``name`` is no template; empty where it is one."""
    own = folder / "templates"
    if name in GALLERY:
        return ""
    # The name becomes part of a path, here and in reports/.
    if not re.fullmatch("[a-z][a-z0-9_]*", name) or name == "assets":
        return f"{nearest(name, GALLERY)}; a name is small letters, digits and _"
    if (own / name).is_dir():
        return ""
    found = [path.name for path in own.iterdir() if path.is_dir()] if own.is_dir() else []
    return f"{nearest(name, [*GALLERY, *found])}; for one of your own make templates/{name}/"


def half_made(names: Sequence[str], path: Path, made: Sequence[str]) -> Iterator[Problem]:
    """Yield a warning for each own section that one of the formats will be without.

    ``made`` are the formats of every report: Word has no file for a section of one's own.
    """
    formats = {"html": "the PDF and HTML reports", "md": "the Markdown report"}
    for name in own(names):
        for ending, there in _files(name, path.parent).items():
            if not there:
                reason = f"is not there, so the section is left out of {formats[ending]}"
                hint = f'add the file, or take "{name}" out of [report] sections'
                shown = f"templates/{name}.{ending}"
                code = Code.SECTION_NOT_PRINTED
                yield Problem(shown, code, reason, hint, severity=Severity.WARNING)
        if "docx" in made and not (path.parent / "templates" / "report.docx").exists():
            reason = "is not for Word, which prints of it what narrative/ says and no more"
            hint = "for more, write it into templates/report.docx of your own"
            shown, code = f"templates/{name}.html", Code.SECTION_NOT_PRINTED
            yield Problem(shown, code, reason, hint, severity=Severity.WARNING)


def _files(name: str, folder: Path) -> dict[str, bool]:
    """Return which of an own section's files are there, by their endings."""
    templates = folder / "templates"
    return {ending: (templates / f"{name}.{ending}").is_file() for ending in ("html", "md")}
