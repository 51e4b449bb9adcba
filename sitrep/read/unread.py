"""Warn of columns that are not read although their names say that they may be meant to be.

In comes a table in canonical columns; out go warnings: a figure under a word for one of sitrep's
("wounded"), a column of households, a name like one of sitrep's ("kiled"), a column whose cells say
who may see the rows or which of them are withdrawn.
"""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

import pandas as pd

from sitrep.arithmetic import figures
from sitrep.config.load import Config
from sitrep.model.accounts import BOUNDS, TABLES, measures_in
from sitrep.model.codes import Code, Status
from sitrep.model.edition import PUBLIC, SENSITIVITIES
from sitrep.model.problem import Problem, Severity, quote
from sitrep.read.header import Origin
from sitrep.read.specified import of_other
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.counted import (
    counted_before,
    group_alone,
    households_apart,
    plain_header,
    said_to_count,
)
from sitrep.vocabulary.fold import fold

#: Columns that are known by their cells, whatever their name: the words of such cells, what a word
#: must mean for the column to matter, and what the cells say then.
_BY_CELLS: Mapping[str, tuple[str, frozenset[str], str]] = {
    "sensitivity": (
        "sensitivity",
        frozenset(SENSITIVITIES) - {PUBLIC},
        "each of its filled cells says who may see a row",
    ),
    "status": (
        "statuses",
        frozenset({Status.WITHDRAWN, Status.DENIED, Status.DISPUTED}),
        "each of its filled cells is a status",
    ),
}
#: Columns on which it depends what is counted, when, where and of whom: files have them under
#: other names too, and a report without them is another one.
_BY_NAME = (
    *("event_id", "event_type", "date_end", "date_precision", "country", "admin1", "admin2"),
    *("source", "reported_on", "status", "sensitivity", "facility_id", "facility_type"),
    *("area", "unit", "group", "since", "as_of"),
)
#: A longer cell with a digit in it is text and no count.
_LONGEST_COUNT = 40
#: So many filled cells show whether a column holds counts.
_LOOKED_AT = 200


def unread(
    frame: pd.DataFrame,
    table: str,
    headers: Mapping[str, str],
    order: Sequence[str],
    given: tuple[Config, Origin],
) -> list[Problem]:
    """Return a warning for each column that may hold what the table has a column for.

    ``headers`` are the file's for the columns of the frame, ``order`` all of them in its order.
    """
    config, at = given
    columns = list(frame.columns)
    known = [*TABLES[table], *(config.indicators if table == "events" else ())]
    measured = {m.column for m in measures_in(columns, config.indicators)}
    problems = []
    for column in columns:
        if column in known or column.rpartition("_")[0] in measured or column in measured:
            continue
        header, cells = headers.get(column, column), frame[column]
        events = _of_events(frame, column, headers, order, config) if table == "events" else ()
        others = (
            _by_cells(cells, header, known, columns),
            _by_name(cells, header, table, columns),
            _like_another(column, known, columns),
        )
        reason, hint = next((told for told in (*events, *others) if told[0]), ("", ""))
        if reason:
            said = (at.path, Code.COLUMN_UNKNOWN, reason, hint, at.header, header)
            problems.append(Problem(*said, severity=Severity.WARNING))
    return problems


def _of_events(
    frame: pd.DataFrame,
    column: str,
    headers: Mapping[str, str],
    order: Sequence[str],
    config: Config,
) -> Iterator[tuple[str, str]]:
    """Yield what a column of a table of events may be: a count, a group of one, what "other" is."""
    header, columns = headers.get(column, column), list(frame.columns)
    if _holds_counts(frame[column]):
        yield _of_a_count(header, columns, headers, config)
        yield _of_a_group(header, order, headers, config)
        yield _of_words_beside(frame[column], header, columns)
    yield of_other(frame, column, headers, order)


def _by_cells(
    cells: pd.Series[str], header: str, known: list[str], columns: list[str]
) -> tuple[str, str]:
    """Return that a column is not read whose cells decide who sees what, or what counts."""
    for column in (c for c in _BY_CELLS if c in known and c not in columns):
        if says_by_cells(column, cells.unique()):
            line = f'columns = {{{column} = "{header}"}}'
            return (
                f"is not read, and {_BY_CELLS[column][2]}",
                f"if that is meant, write in [[source]]: {line}",
            )
    return "", ""


