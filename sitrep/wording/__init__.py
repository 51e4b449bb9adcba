"""The wording of one language: its sentences, numbers, dates, and the names of codes."""

from __future__ import annotations

from collections.abc import Iterable

from babel.lists import format_list

from sitrep.wording.dates import Dates
from sitrep.wording.numbers import Numbers


class Words(Numbers, Dates):
    """The wording of one language. Calling it prints a message of the catalogue."""

    def list(self, items: Iterable[str]) -> str:
        """Return "a, b and c"; right to left, each item reads in its own direction."""
        return str(format_list([self.apart(item) for item in items], locale=self.locale))
