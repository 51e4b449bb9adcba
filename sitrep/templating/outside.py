"""What a page would fetch or run, found in its HTML: a report needs nothing beside itself.

In comes the page as rendered; out go the problems, each with the line of the workspace's
template or text that asks for it. Links that a reader follows are no such thing.
"""

from __future__ import annotations

import base64
import binascii
import re
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote_to_bytes

from sitrep.look.pictures import Fault, svg_fault, unescaped
from sitrep.model.codes import Code
from sitrep.model.problem import Problem

_RUNNING = {"script", "iframe", "frame", "object", "embed", "applet", "base", "form", "portal"}
_FETCHING = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping"}
_FOLLOWED = re.compile(r"#|https?:|mailto:|tel:|$", re.IGNORECASE)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp|svg\+xml)[;,]", re.IGNORECASE)
_CSS = re.compile(
    r"url\(\s*[\"']?\s*(?!#|data:image/)([^\"')\s]*)|@import\s*(?:url\(\s*)?[\"']?([^\"'();\s]*)|"
    r"image-set\(\s*[\"']([^\"']*)",
    re.IGNORECASE,
)
_FETCHED = (
    Code.FETCHED_FROM_OUTSIDE,
    "asks for something outside the report",
    'put a picture into templates/assets/ and write {{ asset("name.png") }}; all else stays out',
)
_RUN = (
    Code.RUNS_SOMETHING,
    "would run or replace something",
    "take it out: a report is paper, it runs nothing",
)


def problems(page: str, workspace: Path) -> list[Problem]:
    """Return a problem for each thing that ``page`` would fetch or run."""
    finder = _Finder()
    try:
        finder.feed(page)
        finder.close()
    except (AssertionError, NotImplementedError):  # so Python ends at "<![" and an unknown word
        path, line = _place("<![", workspace)
        hint = "take it out: HTML knows no such declaration"
        return [
            Problem(
                path, Code.TAG_BROKEN, "is no declaration that HTML knows", hint, line, value="<!["
            )
        ]
    found = []
    for value, code, reason, hint in dict.fromkeys(finder.found):
        path, line = _place(value, workspace)
        found.append(Problem(path, code, reason, hint, line, value=value))
    return found


def _place(value: str, workspace: Path) -> tuple[str, int]:
    """Return the workspace's file, and its line, that holds ``value``."""
    files = [*workspace.glob("templates/**/*.*"), *workspace.glob("narrative/*.md")]
    for path in sorted(files):
        if path.suffix in (".html", ".css", ".md") and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            for number, line in enumerate(text.splitlines(), 1):
                if value.lower() in line.lower():
                    return path.relative_to(workspace).as_posix(), number
    return "templates", 0


class _Finder(HTMLParser):
    """Collects what is asked for, with the reason why it may not be and the remedy."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, Code, str, str]] = []
        self.within_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within_style = tag == "style"
        if tag in _RUNNING:
            self.found.append((f"<{tag}", *_RUN))
        for key, value in attrs:
            self._attribute(tag, key, (value or "").strip())

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        self.within_style = False

    def handle_data(self, data: str) -> None:
        if self.within_style:
            self._css(data)

    def _attribute(self, tag: str, key: str, value: str) -> None:
        local = key.rpartition(":")[2]
        if local.startswith("on") or (key == "http-equiv" and value.lower() == "refresh"):
            self.found.append((key if local.startswith("on") else "refresh", *_RUN))
        elif tag in ("a", "area") and key in ("href", "rel"):
            # A link is followed by a reader; an attachment would be taken into the PDF.
            if value.lower() == "attachment" or (key == "href" and not _FOLLOWED.match(value)):
                self.found.append((value, *_FETCHED))
        elif local in _FETCHING or local == "href":
            self._source(value)
        elif key == "style":
            self._css(value)

    def _source(self, value: str) -> None:
        if value.startswith("#"):
            return
        if not _PICTURE.match(value):
            self.found.append((value, *_FETCHED))
        elif value[:18].lower().startswith("data:image/svg+xml") and (fault := _fault(value)):
            reason = f"is an SVG that {fault.reason}"
            self.found.append((value[:60], fault.code, reason, fault.hint))

    def _css(self, css: str) -> None:
        for match in _CSS.finditer(unescaped(css)):
            value = next((group for group in match.groups() if group), "@import")
            self.found.append((value, *_FETCHED))


def _fault(uri: str) -> Fault | None:
    head, _, body = uri.partition(",")
    content = unquote_to_bytes(body)
    if head.lower().endswith(";base64"):
        try:
            content = base64.b64decode(content)
        except binascii.Error:
            return Fault(Code.PICTURE_UNFIT, "is not base64", "make it again")
    return svg_fault(content)
