"""The widths of a table's columns by their content: as few lines as the page has room for."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from sitrep.outputs.arrange import TIGHT

#: About how many letters in a table's font size fit on 100 mm.
LETTERS_ON_100_MM = 60
_TWIPS_ON_100_MM = 5669
#: Room between two columns, in letters.
_GAP = 3
#: A number or date that breaks in two costs as much as so many lines more.
_BREAK = 0.75
#: Of a longer table so many rows, those with the longest texts, say how wide its columns are.
_ROWS = 25
#: Of a longer text so many letters.
_LETTERS = 400

Cells = Sequence[Sequence[str]]


def column_widths(cells: Cells, most: int, least: float = 0.6) -> list[int]:
    """Return the widths of columns, in twips.

    ``cells`` are the columns' texts, header first; ``most`` is the page's width in twips,
    ``least`` the smallest share of it to fill. Each column has room for its longest text, if all
    have; else the columns are narrowed where that makes the fewest lines, and none to less than
    its longest word.
    """
    room = most * LETTERS_ON_100_MM // _TWIPS_ON_100_MM
    # Headers are bold, and so wider.
    cells = [[f"{title}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}", *column] for title, *column in cells]
    letters = _narrowed(cells, room - _GAP * len(cells))
    wanted = [n + _GAP for n in letters]
    narrow = any(n < max(map(len, column)) for n, column in zip(letters, cells, strict=True))
    total = max(sum(wanted), int(room * (1.0 if narrow else least)))
    page = most * min(total, room) // room
    return [page * share // sum(wanted) for share in wanted]


def _narrowed(cells: Cells, room: int) -> list[int]:
    """Return how many letters wide each column is, in ``room`` letters if its words allow it."""
    widths = [min(max(map(len, column)), max(room, TIGHT)) for column in cells]
    floors = [max(min(len(w), TIGHT) for text in c for w in text.split(" ")) for c in cells]
    table = _Lines(cells)
    while sum(widths) > room:
        now, steps = table.cost(widths), []
        for i, floor in enumerate(floors):
            narrower = table.narrower(i, widths[i], floor)
            if narrower < widths[i]:
                cost = table.cost([*widths[:i], narrower, *widths[i + 1 :]]) - now
                steps.append((cost / (widths[i] - narrower), i, narrower))
        if not steps:
            break
        _, i, narrower = min(steps)
        # No more is taken than is lacking.
        widths[i] = max(narrower, widths[i] - (sum(widths) - room))
    return widths


class _Lines:
    """The lines that a table's texts are set on; of a long table, of its longest rows."""

    def __init__(self, cells: Cells) -> None:
        rows = sorted(zip(*cells, strict=True), key=lambda row: sum(map(len, row)))[-_ROWS:]
        self._columns = [[text[:_LETTERS] for text in column] for column in zip(*rows, strict=True)]
        self._known: dict[tuple[int, int], list[int]] = {}
        self._ends = [sorted(_ends(column)) for column in self._columns]

    def cost(self, widths: Sequence[int]) -> float:
        """Return how many lines the rows have, and more for what should stay on one line."""
        columns = [self._set(i, width) for i, width in enumerate(widths)]
        rows: list[float] = [max(row) + sum(row) / 100 for row in zip(*columns, strict=True)]
        broken = sum(
            lines > 1 and _is_number(text)
            for texts, column in zip(self._columns, columns, strict=True)
            for text, lines in zip(texts, column, strict=True)
        )
        return sum(rows) + _BREAK * broken

    def narrower(self, i: int, width: int, floor: int) -> int:
        """Return the next smaller width at which a text of a column may have another line."""
        found = (end for end in reversed(self._ends[i]) if floor <= end < width)
        return next(found, min(floor, width))

    def _set(self, i: int, width: int) -> list[int]:
        if (i, width) not in self._known:
            self._known[i, width] = [_lines(text, width) for text in self._columns[i]]
        return self._known[i, width]


def _ends(column: Sequence[str]) -> set[int]:
    """Return how long the lines of a column's texts can be: each could end after any word."""
    return {
        end
        for words in (list(map(len, text.split(" "))) for text in column)
        for first in range(len(words))
        for end in accumulate(words[first:], lambda line, word: line + 1 + word)
    }


def _is_number(text: str) -> bool:
    """Return whether a text is a date or a number, which is read best on one line."""
    return len(text) <= TIGHT and any(letter.isdigit() for letter in text)


def _lines(text: str, width: int) -> int:
    """Return on how many lines a text is set, words whole where they fit."""
    lines, used = 1, 0
    for word in map(len, text.split(" ")):
        if used and used + 1 + word > width:
            lines, used = lines + 1, 0
        used += word + (1 if used else 0)
        lines, used = lines + max(used - 1, 0) // width, (used - 1) % width + 1 if used else 0
    return lines
