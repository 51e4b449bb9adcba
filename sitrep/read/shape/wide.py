"""``wide``: columns that are areas or indicators become rows, one for each filled cell.

In comes a frame under the file's own names; out goes one with a column of names and a column of
cells. Refused, as problems: a column that isn't there, or that stands in the way of the new ones.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from sitrep.config.shaping import Wide
from sitrep.model.accounts import OWN_HEADER, TABLES, measures_in
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, nearest
from sitrep.read.body import IDS
from sitrep.read.shape.setting import Setting, Shaped
from sitrep.vocabulary.fold import fold


def melted(frame: pd.DataFrame, setting: Setting) -> Shaped:
    """Return the rows, those of wide columns a row for each filled cell, on its line."""
    wide, path = setting.source.wide, setting.at.path
    if wide is None:
        return Shaped(frame, frame, path, len(frame))
    own = {fold(str(c)): str(c) for c in frame.columns}
    if problems := [*_mistakes(wide, own, setting)]:
        raise SitrepError(problems)
    columns = [own[fold(c)] for c in wide.columns]
    cells = frame[columns].to_numpy(dtype=object)
    filled = np.array([[bool(str(c).strip()) for c in row] for row in cells], dtype=bool)
    filled = filled.reshape(cells.shape)
    lines = frame.index.to_numpy()
    rows, places = filled.nonzero()
    names = np.array(columns, dtype=object)[places]
    long = frame.drop(columns=columns).iloc[rows]
    new = {wide.names: names, wide.values: cells[rows, places], OWN_HEADER: names}
    long = long.assign(**{c: pd.Series(v, index=long.index, dtype="str") for c, v in new.items()})
    blank = [int(line) for line in lines[filled.sum(axis=1) == 0]]
    left_out = tuple((line, Code.EMPTY) for line in blank)
    total = len(long) + len(blank)
    return Shaped(long, long, path, total, left_out=left_out, spread=wide.values)


def _mistakes(wide: Wide, own: dict[str, str], setting: Setting) -> Iterator[Problem]:
    for name in wide.columns:
        if fold(name) not in own:
            yield setting.no_column("wide.columns", name, own.values())
    left = {folded for folded in own if folded not in {*map(fold, wide.columns)}}
    known = {c for table in TABLES.values() for c in table}
    for key, name in (("wide.names", wide.names), ("wide.values", wide.values)):
        measured = measures_in([name], setting.config.indicators)
        if name not in known and not measured:
            fault = (Code.COLUMN_UNKNOWN, "is not a column sitrep reads", nearest(name, known))
            yield setting.problem(fault, key, name)
        elif fold(name) in left:
            hint = f"name another column of sitrep's, or rename {name} in the file"
            fault = (Code.NAME_TAKEN, "is a column of the file already", hint)
            yield setting.problem(fault, key, name)


def with_ids(shaped: Shaped, setting: Setting) -> Shaped:
    """Return the rows with an id each: those of one line are of several areas or indicators."""
    if setting.source.wide is None:
        return shaped
    frame = shaped.frame
    header = frame[OWN_HEADER] if OWN_HEADER in frame else shaped.raw[OWN_HEADER]
    frame = frame.assign(**{OWN_HEADER: header})
    column = {"events": "event_id", "totals": "total_id"}.get(shaped.table)
    if column is None:
        return shaped.but(frame)
    lines = pd.Series(frame.index.astype("str"), index=frame.index)
    given = next((frame[c].str.strip() for c in IDS if c == column and c in frame), None)
    base = shaped.path + ":" + lines if given is None else given
    ids = (base + " " + header).where(base != "", "")
    return shaped.but(frame.assign(**{column: ids.astype("str")}))