def says_by_cells(column: str, texts: Iterable[str]) -> bool:
    """Return whether all filled cells are words of ``column``, one of them a word that matters."""
    section, weighty, _ = _BY_CELLS[column]
    meanings = lexicon.meanings(section)
    plain = {fold(text.replace("_", " ")) for text in texts} - {""}
    return plain <= meanings.keys() and any(meanings[word] in weighty for word in plain)


def _by_name(cells: pd.Series[str], header: str, table: str, columns: list[str]) -> tuple[str, str]:
    """Return that a column is not read whose name is a word for one that the table lacks."""
    words, name = lexicon.headers(table), plain_header(header)
    for column in (c for c in _BY_NAME if c in words and c not in columns):
        known = {plain_header(word) for own in words[column] for word in own}
        if name in known and (cells != "").any():
            line = f'columns = {{{column} = "{header}"}}'
            return (
                f'is not read, and its name is a word for "{column}"',
                f"if that is meant, write in [[source]]: {line}",
            )
    return "", ""


def _like_another(column: str, known: list[str], columns: list[str]) -> tuple[str, str]:
    """Return that a name is like one of sitrep's, and which."""
    close = difflib.get_close_matches(column[:80], known, n=1, cutoff=0.85)
    if not close or close[0] in columns:
        return "", ""
    return "is not a column sitrep reads", f'did you mean "{close[0]}"?'


def _of_a_count(
    header: str, columns: list[str], headers: Mapping[str, str], config: Config
) -> tuple[str, str]:
    """Return that a column of counts is not read, and what to write to have it read."""
    count = said_to_count(header)
    if count.households:
        return "counts households, and is not read", households_apart(header)
    if count.refused:
        line = f'columns = {{killed_or_injured = "{header}"}}'
        return f"is not read: it {count.refused}", f"if it does, write in [[source]]: {line}"
    if not count.target or not measures_in([count.target], config.indicators):
        return "", ""
    line = f'columns = {{{count.target} = "{header}"}}'
    if count.target in columns:
        other = quote(headers.get(count.target, count.target))
        reason = f"is not read: {count.target} is read from {other}"
        return reason, f"to read this column instead, write in [[source]]: {line}"
    return "is not read by this name", f"to read it, write in [[source]]: {line}"


def _of_words_beside(
    cells: pd.Series[str], header: str, columns: Collection[str]
) -> tuple[str, str]:
    """Return that a column is not read whose name says what it counts, and more."""
    count = said_to_count(header)
    wholes = {count.indicator, *(f"{count.indicator}_{bound}" for bound in BOUNDS)}
    unclear = not count.indicator or count.target or count.group
    if unclear or not wholes.isdisjoint(columns) or not _are_counts(cells):
        return "", ""
    line = f'columns = {{{count.indicator} = "{header}"}}'
    reason = f"is not read, and may be {count.indicator}, which no column is"
    return reason, f"if it is, write in [[source]]: {line}"


def _are_counts(cells: pd.Series[str]) -> bool:
    """Return whether at least half of the filled cells state a count, or that none is known."""
    texts = cells[cells != ""].head(_LOOKED_AT).tolist()
    return bool(texts) and 2 * sum(map(figures.is_count, texts)) >= len(texts)


def _of_a_group(
    header: str, order: Sequence[str], headers: Mapping[str, str], config: Config
) -> tuple[str, str]:
    """Return that a column of a group is not read, and of which people it may be."""
    if not (group := group_alone(header)):
        return "", ""
    whole = counted_before(order.index(header), order) if header in order else ""
    ours = (c for c, own in headers.items() if own == whole and measures_in([c], config.indicators))
    measure = next((m for c in ours for m in measures_in([c], config.indicators)), None)
    if measure is None or measure.group:
        line = f'columns = {{killed_{group} = "{header}"}}'
        reason = "is not read: it names a group and not what is counted"
        return reason, f"if it is of those killed, write in [[source]]: {line}"
    line = f'columns = {{{measure.indicator}_{group} = "{header}"}}'
    reason = f"is not read: it may be a group of those in {quote(whole)}, which is before it"
    return reason, f"if it is, write in [[source]]: {line}"


def _holds_counts(column: pd.Series[str]) -> bool:
    texts = column[column != ""].unique()
    return any(len(t) <= _LONGEST_COUNT and any(map(str.isdigit, t)) for t in texts)
