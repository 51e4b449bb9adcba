"""What forgetting would do, all of it, before anything is written.

In come a workspace and what a person asks; out goes a Plan. Refused, as problems: files that can't
be read, words that name nothing, replaced exports that can't be rewritten.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from sitrep import cache
from sitrep.choices import load
from sitrep.config import forgotten
from sitrep.config.load import Config
from sitrep.forget import reports
from sitrep.forget.asking import asked_of
from sitrep.forget.choosing import chosen, contents_of
from sitrep.forget.files import Opened, files, opened, strangers
from sitrep.forget.held import Facilities, Held, held
from sitrep.forget.proof import BEGINS, Proof
from sitrep.forget.rows import index, registry_of, wanted
from sitrep.forget.told import back, beyond, in_log, staying, undated
from sitrep.model.forgotten import Asked
from sitrep.model.problem import Problem, SitrepError, refuse
from sitrep.publish.removing import Stood, unfinished
from sitrep.record import snapshots_in, unpublished
from sitrep.update import placing


@dataclass(frozen=True)
class Change:
    """A file's cells that are emptied, and its content before and after."""

    held: Held
    before: bytes
    after: bytes


@dataclass(frozen=True)
class Plan:
    """All that would be done; nothing is done yet.

    ``stays`` names the columns of which a cell stays, ``left`` what stopped commands have left.
    ``known``: the same was forgotten before.
    """

    config: Config
    asked: Asked
    changes: tuple[Change, ...]
    stays: tuple[str, ...]
    reports: tuple[Stood, ...]
    cached: tuple[Path, ...]
    left: tuple[Path, ...]
    #: The accounts that the record keeps behind published reports.
    snapshots: tuple[Path, ...]
    told: tuple[Problem, ...]
    known: bool

    @property
    def cells(self) -> int:
        """How many cells are emptied."""
        return sum(len(change.held.cells) for change in self.changes)

    @property
    def done(self) -> bool:
        """Whether nothing is left to do, and that was written down before."""
        return self.known and not (self.cells or self.reports or self.left or self.snapshots)


@dataclass(frozen=True)
class _Read:
    """All files of a workspace, opened, and their rows."""

    config: Config
    every: tuple[Opened, ...]
    rows: pd.DataFrame
    facilities: Facilities

    def held(self, chosen: pd.Series[bool]) -> list[Held]:
        """Return what each file holds of the chosen rows."""
        rows = self.rows[chosen]
        return [
            held(one, rows[rows["file"] == number], self.facilities, self.config)
            for number, one in enumerate(self.every)
        ]


def _read(config: Config) -> _Read:
    """Return every file; raises SitrepError with the problems of all that can't be read."""
    every: list[Opened] = []
    problems: list[Problem] = []
    for file in files(config):
        try:
            every.append(opened(file, config))
        except SitrepError as error:
            problems += error.problems
    refuse(problems)
    registry = registry_of(every)
    rows = index(every, config, registry)
    return _Read(config, tuple(every), rows, Facilities.of(registry, rows["name"]))


def plan(
    config_path: Path,
    words: Sequence[str],
    before: dt.date | None,
    today: dt.date,
    *,
    log: bool = False,
) -> Plan:
    """Return what forgetting events and facilities, or all before a day, would do.

    With ``log`` the cells of the present files go too, otherwise they are told. Raises
    SitrepError where a word names nothing, or where a file can't be rewritten.
    """
    config = load(config_path)
    decisions = forgotten.read(config.folder)
    read = _read(config)
    asked = asked_of(words, before, read.rows, read.facilities.registry)
    which = wanted(read.rows, asked)
    rows, every = read.rows[which], read.held(which)
    if rows.empty:
        raise SitrepError(f"there is nothing to forget: no row is dated before {before}")
    ours = [each for each in every if each.file.kept or (log and _is_ours(each))]
    gone, stay = _chosen(config, ours, today)
    told = (
        *in_log((each for each in every if each.cells and each not in ours), log=log),
        *staying(stay),
        *_to_look_at(read, rows, asked),
    )
    return Plan(
        config,
        asked,
        tuple(_changes(gone)),
        tuple(dict.fromkeys(column for each in stay for column in each.columns)),
        tuple(reports.restricted(config.folder, rows, asked)),
        tuple(cache.tables()),
        tuple(_left(config)),
        snapshots_in(config.folder),
        told,
        any(decision.asked == asked for decision in decisions),
    )


def _chosen(config: Config, ours: Sequence[Held], today: dt.date) -> tuple[list[Held], list[Held]]:
    """Return what goes of the cells, and what stays; of files without any, nothing does.

    Raises SitrepError where what is to go can't be taken out.
    """
    tried = [each for each in ours if each.cells]
    if not tried:
        return [], []
    others = [each for each in tried if not each.text]
    refuse(beyond(each for each in others if any(cell.sheet for cell in each.cells)))
    try:
        base = contents_of(replace(each, cells=()) for each in others)
        proof = Proof(config, [each.file for each in tried], today, base)
    except SitrepError:
        refuse(beyond(others))
        raise
    gone, stay = chosen(tried, proof)
    refuse(beyond(gone))
    return gone, stay


def _to_look_at(read: _Read, rows: pd.DataFrame, asked: Asked) -> Iterator[Problem]:
    """Yield what a person has to look at: undated rows, unread files, reports handed out."""
    folder = read.config.folder
    yield from undated(read.rows, read.every, asked.before)
    yield from strangers(read.config)
    yield from reports.handed_out(folder, {*rows["name"], *_registered(read, asked)})


def _is_ours(held: Held) -> bool:
    """Return whether a present file can be rewritten where it stands."""
    return held.text and not held.file.path.is_symlink()


def _changes(gone: Sequence[Held]) -> Iterator[Change]:
    contents = contents_of(gone)
    for each in gone:
        path = each.file.path
        if each.cells:
            yield Change(each, path.read_bytes(), contents[path])


def _registered(read: _Read, asked: Asked) -> Iterator[str]:
    """Yield the names that the registry has for the facilities that are asked for."""
    names = read.facilities.registry.names
    yield from (names[i] for i in asked.facilities if names.get(i, i) != i)


def _left(config: Config) -> Iterator[Path]:
    """Yield what stopped commands have left: copies of exports, trials, half-built reports."""
    folders = {file.path.parent for file in files(config)}
    for folder in sorted(folder for folder in folders if folder.is_dir()):
        yield from placing.leftovers(folder)
    yield from (p for p in sorted(config.folder.glob(f"{BEGINS}*")) if p.is_dir())
    for home in (reports.RESTRICTED, reports.DRAFTS):
        yield from unfinished(config.folder / home)
    yield from unpublished(config.folder)


def come_back(config: Config) -> Iterator[Problem]:
    """Yield a warning for each file that holds what was forgotten, again or still."""
    decisions = forgotten.read(config.folder)
    if not decisions:
        return
    read = _read(config)
    for decision in decisions:
        every = read.held(wanted(read.rows, decision.asked))
        yield from back((_without(each, decision.stays) for each in every), decision)


def _without(held: Held, columns: Sequence[str]) -> Held:
    """Return what is held, but for columns of which figures needed a cell."""
    return replace(held, cells=tuple(c for c in held.cells if c.column not in columns))
