"""Read the exports that later ones have replaced, each as the source that it is of.

In comes a Config; out go, for each source of events whose gone rows are not withdrawn, the tables
of its replaced files and every id that its present file has. Problems: a replaced file that can
no longer be read as its source.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

from sitrep.config.load import Config
from sitrep.config.replaced import replaced
from sitrep.config.tables import SourceTable
from sitrep.model.accounts import TextTable
from sitrep.model.earlier import Earlier
from sitrep.model.problem import Problem, SitrepError
from sitrep.read import withdrawn
from sitrep.read.files import one_file

#: A source, its file, and what was read from that.
Present: TypeAlias = tuple[SourceTable, Path, tuple[TextTable, ...]]


def earlier(
    config: Config, present: Iterable[Present], instead: Mapping[Path, Path]
) -> tuple[list[Earlier], list[Problem]]:
    """Return the replaced exports of each source, and the problems of those that can't be read.

    ``instead`` says which file is read for another.
    """
    found: list[Earlier] = []
    problems: list[Problem] = []
    for source, path, tables in present:
        files = [] if source.query else replaced(path)
        events = tuple(t for t in tables if t.table == "events")
        if not files or not events:
            continue
        old: list[TextTable] = []
        for file in files if source.gone != "withdrawn" else ():
            try:
                old += _tables(named(source, path), file, instead.get(file, file), config)
            except SitrepError as error:
                problems.extend(_told(error))
        ids = frozenset(_ids(source, path, (events, old), config))
        found.append(Earlier(events, tuple(old), source.gone, ids))
    return found, problems


def _tables(source: SourceTable, file: Path, content: Path, config: Config) -> Iterator[TextTable]:
    """Yield the tables of events in a replaced file, whose rows are those in ``content``."""
    shown = f"{file.parent.name}/{file.name}"
    if file.is_relative_to(config.folder):
        shown = file.relative_to(config.folder).as_posix()
    yield from (t for t, _ in one_file(source, content, shown, config) if t.table == "events")


def named(source: SourceTable, path: Path) -> SourceTable:
    """Return the source with the name that its rows without a source have."""
    if source.query:
        return source
    return source.model_copy(update={"name": source.name or path.stem})


def _ids(
    source: SourceTable,
    path: Path,
    tables: tuple[Iterable[TextTable], Iterable[TextTable]],
    config: Config,
) -> Iterator[str]:
    present, old = tables
    if source.where:
        every = source.model_copy(update={"where": {}})
        with suppress(SitrepError):
            present = [t for t, _ in one_file(every, path, path.name, config)]
    for table in present:
        if "event_id" in table.frame:
            yield from table.frame["event_id"].fillna("").str.strip().unique()
    if source.withdrawn:
        lists, _ = withdrawn.lists([(source, t) for t in old], config.folder)
        for table in lists:
            yield from table.frame["event_id"]


def _told(error: SitrepError) -> Iterator[Problem]:
    hint = 'give it the same columns, or write gone = "withdrawn" in its [[source]]'
    for problem in error.problems:
        reason = f"is a replaced export that can't be read as its source: {problem.reason}"
        yield replace(problem, reason=reason, hint=hint)
