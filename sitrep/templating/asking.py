"""Which pictures of charts a workspace's own templates ask for, as their text names them.

To draw a chart takes time, and a template has no other way to name one: its fields and filters
stand in its text.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from sitrep.model.report import PICTURES
from sitrep.templating.overrides import is_office, own_names

#: A chart's field, ``chart.svg``, or its name: ``chart["svg"]``, ``map(attribute="svg")``.
_FILES = {ending: re.compile(rf"\.{ending}\b|[\"']{ending}[\"']") for ending in PICTURES}
#: The filter of a chart with its heading and caption: ``chart | picture``, ``map("picture")``.
_WHOLE = re.compile(r"\|\s*picture\b|[\"']picture[\"']")
#: The templates of a page, which includes its stylesheet.
_PAGE = (".html", ".css")


def files(workspace: Path, endings: Collection[str]) -> set[str]:
    """Return the chart files, by ending, that own templates of such ``endings`` name.

    The text of a Word document or a presentation is not searched: such a one may name any.
    """
    looked = {*endings, *(_PAGE if ".html" in endings else ())}
    if any(is_office(name) and Path(name).suffix in looked for name in own_names(workspace)):
        return {*PICTURES}
    texts = [*_texts(workspace, looked)]
    return {ending for ending, named in _FILES.items() if any(map(named.search, texts))}


def shows_whole(workspace: Path) -> bool:
    """Return whether an own page shows a chart with its heading and caption in one picture."""
    return any(map(_WHOLE.search, _texts(workspace, _PAGE)))


def _texts(workspace: Path, endings: Collection[str]) -> Iterator[str]:
    for name in own_names(workspace):
        if Path(name).suffix in endings:
            # What can't be read is a problem of the page that is made of it.
            yield (workspace / "templates" / name).read_text(encoding="utf-8", errors="replace")
