"""Refuse an old workbook (xls) that claims more cells or texts than it can hold.

A reader that makes room for what the file claims would end the whole program.
"""

from __future__ import annotations

_DIMENSIONS, _TEXTS, _SEVERAL = 0x200, 0xFC, (0xBD, 0xBE)
#: Records of single cells: each begins with its row and its column.
_CELLS = (0x06, 0x201, 0x203, 0x204, 0x205, 0x27E, 0xFD, 0xD6, *_SEVERAL)
_ROWS, _COLUMNS = 65_536, 256
_BEYOND = "it has cells beyond the last row or column of an old workbook"


def check(kind: int, content: bytes, size: int) -> None:
    """Raise ValueError where a record of a stream of ``size`` bytes claims what it can't hold."""

    def number(at: int, width: int) -> int:
        return int.from_bytes(content[at : at + width], "little")

    if kind == _DIMENSIONS and len(content) >= 12:
        first, last, left, right = number(0, 4), number(4, 4), number(8, 2), number(10, 2)
        if last > _ROWS or right > _COLUMNS or first > max(last, 1) or left > max(right, 1):
            raise ValueError(_BEYOND)
    if kind in _CELLS and len(content) >= 4 and number(2, 2) >= _COLUMNS:
        raise ValueError(_BEYOND)
    if kind in _SEVERAL and len(content) >= 6 and number(len(content) - 2, 2) >= _COLUMNS:
        raise ValueError(_BEYOND)
    if kind == _TEXTS and max(number(0, 4), number(4, 4)) > size:
        raise ValueError("it counts more texts than it has bytes")
