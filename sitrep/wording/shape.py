"""The shape of a message: which values it prints, so that a workspace's own can be checked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Shape:
    """What a message prints: values in every variant (``always``) or in any (``ever``).

    ``uses`` has all values that it refers to. ``speaks`` is false where some variant has no
    words, ``silent`` is true where one prints nothing. ``faults`` are broken references.
    """

    always: frozenset[str] = frozenset()
    ever: frozenset[str] = frozenset()
    uses: frozenset[str] = frozenset()
    speaks: bool = False
    silent: bool = True
    faults: tuple[str, ...] = ()

    def then(self, other: Shape) -> Shape:
        """Return the shape of this followed by ``other``."""
        says = (self.speaks or other.speaks, self.silent and other.silent)
        return self._with(other, self.always | other.always, *says)

    def instead(self, other: Shape) -> Shape:
        """Return the shape of either this or ``other``."""
        says = (self.speaks and other.speaks, self.silent or other.silent)
        return self._with(other, self.always & other.always, *says)

    def _with(self, other: Shape, always: frozenset[str], speaks: bool, silent: bool) -> Shape:
        ever, uses = self.ever | other.ever, self.uses | other.uses
        return Shape(always, ever, uses, speaks, silent, self.faults + other.faults)


@dataclass(frozen=True, slots=True)
class Entry:
    """One message of a file: its name, line, text and shape.

    A term's name begins with a hyphen. ``fault`` says why it can't be read; it then has no name.
    """

    name: str
    line: int
    text: str
    shape: Shape = Shape()
    fault: str = ""
