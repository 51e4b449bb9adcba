"""Read separated text (CSV and the like) as rows: any separator, encoding and line ending.

Each row has its physical line. Problems: a wrong encoding; a header with a name twice; rows
longer or shorter than the header, except footers; a quotation mark that is not around a whole
cell.
"""

from __future__ import annotations

import csv
import io
import re
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from operator import itemgetter

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.read.containers import encodings
from sitrep.read.containers.rowlines import row_lines
from sitrep.read.containers.start import Locate, Row, Start, first_filled
from sitrep.read.header import Foot, short_foot
from sitrep.vocabulary.fold import fold

#: In how many rows the header is looked for.
LOOKED_AT = 90
#: In how many bytes the separator is looked for.
_PEEKED = 1 << 16
_SEPARATORS = ",;\t"
_RAGGED = "look for a missing cell, or a separator inside a text: such a text needs quotes"


def framed(cells: Sequence[Sequence[str]], names: list[str], lines: Sequence[int]) -> pd.DataFrame:
    """Return ``cells`` as a frame of text, indexed by the rows' lines."""
    index = pd.Index([*lines], dtype="int64")
    return pd.DataFrame(cells, columns=names, index=index, dtype="str")


def rows(
    data: bytes, shown: str, encoding: str | None, locate: Locate = first_filled
) -> tuple[pd.DataFrame, Start, tuple[Problem, ...], Foot]:
    """Return the frame, its start (with the header's line), the bad rows and the footers."""
    data = encodings.plain(data, shown, encoding)
    skipped = len(data) - len(data.lstrip(b"\n"))
    separator = separator_of(data)
    above = data.count(b"\n", 0, skipped)
    top = list(islice(_records(data, skipped, above + 1, separator), LOOKED_AT))
    if not top:
        hint = "it needs a header line and at least one row"
        raise SitrepError([Problem(shown, Code.EMPTY, "is empty", hint)])
    found = locate([record.cells for record in top])
    header = top[found.header]
    if quoted := [record.wrong for record in top[: found.header + 1] if record.wrong]:
        raise SitrepError(replace(problem, path=shown) for problem in quoted)
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
    frame, problems, foot = _row_by_row(data, (body, start), separator, (shown, names))
    return frame, found, tuple(problems), foot


@dataclass(frozen=True, slots=True)
class _Record:
    """A row: its cells, line and offset, the offset and line below it, and its problem.

    Where quotes are wrong, the record is one line without cells.
    """

    cells: list[str]
    line: int
    offset: int
    end: int
    below: int
    wrong: Problem | None = None

    @property
    def at(self) -> tuple[int, int]:
        return self.offset, self.line


def separator_of(data: bytes) -> str:
    """Return the separator of the table: a title above it may hold other separators.

    ``data`` is plain. The separator occurs equally often in every line, from the first line of
    the table on.
    """
    top = data.lstrip(b"\n")[:_PEEKED]
    plain = re.sub(rb'"[^"]*"', b"", top)
    lines = [line for line in plain.split(b"\n") if line.strip()][:LOOKED_AT]

    def weight(separator: str) -> tuple[float, int]:
        counts = [line.count(separator.encode()) for line in lines]
        usual, alike = max(
            ((n, counts.count(n)) for n in {*counts} - {0}), key=itemgetter(1), default=(0, 0)
        )
        share = alike / (len(counts) - counts.index(usual)) if alike else 0
        return share * share * alike, usual

    return max(_SEPARATORS, key=weight)


_CLOSE = "close it, or double it inside a text"
_CLOSED_INSIDE = "a quotation mark opens a text here and closes inside a cell"
_NEVER_CLOSED = "a quotation mark opens a text and is never closed: nothing after it can be read"
_AFTER_SPACE = "a quotation mark opens after a space, so it does not quote the text"


