"""Text tables as reading hands them on, from literal rows, for tests of one function."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from sitrep.clean.cells import Cells
from sitrep.model.accounts import TextTable
from sitrep.model.problem import Problem


def text_table(*rows: Mapping[str, str], **parts: Any) -> TextTable:
    """Return a table of ``rows``, which stand on the lines from 2."""
    columns = list(dict.fromkeys(c for row in rows for c in row))
    texts = {c: [row.get(c, "") for row in rows] for c in columns}
    frame = pd.DataFrame(texts, columns=columns, dtype="str")
    frame["line"] = range(2, len(rows) + 2)
    given = {"path": "log.csv", "name": "log", "table": "events", "format": "canonical"} | parts
    given = {"caveats": (), "headers": {}, "rows": len(rows), "sha256": ""} | given
    return TextTable(frame=frame, **given)


def cells_of(*rows: Mapping[str, str], **parts: Any) -> tuple[Cells, list[Problem]]:
    """Return the cells of a table of ``rows``, and the list that its problems go to."""
    problems: list[Problem] = []
    return Cells(text_table(*rows, **parts), problems), problems


def told(problems: list[Problem]) -> list[tuple[int, str, str, str]]:
    """Return of each problem its line, column, code and severity."""
    return [(p.line, p.column, p.code.value, p.severity.value) for p in problems]
