"""Parse columns of text into columns of values; each distinct text is parsed once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import numpy as np
import pandas as pd

from sitrep.clean.errors import is_error
from sitrep.clean.plain import plain
from sitrep.model.accounts import NOT_STORED, OWN_HEADER, TABLES, TextTable
from sitrep.model.codes import Code, Status
from sitrep.model.problem import BadValue, Fault, Problem, Severity, nearest
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.fold import code, fold

T = TypeVar("T")
C = TypeVar("C", bound=str)
#: A column as codes into its distinct texts.
Coded = tuple[np.ndarray[tuple[int], np.dtype[np.intp]], list[str]]
#: Which rows a problem is about.
Mask = np.ndarray | pd.Series
#: Columns that no printed figure needs: an unreadable cell is left out and its row stays.
ASIDE = frozenset(
    {
        "latitude",
        "longitude",
        "geo_precision",
        "reported_on",
        "actor",
        "weapon",
        "source_url",
        "source_reliability",
        "information_credibility",
        "description",
        "note",
    }
)
#: So many rows of a column show whether nearly every row has a text of its own.
_LOOKED_AT = 1_000
_FAULT_HINT = "correct it in the workbook, or replace it with the number itself"


def _fault(text: str) -> str:
    """Return why a filled cell of a spreadsheet has no value; blank where it has one."""
    if text.startswith(NOT_STORED):
        return "is a formula without a stored result"
    return "is an error value of the spreadsheet" if is_error(text) else ""


@dataclass(frozen=True)
class Parsed(Generic[T]):
    """A column as codes into its distinct values; an unreadable value is ``None``."""

    codes: np.ndarray[tuple[int], np.dtype[np.intp]]
    values: Sequence[T | None]

    def take(self, convert: Callable[[T | None], object], dtype: str) -> np.ndarray:
        """Return an array with one entry per row: ``convert`` of its value."""
        return np.array([convert(v) for v in self.values], dtype=dtype)[self.codes]


class Cells:
    """One table's columns. Methods append to ``problems``; ``bad`` marks rows to leave out."""

    def __init__(self, table: TextTable, problems: list[Problem]) -> None:
        self.table = table
        self.frame = table.frame
        self.problems = problems
        self.bad = np.zeros(len(table.frame), dtype=bool)
        #: Whether a date is later than today; tomorrow it may not be.
        self.future = False
        #: What shows who may see each row, of the rows to leave out too.
        self.every = pd.DataFrame()
        #: Of each row to leave out, the columns that can't be used as they are.
        self.unread: dict[int, set[str]] = {}
        #: The rows of events to leave out, with what could be read of them.
        self.rejected = pd.DataFrame()
        self._raw: dict[str, Coded] = {}
        self._coded: dict[str, Coded] = {}

    def leave_out_faults(self) -> None:
        """Leave out error values: the cell alone where no figure needs it, else its row."""
        read = TABLES[self.table.table]
        for column in (c for c in self.frame.columns if c in read):
            faulty = self._faulty(column)
            self._reject_faults(column, faulty)
            if faulty.any() and column in ASIDE:
                blank = self.frame[column].mask(faulty, "")
                self.frame = self.frame.assign(**{column: blank})
                self._raw.pop(column, None)

    def _faulty(self, column: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        texts = self._different(column)
        # One search of all the text is far quicker than a look at each text.
        if "#" not in "".join(texts):
            return np.zeros(len(self.frame), dtype=bool)
        marked = [text for text in {*texts} if text[:1] == "#" and _fault(text)]
        return np.asarray(self.frame[column].isin(marked), dtype=bool)

    def _different(self, column: str) -> Sequence[str]:
        """Return the texts of a column, each once unless nearly every row has its own."""
        if column not in self._raw:
            texts: np.ndarray = self.frame[column].to_numpy(dtype=object)
            looked_at = texts[:: max(1, len(texts) // _LOOKED_AT)].tolist()
            if len({*looked_at}) * 2 > len(looked_at):
                return [*texts]
        return self._as_given(column)[1]

    def _as_given(self, column: str) -> Coded:
        """Return a column as codes into its distinct texts, with their outer white space."""
        if column not in self._raw:
            codes, texts = pd.factorize(self.frame[column].to_numpy(dtype=object))
            self._raw[column] = codes, texts.tolist()
        return self._raw[column]

    def _reject_faults(self, column: str, rows: np.ndarray) -> None:
        for row in rows.nonzero()[0]:
            letter = self.table.letters.get(column, "")
            place = f", in cell {letter}{self.frame['line'].iloc[row]}" if letter else ""
            reason = _fault(str(self.frame[column].iloc[row])) + place
            self.reject_value(int(row), column, (Code.CELL_WITHOUT_VALUE, reason, _FAULT_HINT))

    def text(self, column: str) -> pd.Series[str]:
        """Return a column's text without outer white space; all blank where it is absent."""
        if column not in self.frame:
            return pd.Series("", index=self.frame.index, dtype="str")
        given = self._different(column)
        stripped = plain(column, given)
        if stripped == given:
            return self.frame[column]
        cells = np.array(stripped, dtype=object)
        if column in self._raw:
            cells = cells[self._raw[column][0]]
        return pd.Series(cells, index=self.frame.index, dtype="str")

    def blank(self, column: str) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Return which cells of a column are blank; all where it is absent."""
        codes, texts = self.coded(column)
        return codes == texts.index("") if "" in texts else np.zeros(len(codes), dtype=bool)

    def coded(self, column: str) -> Coded:
        """Return a column as codes into its distinct texts, each without outer white space."""
        if column not in self._coded:
            self._coded[column] = self._codes(column)
        return self._coded[column]

    def _codes(self, column: str) -> Coded:
        if column not in self.frame:
            return np.zeros(len(self.frame), dtype=np.intp), [""]
        codes, texts = self._as_given(column)
        seen = plain(column, texts)
        if seen == texts:
            return codes, texts
        again, different = pd.factorize(np.array(seen, dtype=object))
        return again[codes], different.tolist()

    def labels(self, column: str, change: Callable[[str], str] = str) -> pd.Categorical:
        """Return a column as sorted categories, with ``change`` applied to each distinct text."""
        codes, texts = self.coded(column)
        return labels_of(codes, [change(text) for text in texts] if len(codes) else [])

    def parse(self, column: str, parser: Callable[[str], T], hint: str = "") -> Parsed[T]:
        """Return ``column`` parsed; each cell on which ``parser`` raises BadValue is a problem."""
        codes, uniques = self.coded(column)
        values: list[T | None] = []
        refused: dict[int, Fault] = {}
        for number, text in enumerate(uniques):
            if _fault(text):
                values.append(None)
                continue
            try:
                values.append(parser(text))
            except BadValue as error:
                values.append(None)
                refused[number] = (error.code, error.reason, error.hint or hint)
        if column not in TABLES[self.table.table] and any(map(_fault, uniques)):
            self._reject_faults(column, self._faulty(column))
        if refused:
            for row in pd.Series(codes).isin(refused).to_numpy().nonzero()[0]:
                self.reject_value(int(row), column, refused[int(codes[row])])
        return Parsed(codes, values)

    def reject(self, row: int, column: str, fault: Fault) -> None:
        """Record a problem with one cell, and leave its row out."""
        self.report(row, column, fault)
        self.leave_out(row, column)

    def leave_out(self, row: int, column: str) -> None:
        """Leave out a row for one of its cells, of which a problem is recorded already."""
        self.bad[row] = True
        self.unread.setdefault(row, set()).add(column)

    def warn(self, row: int, column: str, fault: Fault) -> None:
        """Record a warning about one cell; its row stays."""
        self.report(row, column, fault, Severity.WARNING)

    def report(
        self, row: int, column: str, fault: Fault, severity: Severity = Severity.ERROR
    ) -> None:
        """Record a problem with one cell; its row stays, and counts under --keep-going."""
        value = str(self.frame[column].iloc[row]) if column in self.frame else ""
        value = value.removeprefix(NOT_STORED)
        line = int(self.frame["line"].iloc[row])
        header = self.table.headers.get(column, column)
        if column == self.table.spread:
            header = str(self.frame[OWN_HEADER].iloc[row])
        self.problems.append(Problem(self.table.path, *fault, line, header, value, severity))

    def reject_value(self, row: int, column: str, fault: Fault) -> None:
        """Leave out a cell's row, or the cell alone where no figure needs it."""
        if column in ASIDE:
            code, reason, hint = fault
            self.warn(row, column, (code, f"{reason}; the cell is left out", hint))
        else:
            self.reject(row, column, fault)

    def warn_column(self, column: str, fault: Fault, text: str = "") -> None:
        """Warn once about a column, or about one text in it, at the first line that has it."""
        rows = (self.text(column) == text).to_numpy().nonzero()[0] if text else [0]
        self.warn(int(rows[0]), column, fault)

    def reject_where(self, mask: Mask, column: str, fault: Fault) -> None:
        """Record a problem with ``column`` in every row of ``mask``, and leave the rows out."""
        for row in np.asarray(mask).nonzero()[0]:
            self.reject(int(row), column, fault)

    def warn_where(self, mask: Mask, column: str, fault: Fault) -> None:
        """Record a warning about ``column`` in every row of ``mask``."""
        for row in np.asarray(mask).nonzero()[0]:
            self.warn(int(row), column, fault)


def labels_of(
    codes: np.ndarray[tuple[int], np.dtype[np.intp]], texts: Sequence[str]
) -> pd.Categorical:
    """Return codes into ``texts``, which may repeat, as sorted categories."""
    known = sorted(set(texts))
    place = {text: number for number, text in enumerate(known)}
    # The rows get numbers of the size that pandas keeps, not eight times as large.
    small = np.min_scalar_type(-1 - len(known))
    numbers = np.array([place[text] for text in texts], dtype=small)
    return pd.Categorical.from_codes(numbers[codes], categories=pd.Index(known, dtype="str"))


def choice(known: Iterable[C], default: C) -> Callable[[str], C]:
    """Return a parser for a cell that holds one of ``known``; blank is ``default``."""
    by_text = {str(each): each for each in known}

    def parser(text: str) -> C:
        given = code(text)
        if not given:
            return default
        if given not in by_text:
            close = nearest(given, by_text)
            raise BadValue(Code.NOT_A_CHOICE, "is not one of the choices", close)
        return by_text[given]

    return parser


def status(text: str) -> Status:
    """Return an account's status, given in any known language; blank is "reported"."""
    known, given = lexicon.meanings("statuses"), fold(text.replace("_", " "))
    if not given or given in known:
        return Status(known.get(given, Status.REPORTED))
    # "unconfirmd" is not a misspelt "confirmed": no suggestion crosses a negation.
    # "verifed" is a misspelt "verified", whatever choice its letters are like.
    near = nearest("" if lexicon.says_no(given) else given, known, Status)
    raise BadValue(Code.NOT_A_CHOICE, "is not one of the choices", near)
