"""Leave out the rows below a header that are no data: titles, totals and notes.

A row with a date is data, wherever it is (model.md, rule 5). Each row left out is listed with
its reason. A dated row that is called a total is a problem. A row without a date that is none
of these stays, and its missing date is a problem later.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import compress
from operator import itemgetter, not_

import numpy as np
import pandas as pd

from sitrep.arithmetic import figures
from sitrep.config.built_in import OF_EVENTS
from sitrep.model.accounts import measures_in
from sitrep.model.codes import Code
from sitrep.model.problem import Problem
from sitrep.read.containers.blank import blank_cells
from sitrep.read.containers.start import Row
from sitrep.read.header import (
    Prepared,
    begins_like_a_note,
    is_total_word,
    is_value,
)
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold

#: The date columns of all tables.
DATES = ("date_start", "date_end", "as_of")
IDS = ("event_id", "total_id")
AREAS = ("country", "admin1", "admin2", "place")
_DIGIT = re.compile(r"\d")
#: The beginning of a note that may hold numbers.
_SURELY_NOTE = re.compile(r"[*†‡]|[^:：]{1,20}[:：]")
#: The shape of a total's word, which ids and dates do not have.
_WORDLY = re.compile(r"[^\d]{2,30}")
_LOOKED_AT = 200
#: So many words of a label may say that it is a total's.
_LONGEST_LABEL = 4
_LINE_END, _ZERO, _NINE = b"\n09"
_BOTH = "is called a total and has a date: it could be either a total or an event"
_BOTH_HINT = "delete the line if it is a total; name the place in full if it is an event"


def without_other_rows(frame: pd.DataFrame) -> Prepared:
    """Return ``frame`` without titles, totals and notes, each listed with its reason."""
    places = {str(c).strip().casefold(): n for n, c in enumerate(frame.columns)}
    when = [places[name] for name in DATES if name in places]
    ids = {places[name] for name in IDS if name in places}
    dated = np.zeros(len(frame), dtype=bool)
    for place in when:
        dated |= _dated(frame.iloc[:, place])
    measured = [places[m.column] for m in measures_in(places, OF_EVENTS) if m.column in places]
    left_out: dict[int, Code] = {}
    dateless = (~dated).nonzero()[0]
    typical = _typical(frame, dated) if len(dateless) else 0
    lines = [int(line) for line in frame.index.tolist()] if len(dateless) else []
    for row in dateless.tolist():
        cells = frame.iloc[row].tolist()
        if row == 0 and _is_of_units(cells, measured):
            left_out[lines[row]] = Code.ROW_OF_UNITS
        elif reason := _reason(cells, ids, typical):
            left_out[lines[row]] = reason
    problems = [
        Problem("", Code.ROW_AMBIGUOUS, _BOTH, _BOTH_HINT, int(frame.index[row]), value=value)
        for row, value in _called_totals(frame)
        if int(frame.index[row]) not in left_out
    ]
    gone = [*left_out, *(p.line for p in problems)]
    kept = frame.drop(index=gone) if gone else frame
    return Prepared(kept, problems=tuple(problems), left_out=tuple(left_out.items()))


def _is_of_units(row: Row, measured: Sequence[int]) -> bool:
    """Return whether a row without a digit has words for counts that are none: "people", "#"."""
    words = [row[place] for place in measured if row[place].strip()]
    return bool(words) and not _DIGIT.search("".join(row)) and not any(map(figures.is_count, words))


def _dated(column: pd.Series[str]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    codes, texts = pd.factorize(column.to_numpy(dtype=object))
    return np.array([_has_date(str(text)) for text in texts], dtype=bool)[codes]


def _has_date(text: str) -> bool:
    """Return whether a cell in a date column is meant as a date, readable or not."""
    return bool(_DIGIT.search(text)) and not begins_like_a_note(text)


def _typical(frame: pd.DataFrame, dated: np.ndarray) -> int:
    """Return how many cells a row of the table fills, by the median."""
    filled = (frame[dated].iloc[:_LOOKED_AT] != "").sum(axis=1)
    return int(filled.median()) if len(filled) else 0


def _reason(row: Row, ids: Collection[int], typical: int) -> Code | None:
    """Return why a row without a date is no row of the table; ``None`` where it may be one."""
    cells = [cell.strip() for cell in row if cell.strip()]
    label = next((cell for cell in cells if not is_value(cell)), "")
    if is_total_word(label) or _sums_up(cells):
        return Code.ROW_OF_TOTALS
    if not cells:
        return None
    counts = any(map(is_value, cells))
    few = len(cells) * 2 <= typical or len(cells) == 1
    if few and begins_like_a_note(cells[0]) and (not counts or _SURELY_NOTE.match(cells[0])):
        return Code.ROW_IS_NOTE
    alone = len(cells) == 1 and typical > 2 and not counts
    return Code.ROW_IS_NOTE if alone and not _is_id(row, ids) else None


def _sums_up(cells: Sequence[str]) -> bool:
    """Return whether a row is "Total for March" and figures alone: an event has other words.

    Spreadsheets write "Ariha Total".
    """
    words = cells[0].split()[:_LONGEST_LABEL] if len(cells) > 1 else []
    parts = ((words[:n], words[n:]) for n in range(1, len(words)))
    named = any(is_total_word(" ".join(part)) for pair in parts for part in pair)
    return named and all(map(is_value, cells[1:]))


def _is_id(row: Row, ids: Collection[int]) -> bool:
    """Return whether the only filled cell is an id: one word in the column of ids."""
    return any(len(row[place].split()) == 1 for place in ids)


def _called_totals(frame: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """Yield the rows that are called a total, each once, with the cell that says it."""
    found = dict(_totals_of_areas(frame))
    yield from (found | dict(_first_called_totals(frame))).items()


def _totals_of_areas(frame: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """Yield the rows of which an area is "Total", or "Total Ariha" beside rows of Ariha.

    A place may be called Total.
    """
    for place in (n for n, c in enumerate(frame.columns) if fold(str(c)) in AREAS):
        column = frame.iloc[:, place]
        texts = [*map(str, column.unique())]
        named = _with_total_words(texts)
        names = {*map(fold, texts)} if named else set()
        alone = fold(str(frame.columns[place])) != "place"
        words = [t for t in named if (alone and is_total_word(t)) or _is_of(fold(t), names)]
        for row in column.isin(words).to_numpy().nonzero()[0] if words else ():
            yield int(row), str(column.iloc[row])


def _with_total_words(texts: Sequence[str]) -> Sequence[str]:
    """Return the texts that hold a total's word: to look for each word in all at once is quick."""
    whole = "\n".join(texts).casefold()
    words = [word for word in lexicon.folded("rows.totals") if word in whole]
    return [t for t in texts if any(word in t.casefold() for word in words)] if words else ()


