"""A column of text to a column of values: each different text is parsed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from sitrep.errors import Problem, Severity
from sitrep.tables import TextTable

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd

T = TypeVar("T")


class BadCell(ValueError):
    """A cell that can't be used: why, and what to write instead."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(reason)
        self.hint = hint


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """A column as codes into its different values; a bad one stands as ``None``."""

    codes: np.ndarray[tuple[int], np.dtype[np.intp]]
    values: Sequence[T | None]

    def take(self, convert: Callable[[T | None], object], dtype: str) -> np.ndarray:
        """Return one entry a row: ``convert`` of its value, as a numpy array."""
        import numpy as np

        return np.array([convert(v) for v in self.values], dtype=dtype)[self.codes]


class Cells:
    """One table's columns, and what is wrong with them: ``problems`` grows, ``bad`` marks rows."""

    def __init__(self, table: TextTable, problems: list[Problem]) -> None:
        import numpy as np

        self.table = table
        self.frame = table.frame
        self.problems = problems
        self.bad = np.zeros(len(table.frame), dtype=bool)

    def text(self, column: str) -> pd.Series[str]:
        """Return a column's text without outer white space; all blank where it is absent."""
        import pandas as pd

        if column not in self.frame:
            return pd.Series("", index=self.frame.index, dtype="str")
        return self.frame[column].str.strip()

    def parse(self, column: str, parser: Callable[[str], T], hint: str = "") -> Parsed[T]:
        """Return ``column`` parsed; each cell that ``parser`` refuses is a problem."""
        import pandas as pd

        codes, uniques = pd.factorize(self.text(column))
        values: list[T | None] = []
        refused: dict[int, tuple[str, str]] = {}
        for code, text in enumerate(uniques):
            try:
                values.append(parser(str(text)))
            except ValueError as error:
                values.append(None)
                refused[code] = (str(error), getattr(error, "hint", "") or hint)
        if refused:
            for row in pd.Series(codes).isin(refused).to_numpy().nonzero()[0]:
                self.refuse(int(row), column, *refused[int(codes[row])])
        return Parsed(codes, values)

    def refuse(
        self, row: int, column: str, reason: str, hint: str, severity: Severity = Severity.ERROR
    ) -> None:
        """Record a problem with one cell; an error leaves its row out."""
        value = str(self.frame[column].iloc[row]) if column in self.frame else ""
        line = int(self.frame["line"].iloc[row])
        header = self.table.headers.get(column, column)
        self.problems.append(Problem(self.table.path, reason, hint, line, header, value, severity))
        if severity is Severity.ERROR:
            self.bad[row] = True

    def refuse_where(
        self, mask: np.ndarray | pd.Series[bool], column: str, reason: str, hint: str,
        severity: Severity = Severity.ERROR,
    ) -> None:  # fmt: skip
        """Record a problem with ``column`` in every row of ``mask``."""
        import numpy as np

        for row in np.asarray(mask).nonzero()[0]:
            self.refuse(int(row), column, reason, hint, severity)


def choice(known: Sequence[str], default: str) -> Callable[[str], str]:
    """Return a parser for a cell that holds one of ``known``; blank is ``default``."""
    from sitrep.errors import nearest

    def parser(text: str) -> str:
        folded = text.casefold().replace(" ", "_")
        if not folded:
            return default
        if folded not in known:
            close = nearest(folded, known)
            raise BadCell("is not one of the choices", close)
        return folded

    return parser
