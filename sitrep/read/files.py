"""Read one file, or one query, into the tables that it holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sitrep.config import connections
from sitrep.config.load import Config
from sitrep.config.tables import SourceTable
from sitrep.model.accounts import TextTable
from sitrep.read import containers, recognise, shared
from sitrep.read.asked import Chooser
from sitrep.read.header import Origin
from sitrep.read.shape import Setting
from sitrep.read.tables import text_tables


def one_file(
    source: SourceTable, path: Path, shown: str, config: Config
) -> list[tuple[TextTable, str]]:
    """Return the tables of one file, each with the sheet it is from."""
    start = config.folder if source.query else path
    choose = Chooser(Setting(source, config, Origin(shown, "", 0)))
    found = containers.tables(start, shown, source, recognise.locator(source, shown), choose)
    name = source.name or (connections.name(source.path) if source.query else path.stem)
    paths = [containers.sheet_path(shown, r.sheet) if len(found) > 1 else shown for r in found]
    sheets = [
        text_tables(rows, source, (name, own), config)
        for rows, own in zip(found, paths, strict=True)
    ]
    firsts = [tables[0] for tables in sheets]
    if not source.sheet and (problem := shared.between(firsts, shown)):
        first = replace(firsts[0], problems=(*firsts[0].problems, problem))
        return [(first, found[0].sheet)]
    each = zip(sheets, found, strict=True)
    return [(table, rows.sheet) for tables, rows in each for table in tables]
