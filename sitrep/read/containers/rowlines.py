"""Find the physical line on which each row of separated text starts.

Returns nothing where a row may have more or fewer cells than the header: a slower reader then
finds the problem. The text is read part by part to save memory.
"""

from __future__ import annotations

import numpy as np

#: Large texts are read in parts of so many bytes, which fit a processor's cache.
PART = 1 << 20
_QUOTE, _LINE = ord('"'), ord("\n")


def row_lines(
    data: bytes | memoryview, start: int, separator: str, columns: int
) -> np.ndarray[tuple[int], np.dtype[np.int64]] | None:
    """Return the line of each row; ``None`` unless every row certainly has ``columns`` cells.

    pandas silently pads short rows and shifts long ones, so separators outside quotes are
    counted here. Quotes that are not around a whole cell are left to the slower reader, which
    reports them.
    """
    text = np.frombuffer(data, dtype=np.uint8)
    found = _row_ends(text, ord(separator))
    if found is None:
        return None
    ends, cuts, newlines = found
    starts = np.concatenate(([0], ends[:-1] + 1))
    cells = np.diff(cuts, prepend=0) + 1
    lines: np.ndarray[tuple[int], np.dtype[np.int64]] = np.concatenate(([0], newlines[:-1] + 1))
    # There is no row after the last line's end.
    starts, cells, lines = (each[starts < len(text)] for each in (starts, cells, lines))
    blank = text[starts] == _LINE
    if not (blank | (cells == columns)).all():
        return None
    lines = lines[~blank] + start
    return lines


def _row_ends(
    text: np.ndarray[tuple[int], np.dtype[np.uint8]], separator: int
) -> np.ndarray[tuple[int, int], np.dtype[np.int64]] | None:
    """Return the offset at which each row ends, and the separators and newlines before it.

    The last column of the result is the end of the text. Line ends inside quotes do not end a
    row, but count as newlines. ``None`` where quotes are not around whole cells.
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
    """Return whether all bytes beside quotes are a cell's edge, or double the quote."""
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
