"""Where a home-made table begins and ends: its header below titles, its footers.

In come rows as text; out go positions and reasons, nothing typed. Refused, as problems: two
rows that could each be the header, a row that could be a total or an event. A position
is an index into the rows given.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TypeAlias

import pandas as pd

from sitrep.model.problem import Problem, SitrepError
from sitrep.read.containers.start import Row

#: Rows at the foot that are none of the table's, each with the reason.
Foot: TypeAlias = list[tuple[int, str]]

#: No title block is longer; HXL looks as far for its row of tags.
HEADER_WITHIN = 25
#: How far below a possible header the shape of the table is looked at.
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Origin:
    """Where rows come from: the file as shown to people, its sheet, its header's line."""

    path: str = ""
    sheet: str = ""
    header: int = 0


@dataclass(frozen=True)
class Prepared:
    """A frame that a format has made of raw rows, and what became of the others.

    ``headers`` maps its columns to the file's own. A problem that is an error has its row
    left out of ``frame``; ``left_out`` names those (line, reason) that are none and stop nothing.
    """

    frame: pd.DataFrame
    headers: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    left_out: tuple[tuple[int, str], ...] = ()


# --- the header ---------------------------------------------------------------------------

#: Words that stand in headers of logs, and hardly ever in their cells.
_HEADER_TEXT = """
    date day month year time week event incident type description details location place village
    town community district subdistrict governorate province region country admin admin1 admin2
    admin3 latitude longitude lat lon long killed deaths dead fatalities injured wounded displaced
    missing casualties source id no number actor perpetrator weapon facility notes comments remarks
    jour mois année événement incident lieu localité tués morts blessés déplacés
    fecha día mes año evento lugar muertos heridos desplazados fuente departamento municipio
    дата день месяц год событие место убитые раненые источник область район
    التاريخ تاريخ اليوم الشهر السنة الحدث المكان الموقع القرية المحافظة القتلى قتلى الجرحى جرحى
    النازحون المصدر الوصف ملاحظات
"""
_HEADER_WORDS = frozenset(_HEADER_TEXT.split())
_NUMERIC = re.compile(r"[<>~≈≥≤+\-–]?\s*\d[\d\s.,'’/:T\-–]*(?:[%+Z])?")
_WORDED_DATE = re.compile(r"\d{1,2}[\s\-./]\w{3,12}[\s\-./,]+\d{2,4}|\w{3,12}\s\d{1,2},?\s\d{4}")


def find_header(rows: Sequence[Row]) -> int:
    """Return the index of the header row, which stands below any title rows.

    A header is wide, its cells differ and hold no number; rows of values follow. Raises
    SitrepError where no row is like that, or where two are and nothing tells them apart.
    """
    filled = [n for n, row in enumerate(rows) if _cells(row)]
    if not filled:
        raise SitrepError([Problem("", "holds no row", "it needs a header line and rows")])
    wide = _wide(rows)
    likely = [n for n in filled if n < HEADER_WITHIN and wide(rows[n]) and _like_header(rows[n])]
    first_values = next((n for n in filled if wide(rows[n]) and _has_value(rows[n])), None)
    above = [n for n in likely if first_values is None or n < first_values]
    if not above:
        reason = f"none of the first {HEADER_WITHIN} lines is a header"
        hint = "put one above the rows: a name for each column, each another, none a number"
        raise SitrepError([Problem("", reason, hint)])
    return _told_apart(rows, above)


def _told_apart(rows: Sequence[Row], above: Sequence[int]) -> int:
    """Return the header among rows like one: the first, or that under the names of groups."""
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
    raise SitrepError([Problem("", f"lines {lines} could each be the header", hint)])


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
    names = [cell.casefold() for cell in _cells(row)]
    if any(map(is_value, names)) or sum(n.startswith("#") for n in names) * 2 > len(names):
        return False
    # Published headers repeat a name here and there; rows of values repeat most of theirs.
    return len(set(names)) * 2 > len(names)


def _has_value(row: Row) -> bool:
    return any(is_value(cell) for cell in _cells(row))


def is_value(cell: str) -> bool:
    """Whether a cell holds a number or a date, as no header does."""
    text = unicodedata.normalize("NFKC", cell).strip()
    return bool(_NUMERIC.fullmatch(text) or _WORDED_DATE.fullmatch(text))


def _known(row: Row) -> int:
    return sum(any(w in _HEADER_WORDS for w in _words(cell)) for cell in _cells(row))


def _words(cell: str) -> list[str]:
    return re.findall(r"\w+", cell.casefold().replace("_", " "))


# --- the foot -----------------------------------------------------------------------------

TOTALS = "is a row of totals, no event"
NOTE = "is a note under the table, no event"
SUMS = "repeats the sums of the columns above it, and is no event"