def _records(data: bytes, offset: int, line: int, separator: str) -> Iterator[_Record]:
    """Yield each record; after a quote that closes inside a cell, go on with the next line."""
    csv.field_size_limit(sys.maxsize)
    while offset < len(data):
        read = 0
        texts = (part.decode() + "\n" for part in _split(data, offset))
        reader = csv.reader(texts, delimiter=separator, strict=True)
        try:
            for cells in reader:
                end = _after(data, offset, reader.line_num - read)
                below = line + reader.line_num - read
                wrong = _opens_late(cells, line, separator, data[offset:end])
                yield _Record(cells, line, offset, end, below, wrong)
                offset, line, read = end, below, reader.line_num
        except csv.Error as error:
            open_to_the_end = "end of data" in str(error)
            reason = _NEVER_CLOSED if open_to_the_end else _CLOSED_INSIDE
            end = len(data) if open_to_the_end else _after(data, offset, 1)
            yield _Record(
                [],
                line,
                offset,
                end,
                line + 1,
                Problem("", Code.QUOTE_NOT_CLOSED, reason, _CLOSE, line),
            )
            offset, line = end, line + 1


def _after(data: bytes, offset: int, lines: int) -> int:
    """Return the offset after so many lines."""
    for _ in range(lines):
        found = data.find(b"\n", offset)
        offset = found + 1 if found >= 0 else len(data)
    return offset


def _opens_late(cells: Sequence[str], line: int, separator: str, raw: bytes) -> Problem | None:
    """Return the problem of a text that is split because a space precedes its quotation mark."""
    if b'"' not in raw:
        return None
    late = (c for c in cells if c[:1].isspace() and c.lstrip().startswith('"'))
    # A cell that is quoted as a whole may begin with a space and a mark too.
    text = f"{separator}{raw.decode()}"
    bare = (c for c in late if separator + c.partition('"')[0] + '"' in text)
    cut = next((c for c in bare if c.count('"') % 2), None)
    hint = "delete the space before it"
    said = (Code.QUOTE_NOT_CLOSED, _AFTER_SPACE, hint)
    return None if cut is None else Problem("", *said, line, value=cut.strip())


def _split(data: bytes, offset: int) -> Iterator[bytes]:
    while offset < len(data):
        end = data.find(b"\n", offset)
        end = end if end >= 0 else len(data)
        yield data[offset:end]
        offset = end + 1


def column_names(header: Row, line: int, shown: str, repeats: bool = False) -> list[str]:
    """Return the header's names, one for each column; raises SitrepError for a repeated name.

    If the format allows ``repeats``, each name after the first gets its column's number.
    """
    names = [cell.strip() if fold(cell) else "" for cell in header]
    folded = [fold(name) for name in names]
    seen = Counter(folded)
    twice = dict.fromkeys(f for f in folded if f and seen[f] > 1)
    if twice and not repeats:
        hint = "give each column a name of its own"
        named = (names[folded.index(f)] for f in twice)
        said = (Code.COLUMN_REPEATED, "is in the header twice", hint)
        raise SitrepError(Problem(shown, *said, line, name) for name in named)
    first = {f: folded.index(f) for f in twice}
    for n, f in enumerate(folded):
        if f in first and n > first[f]:
            names[n] = f"{names[n]} {placeholder(n + 1)}"
    return [name or placeholder(place) for place, name in enumerate(names, 1)]


def placeholder(place: int) -> str:
    """Return the name of the column at ``place`` whose header is blank."""
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
                na_filter=False,
            )
        except (pd.errors.ParserError, pd.errors.ParserWarning):
            return None


def _row_by_row(
    data: bytes, at: tuple[int, int], separator: str, head: tuple[str, list[str]]
) -> tuple[pd.DataFrame, list[Problem], Foot]:
    shown, names = head
    records = list(_records(data, *at, separator))
    problems = [replace(r.wrong, path=shown) for r in records if r.wrong]
    found = [r for r in records if not r.wrong and any(map(str.strip, r.cells))]
    foot = short_foot([r.cells for r in found], len(names))
    short = {found[n].line: reason for n, reason in foot}
    for record in found:
        if len(record.cells) != len(names) and record.line not in short:
            n = len(record.cells)
            cells = "1 cell" if n == 1 else f"{n} cells"
            reason = f"the row has {cells} and the header {len(names)}"
            problems.append(Problem(shown, Code.ROW_RAGGED, reason, _RAGGED, record.line))
    whole = [r for r in found if len(r.cells) == len(names)]
    frame = framed([r.cells for r in whole], names, [r.line for r in whole])
    return frame, sorted(problems, key=lambda p: p.line), [*short.items()]
