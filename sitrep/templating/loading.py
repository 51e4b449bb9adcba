"""Find templates: the workspace's own first, then the shipped ones.

A built-in section needs no file: section.html or section.md prints it. A renamed template is
found under its old name too, in the workspace and among the shipped ones.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import jinja2

from sitrep.model.report import Known
from sitrep.templating import renamed
from sitrep.templating.limits import Folder
from sitrep.templating.overrides import section_template, shipped_templates
from sitrep.templating.renamed import Kind
from sitrep.templating.sandbox import tell

#: What a loader returns: a template's text, its file, and a function: is the text up to date?
Source = tuple[str, str | None, Callable[[], bool] | None]


def loader_for(workspace: Path, template: str, known: Known) -> jinja2.BaseLoader:
    """Return a loader; files of the report's ``template`` come before those that all share."""
    own: list[jinja2.BaseLoader] = [Folder(workspace, template), Folder(workspace)]
    files = jinja2.FileSystemLoader(shipped_templates())
    chosen = jinja2.FileSystemLoader(shipped_templates() / template)
    sections = _Sections(known.sections)
    shipped = jinja2.ChoiceLoader([chosen, files, sections])
    standard = jinja2.ChoiceLoader([files, sections])
    if renamed.every(Kind.TEMPLATE):
        own = [loader for folder in own for loader in (folder, _OwnUnderOldName(folder))]
        shipped.loaders = [*shipped.loaders, _OldName(shipped)]
        standard.loaders = [*standard.loaders, _OldName(standard)]
    prefixed = jinja2.PrefixLoader({"sitrep": shipped, "standard": standard})
    return jinja2.ChoiceLoader([*own, shipped, prefixed])


class _Sections(jinja2.BaseLoader):
    """The templates of built-in sections: each extends the one for all sections."""

    def __init__(self, sections: tuple[str, ...]) -> None:
        self.sections = sections

    def get_source(self, environment: jinja2.Environment, template: str) -> Source:
        """Return a section's template; it extends the workspace's own section.html if any."""
        if not (whole := section_template(template, self.sections)):
            raise jinja2.TemplateNotFound(template)
        return f'{{% extends "{whole}" %}}\n', None, lambda: True

    def list_templates(self) -> list[str]:
        """Return the names of these templates."""
        return [f"{name}{ending}" for name in self.sections for ending in (".html", ".md")]


class _OldName(jinja2.BaseLoader):
    """A shipped template under its old name, with a warning; empty if it was removed."""

    def __init__(self, shipped: jinja2.BaseLoader) -> None:
        self.shipped = shipped

    def get_source(self, environment: jinja2.Environment, template: str) -> Source:
        """Return the template that has the new name."""
        entry = renamed.find(Kind.TEMPLATE, template)
        if entry is None:
            raise jinja2.TemplateNotFound(template)
        tell(entry)
        return self.shipped.get_source(environment, entry.new) if entry.new else ("", None, None)

    def list_templates(self) -> list[str]:
        """Return nothing: an old name is not to be suggested."""
        return []


class _OwnUnderOldName(jinja2.BaseLoader):
    """A template of the workspace whose file has an old name, with a warning."""

    def __init__(self, folder: jinja2.BaseLoader) -> None:
        self.folder = folder

    def get_source(self, environment: jinja2.Environment, template: str) -> Source:
        """Return the workspace's file with the old name of ``template``."""
        for entry in renamed.every(Kind.TEMPLATE):
            if entry.new == template:
                found = self.folder.get_source(environment, entry.old)
                renamed.tell(entry, f"templates/{entry.old}", do="rename the file")
                return found
        raise jinja2.TemplateNotFound(template)

    def list_templates(self) -> list[str]:
        """Return nothing: the folder itself lists its files."""
        return []
