"""The whole names of sources that a report cites by short names and that give no event or total.

Their figures are from before, such as totals still known and those that charts go back to, or of
the response. Only names that the edition's own Summary holds are looked up, so that no withheld
source is named.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from typing import Any

from sitrep.compose.phrases import Phrases
from sitrep.compose.references import named_in
from sitrep.model.report import Section
from sitrep.model.summary import Source, SourceName, Summary


def known(names: Mapping[str, SourceName]) -> dict[str, Source]:
    """Return what config.toml says of each source, by the name that text gives it."""
    return {
        of.short or name: Source(name, 0, 0, None, None, short=of.short, kind=of.kind)
        for name, of in names.items()
        if of.short or of.kind
    }


def sentences(sections: Sequence[Section | None], summary: Summary, phrases: Phrases) -> str:
    """Return which sources beside the period's own the sections name; empty for none."""
    own = {source.short or source.name for source in summary.sources}
    text = "\n".join(string for section in sections for string in _strings(section))
    held = named_in(summary)
    cited = [
        source
        for name, source in sorted(phrases.given.names.items())
        if name not in own and name in held and _stands(name, text)
    ]
    if not cited:
        return ""
    said = " ".join(_said(source, phrases) for source in cited)
    return phrases.words("method-other-sources", sources=said)


def _said(source: Source, phrases: Phrases) -> str:
    said = {"source": source.name, "short": source.short, "kind": source.kind}
    if source.short and source.kind:
        return phrases.words("source-called-of-kind", **said)
    return phrases.words("source-called" if source.short else "source-of-kind", **said)


def _stands(name: str, text: str) -> bool:
    return bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))


def _strings(part: Any) -> Iterator[str]:
    """Yield every text of a section and of its parts."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _strings(each)
    elif is_dataclass(part) and not isinstance(part, type):
        for field in fields(part):
            yield from _strings(getattr(part, field.name))
