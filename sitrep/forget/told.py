"""What a person is told: what stays, why, and what to do about it."""

from __future__ import annotations

import datetime as dt
import shlex
from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from sitrep.forget.files import Opened
from sitrep.forget.held import Held
from sitrep.model.codes import Code
from sitrep.model.forgotten import Forgotten
from sitrep.model.problem import Problem, Severity, counted, short

#: How many columns and lines of a file are named.
_NAMED = 8


def _warned(held: Held, reason: str, hint: str) -> Problem:
    line = held.lines[0] if held.lines else 0
    severity = Severity.WARNING
    return Problem(held.file.shown, Code.FORGOTTEN_HELD, reason, hint, line, severity=severity)


def _what(held: Held) -> str:
    """Return how many cells there are, with their columns and lines."""
    columns = ", ".join(map(short, held.columns[:_NAMED]))
    columns += " …" if len(held.columns) > _NAMED else ""
    lines = ", ".join(map(str, held.lines[:_NAMED])) + (" …" if len(held.lines) > _NAMED else "")
    word = "line" if len(held.lines) == 1 else "lines"
    return f"{counted(len(held.cells), 'cell', 'cells')} ({columns}; {word} {lines})"


def described(held: Held) -> str:
    """Return a file with the cells that are emptied in it."""
    return f"{held.file.shown}: {_what(held)}"


def beyond(every: Iterable[Held]) -> Iterator[Problem]:
    """Yield a problem for each replaced export that can't be rewritten."""
    for held in every:
        if held.cells and not held.text:
            reason = f"holds {_what(held)} to be forgotten, and sitrep can't write such a file"
            hint = "empty these cells by hand and save it, or remove the file; then forget again"
            line = held.lines[0]
            yield Problem(held.file.shown, Code.FORGOTTEN_HELD, reason, hint, line)


def in_log(every: Iterable[Held], *, log: bool) -> Iterator[Problem]:
    """Warn of each present file that still holds what is forgotten."""
    for held in every:
        hint = "empty these cells by hand"
        if held.file.path.is_symlink():
            hint = "it is a link, which stays as it is: empty these cells by hand where it leads"
        elif held.text and not log:
            hint = "add --log to empty these cells there too, or do it by hand"
        yield _warned(held, f"still holds {_what(held)}: it is your own file", hint)


def staying(every: Iterable[Held]) -> Iterator[Problem]:
    """Warn of the cells that stay because figures need them."""
    for held in every:
        if held.cells:
            reason = f"keeps {_what(held)}: a figure would change without them"
            hint = "for its text to go, a facility needs an id, and a place its admin1 and admin2"
            yield _warned(held, reason, hint)


def back(every: Iterable[Held], decision: Forgotten) -> Iterator[Problem]:
    """Warn of each file in which what was forgotten stands again, or still."""
    asked = decision.asked
    words = [*asked.events, *asked.facilities]
    named = shlex.join(words) if words else f"--before {asked.before}"
    for held in every:
        if held.cells:
            reason = f"holds {_what(held)} of what was forgotten on {decision.date}"
            hint = f"run: sitrep forget {named} --reason …"
            if not held.file.kept:
                hint = f"{hint} --log" if held.text else "empty these cells by hand"
            yield _warned(held, reason, hint)


def undated(
    rows: pd.DataFrame, every: Sequence[Opened], before: dt.date | None
) -> Iterator[Problem]:
    """Warn of the rows whose date can't be read, where all before a day is forgotten."""
    without = rows[rows["last"].isna() & ~rows["kind"].isin(["facilities", "link"])]
    for number, own in without.groupby("file") if before else ():
        n, line = len(own), int(own["line"].min())
        reason = f"has {counted(n, 'row', 'rows')} without a date that can be read: they stay"
        hint = "correct the dates, or name the events"
        shown = every[int(str(number))].file.shown
        severity = Severity.WARNING
        yield Problem(shown, Code.FORGOTTEN_HELD, reason, hint, line, severity=severity)
