"""List, show and copy templates: which file is in force, the workspace's or the shipped one.

The first line of a copy names the version and the hash of its original, which is kept in
``.sitrep/templates/``, so that a later change of the shipped template is noticed and can be shown.
No template is overwritten.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sitrep import __version__
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, nearest

ENDINGS = (".html", ".md", ".css", ".docx", ".pptx")
#: The templates that are no text: what they are, and the program that opens them.
_OFFICE = {".docx": ("a Word document", "Word"), ".pptx": ("a presentation", "PowerPoint")}
#: The templates that print sections.
_OF_SECTIONS = (".html", ".md")
_COPIED = re.compile(r"\{# Copied from sitrep (\S+), ([0-9a-f]{12})\b")


class Entry(NamedTuple):
    """A template: its name, the file in force, and why it is that one."""

    name: str
    file: str
    why: str


def shipped_templates() -> Path:
    """Return the folder of the shipped templates: in the wheel's package or the checkout."""
    package = Path(__file__).parents[1]
    inside = package / "templates"
    return inside if inside.is_dir() else package.parent / "templates"


def section_template(name: str, sections: Collection[str]) -> str:
    """Return the shared template that prints ``name``; empty if that is none of ``sections``."""
    stem, _, ending = name.rpartition(".")
    return f"section.{ending}" if stem in sections and f".{ending}" in _OF_SECTIONS else ""


def entries(
    workspace: Path, printed: Sequence[str], sections: Sequence[str] = ()
) -> Iterator[Entry]:
    """Yield every template of a workspace.

    ``printed`` are the sections of its report, ``sections`` all built-in ones.
    """
    own, shipped = own_names(workspace), _names(shipped_templates())
    virtual = {f"{name}{ending}" for name in sections for ending in _OF_SECTIONS} - {*shipped}
    for name in sorted({*own, *shipped, *virtual}):
        if name not in own and name in virtual:
            yield _standing_for(name, own, sections)
        elif name not in own:
            yield Entry(name, f"sitrep/{name}", "shipped")
        elif name in shipped or name in virtual:
            yield Entry(name, f"templates/{name}", _overriding(workspace, name, sections))
        elif "/" in name:
            yield Entry(name, f"templates/{name}", f"yours: for the template {name.split('/')[0]}")
        elif Path(name).stem in printed:
            yield Entry(name, f"templates/{name}", "yours: a section in [report] sections")
        else:
            why = "yours: used only where another template names it"
            yield Entry(name, f"templates/{name}", why)


def _standing_for(name: str, own: Collection[str], sections: Sequence[str]) -> Entry:
    """Return the entry of a section that has no file of its own."""
    whole = section_template(name, sections)
    if whole in own:
        return Entry(name, f"templates/{whole}", f"yours: {whole} prints it")
    return Entry(name, f"sitrep/{whole}", f"shipped: {whole} prints it")


def _overriding(workspace: Path, name: str, sections: Sequence[str]) -> str:
    text = "" if is_office(name) else _read(workspace / "templates" / name, f"templates/{name}")
    extends = f"sitrep/{name}" in text
    why = f"yours: it {'extends' if extends else 'replaces'} the shipped one"
    if not (origin := origin_of(workspace, name)):
        return why
    drift = "" if origin.digest == digest_now(name, sections) else ", which has changed since"
    return f"{why}; copied from sitrep {origin.version}{drift}"


class Origin(NamedTuple):
    """What a copy was made of: sitrep's version then, and the hash of the shipped file."""

    version: str
    digest: str


def is_office(name: str) -> bool:
    """Return whether a template is a Word document or a presentation."""
    return Path(name).suffix in _OFFICE


def program_of(name: str) -> str:
    """Return the program that opens an office file."""
    return _OFFICE[Path(name).suffix][1]


def origin_of(workspace: Path, name: str) -> Origin | None:
    """Return what the workspace's own template was copied from; ``None`` if that is not known.

    A text says it in its first line. Of an office file only the kept original tells.
    """
    if is_office(name):
        kept = kept_original(workspace, name)
        return Origin("", hash_of(kept.read_bytes())) if kept.is_file() else None
    with (workspace / "templates" / name).open(encoding="utf-8", errors="replace") as file:
        copied = _COPIED.match(file.readline(200))
    return Origin(copied[1], copied[2]) if copied else None


