"""Cumulative columns in a table of events: never summed, and reported with a warning.

"killed_cum" is not a group of those killed: each row includes the rows before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitrep.config.load import Config
from sitrep.model.accounts import TextTable, measures_in
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import fold


def summed_columns(table: TextTable, config: Config, problems: list[Problem]) -> Iterator[str]:
    """Yield the columns that may be measures; warn about cumulative columns of figures."""
    for column in table.frame.columns:
        if not is_cumulative(str(column)):
            yield column
        elif measure := measures_in([column], config.indicators):
            header = table.headers.get(column, column)
            hint = (
                "running totals are never summed; to read them as totals, write in [[source]]: "
                f'cumulative = {{{measure[0].indicator} = "{header}"}}'
            )
            reason = "is cumulative, to judge by its name, and is not read"
            warning = Severity.WARNING
            found = Problem(
                table.path, Code.COLUMN_NOT_READ, reason, hint, 0, header, severity=warning
            )
            problems.append(found)


def is_cumulative(column: str) -> bool:
    """Whether the name of a column says that it holds running totals."""
    name = re.sub(r"[\W_]+", " ", fold(column))
    return any(f" {word} " in f" {name} " for word in lexicon.folded("headers.cumulative.words"))
