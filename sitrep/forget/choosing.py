"""Which cells can go without a figure's change: all, or as many as that leaves.

In come what the files hold and a proof; out go the files' new contents, and the cells that stay.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from sitrep.forget.held import Cell, Held, whole
from sitrep.forget.proof import Proof
from sitrep.forget.rewriting import rewritten
from sitrep.read.containers import rows
from sitrep.read.recognise import locator

#: How often everything is read to find which cells a figure needs, and for how many seconds.
_TRIALS, _SECONDS = 80, 300
#: A cell with the file that it is in, by its number.
_Own: TypeAlias = tuple[int, Cell]


def contents_of(every: Iterable[Held]) -> dict[Path, bytes]:
    """Return the new content of each file; a workbook's and the like as separated text."""
    found = {}
    for held in every:
        if not held.text:
            found[held.file.path] = _converted(held)
        elif held.cells:
            found[held.file.path] = _rewritten(held)
    return found


def _rewritten(held: Held) -> bytes:
    names = [*whole(held.file).columns]
    places: dict[int, dict[int, str]] = {}
    for cell in held.cells:
        places.setdefault(cell.line, {})[names.index(cell.column)] = cell.instead
    file = held.file
    return rewritten(file.path, file.shown, file.source.encoding, places, len(names))


def _converted(held: Held) -> bytes:
    file = held.file
    locate = locator(file.source, file.shown)
    frame = rows(file.path, file.shown, file.source, locate).frame.copy()
    for cell in held.cells:
        frame.loc[cell.line, cell.column] = cell.instead
    return frame.to_csv(index=False).encode()


def chosen(every: Sequence[Held], proof: Proof) -> tuple[list[Held], list[Held]]:
    """Return the cells that can go, and those that stay since a figure hangs on them."""
    if proof.holds(contents_of(every)):
        return [*every], [replace(held, cells=()) for held in every]
    trial = _Trial(every, proof)
    columns: dict[str, list[_Own]] = {}
    for number, held in enumerate(every):
        for cell in held.cells:
            columns.setdefault(cell.column, []).append((number, cell))
    taken = trial.most([*columns.values()], [], fails=True)
    # Of a column that can't go whole, some rows may.
    for own in columns.values():
        if own[0] not in taken:
            taken = trial.most([[each] for each in own], taken)
    kept = {*taken}
    return trial.only(kept), trial.only({own for c in columns.values() for own in c} - kept)


class _Trial:
    """Tries sets of cells; once it has tried often enough, what is undecided stays."""

    def __init__(self, every: Sequence[Held], proof: Proof) -> None:
        self.every, self.proof, self.left = every, proof, _TRIALS
        self.until = time.monotonic() + _SECONDS

    def most(
        self, groups: Sequence[Sequence[_Own]], taken: list[_Own], *, fails: bool = False
    ) -> list[_Own]:
        """Return ``taken`` with as many ``groups`` of cells as can go with it.

        With ``fails`` it is known that not all of them can.
        """
        if not groups or self.left <= 0 or time.monotonic() > self.until:
            return taken
        if not fails:
            self.left -= 1
            both = [*taken, *(own for group in groups for own in group)]
            if self.proof.holds(contents_of(self.only({*both}))):
                return both
        if len(groups) == 1:
            return taken
        first, second = groups[: len(groups) // 2], groups[len(groups) // 2 :]
        more = self.most(first, taken)
        # Where all of the first half go, the second half is what has just failed.
        return self.most(second, more, fails=len(more) - len(taken) == sum(map(len, first)))

    def only(self, cells: set[_Own]) -> list[Held]:
        """Return what is held, with those cells alone."""
        found = []
        for number, held in enumerate(self.every):
            own = tuple(cell for cell in held.cells if (number, cell) in cells)
            found.append(replace(held, cells=own))
        return found
