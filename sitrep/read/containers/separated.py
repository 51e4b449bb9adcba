"""Separated text (CSV and its kin) to rows: any separator, encoding and line ending.

In come a file's bytes; out go its cells, each row with its physical line. Refused, as
problems: another encoding, a header with a name twice, rows longer or shorter than the
header (but for totals and notes at the foot), a quotation mark never closed.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, bad_byte
from sitrep.read.containers.rowlines import PART, row_lines
from sitrep.read.containers.start import Locate, Row, Start, first_filled
from sitrep.read.header import Foot, short_foot
from sitrep.vocabulary.fold import fold

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
#: How zip files (xlsx, ods) and old Office files start.
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_NOT_WESTERN = ("windows-1251", "windows-1256", "windows-1255", "windows-1254", "windows-1253")
#: So many rows are shown to whoever looks for the header.
LOOKED_AT = 90
#: And so many bytes are looked at for the separator, where the first line has none.
_PEEKED = 4_000
_RAGGED = "look for a missing cell, or a separator inside a text: such a text needs quotes"


def framed(cells: Sequence[Sequence[str]], names: list[str], lines: Sequence[int]) -> pd.DataFrame:
    """Return ``cells`` as a frame of text, its index the rows' lines."""
    index = pd.Index([*lines], dtype="int64")
    return pd.DataFrame(cells, columns=names, index=index, dtype="str")


def rows(
    data: bytes, shown: str, encoding: str | None, locate: Locate = first_filled
) -> tuple[pd.DataFrame, Start, tuple[Problem, ...], Foot]:
    """Return the frame, where it starts (its header a line), its bad rows, the rows at its foot."""
    data = plain(data, shown, encoding)
    skipped = len(data) - len(data.lstrip(b"\n"))
    first = next(_split(data, skipped), b"")
    unquoted = re.sub(rb'"[^"]*"', b"", first)
    if not re.search(rb"[,;\t]", unquoted):
        unquoted = re.sub(rb'"[^"]*"', b"", data[skipped : skipped + _PEEKED])
    separator = max(",;\t", key=lambda s: unquoted.count(s.encode()))
    top = list(islice(_top(data, skipped, separator), LOOKED_AT))
    if not top:
        hint = "it needs a header line and at least one row"
        raise SitrepError([Problem(shown, Code.EMPTY, "is empty", hint)])
    found = locate([record.cells for record in top])
    header = top[found.header]
    names = [*found.names] or column_names(header.cells, header.line, shown, found.repeats)
    body, start = (header.end, header.below) if found.body > found.header else header.at
    if found.body > found.header + 1:
        body, start = top[found.body].at
    found = replace(found, header=header.line)
    lines = row_lines(memoryview(data)[body:], start, separator, len(names))
    frame = None if lines is None else _parsed(data, body, separator, names)
    if frame is not None and lines is not None and len(frame) == len(lines):
        frame.index = lines
        return frame, found, (), []
    frame, problems, foot = _row_by_row(data[body:].decode(), start, separator, (shown, names))
    return frame, found, tuple(problems), foot


@dataclass(frozen=True, slots=True)
class _Record:
    """A row near the top: its cells, its line and offset, the offset and line below it."""

    cells: list[str]
    line: int
    offset: int
    end: int
    below: int

    @property
    def at(self) -> tuple[int, int]:
        return self.offset, self.line


def plain(data: bytes, shown: str, encoding: str | None) -> bytes:
    """Return ``data`` as UTF-8 without a mark at its head, its lines ending in "\\n" alone."""
    marked = next((e for m, e in _MARKS if data.startswith(m)), "utf-8")
    if encoding in (None, "utf-8") and marked == "utf-8" and _is_utf_8(data):
        plain = data
    else:
        plain = _decoded(data, shown, encoding or marked).encode()
    if (nul := plain.find(b"\0")) >= 0:
        line = plain.count(b"\n", 0, nul) + 1
        hint = "save it again as CSV (UTF-8)"
        reason = "holds a NUL byte, so it is no plain text"
        raise SitrepError([Problem(shown, Code.FILE_DAMAGED, reason, hint, line)])
    plain = plain.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in plain:
        plain = plain.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return plain


def _is_utf_8(data: bytes) -> bool:
    """Whether ``data`` is UTF-8, decoded part by part: the whole again as text is not needed."""
    decode = codecs.getincrementaldecoder("utf-8")().decode
    view = memoryview(data)
    try:
        for start in range(0, len(data), PART):
            decode(view[start : start + PART])
        decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return not data.startswith(_PACKED)


def _decoded(data: bytes, shown: str, encoding: str) -> str:
    if data.startswith(_PACKED):
        hint = "end its name in .xlsx, .xls or .ods, or save it as CSV"
        reason = "is a workbook or a packed file, by its content"
        raise SitrepError([Problem(shown, Code.KIND_NOT_READ, reason, hint)])
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SitrepError([bad_byte(shown, error, encoding, _encoding_hint(data))]) from None
    except (LookupError, ValueError):
        hint = 'known: "utf-8", "utf-16", "windows-1252", "windows-1256", "latin-1"'
        said = (Code.NOT_A_CHOICE, "is not an encoding", hint)
        problem = Problem(shown, *said, column="encoding", value=encoding)
        raise SitrepError([problem]) from None


