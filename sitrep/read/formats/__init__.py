"""The input formats, one module each, which turn their own columns into canonical ones.

A format is recognised by columns that no other format has. Where two fit, neither is chosen:
the problem names both, and how to choose one.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, nearest, short
from sitrep.vocabulary.fold import fold

if TYPE_CHECKING:
    from sitrep.read.header import Origin, Prepared


@dataclass(frozen=True, slots=True)
class Format:
    """What a format's columns mean.

    ``signature``: the columns, folded, that identify the format; ``mapping``: canonical column
    → the format's own; ``convert`` converts cells. ``prepare`` makes the columns that
    ``mapping`` names from the raw rows, where renaming is not enough. ``caveats`` are names of
    messages that the report prints.
    """

    name: str
    title: str
    table: str
    signature: frozenset[str]
    mapping: Mapping[str, str] = field(default_factory=dict)
    convert: Callable[[pd.DataFrame], pd.DataFrame] | None = None
    prepare: Callable[[pd.DataFrame, Origin], Prepared] | None = None
    caveats: tuple[str, ...] = ()
    licence: str = ""
    #: Returns withdrawals, given the publisher's list of withdrawn events and the rows.
    withdraw: Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame | Problem] | None = None
    #: Whether ``displaced`` counts movements: a person who flees twice is counted twice.
    movements: bool = False
    #: Whether a name may occur twice in the header; ``prepare`` knows which column is meant.
    repeats: bool = False
    #: Whether only config.toml can say so: no column shows it.
    by_name: bool = False


@cache
def known() -> tuple[Format, ...]:
    """Return the ``FORMATS`` of every module here: sitrep's own first, the others by name."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    formats = [each for module in modules for each in getattr(module, "FORMATS", ())]
    return tuple(sorted(formats, key=lambda each: (each.name != "canonical", each.name)))


#: Two of these show a table of events, whatever it lacks.
_OF_EVENTS = frozenset({"event_id", "killed", "injured", "missing", "displaced"})


def detect(columns: Iterable[str], wanted: str | None, table: str | None) -> Format | Problem:
    """Return the format that ``columns`` show, or a problem with an empty path.

    ``wanted`` and ``table``, from config.toml, narrow the choice.
    """
    folded = {fold(c) for c in columns}
    formats = [f for f in known() if table is None or f.table == table]
    if wanted is not None:
        named = [f for f in formats if f.name == wanted]
        if not named:
            hint = nearest(wanted, sorted({f.name for f in known()}))
            said = (Code.FORMAT_UNKNOWN, "is not a format sitrep reads", hint)
            return Problem("", *said, column="format", value=wanted)
        formats = named if len(named) == 1 else [f for f in named if f.signature <= folded]
        if len(formats) == 1:
            return _complete(formats[0], folded)
    found = fitting(folded, [f for f in formats if not f.by_name])
    if len(found) == 1:
        return found[0]
    if found:
        names = " and ".join(f'format = "{f.name}", table = "{f.table}"' for f in found)
        hint = f"choose in [[source]]: {names}"
        return Problem("", Code.FORMAT_AMBIGUOUS, "fits more than one format", hint)
    if table is not None and wanted in (None, "canonical"):
        return next(f for f in known() if f.name == "canonical" and f.table == table)
    if len(_OF_EVENTS & folded) > 1 and "date_start" not in folded:
        reason = "lacks the column date_start, without which no row is an event"
        hint = 'add it, or name the column of dates in [[source]]: columns = {date_start = "…"}'
        return Problem("", Code.COLUMN_MISSING, reason, hint, line=1)
    return Problem(
        "",
        Code.FORMAT_UNKNOWN,
        f"the columns ({_some(columns)}) are of no format sitrep knows",
        'say which column is which in [[source]]: table = "events", '
        'columns = {event_id = "…", date_start = "…", killed = "…"}',
        line=1,
    )


def fitting(columns: Iterable[str], formats: Iterable[Format] | None = None) -> list[Format]:
    """Return the formats that ``columns`` fit; where there are several, a person must choose."""
    folded = {fold(c) for c in columns}
    every = [f for f in known() if not f.by_name] if formats is None else formats
    found = [f for f in every if f.signature <= folded]
    # A format that needs all columns that another needs, and more, is the closer fit.
    return [f for f in found if not any(f.signature < other.signature for other in found)]


def _complete(found: Format, folded: Collection[str]) -> Format | Problem:
    """Return the format that config.toml names, or the problem of its missing columns."""
    lacking = sorted(found.signature - set(folded))
    if found.name in ("canonical", "hxl") or not lacking:
        return found
    reason = f"lacks columns that every {found.name} file has: {_some(lacking)}"
    hint = "remove format, so that the columns decide, or map them: columns = {…}"
    return Problem("", Code.COLUMN_MISSING, reason, hint, line=1)


def _some(columns: Iterable[str]) -> str:
    named = [short(c) for c in columns]
    return ", ".join(named[:8]) + (" …" if len(named) > 8 else "")
