"""Record in manifest.json what a report was made from, and compare it with an existing folder.

The comparison shows whether the folder's pages are of the same report, so that another format
can be added to them.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from sitrep import __version__
from sitrep.config.load import Config
from sitrep.model.accounts import TextTable
from sitrep.model.pack import PACK, SHEET
from sitrep.model.report import PICTURES
from sitrep.model.request import Request
from sitrep.model.summary import Summary
from sitrep.templating.overrides import ENDINGS, shipped_templates

NAME = "manifest.json"
#: The tools whose version can change what a page looks like.
_TOOLS = ("jinja2", "matplotlib", "pandas", "weasyprint", "babel")
#: What must be equal for two files to be of one report, and its name in messages.
_SAME = {
    "sitrep": "sitrep itself",
    "config_sha256": "config.toml",
    "period": "the period",
    "language": "the language",
    "edition": "the edition",
    "template": "the template",
    "as_of": "the as-of date",
    "inputs": "the inputs",
    "read_beside": "a text, the words, or a file that config.toml names",
    "templates_sha256": "the templates",
}
#: Folders that every build writes anew.
_OURS = ("charts/", "annex/", f"{PACK}/")


@dataclass(frozen=True)
class Made:
    """What a report is made from; ``text`` is the narrative file, ``words`` the words file."""

    summary: Summary
    config: Config
    tables: Sequence[TextTable]
    request: Request
    text: Path | None = None
    words: Path | None = None

    @property
    def name(self) -> str:
        """Its folder in reports/; a report by another template has a folder of its own."""
        period, config = self.summary.period, self.config
        usual = config.template == config.report.template
        folder = period.id if usual else f"{period.id}.{config.template}"
        release = self.request.release
        again = f".r{release.revision}" if release and release.revision > 1 else ""
        return f"{folder}{again}/{self.request.edition}"


@cache
def tools() -> Mapping[str, str]:
    """Return the versions of the tools that can change what a page looks like."""
    return {name: version(name) for name in _TOOLS}


def facts(made: Made, created: dt.date) -> Mapping[str, object]:
    """Return what a later reader needs to build the same report again."""
    summary, config, request = made.summary, made.config, made.request
    period = summary.period
    return {
        "sitrep": __version__,
        "python": platform.python_version(),
        "tools": tools(),
        "config_sha256": _hash(config.text.encode()),
        "period": {
            "id": period.id,
            "start": period.start,
            "end": period.end,
            "calendar": period.calendar.value,
        },
        "language": request.language or config.report.language,
        "edition": request.edition,
        "template": config.template,
        "as_of": summary.as_of,
        "created": created,
        "inputs": list(_inputs(summary, made.tables)),
        "read_beside": list(_beside(config, made)),
        "templates_sha256": _templates(config.folder),
    }


def _inputs(summary: Summary, tables: Iterable[TextTable]) -> Iterator[Mapping[str, object]]:
    # The counts name a file as the edition may.
    for table, count in zip(tables, summary.counts, strict=True):
        yield {
            "path": count.path,
            "sha256": table.sha256,
            "format": table.format,
            "rows": table.rows,
            "used": count.used,
        }


def _beside(config: Config, made: Made) -> Iterator[Mapping[str, str]]:
    """Yield the files other than inputs that a report is made from."""
    read = {path.resolve() for _, path in config.files()}
    files = {
        path.resolve(): path for path in (*config.named(), *filter(None, [made.text, made.words]))
    }
    edition = made.request.edition
    for n, path in enumerate((files[name] for name in sorted(files.keys() - read)), 1):
        try:
            shown = _shown(path, config.folder) if config.editions[edition].ids else f"beside-{n}"
            yield {"path": shown, "sha256": _hash(path.read_bytes())}
        except OSError:  # whatever needs it reports that itself
            continue


def _shown(path: Path, folder: Path) -> str:
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else path.name


def _templates(workspace: Path) -> str:
    """Return the hash of the templates, the workspace's own and the shipped ones."""
    found = hashlib.sha256()
    own = workspace / "templates"
    kinds = ((shipped_templates(), ENDINGS), (own, (*ENDINGS, ".svg", ".png")))
    for folder, endings in kinds:
        for path in sorted(folder.rglob("*.*")):
            if path.suffix in endings and path.is_file():
                found.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                found.update(path.read_bytes())
    return found.hexdigest()


def manifest(facts: Mapping[str, object], files: Mapping[str, bytes]) -> bytes:
    """Return manifest.json: ``facts`` of the build, and each file's SHA-256 and size."""
    listed = {
        name: {"sha256": _hash(content), "bytes": len(content)}
        for name, content in sorted(files.items())
    }
    text = json.dumps({**facts, "files": listed}, indent=2, ensure_ascii=False, default=str)
    return f"{text}\n".encode()


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


# --- an existing folder -------------------------------------------------------------------


@dataclass(frozen=True)
class Standing:
    """An existing report folder and what its manifest says; empty if that can't be read."""

    folder: Path
    said: Mapping[str, Any]

    def differs(self, facts: Mapping[str, object], pages: Iterable[str]) -> list[str]:
        """Return what has changed since the build, in words, any of ``pages`` included."""
        if not self.said:
            return [f"{NAME}, which can't be read"]
        now = json.loads(json.dumps(facts, default=str))
        changed = [what for key, what in _SAME.items() if now[key] != self.said.get(key)]
        return changed + [name for name in pages if not self._as_built(name)]

    def _as_built(self, name: str) -> bool:
        listed = self.said["files"].get(name, {})
        return self.has(name) and bool(
            _hash((self.folder / name).read_bytes()) == listed.get("sha256")
        )

    @property
    def created(self) -> dt.date:
        """The date printed on its pages."""
        return dt.date.fromisoformat(self.said["created"])

    def has(self, name: str) -> bool:
        """Return whether the folder holds a file of that name."""
        return (self.folder / name).is_file()

    def pictures(self) -> set[str]:
        """Return the endings of the charts' pictures in the folder."""
        return {path.suffix[1:] for path in (self.folder / "charts").glob("*")} & {*PICTURES}

    def pack(self) -> tuple[str, ...]:
        """Return the files of the briefing pack, those that are there and those that were."""
        if not self.has(f"{PACK}/{SHEET}"):
            return ()
        place = self.folder / PACK
        there = {f"{PACK}/{path.name}" for path in place.iterdir() if path.is_file()}
        written = {name for name in self.said.get("files", ()) if name.startswith(f"{PACK}/")}
        return tuple(sorted(there | written))

    def strangers(self) -> dict[str, bytes]:
        """Return the files that sitrep did not write; they are kept."""
        found = {
            path.relative_to(self.folder).as_posix(): path
            for path in sorted(self.folder.rglob("*"))
            if path.is_file() and not path.is_symlink()
        }
        ours = {*self.said.get("files", ()), NAME}
        return {
            name: path.read_bytes()
            for name, path in found.items()
            if name not in ours and not name.startswith(_OURS)
        }


def standing(folder: Path) -> Standing:
    """Return a report's folder with its manifest, empty if that is missing or not usable."""
    try:
        said = json.loads((folder / NAME).read_bytes())
        dt.date.fromisoformat(said["created"])
        usable = all(isinstance(entry, dict) for entry in said["files"].values())
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Standing(folder, {})
    return Standing(folder, said if usable else {})
