"""Find where a table begins and ends: its header below titles, and its footers.

Positions are indexes into the rows given. Problems: two rows that could each be the header; a
row that could be a total or an event.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import TypeAlias

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.read.containers.start import Row
from sitrep.vocabulary import lexicon, months
from sitrep.vocabulary.fold import fold, visible

#: Footers: rows at the foot that are no rows of the table, each with its kind.
Foot: TypeAlias = list[tuple[int, Code]]

#: The header is within so many lines; so is a row of HXL tags.
HEADER_WITHIN = 25
#: How many lines below these show the width of the table.
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from: the path as shown to people, the sheet, the header's line.

    ``asked`` are the file's columns, folded, by which config.toml asks for some of the rows;
    ``mapped`` those of sitrep's that it maps by hand.
    """

    path: str = ""
    sheet: str = ""
    header: int = 0
    asked: tuple[str, ...] = ()
    mapped: tuple[str, ...] = ()


@dataclass(frozen=True)
class Prepared:
    """A frame that a format has made of raw rows, and the rows that it left out.

    ``headers`` maps its columns to the file's own. ``frame`` has no row with an error; of one
    line it may have several. ``left_out`` lists further rows left out, as (line, reason), which
    stop nothing.
    """

    frame: pd.DataFrame
    headers: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    left_out: tuple[tuple[int, Code], ...] = ()


# --- the header ---------------------------------------------------------------------------

_NUMERIC = re.compile(r"[<>~≈≥≤+\-–]?\s*\d[\d\s.,'’/:T\-–]*(?:[%+Z])?")
#: A date with a word for its month, in any language.
_WORDED_DATE = re.compile(r"\d{1,2}[\s\-./]\w{3,12}[\s\-./,]+\d{2,4}|\w{3,12}\s\d{1,2},?\s\d{4}")


def find_header(rows: Sequence[Row]) -> int:
    """Return the index of the header row, which is below any title rows.

    A header fills most columns, its cells differ and hold no number, and rows of values
    follow. Raises SitrepError where no row is like that, or where two could be the header.
    """
    filled = [n for n, row in enumerate(rows) if _cells(row)]
    if not filled:
        hint = "it needs a header line and rows"
        raise SitrepError([Problem("", Code.NO_ROWS, "holds no row", hint)])
    wide = _wide(rows)
    likely = [n for n in filled if n < HEADER_WITHIN and wide(rows[n]) and _like_header(rows[n])]
    first_values = next((n for n in filled if wide(rows[n]) and _has_value(rows[n])), None)
    above = [n for n in likely if first_values is None or n < first_values]
    if not above:
        reason = f"none of the first {HEADER_WITHIN} lines is a header"
        hint = "put one above the rows: a different name for each column, none a number"
        raise SitrepError([Problem("", Code.HEADER_MISSING, reason, hint)])
    return _told_apart(rows, above)


def _told_apart(rows: Sequence[Row], above: Sequence[int]) -> int:
    """Return the header among rows like it: the first, or the one below a row of groups."""
    first = above[0]
    group = [first]
    for upper, lower in pairwise(above):
        if len(_cells(rows[lower])) <= len(_cells(rows[upper])) or not _gaps(rows[upper]):
            break
        group.append(lower)
    if len(group) == 1:
        return first
    known = {n: _known(rows[n]) for n in group}
    best = max(known.values())
    chosen = [n for n in group if known[n] == best]
    if len(chosen) == 1:
        return chosen[0]
    lines = " and ".join(str(n + 1) for n in chosen)
    hint = "keep one line of names above the rows, and delete the other"
    reason = f"lines {lines} could each be the header"
    raise SitrepError([Problem("", Code.HEADER_AMBIGUOUS, reason, hint)])