def _encoding_hint(data: bytes) -> str:
    guess = _likeliest(data)
    return f'save it as UTF-8, or say what it is in [[source]]: encoding = "{guess}"'


def _likeliest(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    name = best.encoding.replace("_", "-").replace("cp125", "windows-125") if best else ""
    # Of Western encodings a short text shows no difference; Windows' own is the likeliest.
    return name if name in _NOT_WESTERN else "windows-1252"


def likely_encoding(data: bytes) -> str:
    """Return the encoding a text may be in that is not UTF-8 and does not say; "" for others."""
    if data.startswith((*(mark for mark, _ in _MARKS), *_PACKED)) or _is_utf_8(data):
        return ""
    guess = _likeliest(data)
    try:
        data.decode(guess)
    except UnicodeDecodeError:
        return ""
    return guess


def _top(data: bytes, offset: int, separator: str) -> Iterator[_Record]:
    """Yield each record from the first that is not empty."""
    csv.field_size_limit(sys.maxsize)
    line = data.count(b"\n", 0, offset) + 1
    reader = csv.reader(
        (part.decode() + "\n" for part in _split(data, offset)), delimiter=separator
    )
    read = 0
    for cells in reader:
        end = offset
        for _ in range(reader.line_num - read):
            found = data.find(b"\n", end)
            end = found + 1 if found >= 0 else len(data)
        below = line + reader.line_num - read
        yield _Record(cells, line, offset, end, below)
        offset, line, read = end, below, reader.line_num


def _split(data: bytes, offset: int) -> Iterator[bytes]:
    while offset < len(data):
        end = data.find(b"\n", offset)
        end = end if end >= 0 else len(data)
        yield data[offset:end]
        offset = end + 1


def column_names(header: Row, line: int, shown: str, repeats: bool = False) -> list[str]:
    """Return the header's names, one for each column; a name that stands twice is a problem.

    Where ``repeats`` are of the format, each after the first is called by its place as well.
    """
    names = [cell.strip() if fold(cell) else "" for cell in header]
    folded = [fold(name) for name in names]
    seen = Counter(folded)
    twice = dict.fromkeys(f for f in folded if f and seen[f] > 1)
    if twice and not repeats:
        hint = "give each column a name of its own"
        named = (names[folded.index(f)] for f in twice)
        said = (Code.COLUMN_REPEATED, "stands twice in the header", hint)
        raise SitrepError(Problem(shown, *said, line, name) for name in named)
    first = {f: folded.index(f) for f in twice}
    for n, f in enumerate(folded):
        if f in first and n > first[f]:
            names[n] = f"{names[n]} {placeholder(n + 1)}"
    return [name or placeholder(place) for place, name in enumerate(names, 1)]


def placeholder(place: int) -> str:
    """Return what the column at ``place`` is called where its header is blank."""
    return f"(column {place})"


def _parsed(data: bytes, body: int, separator: str, names: list[str]) -> pd.DataFrame | None:
    if not re.compile(rb"\S").search(data, body):
        return framed([], names, [])
    stream = io.BytesIO(data)
    stream.seek(body)
    read: Callable[..., pd.DataFrame] = pd.read_csv
    with warnings.catch_warnings():
        warnings.simplefilter("error", pd.errors.ParserWarning)
        try:
            return read(
                stream,
                sep=separator,
                header=None,
                names=names,
                index_col=False,
                dtype="str",
                keep_default_na=False,
            )
        except (pd.errors.ParserError, pd.errors.ParserWarning):
            return None


def _row_by_row(
    text: str, start: int, separator: str, head: tuple[str, list[str]]
) -> tuple[pd.DataFrame, list[Problem], Foot]:
    shown, names = head
    found = list(_records(text, separator, start))
    problems = []
    if found and _never_closed(text, separator, found[-1][0] - start):
        line, _ = found.pop()
        reason = "a quotation mark opens a text that none closes: nothing after it can be read"
        hint = "close it, or double it inside a text"
        problems.append(Problem(shown, Code.QUOTE_NOT_CLOSED, reason, hint, line))
    found = [(line, row) for line, row in found if any(map(str.strip, row))]
    short = {found[n][0]: what for n, what in short_foot([r for _, r in found], len(names))}
    for line, row in found:
        if len(row) != len(names) and line not in short:
            cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
            reason = f"the row has {cells} and the header {len(names)}"
            problems.append(Problem(shown, Code.ROW_RAGGED, reason, _RAGGED, line))
    whole = [(n, row) for n, row in found if len(row) == len(names)]
    frame = framed([row for _, row in whole], names, [n for n, _ in whole])
    return frame, problems, [*short.items()]


def _never_closed(text: str, separator: str, lines: int) -> bool:
    """Whether the record that starts after ``lines`` lines ends inside a quoted text."""
    last = "\n".join(text.split("\n")[lines:])
    try:
        list(csv.reader(io.StringIO(last, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        return "unexpected end of data" in str(error)
    return False


def _records(text: str, separator: str, start: int) -> Iterator[tuple[int, list[str]]]:
    """Yield each record with the physical line on which it starts."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    line = start
    for row in reader:
        yield line, row
        line = start + reader.line_num
