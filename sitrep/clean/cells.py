"""A column of text to a column of values: each different text is parsed once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import pandas as pd

from sitrep.model.accounts import EVENT_CHOICES, TextTable
from sitrep.model.codes import Code
from sitrep.model.problem import BadValue, Problem, Severity, nearest
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import code, fold

T = TypeVar("T")
#: What is said of a cell: its code, the reason and the remedy.
Said = tuple[Code, str, str]
STATUSES = EVENT_CHOICES["status"]


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """A column as codes into its different values; a bad one stands as ``None``."""

    codes: np.ndarray[tuple[int], np.dtype[np.intp]]
    values: Sequence[T | None]

    def take(self, convert: Callable[[T | None], object], dtype: str) -> np.ndarray:
        """Return one entry a row: ``convert`` of its value, as a numpy array."""
        return np.array([convert(v) for v in self.values], dtype=dtype)[self.codes]


class Cells:
    """One table's columns, and what is wrong with them: ``problems`` grows, ``bad`` marks rows."""

    def __init__(self, table: TextTable, problems: list[Problem]) -> None:
        self.table = table
        self.frame = table.frame
        self.problems = problems
        self.bad = np.zeros(len(table.frame), dtype=bool)
        self._coded: dict[str, tuple[np.ndarray[tuple[int], np.dtype[np.intp]], list[str]]] = {}

    def text(self, column: str) -> pd.Series[str]:
        """Return a column's text without outer white space; all blank where it is absent."""
        if column not in self.frame:
            return pd.Series("", index=self.frame.index, dtype="str")
        given = self.frame[column].tolist()
        stripped = list(map(str.strip, given))
        if stripped == given:
            return self.frame[column]
        return pd.Series(stripped, index=self.frame.index, dtype="str")

    def coded(self, column: str) -> tuple[np.ndarray[tuple[int], np.dtype[np.intp]], list[str]]:
        """Return a column as codes into its different texts, each without outer white space."""
        if column not in self._coded:
            self._coded[column] = self._codes(column)
        return self._coded[column]

    def _codes(self, column: str) -> tuple[np.ndarray[tuple[int], np.dtype[np.intp]], list[str]]:
        if column not in self.frame:
            return np.zeros(len(self.frame), dtype=np.intp), [""]
        codes, texts = pd.factorize(self.frame[column].to_numpy(dtype=object))
        again, different = pd.factorize(np.array([t.strip() for t in texts], dtype=object))
        return again[codes], different.tolist()

    def labels(self, column: str, change: Callable[[str], str] = str) -> pd.Categorical:
        """Return a column of few different texts, each changed, as categories in their order."""
        codes, texts = self.coded(column)
        changed = [change(text) for text in texts] if len(codes) else []
        known = sorted(set(changed))
        place = {text: number for number, text in enumerate(known)}
        numbers = np.array([place[text] for text in changed], dtype=np.intp)
        return pd.Categorical.from_codes(numbers[codes], categories=pd.Index(known, dtype="str"))

    def parse(self, column: str, parser: Callable[[str], T], hint: str = "") -> Parsed[T]:
        """Return ``column`` parsed; each cell that ``parser`` refuses is a problem."""
        codes, uniques = self.coded(column)
        values: list[T | None] = []
        refused: dict[int, Said] = {}
        for number, text in enumerate(uniques):
            try:
                values.append(parser(text))
            except BadValue as error:
                values.append(None)
                refused[number] = (error.code, error.reason, error.hint or hint)
        if refused:
            for row in pd.Series(codes).isin(refused).to_numpy().nonzero()[0]:
                self.refuse(int(row), column, refused[int(codes[row])])
        return Parsed(codes, values)

    def refuse(
        self, row: int, column: str, said: Said, severity: Severity = Severity.ERROR
    ) -> None:
        """Record a problem with one cell; an error leaves its row out."""
        value = str(self.frame[column].iloc[row]) if column in self.frame else ""
        line = int(self.frame["line"].iloc[row])
        header = self.table.headers.get(column, column)
        self.problems.append(Problem(self.table.path, *said, line, header, value, severity))
        if severity is Severity.ERROR:
            self.bad[row] = True

    def note(self, column: str, said: Said, text: str = "") -> None:
        """Warn once of a column, or of one text in it, at the first line that has it."""
        rows = (self.text(column) == text).to_numpy().nonzero()[0] if text else [0]
        self.refuse(int(rows[0]), column, said, Severity.WARNING)

    def refuse_where(
        self,
        mask: np.ndarray | pd.Series[bool],
        column: str,
        said: Said,
        severity: Severity = Severity.ERROR,
    ) -> None:
        """Record a problem with ``column`` in every row of ``mask``."""
        for row in np.asarray(mask).nonzero()[0]:
            self.refuse(int(row), column, said, severity)


def choice(known: Sequence[str], default: str) -> Callable[[str], str]:
    """Return a parser for a cell that holds one of ``known``; blank is ``default``."""

    def parser(text: str) -> str:
        given = code(text)
        if given and given not in known:
            close = nearest(given, known)
            raise BadValue(Code.NOT_A_CHOICE, "is not one of the choices", close)
        return given or default

    return parser


def status(text: str) -> str:
    """Return how an account stands, in whichever language it is said; blank is "reported"."""
    known, given = lexicon.meanings("statuses"), fold(text.replace("_", " "))
    if not given or given in known:
        return known.get(given, STATUSES[0])
    # "unconfirmd" is no misspelt "confirmed": nothing is suggested across a negation.
    near = nearest("" if lexicon.says_no(given) else given, STATUSES)
    raise BadValue(Code.NOT_A_CHOICE, "is not one of the choices", near)
