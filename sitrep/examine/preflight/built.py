"""The pages of a report as they are built: their links, their pictures, and places to link to.

Only web pages and Markdown are read. A link or picture to somewhere else is left out: whether
that is there, nothing in the workspace tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
#: A link or a picture of Markdown; a link's target may stand apart ("[1]: annex/a.csv").
_MARKED = re.compile(
    r"!\[(?P<alt>(?:[^\]\\]|\\.)*)\]\(\s*<?(?P<picture>[^)>\s]+)"
    r"|\]\(\s*<?(?P<link>[^)>\s]+)"
    r"|^\s{0,3}\[[^\]]+\]:\s*<?(?P<apart>[^>\s]+)"
    r"|<a\s[^>]*?href\s*=\s*[\"']?(?P<tag>[^\"'\s>]+)",
    re.MULTILINE | re.IGNORECASE,
)


def at_line(text: str, position: int) -> int:
    """Return the line of a position, counted from 1."""
    return text.count("\n", 0, position) + 1


@dataclass(frozen=True)
class Named:
    """A file or a place that a page names, and the line; ``alt`` is ``None`` without one.

    Of a picture inside the page ``target`` is empty.
    """

    target: str
    line: int
    alt: str | None = None


@dataclass
class Page:
    """What a page names, and the ids of its places."""

    links: list[Named] = field(default_factory=list)
    pictures: list[Named] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)


def marked(text: str) -> Page:
    """Return what a text in Markdown names."""
    page = Page()
    for match in _MARKED.finditer(text):
        line = at_line(text, match.start() + len(match[0]) - len(match[0].lstrip()))
        target = match["link"] or match["apart"] or match["tag"]
        if match["picture"]:
            page.pictures.append(Named(_beside(match["picture"]), line, match["alt"].strip()))
        elif _beside(target):
            page.links.append(Named(target, line))
    return page


def web(text: str) -> Page:
    """Return what a web page names."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        line = self.getpos()[0]
        self.page.ids |= {name for key in ("id", "name") if (name := said.get(key))}
        if tag == "img":
            alt = None if "alt" not in said else said["alt"] or ""
            self.page.pictures.append(Named(_beside(said.get("src") or ""), line, alt))
        elif tag == "a" and (target := _beside(said.get("href") or "")):
            self.page.links.append(Named(target, line))


def _beside(target: str) -> str:
    """Return a target within the workspace; empty for one that is elsewhere."""
    return "" if _ELSEWHERE.match(target) else target


def pages_in(folder: Path) -> Iterator[tuple[Path, Page]]:
    """Yield each page of a report's folder; what can't be read is left out."""
    for path in sorted(folder.glob("*.*")):
        if path.suffix in _READERS and path.is_file():
            try:
                yield path, _READERS[path.suffix](path.read_text(encoding="utf-8"))
            except (OSError, ValueError):
                continue


_READERS = {".html": web, ".md": marked}


def leads_nowhere(target: str, folder: Path, own: Page) -> str:
    """Return why a link from a page in ``folder`` is dead; empty for one that leads somewhere."""
    name, _, anchor = unquote(target).partition("#")
    name = name.partition("?")[0]
    if name and not (folder / name).exists():
        return "leads to a file that is not in the report's folder"
    page = own if not name else _page(folder / name)
    if anchor and page and page.ids and anchor not in page.ids:
        return "leads to a place that the page does not have"
    return ""


def _page(path: Path) -> Page | None:
    if path.suffix != ".html" or not path.is_file():
        return None
    return web(path.read_text(encoding="utf-8", errors="replace"))
