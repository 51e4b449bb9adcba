"""Read the streams of compound files, the container of old Office files (xls).

Raises ValueError where a chain of sectors runs in a circle or out of the file; other readers
follow such a chain until memory runs out.
"""

from __future__ import annotations

import struct
from array import array
from collections.abc import Callable

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Greater numbers are no sectors, but marks, such as the end of a chain.
_LAST = 0xFFFFFFFA
_CIRCLE = "its chain of sectors runs in a circle"
_OUTSIDE = "its chain of sectors leads out of the file"
_ENTRY, _STREAM, _ROOT = 128, 2, 5
#: The size of the sectors of short streams, which are parts of the root's stream.
_SMALL = 64


def streams(data: bytes) -> dict[str, bytes]:
    """Return the streams of a compound file by name, cut to their stated lengths."""
    if len(data) < 512:
        raise ValueError("it is cut short")
    power = int.from_bytes(data[30:32], "little")
    if power not in (9, 12):
        raise ValueError("its sectors are of no known size")
    size = 1 << power
    first, _, limit, small_table = struct.unpack_from("<IIII", data, 48)
    large = _Chains(_table(data, size), lambda place: _sector(data, place, size))
    entries = large.joined(first)
    table = _numbers(large.joined(small_table))
    root = b""
    small = _Chains(table, lambda place: root[place * _SMALL : (place + 1) * _SMALL])
    found: dict[str, bytes] = {}
    for at in range(0, len(entries) - _ENTRY + 1, _ENTRY):
        entry = entries[at : at + _ENTRY]
        length = min(int.from_bytes(entry[64:66], "little"), 64)
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        kind, (start, held) = entry[66], struct.unpack_from("<II", entry, 116)
        if kind == _ROOT:
            root = large.joined(start)
        elif kind == _STREAM and held:
            chains = small if held < limit else large
            found.setdefault(name, chains.joined(start)[:held])
    return found


class _Chains:
    """Chains of sectors, which share none: the number after each sector, and its content."""

    def __init__(self, table: array[int], sector: Callable[[int], bytes]) -> None:
        self.table, self.sector = table, sector
        self.seen = bytearray(len(table))

    def joined(self, place: int) -> bytes:
        parts = []
        while place < _LAST:
            if place >= len(self.table):
                raise ValueError(_OUTSIDE)
            if self.seen[place]:
                raise ValueError(_CIRCLE)
            self.seen[place] = True
            parts.append(self.sector(place))
            place = self.table[place]
        return b"".join(parts)


def _table(data: bytes, size: int) -> array[int]:
    """Return the number of the sector after each sector, from a list that is itself a chain."""
    places = list(struct.unpack_from("<109I", data, 76))
    after = struct.unpack_from("<I", data, 68)[0]
    seen: set[int] = set()
    while after < _LAST:
        if after in seen:
            raise ValueError(_CIRCLE)
        seen.add(after)
        sector = _numbers(_sector(data, after, size))
        places += sector[:-1]
        after = sector[-1]
    used = [place for place in places if place < _LAST]
    if len(set(used)) < len(used):
        raise ValueError(_CIRCLE)
    return _numbers(b"".join(_sector(data, place, size) for place in used))


def _numbers(content: bytes) -> array[int]:
    return array("I", struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4]))


def _sector(data: bytes, place: int, size: int) -> bytes:
    at = (place + 1) * size
    if at >= len(data):
        raise ValueError(_OUTSIDE)
    return data[at : at + size].ljust(size, b"\0")