_TOTAL_WORDS = (
    "total",
    "totals",
    "grand total",
    "sub total",
    "subtotal",
    "sub-total",
    "overall total",
    "sum",
    "total général",
    "total general",
    "totaux",
    "suma",
    "gran total",
    "итого",
    "всего",
    "المجموع",
    "المجموع الكلي",
    "الإجمالي",
    "الاجمالي",
    "مجموع",
    "إجمالي",
    "جمع کل",
    "مجموع کل",
)
_NOTE_STARTS = re.compile(
    r"(?:\*|†|‡|nb?\.?b?\.?:|notes?\b|source[s]?\b|n\.b\.|disclaimer|caveat|last updated"
    r"|prepared by|compiled by|legend|remarque|nota\b|fuente|примечание|источник"
    r"|ملاحظ|المصدر|مصدر)",
    re.IGNORECASE,
)


def footers(rows: Sequence[Row], header: int) -> list[tuple[int, str]]:
    """Return the rows at the foot that are none, each with the reason, from the top down.

    Raises SitrepError for a row that is called a total and dated like an event.
    """
    found: list[tuple[int, str]] = []
    below = [n for n in range(header + 1, len(rows)) if _cells(rows[n])]
    for n in reversed(below):
        body = [rows[m] for m in below if m < n]
        reason = foot_reason(rows[n], _typical(body))
        if not reason and _repeats_sums(rows[n], body):
            reason = SUMS
        if not reason:
            break
        if reason == TOTALS and any(_is_date(cell) for cell in _cells(rows[n])):
            reason = "is called a total and has a date: it could be either a total or an event"
            hint = "delete the line if it is a total; name the place in full if it is an event"
            cell = _cells(rows[n])[0]
            raise SitrepError([Problem("", reason, hint, n + 1, value=cell)])
        found.append((n, reason))
    return found[::-1]


def short_foot(rows: Sequence[Row], width: int) -> Foot:
    """Return the rows at the foot that have fewer cells than ``width`` and surely are none.

    A row of the table that is cut off is as short, so a note must begin like one, and neither
    a note nor a total may hold a date or begin like the rows above it.
    """
    whole = [row for row in rows if len(row) == width]
    if any(_labelled(row) for row in whole if not foot_reason(row)):
        return []
    typical = _typical(whole)
    found: Foot = []
    for n in range(len(rows) - 1, -1, -1):
        row = rows[n]
        reason = foot_reason(row, typical)
        sure = _labelled(row) and not any(_is_date(cell) for cell in _cells(row))
        if not reason or not (sure or len(row) == width):
            break
        if len(row) < width:
            found.append((n, reason))
    return found[::-1]


def _labelled(row: Row) -> bool:
    first = next(iter(_cells(row)), "")
    return is_total_word(first) or bool(_NOTE_STARTS.match(first))


def foot_reason(row: Row, typical: int = 2) -> str:
    """Return why a row at the foot is no row of the table, or "" where nothing shows that.

    ``typical`` is how many cells the table's rows fill.
    """
    cells = _cells(row)
    if not cells:
        return ""
    label = next((c for c in cells if not is_value(c)), "")
    if is_total_word(label):
        return TOTALS
    alone = len(cells) == 1 and typical > 2 and not is_value(cells[0])
    if alone or (len(cells) * 2 <= typical and begins_like_a_note(cells[0])):
        return NOTE
    return ""


def begins_like_a_note(cell: str) -> bool:
    """Whether a cell begins with a note's word or sign ("Source:", "*", "ملاحظة")."""
    return bool(_NOTE_STARTS.match(cell))


def is_total_word(cell: str) -> bool:
    """Whether a cell is the name of a sum ("Total", "المجموع"), alone or before a colon."""
    text = " ".join(unicodedata.normalize("NFC", cell).casefold().split()).rstrip(" :.=")
    return text in _TOTAL_WORDS


def _typical(body: Sequence[Row]) -> int:
    counts = sorted(len(_cells(row)) for row in body)
    return counts[len(counts) // 2] if counts else 0


def _is_date(cell: str) -> bool:
    text = unicodedata.normalize("NFKC", cell).strip()
    shaped = re.fullmatch(r"\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?(?:[T\s].*)?", text)
    return bool(_WORDED_DATE.fullmatch(text) or (shaped and not re.fullmatch(r"\d+\.\d+", text)))


def _repeats_sums(row: Row, body: Sequence[Row]) -> bool:
    """Whether every cell is a number, and the sum of those above it in its column."""
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
    """Return a plain count; ``None`` for all else, which no sum can repeat."""
    text = unicodedata.normalize("NFKC", cell).strip().replace(",", "").removesuffix(".0")
    return int(text) if re.fullmatch(r"\d{1,12}", text) else None
