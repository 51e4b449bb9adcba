"""What a rule of the scan is, and what all rules know of the workspace."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from sitrep.model.finding import Kind
from sitrep.scan.reading import Reading

#: From where to where a finding stands in what was read.
Span = tuple[int, int]


@dataclass(frozen=True)
class Known:
    """What the scan knows of the workspace.

    ``regions`` are the countries, by their two letters, whose local phone numbers are known.
    ``ids`` are those of the log that the edition may not hold. ``persons`` are the names of the
    list that the workspace keeps, ``places`` those of the log's areas and places; both as they
    are compared (``fold.spelling``).
    """

    regions: tuple[str, ...] = ()
    ids: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Rule:
    """A rule or a family of rules: it finds what is of one kind.

    Of two findings that overlap, that of the rule with the lower ``place`` stands.
    """

    kind: Kind
    place: int
    find: Callable[[Reading, Known], Iterator[Span]] = field(repr=False)

    @property
    def name(self) -> str:
        """The name of its kind."""
        return self.kind.value
