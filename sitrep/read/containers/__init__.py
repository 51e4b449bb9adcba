"""Read files of any container into rows of text: text, workbooks, JSON, Parquet, gzip, SQL.

Takes one file, or a database's query, and returns the cells unchanged, each row with its
physical line (in JSON, Parquet and databases, which have no lines, its number). Blank rows and
columns are dropped. Problems: a path that is no plain file; a file that is empty, too large
once unpacked, or not of the kind that its name says.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import stat
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from sitrep.config.tables import SourceTable
from sitrep.model.codes import Code
from sitrep.model.dates import DAY_ZERO
from sitrep.model.problem import Problem, Severity, SitrepError, nearest
from sitrep.read.containers import (
    choosing,
    control,
    database,
    encodings,
    json_rows,
    parquet,
    separated,
    workbooks,
)
from sitrep.read.containers.again import header_again
from sitrep.read.containers.asked import Choice, Choose
from sitrep.read.containers.blank import blank_cells, blank_rows
from sitrep.read.containers.start import Locate, first_filled

#: No file that is a table of events is larger unpacked; one that claims to be is an attack.
LARGEST = 1 << 30

_MAP = "is a part of a map (a shapefile), not a table of events"
#: Files that people name by mistake, by suffix.
_NO_TABLES = {
    **dict.fromkeys((".shp", ".shx", ".dbf", ".prj", ".cpg"), _MAP),
    **dict.fromkeys((".pdf", ".doc", ".docx"), "is a document, not a table of events"),
    **dict.fromkeys((".zip", ".7z", ".rar", ".tar"), "is an archive, not a table of events"),
    ".xlsb": "is a binary workbook, which sitrep does not read",
}


@dataclass(frozen=True)
class Rows:
    """A file's cells. ``frame`` has the header's names and, as its index, each row's line.

    ``problems`` name the rows left out of it; ``header`` is the header's line, ``sheet`` the
    name of a workbook's sheet, ``format`` the format where the rows show it. ``foot`` lists the
    footers, which are too short to be rows, and rows that are the header again: (line, kind). The
    last three are a workbook's (see :mod:`sitrep.read.containers.choosing`).
    """

    frame: pd.DataFrame
    header: int
    problems: tuple[Problem, ...]
    sha256: str
    sheet: str = ""
    format: str | None = None
    foot: tuple[tuple[int, Code], ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    merged: tuple[tuple[str, int, int], ...] = ()
    day_zero: dt.date = DAY_ZERO
    #: What ``where`` asks for, if the frame has no other rows; else they are still to be chosen.
    choice: Choice | None = None


def rows(path: Path, shown: str, source: SourceTable, locate: Locate = first_filled) -> Rows:
    """Return the rows of the one table at ``path``, a workbook's first; raises SitrepError."""
    return tables(path, shown, source, locate)[0]


def tables(
    path: Path,
    shown: str,
    source: SourceTable,
    locate: Locate = first_filled,
    choose: Choose | None = None,
) -> list[Rows]:
    """Return the rows of each table at ``path``; raises SitrepError where there is none.

    ``choose`` says which rows are read, where the container can leave others unread. A workbook
    may hold several. A source with a query is a database; ``path`` is then the
    folder from which the database's own path starts.
    """
    if source.query:
        frame, digest = database.rows(source, path, shown)
        frame, unnamed = _filled(frame, 0, shown)
        return [Rows(frame, 0, tuple(unnamed), digest)]
    packed = content(path, shown)
    digest = hashlib.sha256(packed).hexdigest()
    data, suffix = unpacked(packed, path, shown)
    if suffix in _NO_TABLES:
        hint = "name a CSV file, a workbook (.xlsx, .xls, .ods), JSON or Parquet"
        raise SitrepError([Problem(shown, Code.KIND_NOT_READ, _NO_TABLES[suffix], hint)])
    if suffix in workbooks.SUFFIXES:
        return _sheets(data, shown, source, locate, digest)
    problems: tuple[Problem, ...] = ()
    foot: Sequence[tuple[int, Code]] = ()
    bare, choice = False, None
    if suffix in json_rows.SUFFIXES:
        frame, start = json_rows.from_json(data, shown, source.encoding, locate)
    elif suffix in parquet.SUFFIXES:
        frame, start, choice = parquet.from_parquet(data, shown, choose)
    else:
        frame, start, problems, foot = separated.rows(data, shown, source.encoding, locate)
        bare = source.encoding in (None, "utf-8") and control.is_bare(data)
    frame, unnamed = _filled(frame, start.header, shown, bare)
    problems = (*problems, *unnamed)
    own = (frame, start.header, problems, digest, "", start.format, tuple(foot))
    return [_without_headers(Rows(*own, choice=choice))]


def _without_headers(rows: Rows) -> Rows:
    """Return the rows without those that are the header again, which are told with the foot."""
    lines = header_again(rows.frame)
    if not lines:
        return rows
    again = tuple((line, Code.ROW_IS_HEADER) for line in lines)
    return replace(rows, frame=rows.frame.drop(index=lines), foot=(*again, *rows.foot))


def _sheets(
    data: bytes, shown: str, source: SourceTable, locate: Locate, digest: str
) -> list[Rows]:
    """Return the rows of each sheet; the first has the workbook's problems as well."""
    found, about, told = choosing.sheets(data, shown, source.sheet, locate)
    several = []
    for sheet in found:
        own = sheet_path(shown, sheet.name) if len(found) > 1 else shown
        struck = choosing.struck_told(sheet, own)
        kept = sheet.frame.drop(index=[p.line for p in struck if p.line])
        frame, unnamed = _filled(kept, sheet.start.header, own)
        problems = (*told, *choosing.hidden_told(sheet, own), *struck, *unnamed)
        header, kind = sheet.start.header, sheet.start.format
        own_rows = Rows(
            frame,
            header,
            problems,
            digest,
            sheet.name,
            kind,
            letters=sheet.letters,
            merged=sheet.merged,
            day_zero=about.day_zero,
        )
        several.append(_without_headers(own_rows))
        told = []
    return several


