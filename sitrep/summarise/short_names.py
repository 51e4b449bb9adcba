"""Each source by the short name that config.toml gives it, wherever it is named."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass, replace
from typing import Any

from sitrep.model.cells import Path, rebuilt
from sitrep.model.source_fields import renamed
from sitrep.model.summary import Source, SourceName, Summary
from sitrep.vocabulary.fold import spelling


def shortened(summary: Summary, names: Mapping[str, SourceName]) -> Summary:
    """Return ``summary`` with short names; the list of sources keeps the whole ones too.

    A name is found however it is spelt (model.md, rule 1).
    """
    if not names:
        return summary
    known_as = {spelling(name): known for name, known in names.items()}

    def short(name: str) -> str:
        known = known_as.get(spelling(name))
        return (known.short if known else "") or name

    def change(path: Path, part: Any) -> Any:
        if isinstance(part, Source):
            known = known_as.get(spelling(part.name))
            return _described(part, known) if known else part
        return renamed(part, short) if is_dataclass(part) else part

    return rebuilt(summary, change)


def _described(source: Source, known: SourceName) -> Source:
    return replace(source, short=known.short, kind=known.kind, url=source.url or known.url)
