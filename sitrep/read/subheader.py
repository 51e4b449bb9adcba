"""Headers of two lines: "KIA" over "Civ", "Mil" and "Total", as merged cells are written.

In come the first rows and the header's place; out go the names of all columns, each made of both
lines where the upper one says what is counted. Refused: nothing; where the line below may be data,
it is data.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sitrep.read.containers.separated import placeholder
from sitrep.read.containers.start import Row
from sitrep.read.header import is_total_word, is_value
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.counted import plain_header, said_to_count
from sitrep.vocabulary.fold import fold

#: Letters by which sexes are told apart below "Killed".
_LETTERS = frozenset("fhm")


def names_of_two_lines(rows: Sequence[Row], header: int) -> tuple[str, ...]:
    """Return the columns' names where the line below ``header`` is the header's second; else none.

    It names the columns that the upper line leaves without a name, and those that begin a group of
    them; under the other names it is blank, as no row of data is. Half of its names are known.
    """
    if header + 2 >= len(rows):
        return ()
    width = max(len(rows[header]), len(rows[header + 1]))
    upper, lower = (_padded(rows[n], width) for n in (header, header + 1))
    filled = [n for n in range(width) if lower[n]]
    spans = {n: _spans(upper, lower, n) for n in range(width)}
    alone = [n for n in range(width) if upper[n] and not lower[n]]
    grouped = [n for n in filled if spans[n]]
    bare = [n for n in range(width) if not upper[n] and any(upper[:n]) and not lower[n]]
    is_second = (
        len(filled) > 1
        and alone
        and grouped == filled
        and not any(_under(upper, n) in grouped for n in bare)
        and any(not upper[n] for n in filled)
        and not any(is_value(lower[n]) for n in filled)
        and 2 * sum(_is_known(lower[n]) for n in filled) >= len(filled)
        and any(is_value(cell.strip()) for cell in rows[header + 2] if cell.strip())
    )
    return _joined(upper, lower) if is_second else ()


def _padded(row: Row, width: int) -> list[str]:
    return [*(cell.strip() for cell in row), *[""] * (width - len(row))]


def _spans(upper: Sequence[str], lower: Sequence[str], place: int) -> bool:
    """Return whether a column is of a group: the upper name spans it and another one."""
    if not upper[place]:
        return any(upper[:place])
    return place + 1 < len(upper) and not upper[place + 1] and bool(lower[place + 1])


def _under(upper: Sequence[str], place: int) -> int:
    """Return where the upper name stands that spans a column."""
    return next(n for n in range(place, -1, -1) if upper[n])


def _is_known(cell: str) -> bool:
    words = plain_header(cell).split()
    known = lexicon.header_words() | lexicon.meanings("headers.groups").keys()
    known |= lexicon.meanings("headers.bounds").keys()
    return is_total_word(cell) or not known.isdisjoint(words) or fold(cell) in _LETTERS


def _joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...]:
    """Return one name for each column; none where two would be alike.

    A name below what is counted ("KIA") is of it; another stands alone where it is the only one.
    """
    seen, found = Counter(map(fold, (*upper, *lower))), list[str]()
    for place, (above, below) in enumerate(zip(upper, lower, strict=True)):
        name = above or below
        if below:
            group = upper[_under(upper, place)]
            own = said_to_count(group).indicator or seen[fold(below)] > 1 or is_total_word(below)
            name = f"{group} {below}" if own else below
        found.append(name or placeholder(place + 1))
    different = {fold(name) for name in found}
    return tuple(found) if len(different) == len(found) else ()
