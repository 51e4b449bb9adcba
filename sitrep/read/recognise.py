"""Find the header row of a file, and let its format prepare the rows below it.

Two rows that could each be the header are a problem.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd

from sitrep.config.tables import SourceTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, quote
from sitrep.read import body, coordinates, split_dates
from sitrep.read import formats as sources
from sitrep.read import header as headers
from sitrep.read.containers.start import Locate, Row, Start, first_filled
from sitrep.read.formats import hxl
from sitrep.read.header import Origin, Prepared
from sitrep.read.subheader import names_of_two_lines
from sitrep.vocabulary.fold import fold

#: In a longer table, only the last rows are read to find footers.
_SUMMED = 20_000


def locator(source: SourceTable, shown: str) -> Locate:
    """Return a function that finds where a table starts: its first row, if that fits a format."""

    def locate(rows: Sequence[Row]) -> Start:
        first = first_filled(rows)
        fitting = _fitting(rows[first.header], source)
        tagged = hxl.layout(rows) if source.table in (None, "events") else None
        if (
            fitting
            and source.format != "hxl"
            and not (tagged and _by_mapping(rows[first.header], source))
        ):
            return _in_two_lines(rows, replace(first, repeats=fitting.repeats))
        if tagged is not None and source.format in (None, "hxl"):
            return Start(tagged.tags, tagged.tags, tagged.names, format="hxl")
        return _in_two_lines(rows, _below_titles(rows, first))

    def _below_titles(rows: Sequence[Row], first: Start) -> Start:
        try:
            header = headers.find_header(rows)
        except SitrepError as error:
            if error.problems[0].code is not Code.HEADER_AMBIGUOUS:
                return first
            raise SitrepError(replace(p, path=shown) for p in error.problems) from None
        fitting = _fitting(rows[header], source)
        return Start(header, header + 1, repeats=bool(fitting and fitting.repeats))

    return locate


def _in_two_lines(rows: Sequence[Row], start: Start) -> Start:
    """Return the start of a table whose header may have a second line."""
    names = names_of_two_lines(rows, start.header)
    return replace(start, body=start.header + 2, names=names) if names else start


def _by_mapping(row: Row, source: SourceTable) -> bool:
    """Return whether a row fits by what config.toml maps alone: without it, tags would decide."""
    bare = source.model_copy(update={"columns": {}})
    return bool(source.mapped) and source.format is None and not _fitting(row, bare)


def _fitting(row: Row, source: SourceTable) -> sources.Format | None:
    """Return the format that a row of names fits, as config.toml maps them; else ``None``."""
    names = [cell.strip() for cell in row if cell.strip()]
    folded = {fold(name) for name in names}
    if not {fold(c) for c in source.mapped.values()} <= folded:
        return None
    known = [*names, *source.mapped, *source.set]
    if {"year", "month"} <= _parts(names):
        known.append(split_dates.DATE_COLUMN)
    found = sources.detect(known, source.format, source.table)
    if isinstance(found, Problem):
        # Where several formats fit, or columns are mapped, the row is the header.
        several = found.code is Code.FORMAT_AMBIGUOUS
        return sources.known()[0] if several or source.mapped else None
    plain = found.name == "canonical" and not source.mapped
    own = {fold(c) for c in known}
    return None if plain and not found.signature & own else found


def _parts(names: Sequence[str]) -> set[str]:
    try:
        return {*split_dates.date_parts(names)}
    except SitrepError:
        return set()


def with_made_columns(frame: pd.DataFrame, at: Origin) -> pd.DataFrame:
    """Return ``frame`` with one date of its parts, and two coordinates of one cell.

    A frame that a known format fits is returned unchanged.
    """
    named = {fold(c) for c in frame.columns}
    if any(f.signature <= named for f in sources.known() if f.name != "hxl"):
        return coordinates.separated(frame) if _canonical_only(named) else frame
    try:
        return coordinates.separated(split_dates.joined_dates(frame))
    except SitrepError as error:
        placed = (replace(p, path=at.path, line=at.header) for p in error.problems)
        raise SitrepError(placed) from None


def _canonical_only(named: set[str]) -> bool:
    return all(f.name == "canonical" for f in sources.fitting(named) if f.name != "hxl")


def without_tags(frame: pd.DataFrame) -> pd.DataFrame:
    """Drop the row of HXL tags that exports from HDX carry under the header."""
    if frame.empty:
        return frame
    first = frame.iloc[0].astype("str").str.strip()
    filled = first[first != ""]
    tagged = len(filled) > 0 and filled.str.startswith("#").mean() > 0.5
    return frame.iloc[1:] if tagged else frame


def prepared(frame: pd.DataFrame, found: sources.Format, origin: Origin) -> Prepared:
    """Return the rows as the format prepares them; each problem has the file's path."""
    try:
        if found.prepare is not None:
            _check_own(frame, found, origin)
            ready = found.prepare(frame, origin)
        elif found.name == "canonical" or found.by_name:
            ready = without_foot(frame)
        else:
            ready = Prepared(frame)
    except SitrepError as error:
        raise SitrepError(replace(p, path=origin.path) for p in error.problems) from None
    return replace(ready, problems=tuple(replace(p, path=origin.path) for p in ready.problems))


def _check_own(frame: pd.DataFrame, found: sources.Format, origin: Origin) -> None:
    lacking = found.signature - {fold(c) for c in frame.columns}
    if found.name == "hxl" or not lacking:
        return
    name = min(lacking)
    reason = f"is mapped in columns, but the format {quote(found.name)} needs its own name"
    hint = "remove it from columns"
    raise SitrepError([Problem("", Code.COLUMN_MISSING, reason, hint, origin.header, name)])


def without_foot(frame: pd.DataFrame) -> Prepared:
    """Return ``frame`` without totals and notes, each of which is listed.

    Without a column of dates, only footers are found.
    """
    if {*body.DATES} & {str(c).strip().casefold() for c in frame.columns}:
        return body.without_other_rows(frame)
    tail = frame.iloc[-1000:] if len(frame) > _SUMMED else frame
    if tail.empty or not _suspect(tail):
        return Prepared(frame)
    rows = [[*tail.columns], *tail.to_numpy().tolist()]
    lines = [0, *(int(n) for n in tail.index)]
    try:
        foot = headers.footers(rows, 0)
    except SitrepError as error:
        raise SitrepError(replace(p, line=lines[p.line - 1]) for p in error.problems) from None
    left_out = tuple((lines[n], what) for n, what in foot)
    return Prepared(frame.drop(index=[line for line, _ in left_out]), left_out=left_out)


def _suspect(tail: pd.DataFrame) -> bool:
    """Return whether the last row may be a footer: it looks like one, or fills fewer cells."""
    filled = (tail.iloc[-200:] != "").sum(axis=1)
    few = filled.iloc[-1] < filled.median()
    return bool(few or headers.foot_row(tail.iloc[-1].tolist()))
