"""The rows of one file or sheet to text tables in canonical columns, as ``[[source]]`` shapes them.

In come rows under the file's own names; out go a table of the kind that its columns show, and,
where some of them are running totals, a table of those. Refused, as problems: columns of no known
format, and what the shapes refuse.
"""

from __future__ import annotations

from dataclasses import replace

import pandas as pd

from sitrep.config import remedies
from sitrep.config.load import Config
from sitrep.config.tables import SourceTable
from sitrep.model.accounts import TextTable
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.read import columns, containers, recognise, shape, shared
from sitrep.read import formats as sources
from sitrep.read.aggregates import refuse_aggregates
from sitrep.read.header import Origin
from sitrep.read.shape import Setting, Shaped, constants, where, wide
from sitrep.read.unread import unread
from sitrep.vocabulary.fold import fold


def text_tables(
    rows: containers.Rows, source: SourceTable, names: tuple[str, str], config: Config
) -> list[TextTable]:
    """Return the tables of one sheet or file; of ``names``, its source's and its own."""
    name, shown = names
    setting = Setting(source, config, Origin(shown, rows.sheet, rows.header), rows.day_zero)
    found, shaped = _in_our_columns(rows, setting)
    return [
        _text_table(part, rows, found, (name, setting)) for part in shape.parts(shaped, setting)
    ]


def _in_our_columns(rows: containers.Rows, setting: Setting) -> tuple[sources.Format, Shaped]:
    """Return the rows in canonical columns, shaped, and their format."""
    source, at = setting.source, setting.at
    raw = wide.melted(_plain(rows, at), setting)
    mapped, headers = columns.with_mapping(raw.frame, source, setting.config, at)
    asked, rest = where.of_the_file(
        replace(raw, frame=mapped, headers=headers), setting, rows.choice
    )
    named = dict.fromkeys([*mapped.columns, *raw.frame.columns])
    known = [*named, *constants.added(named, setting)]
    found = sources.detect(known, rows.format or source.format, source.table)
    if isinstance(found, Problem):
        line = rows.header if found.line else 0
        raise SitrepError([replace(found, path=at.path, line=line)])
    by = tuple(fold(headers.get(key, key)) for key in source.where if key not in rest)
    origin = replace(at, asked=by, mapped=tuple(source.mapped))
    ready = recognise.prepared(asked.frame, found, origin)
    headers |= {k: headers.get(columns.named(v), v) for k, v in ready.headers.items()}
    by_hand = asked.frame[[*source.mapped]]
    canonical, headers = columns.canonical(ready.frame, found, by_hand, headers)
    # A row may have two problems, and is refused once.
    refused = len({p.line for p in rows.problems if p.severity is Severity.ERROR})
    # The row of HXL tags is none.
    counted = raw.rows - (rows.format == "hxl" and rows.header > 0)
    counted += rows.choice.unread if rows.choice else 0
    shaped = replace(
        asked,
        frame=canonical,
        raw=ready.frame,
        headers=headers,
        problems=(*rows.problems, *ready.problems, *asked.problems),
        left_out=(*asked.left_out, *ready.left_out, *rows.foot),
        rows=counted + len(rows.foot) + refused,
        table=found.table,
    )
    return found, shape.shaped(shaped, rest, setting)


def _plain(rows: containers.Rows, at: Origin) -> pd.DataFrame:
    """Return the rows without tags, with one column for a date in several, and two for a point."""
    # sitrep numbers the lines itself, so a column called "line" is dropped.
    frame = rows.frame.drop(columns="line", errors="ignore")
    if rows.format == "hxl":
        return frame
    return recognise.with_made_columns(recognise.without_tags(frame), at)


def _text_table(
    part: Shaped, rows: containers.Rows, found: sources.Format, given: tuple[str, Setting]
) -> TextTable:
    name, setting = given
    config, at = setting.config, replace(setting.at, path=part.path)
    frame, headers = part.frame, {**part.headers}
    columns.check_columns(frame, part.table, config, at)
    if part.table == "events" and not found.mapping:
        refuse_aggregates(frame, at)
    order = [*map(str, rows.frame.columns)]
    hxl = found.name == "hxl"
    misses = [] if hxl else unread(frame, part.table, headers, order, (config, at))
    frame, long_cells = columns.without_long_cells(frame, headers, at.path)
    merged = shared.merged_figures(frame, headers, rows.merged, config, at.path)
    return TextTable(
        path=at.path,
        name=name,
        table=part.table,
        format=found.name,
        caveats=found.caveats,
        frame=frame.rename_axis("line").reset_index(),
        headers=headers,
        rows=part.rows,
        sha256=rows.sha256,
        dates=setting.source.dates,
        problems=(*part.problems, *misses, *long_cells, *merged),
        left_out=part.left_out,
        movements=found.movements,
        letters={k: rows.letters[v] for k, v in headers.items() if v in rows.letters},
        day_zero=rows.day_zero,
        asked=where.described(setting),
        not_asked=part.not_asked,
        spread=part.spread,
        covers=setting.source.covers,
        added_to=remedies.tables_of(setting.source),
    )
