"""Cumulative columns in a table of events: never summed, and reported with a warning.

"killed_cum" is not a group of those killed: each row includes the rows before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sitrep.config.load import Config
from sitrep.model.accounts import Measure, TextTable, measures_in
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, quote
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.counted import households_apart, said_to_count
from sitrep.vocabulary.fold import fold
from sitrep.vocabulary.groups import by_sex_or_age


def summed_columns(table: TextTable, config: Config, problems: list[Problem]) -> Iterator[str]:
    """Yield the columns that may be measures; warn about cumulative columns of figures."""
    for column in map(str, table.frame.columns):
        measure = next(iter(measures_in([column], config.indicators)), None)
        if measure is None:
            yield column
            _tell_other(table, column, problems)
        elif is_cumulative(column):
            problems.append(_not_read(table, column, measure))
        elif fold(measure.group.replace("_", " ")) in lexicon.folded("rows.totals"):
            problems.append(_total(table, column, measure))
        elif not lexicon.folded("headers.households").isdisjoint(_words(measure.group).split()):
            reason = "counts households, and is not read"
            header = table.headers.get(column, column)
            problems.append(_told(table, column, reason, households_apart(header)))
        else:
            if measure.group and table.format == "canonical" and not is_group(measure.group):
                problems.append(_group(table, column, measure))
            yield column


def _tell_other(table: TextTable, column: str, problems: list[Problem]) -> None:
    """Tell of running totals under a word that only the vocabulary knows: "deaths so far"."""
    header = table.headers.get(column, column)
    if is_cumulative(header) and (indicator := said_to_count(header).indicator):
        problems.append(_not_read(table, column, Measure(column, indicator, "")))


def is_cumulative(column: str) -> bool:
    """Whether the name of a column says that it holds running totals."""
    name, words = _words(column), lexicon.folded("headers.cumulative.words")
    return any(f" {_words(word)} " in f" {name} " for word in words)


@cache
def is_group(group: str) -> bool:
    """Whether a word of ``group`` is of people in any language: "health_workers", "boys"."""
    known = lexicon.meanings("headers.groups").keys() | lexicon.folded("people.groups.others")
    plain = _words(group)
    return by_sex_or_age(plain) or any(f" {_words(word)} " in f" {plain} " for word in known)


@cache
def _words(text: str) -> str:
    return re.sub(r"[\W_]+", " ", fold(text)).strip()


def _not_read(table: TextTable, column: str, measure: Measure) -> Problem:
    hint = (
        "running totals are never summed; to read them as totals, write in [[source]]: "
        f"{_key(table, column, measure)}"
    )
    return _told(table, column, "is cumulative, to judge by its name, and is not read", hint)


def _total(table: TextTable, column: str, measure: Measure) -> Problem:
    header = table.headers.get(column, column)
    hint = (
        "write in [[source]] what it is: the whole of each event, columns = "
        f'{{{measure.indicator} = "{header}"}}; running totals, {_key(table, column, measure)}'
    )
    return _told(table, column, "may be of each event or cumulative, and is not read", hint)


def _group(table: TextTable, column: str, measure: Measure) -> Problem:
    header = table.headers.get(column, column)
    reason = f"is read as those of the {measure.indicator} who are {quote(measure.group)}"
    hint = (
        "if they are no group of people, write in [[source]] what it is: running totals, "
        f'{_key(table, column, measure)}; of no use, columns = {{{measure.column} = ""}}'
    )
    code, severity = Code.COLUMN_UNKNOWN, Severity.WARNING
    return Problem(table.path, code, reason, hint, 0, header, severity=severity)


def _key(table: TextTable, column: str, measure: Measure) -> str:
    return f'cumulative = {{{measure.indicator} = "{table.headers.get(column, column)}"}}'


def _told(table: TextTable, column: str, reason: str, hint: str) -> Problem:
    header, severity = table.headers.get(column, column), Severity.WARNING
    return Problem(table.path, Code.COLUMN_NOT_READ, reason, hint, 0, header, severity=severity)