def _is_of(text: str, names: Collection[str]) -> bool:
    """Return whether a folded text is a total's word and one of ``names``, in either order."""
    words = text.replace(":", " ").split()
    pairs = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return any(
        is_total_word(word) and name in names for pair in pairs for word, name in (pair, pair[::-1])
    )


def _first_called_totals(frame: pd.DataFrame) -> Iterator[tuple[int, str]]:
    """Yield the rows whose first filled cell is a total's word, with that cell."""
    blank = np.ones(len(frame), dtype=bool)
    for place in range(frame.shape[1]):
        if not blank.any():
            return
        column = frame.iloc[:, place]
        words = _total_words(column.to_numpy(dtype=object).tolist())
        if words:
            for row in (blank & column.isin(words).to_numpy()).nonzero()[0]:
                yield int(row), str(column.iloc[row])
        blank &= blank_cells(column)


def _total_words(texts: Sequence[str]) -> list[str]:
    # No word ends in a digit; most ids and figures do, and the pattern is slower to say so.
    wordly = {*compress(texts, map(not_, _end_in_digits(texts)))}
    return [t for t in wordly if _WORDLY.fullmatch(t) and is_total_word(t)]


def _end_in_digits(texts: Sequence[str]) -> Iterable[bool]:
    """Return whether each text ends in a digit."""
    lines = "\n".join([*texts, ""])
    if not lines.isascii() or lines.count("\n") > len(texts):
        return map(str.isdigit, map(itemgetter(slice(-1, None)), texts))
    # The bytes before the ends of lines are compared at once.
    data = np.frombuffer(lines.encode(), dtype=np.uint8)
    last = data[np.flatnonzero(data == _LINE_END) - 1]
    digital: list[bool] = ((last >= _ZERO) & (last <= _NINE)).tolist()
    return digital