def sheet_path(shown: str, sheet: str) -> str:
    """Return the path shown for one of several sheets of a workbook."""
    return f"{shown}[{sheet}]"


def sheets(path: Path, shown: str) -> list[str]:
    """Return the names of a workbook's sheets; none for any other file."""
    data, suffix = unpacked(content(path, shown), path, shown)
    return workbooks.sheet_names(data, shown) if suffix in workbooks.SUFFIXES else []


def is_separated(path: Path) -> bool:
    """Return whether a file is separated text, to judge by its name."""
    own = Path(path.name.lower().removesuffix(".gz")).suffix
    return own not in (*workbooks.SUFFIXES, *json_rows.SUFFIXES, *parquet.SUFFIXES, *_NO_TABLES)


def likely_encoding(path: Path, shown: str) -> str:
    """Return the encoding that config.toml should name for a text file; "" if none."""
    data, suffix = unpacked(content(path, shown), path, shown)
    text = suffix not in (*workbooks.SUFFIXES, *parquet.SUFFIXES, *_NO_TABLES)
    return encodings.likely_encoding(data) if text else ""


def unpacked(data: bytes, path: Path, shown: str) -> tuple[bytes, str]:
    """Return a file's content and suffix, both without gzip."""
    name = path.name.lower()
    if name.endswith(".gz"):
        data, name = _inflated(data, shown), name.removesuffix(".gz")
    return data, Path(name).suffix


def content(path: Path, shown: str) -> bytes:
    """Return a file's bytes; raises SitrepError where it is no plain file or has none."""

    def refuse(code: Code, reason: str, hint: str) -> SitrepError:
        return SitrepError([Problem(shown, code, reason, hint)])

    try:
        kind = path.stat().st_mode
        if stat.S_ISDIR(kind):
            hint = 'name the files in it: path = "folder/*.csv"'
            raise refuse(Code.NOT_A_FILE, "is a folder, not a file", hint)
        if not stat.S_ISREG(kind):
            hint = "save its content as a CSV file"
            raise refuse(Code.NOT_A_FILE, "is a device or a pipe, not a file", hint)
        data = path.read_bytes()
    except FileNotFoundError:
        if path.is_symlink():
            reason = "is a link to a file that is not there"
            raise refuse(Code.FILE_MISSING, reason, "correct or remove the link") from None
        near = nearest(path.name, sorted(p.name for p in path.parent.glob("*") if p.is_file()))
        hint = near or "correct path in config.toml"
        raise refuse(Code.FILE_MISSING, "there is no such file", hint) from None
    except OSError as error:
        reason = f"can't be read: {error.strerror or error}"
        hint = "check its name and who may read it"
        raise refuse(Code.FILE_UNREADABLE, reason, hint) from None
    if not data or data.isspace():
        raise refuse(Code.EMPTY, "is empty", "it needs a header line and at least one row")
    return data


def _inflated(data: bytes, shown: str, largest: int = LARGEST) -> bytes:
    """Return the content of a gzip file; unpacking stops as soon as it is too large."""
    parts: list[bytes] = []
    size = 0
    try:
        while data.strip(b"\0"):
            member = zlib.decompressobj(wbits=31)
            parts.append(member.decompress(data, largest - size + 1))
            size += len(parts[-1])
            if size > largest:
                reason = f"is larger than {largest:,} bytes once unpacked"
                hint = "unpack it and split it by year"
                raise SitrepError([Problem(shown, Code.FILE_TOO_LARGE, reason, hint)])
            if not member.eof:
                reason = "is a gzip file that is cut short"
                hint = "download it again"
                raise SitrepError([Problem(shown, Code.FILE_DAMAGED, reason, hint)])
            data = member.unused_data
    except zlib.error as error:
        reason = f"ends in .gz, but can't be read as a gzip file: {error}"
        hint = "download it again, or rename it"
        raise SitrepError([Problem(shown, Code.FILE_DAMAGED, reason, hint)]) from None
    unpacked = b"".join(parts)
    if not unpacked or unpacked.isspace():
        hint = "it needs a header line and at least one row"
        raise SitrepError([Problem(shown, Code.EMPTY, "is empty once unpacked", hint)])
    return unpacked


# --- blank rows and columns ------------------------------------------------------------------


def _filled(
    frame: pd.DataFrame, header: int, shown: str, bare: bool = False
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the frame without blank rows, columns without a name and control characters.

    ``bare``: whether the text of the whole file is known to have no control characters.
    """
    controls: list[Problem] = []
    if not bare:
        frame, controls = control.left_out(frame, header, shown)
    blank = blank_rows(frame)
    frame, unnamed = _without_unnamed(frame[~blank] if blank.any() else frame, header, shown)
    return frame, [*controls, *unnamed]


def _without_unnamed(
    frame: pd.DataFrame, header: int, shown: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """Drop columns without a name; warn where one has a filled cell."""
    unnamed = [c for n, c in enumerate(frame.columns, 1) if c == separated.placeholder(n)]
    filled = [c for c in unnamed if not blank_cells(frame[c]).all()]
    said = ("has no name, so it is not read", "name the column in the header, or empty it")
    code, severity = Code.COLUMN_NOT_READ, Severity.WARNING
    problems = [Problem(shown, code, *said, header, c, severity=severity) for c in filled]
    return (frame.drop(columns=unnamed) if unnamed else frame), problems