def kept_original(workspace: Path, name: str) -> Path:
    """Return where the shipped template is kept as it was when it was copied."""
    return workspace / ".sitrep" / "templates" / name


def digest_now(name: str, sections: Collection[str]) -> str:
    """Return the hash of the shipped template that prints ``name`` now; empty if it is gone."""
    path = shipped_templates() / section_file(name, sections)
    return hash_of(path.read_bytes()) if path.is_file() else ""


def section_file(name: str, sections: Collection[str]) -> str:
    """Return the shipped file of the template ``name``: its own, or the one for all sections."""
    there = (shipped_templates() / name).is_file()
    return name if there else section_template(name, sections) or name


def source(
    workspace: Path, name: str, sections: Sequence[str] = (), *, shipped: bool = False
) -> str:
    """Return the text of the template in force, or of the shipped one.

    ``sections`` are all built-in ones: one without a file is printed by section.html. Raises
    SitrepError for an unknown template and for an office file.
    """
    own = [] if shipped else _names(workspace / "templates")
    files = {*_names(shipped_templates()), *own}
    if name not in files and (whole := section_template(name, sections)):
        name = whole
    if name not in files:
        known = [*files, *(f"{n}{ending}" for n in sections for ending in _OF_SECTIONS)]
        raise SitrepError(
            [
                Problem(
                    name, Code.TEMPLATE_UNKNOWN, "is not a template", nearest(name, sorted(known))
                )
            ]
        )
    folder = workspace / "templates" if name in own else shipped_templates()
    if is_office(name):
        called, _ = _OFFICE[Path(name).suffix]
        hint = f"copy it and open it in {program_of(name)}: sitrep templates copy {name}"
        reason = f"is {called}, not text"
        raise SitrepError([Problem(name, Code.KIND_NOT_READ, reason, hint)])
    return _read(folder / name, f"templates/{name}")


def copy(workspace: Path, name: str, sections: Sequence[str] = (), content: bytes = b"") -> Path:
    """Copy a shipped template into the workspace and return the copy's path.

    ``content`` replaces the shipped bytes, for an office file in the configured theme. Raises
    SitrepError if the file exists or can't be written.
    """
    path = workspace / "templates" / name
    content = content or _copied(workspace, name, sections)
    original = (shipped_templates() / section_file(name, sections)).read_bytes()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
        kept = kept_original(workspace, name)
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(original)
    except FileExistsError:
        hint = "change it, or move it away first; nothing was written"
        said = (Code.FILE_EXISTS, "is there already", hint)
        raise SitrepError([Problem(f"templates/{name}", *said)]) from None
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        problem = Problem(f"templates/{name}", Code.FILE_NOT_WRITTEN, reason)
        raise SitrepError([problem]) from None
    return path


def _copied(workspace: Path, name: str, sections: Sequence[str]) -> bytes:
    if is_office(name) and name in _names(shipped_templates()):
        return (shipped_templates() / name).read_bytes()
    text = source(workspace, name, sections, shipped=True)
    digest = digest_now(name, sections)
    return f"{{# Copied from sitrep {__version__}, {digest}. #}}\n{text}".encode()


def own_names(workspace: Path) -> list[str]:
    """Return the names of the workspace's own templates."""
    own = workspace / "templates"
    # The bundled example, in the checkout, has the shipped ones.
    return [] if own.resolve() == shipped_templates().resolve() else sorted(_names(own))


def _names(folder: Path) -> list[str]:
    """Return the names of the templates in a folder and its subfolders: ``flash/style.css``."""
    found = [p for pattern in ("*.*", "*/*.*") for p in folder.glob(pattern)]
    named = (p.relative_to(folder).as_posix() for p in found if p.suffix in ENDINGS and p.is_file())
    return [name for name in named if not name.startswith("assets/")]


def hash_of(content: bytes) -> str:
    """Return the hash by which a copy names its original."""
    return hashlib.sha256(content).hexdigest()[:12]


def _read(path: Path, shown: str) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        raise SitrepError([Problem(shown, Code.FILE_UNREADABLE, reason)]) from None
