"""The briefing pack: which files it can hold, how each is named, and which are asked for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from sitrep.model.pictures import SIZES, Form

#: The pack's folder in the report's, and its page.
PACK, SHEET = "pack", "index.html"
#: The endings of a chart's files: pictures, its data, and its words.
FORMATS = ("svg", "png", "pdf", "csv", "xlsx", "txt")
#: A pack that was made before names said the language has none in its names.
_NAME = re.compile(
    r"(?P<chart>[\w-]+)(?:\.(?P<language>[a-z]{2,3}(?:-\w+)*))?"
    rf"(?:\.(?P<size>{'|'.join(SIZES)})(?P<clear>\.transparent)?)?\.(?P<kind>{'|'.join(FORMATS)})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the pack: a chart in one form, with words of one language."""

    chart: str
    form: Form
    language: str

    @property
    def name(self) -> str:
        """Its name: ``map.en.svg``, ``map.en.slide.png``, ``map.en.slide.transparent.png``."""
        form = self.form
        size = f".{form.size}" if form.size else ""
        clear = ".transparent" if form.transparent else ""
        return f"{self.chart}.{self.language}{size}{clear}.{form.kind}"


def named(name: str) -> Item | None:
    """Return the file of that name; ``None`` where no file of a pack is called so."""
    found = _NAME.fullmatch(name)
    if not found or (found["kind"] == "png") != bool(found["size"]):
        return None
    form = Form(found["kind"], found["size"] or "", bool(found["clear"]))
    return Item(found["chart"], form, found["language"] or "")


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the pack is asked for; each empty choice means all."""

    charts: tuple[str, ...] = ()
    sizes: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    transparent: bool = False

    def items(self, charts: Collection[str], language: str) -> Iterator[Item]:
        """Yield the files that are asked for, of the charts that there are."""
        for chart in charts:
            if not self.charts or chart in self.charts:
                yield from (Item(chart, form, language) for form in self._forms())

    def _forms(self) -> Iterator[Form]:
        for kind in FORMATS:
            if self.formats and kind not in self.formats:
                continue
            if kind == "png":
                sizes = [size for size in SIZES if not self.sizes or size in self.sizes]
                yield from (Form(kind, size, self.transparent) for size in sizes)
            else:
                yield Form(kind)


@dataclass(frozen=True, slots=True)
class PackFile:
    """A written file of the pack; its pixels are 0 where it has none."""

    path: Path
    bytes: int
    width: int = 0
    height: int = 0
