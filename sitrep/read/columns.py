"""Map a file's columns to canonical ones, by config.toml and by the format.

Problems: a missing column, a mapping to an unknown column, a cell too long to have been typed.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from sitrep.config.load import Config
from sitrep.config.tables import SourceTable
from sitrep.model.accounts import BOUNDS, TABLES, measures_in
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, nearest
from sitrep.read import formats as sources
from sitrep.vocabulary.fold import fold, visible

if TYPE_CHECKING:
    from sitrep.read.header import Origin

#: No spreadsheet holds a longer cell; a longer one is an error or an attack.
LONGEST_CELL = 32_767
#: So many cells are measured together.
_JOINED = 256
#: The columns that a table needs: one of each group.
_NEEDED = {
    "events": (("date_start", "date_end"),),
    "totals": (("indicator",), ("figure",), ("as_of",)),
    "facilities": (("facility_id",),),
    "link": (("event_id",), ("same_as",)),
    "response": (("sector",), ("reached", "targeted", "in_need"), ("as_of",)),
    "funding": (("requirement", "received"), ("as_of",)),
    "access": (("constraint",), ("since", "as_of")),
}
#: Columns that say what happened, where no indicator does.
_HAPPENED = ("event_type", "facility_id", "facility_name", "facility_type", "facility_damage")


def with_mapping(
    frame: pd.DataFrame, source: SourceTable, config: Config, at: Origin
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the frame with mapped columns under canonical names, and the file's name of each.

    A column may be mapped twice: one date can be both start and end. A mapped column replaces
    one that has the canonical name already.
    """
    known = {c for columns in TABLES.values() for c in columns} | {*config.indicators}
    known |= {
        m.column + end
        for m in measures_in(source.mapped, config.indicators)
        for end in ("", *(f"_{bound}" for bound in BOUNDS))
    }
    unknown = [k for k in source.mapped if k not in known]
    if unknown:
        reason = "is not a column sitrep reads, so nothing can be mapped to it"
        code = Code.COLUMN_UNKNOWN
        raise SitrepError(
            Problem(at.path, code, reason, nearest(k, known), column=f"columns.{k}")
            for k in unknown
        )
    own = {fold(c): c for c in frame.columns}
    missing = [c for c in source.mapped.values() if fold(c) not in own]
    if missing:
        raise SitrepError(no_column(at, c, nearest(c, own.values())) for c in missing)
    mapped = {k: own[fold(c)] for k, c in source.mapped.items()}
    for name, column in config.columns.items():
        if fold(column) in own:
            mapped.setdefault(name, own[fold(column)])
    gone = set(mapped.values()) | {own[k] for k in mapped if k in own}
    kept = [c for c in frame.columns if c not in gone]
    chosen = frame[[*mapped.values(), *kept]].set_axis([*mapped, *kept], axis=1)
    return chosen, {**{named(c): c for c in kept}, **mapped}


def named(column: str) -> str:
    """Return the name that a column keeps. Its accents stay: a group in it is printed."""
    return visible(column).casefold()


def canonical(
    frame: pd.DataFrame, found: sources.Format, by_hand: pd.DataFrame, headers: dict[str, str]
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return canonical columns, and the header that each has in the file."""
    by_fold = {fold(c): c for c in frame.columns}
    kept = by_hand[by_hand.index.isin(frame.index)]
    own = {c: kept[c] for c in by_hand.columns}
    if not found.mapping:
        canonical = frame.set_axis([named(c) for c in frame.columns], axis=1)
        return canonical.assign(**{k: v for k, v in own.items() if k not in canonical}), headers
    taken = {k: by_fold[v] for k, v in found.mapping.items() if v in by_fold}
    canonical = frame[[*taken.values()]].set_axis([*taken], axis=1)
    absent = [c for c in found.mapping if c not in taken]
    canonical = canonical.assign(**dict.fromkeys(absent, ""))
    if found.convert:
        canonical = found.convert(canonical)
    # The mapping in config.toml overrides the format's.
    canonical = canonical.assign(**own)
    return canonical, {**{k: headers.get(v, v) for k, v in found.mapping.items()}, **headers}


def no_column(at: Origin, name: str, hint: str) -> Problem:
    """Return the problem of a column that the file has not."""
    return Problem(at.path, Code.COLUMN_MISSING, "there is no such column", hint, at.header, name)


def check_columns(frame: pd.DataFrame, table: str, config: Config, at: Origin) -> None:
    """Raise SitrepError where a column that the table needs is missing."""
    columns = list(frame.columns)
    lacking = [group[0] for group in _NEEDED[table] if not set(group) & set(columns)]
    problems = [no_column(at, name, _which(name, columns)) for name in lacking]
    happened = set(_HAPPENED) & set(columns) or measures_in(columns, config.indicators)
    if table == "events" and not happened:
        reason = "no column says what happened"
        hint = "add event_type, or a column of an indicator such as killed"
        problems.append(Problem(at.path, Code.COLUMN_MISSING, reason, hint, at.header))
    if problems:
        raise SitrepError(problems)


def _which(name: str, columns: list[str]) -> str:
    close = difflib.get_close_matches(name, columns, n=1, cutoff=0.6)
    own = close[0] if close else "…"
    hint = f'add it, or name the column in [[source]]: columns = {{{name} = "{own}"}}'
    if name == "as_of":
        hint += ', or say it of all rows: set = {as_of = "2019-06-14"}'
    return hint


def without_long_cells(
    frame: pd.DataFrame, headers: Mapping[str, str], shown: str
) -> tuple[pd.DataFrame, list[Problem]]:
    """Return the frame without the rows that hold a cell that no hand has typed."""
    problems: list[Problem] = []
    for column in frame.columns:
        if not _has_long_cell(frame[column].to_numpy(dtype=object)):
            continue
        lengths = frame[column].str.len()
        for line, value in frame.loc[lengths > LONGEST_CELL, column].items():
            reason = f"the cell is {len(value):,} characters long"
            hint = f"a cell can have {LONGEST_CELL:,}; shorten it"
            name = headers.get(column, column)
            at = (int(str(line)), name, value[:80])
            problems.append(Problem(shown, Code.CELL_TOO_LONG, reason, hint, *at))
    lines = {p.line for p in problems}
    return (frame[~frame.index.isin(lines)] if lines else frame), problems


def _has_long_cell(texts: np.ndarray) -> bool:
    # To join the texts of many cells is faster than to measure each of them, and to find the
    # different ones is faster still where they are few.
    few = len({*texts[:_JOINED].tolist()}) * 2 < len(texts[:_JOINED])
    each = [*{*texts.tolist()}] if few else texts
    parts = (each[at : at + _JOINED] for at in range(0, len(each), _JOINED))
    return any(
        len("".join(part)) > LONGEST_CELL and max(map(len, part)) > LONGEST_CELL for part in parts
    )