def _wide(rows: Sequence[Row]) -> _Wide:
    widths = Counter(_width(row) for row in rows[: HEADER_WITHIN + _LOOKED_AT] if _cells(row))
    # The commonest width is the table's; of two as common, the wider: titles are narrow.
    common = max(widths, key=lambda w: (widths[w] if w > 1 else 0, w))
    return _Wide(min(common, common // 2 + 1))


@dataclass(frozen=True, slots=True)
class _Wide:
    cells: int

    def __call__(self, row: Row) -> bool:
        return len(_cells(row)) >= self.cells


def _width(row: Row) -> int:
    return max((n for n, cell in enumerate(row, 1) if cell.strip()), default=0)


def _cells(row: Row) -> list[str]:
    return [cell.strip() for cell in row if cell.strip()]


def _gaps(row: Row) -> bool:
    return len(_cells(row)) < len(row)


def _like_header(row: Row) -> bool:
    names = [fold(cell) for cell in _cells(row)]
    if any(map(is_value, names)) or sum(n.startswith("#") for n in names) * 2 > len(names):
        return False
    # Published headers repeat a name here and there; rows of values repeat most of theirs.
    return len(set(names)) * 2 > len(names)


def _has_value(row: Row) -> bool:
    return any(is_value(cell) for cell in _cells(row))


def is_value(cell: str) -> bool:
    """Return whether a cell holds a number or a date, as no header does."""
    text = visible(cell)
    return bool(_NUMERIC.fullmatch(text)) or _is_worded(text)


def _known(row: Row) -> int:
    known = lexicon.header_words()
    cells = (re.findall(r"[^\W_]+", fold(cell)) for cell in _cells(row))
    return sum(not known.isdisjoint(words) for words in cells)


# --- the foot -----------------------------------------------------------------------------


def footers(rows: Sequence[Row], header: int) -> Foot:
    """Return the footers, each with its kind, from the top down.

    Raises SitrepError for a row that is called a total and has a date.
    """
    found: Foot = []
    below = [n for n in range(header + 1, len(rows)) if _cells(rows[n])]
    for n in reversed(below):
        body = [rows[m] for m in below if m < n]
        what = foot_row(rows[n], _typical(body))
        if not what and _repeats_sums(rows[n], body):
            what = Code.ROW_OF_SUMS
        if not what:
            break
        if what is Code.ROW_OF_TOTALS and any(_is_date(cell) for cell in _cells(rows[n])):
            reason = "is called a total and has a date: it could be either a total or an event"
            hint = "delete the line if it is a total; name the place in full if it is an event"
            cell = _cells(rows[n])[0]
            raise SitrepError([Problem("", Code.ROW_AMBIGUOUS, reason, hint, n + 1, value=cell)])
        found.append((n, what))
    return found[::-1]


def short_foot(rows: Sequence[Row], width: int) -> Foot:
    """Return the certain footers that have fewer cells than ``width``.

    A truncated row of the table is as short. So a note must begin like a note, and neither a
    note nor a total may hold a date or begin like the rows above it.
    """
    whole = [row for row in rows if len(row) == width]
    if any(_labelled(row) for row in whole if not foot_row(row)):
        return []
    typical = _typical(whole)
    found: Foot = []
    for n in range(len(rows) - 1, -1, -1):
        row = rows[n]
        what = foot_row(row, typical)
        sure = _labelled(row) and not any(_is_date(cell) for cell in _cells(row))
        if not what or not (sure or len(row) == width):
            break
        if len(row) < width:
            found.append((n, what))
    return found[::-1]


def _labelled(row: Row) -> bool:
    first = next(iter(_cells(row)), "")
    return is_total_word(first) or begins_like_a_note(first)


def foot_row(row: Row, typical: int = 2) -> Code | None:
    """Return what kind of footer a row is, ``None`` where nothing shows that it is one.

    ``typical`` is how many cells the table's rows fill.
    """
    cells = _cells(row)
    if not cells:
        return None
    label = next((c for c in cells if not is_value(c)), "")
    if is_total_word(label):
        return Code.ROW_OF_TOTALS
    alone = len(cells) == 1 and typical > 2 and not is_value(cells[0])
    if alone or (len(cells) * 2 <= typical and begins_like_a_note(cells[0])):
        return Code.ROW_IS_NOTE
    return None


def is_total_word(cell: str) -> bool:
    """Return whether a cell is a word for a total ("Total", "المجموع"), with or without a colon."""
    return fold(cell).rstrip(" :.=") in lexicon.folded("rows.totals")


def begins_like_a_note(cell: str) -> bool:
    """Return whether a cell begins with a note's word or sign ("Source:", "*", "ملاحظة")."""
    return bool(_note_starts().match(fold(cell)))


@cache
def _note_starts() -> re.Pattern[str]:
    # A word ends where no letter follows: "Note 1", and not "Notel".
    return re.compile(rf"(?:{lexicon.any_of(lexicon.folded('rows.notes'))})(?:(?<!\w)|(?!\w))")


def _typical(body: Sequence[Row]) -> int:
    counts = sorted(len(_cells(row)) for row in body)
    return counts[len(counts) // 2] if counts else 0


def _is_date(cell: str) -> bool:
    text = visible(cell)
    shaped = re.fullmatch(r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[T\s].*)?", text)
    return _is_worded(text) or bool(shaped and not re.fullmatch(r"\d+\.\d+", text))


def _is_worded(text: str) -> bool:
    return bool(_WORDED_DATE.fullmatch(text)) or months.worded(text) is not None


def _repeats_sums(row: Row, body: Sequence[Row]) -> bool:
    """Return whether every filled cell is the sum of the cells above it in its column."""
    stated = {n: _number(cell) for n, cell in enumerate(row) if cell.strip()}
    if not stated or None in stated.values() or len(body) < 2:
        return False
    if len(stated) * 2 > _typical(body):
        return False
    for place, total in stated.items():
        above = [_number(r[place]) for r in body if place < len(r)]
        if sum(v for v in above if v is not None) != total or not any(above):
            return False
    return True


def _number(cell: str) -> int | None:
    """Return a plain count; ``None`` for any other text."""
    text = visible(cell).replace(",", "").removesuffix(".0")
    return int(text) if re.fullmatch(r"\d{1,12}", text) else None
