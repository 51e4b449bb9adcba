"""Choose the sheets of a workbook to read, and warn about hidden and unread ones.

Takes a workbook's bytes and the ``sheet`` of config.toml. Problems: a sheet that does not
exist; a workbook with only hidden sheets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError, counted, nearest, quote
from sitrep.read.containers.facts import Book, Box
from sitrep.read.containers.start import Locate, Start, first_filled
from sitrep.read.containers.workbooks import About, Workbook, gridded, opened

#: In ``sheet`` of config.toml: every sheet that is not hidden.
EVERY = "*"
#: How many lines or sheets a message names.
_NAMED = 10


@dataclass(frozen=True)
class Sheet:
    """One sheet's rows. ``merged``: (column, first line, last line) of each merged cell.

    ``letters`` maps columns to their letters; ``hidden`` has the hidden lines below the header.
    """

    name: str
    frame: pd.DataFrame
    start: Start
    hidden: tuple[int, ...] = ()
    merged: tuple[tuple[str, int, int], ...] = ()
    letters: Mapping[str, str] = field(default_factory=dict)
    #: Line and column of each cell struck through, from 1 and 0, with how: whole or "partly".
    struck: tuple[tuple[int, int, str], ...] = ()


def sheets(
    data: bytes, shown: str, wanted: tuple[str, ...], locate: Locate = first_filled
) -> tuple[list[Sheet], Book, list[Problem]]:
    """Return the sheets to read, the facts of the workbook, and warnings.

    If none is ``wanted``, these are the first visible sheet and those with the same header.
    """
    book = opened(data, shown, partial(_chosen, wanted=wanted, shown=shown))
    filled = [name for name, rows in book.cells.items() if any(map(any, rows))]
    if not filled:
        hint = "it needs a header line and at least one row; is it the right sheet?"
        raise SitrepError([Problem(shown, Code.EMPTY, "the sheet is empty", hint)])
    found = [_sheet(name, book, shown, locate) for name in (filled if wanted else filled[:1])]
    told: list[Problem] = []
    for sheet in () if wanted else _others(filled[1:], book, shown, locate):
        own, first = _header(sheet), _header(found[0])
        if own == first:
            found.append(sheet)
        elif len(own & first) * 2 >= len(first):
            told.append(_unlike(sheet, found[0], shown))
    hidden = [sheet.name for sheet in book.sheets if sheet.cells and sheet.hidden]
    if hidden and (not wanted or EVERY in wanted):
        told.append(_not_read(hidden, shown))
    if not wanted and len(found) > 1:
        told.append(_read_too([sheet.name for sheet in found], shown))
    return found, book.facts, told


def _others(names: Iterable[str], book: Workbook, shown: str, locate: Locate) -> Iterator[Sheet]:
    """Yield the sheets that have a header."""
    for name in names:
        with suppress(SitrepError):
            yield _sheet(name, book, shown, locate)


def _chosen(sheets: Sequence[About], wanted: tuple[str, ...], shown: str) -> Sequence[str]:
    known = [sheet.name for sheet in sheets]
    visible = [sheet.name for sheet in sheets if sheet.cells and not sheet.hidden]
    named = () if EVERY in wanted else wanted
    code = Code.SHEET_UNKNOWN
    if unknown := [name for name in named if name not in known]:
        raise SitrepError(
            Problem(shown, code, "is no sheet of the workbook", nearest(n, known), 0, "sheet", n)
            for n in unknown
        )
    if not named and not visible:
        hint = f"show the sheet, or name it in [[source]]: sheet = {quote(known[0])}"
        raise SitrepError(
            [Problem(shown, Code.SHEET_HIDDEN, "has no sheet that is not hidden", hint)]
        )
    return named or visible


def _header(sheet: Sheet) -> set[str]:
    return {str(c).strip().casefold() for c in sheet.frame.columns}


def _warning(shown: str, code: Code, reason: str, hint: str) -> Problem:
    return Problem(shown, code, reason, hint, severity=Severity.WARNING)


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(map(quote, names[:_NAMED])) + more


def _not_read(hidden: Sequence[str], shown: str) -> Problem:
    reason = f"has {counted(len(hidden), 'hidden sheet', 'hidden sheets')}, not read: "
    hint = f"to read one, name it in [[source]]: sheet = {quote(hidden[0])}"
    return _warning(shown, Code.SHEET_HIDDEN, reason + _listed(hidden), hint)


def _read_too(names: Sequence[str], shown: str) -> Problem:
    reason = f"has {len(names)} sheets with the same header, all of which are read: "
    hint = f"to read only one, name it in [[source]]: sheet = {quote(names[0])}"
    return _warning(shown, Code.SHEETS_READ_TOGETHER, reason + _listed(names), hint)


def _unlike(sheet: Sheet, first: Sheet, shown: str) -> Problem:
    differ = sorted(_header(sheet) ^ _header(first))
    reason = f"has a sheet {quote(sheet.name)} that is not read: "
    reason += f"its header differs from that of {quote(first.name)} in {_listed(differ)}"
    both = f"[{quote(first.name)}, {quote(sheet.name)}]"
    return _warning(
        shown, Code.SHEET_NOT_READ, reason, f"to read both, say in [[source]]: sheet = {both}"
    )


def hidden_told(sheet: Sheet, shown: str) -> list[Problem]:
    """Return the warning that rows of a sheet are hidden, by hand or by a filter, and count."""
    lines = [n for n in sheet.hidden if n in sheet.frame.index]
    lines = [n for n in lines if (sheet.frame.loc[n] != "").any()]
    if not lines:
        return []
    more = f" and {len(lines) - _NAMED:,} more" if len(lines) > _NAMED else ""
    listed = ", ".join(map(str, lines[:_NAMED])) + more
    rows = counted(len(lines), "hidden row that counts", "hidden rows that count")
    hint = "delete the rows that must not count"
    reason = f"has {rows} like the others, on line {listed}"
    return [_warning(shown, Code.ROWS_HIDDEN, reason, hint)]


def struck_told(sheet: Sheet, shown: str) -> list[Problem]:
    """Return a warning of cells struck through, and a problem of each number struck in part."""
    cells = [
        (line, f"{letters_of(place)}{line}", how, str(sheet.frame.at[line, name]))
        for line, place, how in sheet.struck
        if line in sheet.frame.index and place < sheet.frame.shape[1]
        for name in (sheet.frame.columns[place],)
    ]
    reason = "holds text that is struck through beside text that is not, and is read as one"
    fault = (Code.CELL_STRUCK, reason, "keep in the cell what counts, and delete the rest")
    told = [
        Problem(shown, *fault, line, cell, text)
        for line, cell, how, text in cells
        if how == "partly" and any(map(str.isdigit, text))
    ]
    wrong = {problem.column for problem in told}
    if whole := [cell for _, cell, _, _ in cells if cell not in wrong]:
        many = counted(len(whole), "cell", "cells")
        more = f" and {len(whole) - _NAMED:,} more" if len(whole) > _NAMED else ""
        listed = ", ".join(whole[:_NAMED]) + more
        reason = f"has {many} with text struck through, read like the others: {listed}"
        told.append(_warning(shown, Code.CELL_STRUCK, reason, "delete what must not count"))
    return told


# --- a sheet --------------------------------------------------------------------------------


def _sheet(name: str, book: Workbook, shown: str, locate: Locate) -> Sheet:
    frame, start = gridded(book.cells[name], shown, locate)
    about = book.facts.sheets[name]
    merged = tuple(_spread(frame, about.merged, start.body))
    hidden = tuple(n + 1 for n in sorted(about.hidden))
    letters = {str(c): letters_of(place) for place, c in enumerate(frame.columns)}
    struck = tuple((row + 1, column, how) for (row, column), how in about.struck.items())
    return Sheet(name, frame, start, hidden, merged, letters, struck)


def letters_of(place: int) -> str:
    """Return a spreadsheet's letters for the column at ``place``, counted from 0."""
    text, rest = "", place + 1
    while rest:
        rest, letter = divmod(rest - 1, 26)
        text = chr(65 + letter) + text
    return text


def _spread(
    frame: pd.DataFrame, merged: Sequence[Box], body: int
) -> Iterator[tuple[str, int, int]]:
    """Copy the value of each merged cell into all filled rows that it spans, and yield the cell.

    It is not copied to the right, where a number would count in two columns.
    """
    whole = (frame != "").any(axis=1).to_numpy()
    for (top, column), (bottom, _) in merged:
        if top < body or bottom <= top or column >= frame.shape[1]:
            continue
        first = top - body
        below = range(first + 1, min(bottom - body + 1, len(frame)))
        filled = [row for row in below if whole[row]]
        if filled and (value := str(frame.iat[first, column])):
            frame.iloc[filled, column] = value
            yield str(frame.columns[column]), top + 1, filled[-1] + body + 1
