"""Put other texts into cells of separated text; every other byte stays what it was.

In come a file's bytes and the cells by line and place; out go new bytes. Refused, as a problem: a
file whose bytes can't be written back as they were, and a row that is not as long as the header.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.read import containers
from sitrep.read.containers import encodings, separated

#: By line, what goes into which cells of its row.
Places = Mapping[int, Mapping[int, str]]

_MARKS = (("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"))
_LINE = re.compile(r"\r\n|\r|\n")


def rewritten(path: Path, shown: str, encoding: str | None, places: Places, columns: int) -> bytes:
    """Return the content of a file of so many ``columns`` with other texts in ``places``."""
    packed = containers.content(path, shown)
    data, _ = containers.unpacked(packed, path, shown)
    mark, codec, text = _decoded(data, encoding, shown)
    separator = separated.separator_of(encodings.plain(data, shown, encoding))
    parts: list[str] = []
    done = 0
    for line, spans in _rows(text, separator, places, shown):
        if len(spans) != columns:
            raise _refused(shown, "is not as long as the header", line)
        for place, instead in sorted(places[line].items()):
            start, end = spans[place]
            parts += [text[done:start], _quoted(instead, separator)]
            done = end
    new = mark + "".join([*parts, text[done:]]).encode(codec)
    return gzip.compress(new, mtime=0) if path.name.lower().endswith(".gz") else new


def _decoded(data: bytes, encoding: str | None, shown: str) -> tuple[bytes, str, str]:
    """Return the byte order mark, the encoding and the text, which make ``data`` again."""
    own = {None: "utf-8", "utf-16": "utf-16-le"}.get(encoding, encoding or "utf-8")
    codec, mark = next(((c, m) for c, m in _MARKS if data.startswith(m)), (own, b""))
    body = data.removeprefix(mark)
    text = body.decode(codec, errors="replace")
    if text.encode(codec, errors="replace") != body:
        raise _refused(shown, f"can't be written back in its encoding, {codec}, as it was")
    return mark, codec, text


def _rows(
    text: str, separator: str, places: Places, shown: str
) -> Iterator[tuple[int, list[tuple[int, int]]]]:
    """Yield the wanted rows, by the line each starts on, with where each of its cells is."""
    cell = re.compile(f'(?:"(?:[^"]|"")*"|[^{separator}\\r\\n]*)')
    at, line, left = 0, 1, {*places}
    while left and at < len(text):
        end = _LINE.search(text, at)
        stop, after = end.span() if end else (len(text), len(text))
        spans = None
        if text.find('"', at, stop) >= 0 or line in left:
            spans, stop = _cells(text, at, separator, cell, (shown, line))
            after = found.end() if (found := _LINE.match(text, stop)) else stop
        if line in left and spans:
            yield line, spans
        left.discard(line)
        line += len(_LINE.findall(text, at, stop)) + 1
        at = after
    if left:
        raise _refused(shown, "has no row on a line that was read", min(left))


def _cells(
    text: str, at: int, separator: str, cell: re.Pattern[str], where: tuple[str, int]
) -> tuple[list[tuple[int, int]], int]:
    """Return where the cells of the row at ``at`` are, and where it ends."""
    spans = []
    while True:
        found = cell.match(text, at)
        end = found.end() if found else at
        spans.append((at, end))
        if text.startswith(separator, end):
            at = end + 1
        elif end == len(text) or text[end] in "\r\n":
            return spans, end
        else:
            raise _refused(where[0], "has a quotation mark inside a cell", where[1])


def _quoted(text: str, separator: str) -> str:
    special = any(mark in text for mark in (separator, '"', "\r", "\n"))
    return '"' + text.replace('"', '""') + '"' if special else text


def _refused(shown: str, reason: str, line: int = 0) -> SitrepError:
    hint = "empty its cells by hand, or save it again as CSV (UTF-8)"
    return SitrepError([Problem(shown, Code.FORGOTTEN_HELD, reason, hint, line)])
