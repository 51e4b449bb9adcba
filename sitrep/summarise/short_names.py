"""Each source by the short name that config.toml gives it, wherever it is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from sitrep.model.cells import Path, rebuilt
from sitrep.model.summary import Source, SourceName, Summary

#: Fields that hold a source's name.
_ONE = ("source", "distinct_source")


def shortened(summary: Summary, names: Mapping[str, SourceName]) -> Summary:
    """Return ``summary`` with short names; the list of sources keeps the whole ones too."""
    if not names:
        return summary
    short = {name: known.short or name for name, known in names.items()}

    def change(path: Path, part: Any) -> Any:
        if isinstance(part, Source):
            known = names.get(part.name)
            return _described(part, known) if known else part
        return _renamed(part, short) if is_dataclass(part) else part

    return rebuilt(summary, change)


def _described(source: Source, known: SourceName) -> Source:
    return replace(source, short=known.short, kind=known.kind, url=source.url or known.url)


def _renamed(part: Any, short: Mapping[str, str]) -> Any:
    """Return a part with the short names in its fields of sources."""
    new: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name in _ONE and isinstance(value, str):
            new[field.name] = short.get(value, value)
        elif field.name in ("sources", "silent"):
            new[field.name] = tuple(short.get(v, v) if isinstance(v, str) else v for v in value)
        elif field.name == "stated_by":
            new[field.name] = {k: tuple(short.get(v, v) for v in by) for k, by in value.items()}
    changed = {name: value for name, value in new.items() if value != getattr(part, name)}
    return replace(part, **changed) if changed else part
