"""The texts that people write for a report beside the log, as passages for the scan.

They are the narratives that an edition takes, the workspace's templates and sentences, and what
config.toml prints.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sitrep.config.complaints import locate
from sitrep.config.load import Config
from sitrep.examine.office_text import office_text
from sitrep.model.finding import Kind, Passage
from sitrep.narrative.load import file_of, source_of
from sitrep.templating.overrides import is_office, own_names
from sitrep.wording.catalogue import languages
from sitrep.wording.own import FOLDER

#: What config.toml prints, by table.
_PRINTED = {
    "report": ("title", "issuer", "contact", "disclaimer", "licence", "url"),
    "theme": ("organisation",),
    "map": ("source", "disclaimer"),
    "indicator": ("label", "unit"),
    "marker": ("label",),
    "actor": ("label",),
    "source": ("name",),
    "source_name": ("short", "kind", "url"),
}
#: Where a contact is what the key is for.
CONTACT = "report.contact"
_ADDRESSES = frozenset({Kind.URL})


def texts_beside(config: Config, edition: str, period: str = "") -> Iterator[Passage]:
    """Yield each text that ``edition`` may print; of ``period`` alone where one is given."""
    for path in narratives(config.folder, edition, period):
        text, _ = source_of(path)
        yield Passage(f"narrative/{path.name}", text)
    for name in own_names(config.folder):
        path = config.folder / "templates" / name
        text = office_text(path) if is_office(name) else _without_comments(_text(path))
        yield Passage(f"templates/{name}", text)
    for path in sorted((config.folder / FOLDER).glob("*.ftl")):
        yield Passage(f"{FOLDER}/{path.name}", _text(path))
    yield from _of_config(config)


def narratives(folder: Path, edition: str, period: str = "") -> list[Path]:
    """Return the files that an edition's reports would take, in any language."""
    stems = {path.stem.split(".")[0] for path in (folder / "narrative").glob("*.md")}
    periods = [stem for stem in sorted(stems) if period in ("", stem)]
    found = (file_of(folder, p, own, edition) for p in periods for own in languages())
    return list(dict.fromkeys(path for path in found if path))


def _text(path: Path) -> str:
    """Return a file's text; what can't be read is told by the check of that file."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError:
        return ""


def _without_comments(template: str) -> str:
    """Return a template with its comments, which are never printed, blank."""
    parts, end = [], 0
    while (start := template.find("{#", end)) >= 0 and (close := template.find("#}", start)) >= 0:
        parts += [template[end:start], re.sub(r"[^\n]", " ", template[start : close + 2])]
        end = close + 2
    return "".join([*parts, template[end:]])


def _of_config(config: Config) -> Iterator[Passage]:
    given = tomllib.loads(config.text)
    for table, keys in _PRINTED.items():
        for n, values in enumerate(_tables(given.get(table))):
            for key in keys:
                text = values.get(key)
                if isinstance(text, str) and text.strip():
                    line = locate(config.text, (table, n, key))
                    quiet = _ADDRESSES if key == "url" else frozenset()
                    yield Passage(config.path.name, text, line, f"{table}.{key}", quiet)


def _tables(given: Any) -> list[dict[str, Any]]:
    return [given] if isinstance(given, dict) else list(given or [])
