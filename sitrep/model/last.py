"""Keep the last thing that was made, for as long as the same is asked for."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

T = TypeVar("T")


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
