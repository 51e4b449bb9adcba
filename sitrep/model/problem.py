"""Problems in the input, and the errors that carry them: what is wrong, where, and the remedy."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sitrep.model.codes import Code

#: What is wrong with a cell or a key: the code, the reason and the remedy.
Fault = tuple[Code, str, str]
#: Printed with an unexpected exception, which no input should cause.
FAULT = "this is a fault in sitrep, not in your files"
#: Longer values are cut when quoted: a 5 MB cell must not fill the screen.
QUOTE_LIMIT = 60
#: The most choices listed when none is close to the word.
NAMED_LIMIT = 20


class Severity(StrEnum):
    """``error``: the row or setting can't be used. ``warning``: it is used and reported."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """A defect in the input: its position, its value, the reason and the remedy (``hint``).

    Programs use ``code``; ``reason`` is for people only. ``line`` is a physical line of the
    file, counted from 1 with the header; 0 means that the problem is not in one line.
    ``column`` and ``value`` may be empty.
    """

    path: str
    code: Code
    reason: str
    hint: str = ""
    line: int = 0
    column: str = ""
    value: str = ""
    severity: Severity = Severity.ERROR

    def __str__(self) -> str:
        where = self.path + (f":{self.line}" if self.line else "")
        column = f"{short(self.column)}: " if self.column else ""
        value = f"{quote(self.value)} " if self.value else ""
        hint = f"; {self.hint}" if self.hint else ""
        return _printable(f"{where}: {column}{value}{self.reason}{hint}")


class SitrepError(Exception):
    """The build can't go on. Carries every problem found, not only the first.

    ``usage`` marks a wrong call of the command rather than wrong input.
    """

    def __init__(self, problems: Iterable[Problem] | str, *, usage: bool = False) -> None:
        self.message = problems if isinstance(problems, str) else ""
        self.problems: tuple[Problem, ...] = () if isinstance(problems, str) else tuple(problems)
        self.usage = usage
        super().__init__(self.message or "\n".join(map(str, self.problems)))


class Unfit(Exception):
    """Something can't be used: why, and what to write instead.

    The caller that knows the file and the line turns it into a Problem.
    """

    def __init__(self, code: Code, reason: str, hint: str = "") -> None:
        self.code, self.reason, self.hint = code, reason, hint
        super().__init__(f"{reason}; {hint}" if hint else reason)


class BadValue(Unfit, ValueError):
    """A value of a cell or of config.toml that can't be used."""


class UnknownName(Unfit):
    """A name that a template or a text uses and that the report does not have."""


def quote(value: str) -> str:
    """Return ``value`` in quotes, on one line, cut to a readable length."""
    return f'"{short(value)}"'


def short(text: str) -> str:
    """Return ``text`` on one line, cut to a readable length."""
    cut = text if len(text) <= QUOTE_LIMIT else text[: QUOTE_LIMIT - 1] + "…"
    return _printable(cut)


def _printable(text: str) -> str:
    """Return ``text`` with control characters, line ends included, replaced."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def nearest(word: str, known: Iterable[str], choices: Iterable[str] = ()) -> str:
    """Return ``did you mean "x"?`` with the nearest known word, or else a list of the choices.

    These are the known words, unless ``choices`` names fewer.
    """
    words = list(known)
    folded = {each.casefold(): each for each in reversed(words)}
    close = difflib.get_close_matches(word.casefold()[:200], folded, n=1, cutoff=0.6)
    if close:
        return f'did you mean "{short(folded[close[0]])}"?'
    listed = list(choices) or words
    named = ", ".join(map(short, listed[:NAMED_LIMIT]))
    return f"known: {named}{' …' if len(listed) > NAMED_LIMIT else ''}" if listed else ""


def bad_byte(path: str, error: UnicodeDecodeError, encoding: str, hint: str) -> Problem:
    """Return the problem of a file that is not in the expected encoding."""
    line = error.object.count(b"\n", 0, error.start) + 1
    reason = f"byte 0x{error.object[error.start]:02X} is not {encoding.upper()}"
    return Problem(path, Code.ENCODING_WRONG, reason, hint, line)


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop a build."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)


def refuse(problems: Iterable[Problem]) -> None:
    """Raise SitrepError with all ``problems`` if one of them stops the build."""
    found = tuple(problems)
    if errors_in(found):
        raise SitrepError(found)


def toml_key(name: str) -> str:
    """Return a name as a key of config.toml: in quotes, unless TOML takes it bare."""
    return name if re.fullmatch(r"[A-Za-z0-9_-]+", name) else f'"{name}"'


def counted(n: int, one: str, many: str) -> str:
    """Return ``1 row`` or ``2 rows``."""
    return f"{n:,} {one if n == 1 else many}"
