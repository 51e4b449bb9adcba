"""Separated text to the physical line on which each of its rows starts.

In come a table's bytes; out go the rows' lines, or nothing where a row may have more or fewer
cells than the header: that is for a slower reader to tell. The text is looked through part by
part, so that what is made of it stays small.
"""

from __future__ import annotations

import numpy as np

#: Large texts are looked through in parts of so many bytes, which a processor's cache holds.
PART = 1 << 20
_QUOTE, _LINE = ord('"'), ord("\n")


def row_lines(
    data: bytes | memoryview, start: int, separator: str, columns: int
) -> np.ndarray[tuple[int], np.dtype[np.int64]] | None:
    """Return the line of each row; ``None`` unless every row has ``columns`` cells, for certain.

    Reading fast, pandas pads short rows and shifts long ones in silence, so separators outside
    quotes are counted here. Quotes anywhere but around a whole cell are left to the slow way,
    which tells what is wrong with them.
    """
    text = np.frombuffer(data, dtype=np.uint8)
    found = _row_ends(text, ord(separator))
    if found is None:
        return None
    ends, cuts, newlines = found
    starts = np.concatenate(([0], ends[:-1] + 1))
    cells = np.diff(cuts, prepend=0) + 1
    lines: np.ndarray[tuple[int], np.dtype[np.int64]] = np.concatenate(([0], newlines[:-1] + 1))
    # What follows the last line's end is no row.
    starts, cells, lines = (each[starts < len(text)] for each in (starts, cells, lines))
    blank = text[starts] == _LINE
    if not (blank | (cells == columns)).all():
        return None
    lines = lines[~blank] + start
    return lines


def _row_ends(
    text: np.ndarray[tuple[int], np.dtype[np.uint8]], separator: int
) -> np.ndarray[tuple[int, int], np.dtype[np.int64]] | None:
    """Return where each row ends, with how many separators and newlines stand before that.

    The last column is the text's own end. Only what is outside quotes ends or separates; line
    ends inside them count as newlines. ``None`` where quotes are not around whole cells.
    """
    parts, cut_before, line_before, inside = [], 0, 0, False
    for at in range(0, len(text), PART):
        part = text[at : at + PART]
        quotes = np.flatnonzero(part == _QUOTE)
        opening, closing = quotes[int(inside) :: 2] + at, quotes[int(not inside) :: 2] + at
        before, after = text[opening[opening > 0] - 1], text[closing[closing < len(text) - 1] + 1]
        if not all(_at_edge(beside, separator) for beside in (before, after)):
            return None
        newlines = np.flatnonzero(part == _LINE)
        cuts, ends = (
            _outside(places, quotes, inside)
            for places in (np.flatnonzero(part == separator), newlines)
        )
        above = np.searchsorted(newlines, ends) + line_before
        parts.append(np.vstack([ends + at, np.searchsorted(cuts, ends) + cut_before, above]))
        cut_before, line_before = cut_before + len(cuts), line_before + len(newlines)
        inside ^= bool(len(quotes) % 2)
    last = np.array([[len(text)], [cut_before], [line_before]], dtype=np.int64)
    return None if inside else np.hstack([*parts, last])


def _at_edge(beside: np.ndarray[tuple[int], np.dtype[np.uint8]], separator: int) -> bool:
    """Whether all that stands before or after quotes is a cell's edge, or doubles the quote."""
    return bool(((beside == separator) | (beside == _LINE) | (beside == _QUOTE)).all())


def _outside(
    places: np.ndarray[tuple[int], np.dtype[np.intp]],
    quotes: np.ndarray[tuple[int], np.dtype[np.intp]],
    inside: bool,
) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
    """Return the places outside quotes; ``inside``: whether a quote was open before them."""
    if not len(quotes):
        return places[:0] if inside else places
    between = np.diff(np.searchsorted(places, quotes), prepend=0, append=len(places))
    outside = np.repeat((np.arange(len(between)) + inside) % 2 == 0, between)
    found: np.ndarray[tuple[int], np.dtype[np.intp]] = places[outside]
    return found
