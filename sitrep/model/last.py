"""Keep the last thing that was made, for as long as the same is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar("T")
#: Reads a file as of a day; called with the name of each stage as it starts.
Read = Callable[[Path, Callable[[str], None], dt.date | None], T]


class Last(Generic[T]):
    """Holds one thing and what it was made for: no more, so that memory does not grow."""

    def __init__(self) -> None:
        self._held: tuple[Hashable, T] | None = None

    def of(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what was made for ``key``; what ``make`` returns where the last was for another.

        What is held for another key goes first, so that there are never two.
        """
        if self._held is None or self._held[0] != key:
            self._held = None
            self._held = (key, make())
        return self._held[1]

    def drop(self) -> None:
        """Hold nothing any more."""
        self._held = None


def read_once(read: Read[T]) -> Read[T]:
    """Return ``read``, of a file as of a day, that reads again only for another file or day."""
    last: Last[T] = Last()

    def once(path: Path, notify: Callable[[str], None], today: dt.date | None) -> T:
        return last.of((path, today), lambda: read(path, notify, today))

    return once
