"""The templates in force: which are the workspace's own, which are shipped, and why.

In comes a workspace's folder; out go what stands in each place, and a copy to change. A copy
says in its first line what it was copied from, so that it can be told later that the shipped
one has changed. Nothing is overwritten.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sitrep import __version__
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, nearest

ENDINGS = (".html", ".md", ".css", ".docx")
_WORD = ".docx"
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


def entries(workspace: Path, sections: Sequence[str]) -> Iterator[Entry]:
    """Yield every template of a workspace whose report has these ``sections``."""
    own, shipped = _names(workspace / "templates"), _names(shipped_templates())
    if (workspace / "templates").resolve() == shipped_templates().resolve():
        own = []  # the bundled example, in the checkout
    for name in sorted({*own, *shipped}):
        if name not in own:
            yield Entry(name, f"sitrep/{name}", "shipped")
        elif name in shipped:
            yield Entry(name, f"templates/{name}", _overriding(workspace, name))
        elif "/" in name:
            yield Entry(name, f"templates/{name}", f"yours: of the template {name.split('/')[0]}")
        elif Path(name).stem in sections:
            yield Entry(name, f"templates/{name}", "yours: a section of [report] sections")
        else:
            why = "yours: used only where another template names it"
            yield Entry(name, f"templates/{name}", why)


def _overriding(workspace: Path, name: str) -> str:
    if name.endswith(_WORD):
        return "yours: it replaces the shipped one"
    text = _read(workspace / "templates" / name, f"templates/{name}")
    extends = f"sitrep/{name}" in text
    why = f"yours: it {'extends' if extends else 'replaces'} the shipped one"
    if not (copied := _COPIED.match(text)):
        return why
    changed = copied[2] != _digest(name)
    drift = ", which has changed since" if changed else ""
    return f"{why}; copied from sitrep {copied[1]}{drift}"


def source(workspace: Path, name: str, *, shipped: bool = False) -> str:
    """Return the text of the template in force, or of the shipped one."""
    folder = shipped_templates()
    if not shipped and (workspace / "templates" / name).is_file():
        folder = workspace / "templates"
    known = {*_names(shipped_templates()), *(() if shipped else _names(workspace / "templates"))}
    if name not in known:
        hint = nearest(name, sorted(known))
        raise SitrepError([Problem(name, Code.TEMPLATE_UNKNOWN, "is not a template", hint)])
    if name.endswith(_WORD):
        hint = f"copy it and open it in Word: sitrep templates copy {name}"
        reason = "is a Word document, not text"
        raise SitrepError([Problem(name, Code.KIND_NOT_READ, reason, hint)])
    return _read(folder / name, f"templates/{name}")


def copy(workspace: Path, name: str, content: bytes = b"") -> Path:
    """Copy a shipped template into the workspace and return where it stands.

    ``content`` is written in place of the shipped bytes: a Word template has its look in it.
    """
    path = workspace / "templates" / name
    content = content or _copied(workspace, name)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(content)
    except FileExistsError:
        hint = "change it, or move it away first; nothing was written"
        said = (Code.FILE_EXISTS, "is there already", hint)
        raise SitrepError([Problem(f"templates/{name}", *said)]) from None
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        problem = Problem(f"templates/{name}", Code.FILE_NOT_WRITTEN, reason)
        raise SitrepError([problem]) from None
    return path


def _copied(workspace: Path, name: str) -> bytes:
    if name.endswith(_WORD) and name in _names(shipped_templates()):
        return (shipped_templates() / name).read_bytes()
    text = source(workspace, name, shipped=True)
    return f"{{# Copied from sitrep {__version__}, {_digest(name)}. #}}\n{text}".encode()


def _names(folder: Path) -> list[str]:
    """Return the templates in a folder; those of one of the gallery with its folder's name."""
    found = [p for pattern in ("*.*", "*/*.*") for p in folder.glob(pattern)]
    named = (p.relative_to(folder).as_posix() for p in found if p.suffix in ENDINGS and p.is_file())
    return [name for name in named if not name.startswith("assets/")]


def _digest(name: str) -> str:
    return hashlib.sha256((shipped_templates() / name).read_bytes()).hexdigest()[:12]


def _read(path: Path, shown: str) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        raise SitrepError([Problem(shown, Code.FILE_UNREADABLE, reason)]) from None
