"""The contact sheet: every chart of the pack small, with its words and links to its files."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sitrep.config.load import Config
from sitrep.look import theme as look
from sitrep.model.pack import named
from sitrep.model.pictures import Frame, Picture
from sitrep.model.problem import SitrepError
from sitrep.model.report import Chart, Report
from sitrep.templating import limits, outside
from sitrep.templating.environment import environment_for, rendered
from sitrep.templating.policy import policed
from sitrep.wording import Words
from sitrep.wording.phrases import size


@dataclass(frozen=True)
class Shown:
    """A chart with its files, by their names, and a small picture of it."""

    chart: Chart
    files: Mapping[str, Picture]
    thumb: Picture


@dataclass(frozen=True)
class File:
    """A link to a file: its name, what it is, its pixels if it has any, and its size."""

    name: str
    kind: str
    pixels: str
    size: str


@dataclass(frozen=True)
class Entry:
    """A chart as the page shows it; every field is printed text."""

    id: str
    title: str
    caption: str
    alt: str
    thumb: str
    width: int
    height: int
    files: tuple[File, ...]


@dataclass(frozen=True)
class Sheet:
    """The page; every field is printed text."""

    language: str
    direction: str
    title: str
    head: str
    foot: str
    mark: str
    source: str
    skip: str
    alt_label: str
    files_label: str
    entries: tuple[Entry, ...]


def sheet(
    report: Report, frame: Frame, shown: Sequence[Shown], config: Config, words: Words
) -> Sheet:
    """Return the page of a pack."""
    return Sheet(
        language=report.language,
        direction=report.direction,
        title=words("pack-title"),
        head=frame.head,
        foot=frame.foot,
        mark=frame.mark,
        source=frame.source,
        skip=words("pack-skip"),
        alt_label=words("pack-label-alt"),
        files_label=words("pack-files"),
        entries=tuple(_entry(one, words) for one in shown),
    )


def _entry(one: Shown, words: Words) -> Entry:
    chart, thumb = one.chart, one.thumb
    data = base64.b64encode(thumb.content).decode()
    return Entry(
        id=chart.id,
        title=chart.title,
        caption=chart.caption,
        alt=chart.alt,
        thumb=f"data:image/png;base64,{data}",
        width=thumb.width,
        height=thumb.height,
        files=tuple(_file(name, picture, words) for name, picture in one.files.items()),
    )


def _file(name: str, picture: Picture, words: Words) -> File:
    pixels = ""
    if picture.width:
        across, down = str(picture.width), str(picture.height)
        pixels = words("pack-pixels", width=across, height=down)
    return File(name, _kind(name, words), pixels, size(words, len(picture.content)))


def _kind(name: str, words: Words) -> str:
    """Return what a file is for, in words."""
    item = named(name)
    if not item:
        return name
    if not item.form.size:
        return {
            "svg": words("pack-file-svg"),
            "pdf": words("pack-file-pdf"),
            "csv": words("pack-file-csv"),
            "xlsx": words("pack-file-xlsx"),
            "txt": words("pack-file-txt"),
        }[item.form.kind]
    kind = {
        "screen": words("pack-file-screen"),
        "slide": words("pack-file-slide"),
        "print": words("pack-file-print"),
    }[item.form.size]
    return words("pack-file-transparent", kind=kind) if item.form.transparent else kind


def html(page: Sheet, config: Config) -> str:
    """Return the page as HTML; nothing in it runs or is fetched."""
    theme, workspace = config.theme, config.folder
    context = {"page": page, "paper": config.report.page, "style": look.variables(theme)}
    text = rendered(environment_for(workspace, "standard"), ["pack.html"], context, workspace)
    text = policed(re.sub(r"\n\s*\n+", "\n", text))
    if limits.has_own(workspace) and (problems := outside.problems(text, workspace, beside=True)):
        raise SitrepError(problems)
    return text
