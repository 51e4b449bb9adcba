"""Figures of response and funding that a file states and that are not read: each is a warning.

In come the cells of one table; what is not read is told through its problems.
"""

from __future__ import annotations

from sitrep.clean.cells import Cells
from sitrep.model.accounts import TABLES as COLUMNS
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity

FIGURES = {
    "response": ("in_need", "targeted", "reached"),
    "funding": ("requirement", "received"),
    "access": (),
}
#: A cell that is a number and no date.
_NUMBER = r"\d[\d.,\s]*"


def tell(cells: Cells) -> None:
    """Warn of figures of the table that are not read."""
    _tell_unread(cells)
    _tell_targets(cells)


def _tell_unread(cells: Cells) -> None:
    """Warn of a column of numbers that is not read where the table lacks one of its figures."""
    table, frame = cells.table, cells.frame
    lacking = [c for c in FIGURES[table.table] if c not in frame]
    if not lacking or table.format != "canonical":
        return
    for column in (c for c in frame.columns if c != "line" and c not in COLUMNS[table.table]):
        filled = frame[column][frame[column] != ""]
        if len(filled) and filled.str.fullmatch(_NUMBER).mean() >= 0.5:
            header = table.headers.get(column, column)
            may = " or ".join(lacking)
            hint = f'if it is {may}, write in [[source]]: columns = {{{lacking[0]} = "{header}"}}'
            said = (Code.COLUMN_NOT_READ, "holds numbers and is not read", hint)
            cells.problems.append(
                Problem(table.path, *said, 0, header, severity=Severity.WARNING),
            )


def _tell_targets(cells: Cells) -> None:
    """Warn of needs and targets in a 5W sheet: partners' rows of one area may be of one target."""
    table = cells.table
    for column in (c for c in ("in_need", "targeted") if c in table.frame):
        if table.format == "5w" and (table.frame[column].str.strip() != "").any():
            reason = "is not read in a 5W sheet: partners may name the same people as their target"
            hint = 'list needs and targets in a table of their own, with table = "response"'
            said = (Code.COLUMN_NOT_READ, reason, hint)
            header = table.headers.get(column, column)
            problem = Problem(table.path, *said, 0, header, severity=Severity.WARNING)
            cells.problems.append(problem)
