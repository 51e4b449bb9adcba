"""Carry out a withdrawal that is written down: each step can be done again, so none is lost.

The record is marked first. Then the files go, the newest pack and the list of reports are made
anew, and only then the intention is removed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep import outputs, record
from sitrep.choices import load
from sitrep.model.codes import Code
from sitrep.model.edition import PUBLIC
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.publish.exchange import remove
from sitrep.publish.folder import mended
from sitrep.publish.folder import publish as put
from sitrep.publish.folder import put as put_each
from sitrep.publish.index import list_all
from sitrep.publish.manifest import NAME, Standing, standing
from sitrep.publish.pack import latest
from sitrep.publish.removing import take_away
from sitrep.record import Begun, Kept
from sitrep.release import handed

REPORTS, RESTRICTED = "reports", "restricted"


@dataclass(frozen=True)
class Finished:
    """The folders from which a report was taken, all warnings, and what could not be done."""

    folders: tuple[Path, ...] = ()
    problems: tuple[Problem, ...] = ()
    unfinished: tuple[Problem, ...] = ()


def finish(config: Path) -> Finished:
    """Finish the withdrawal that has begun, if one has; the record's lock is held."""
    workspace = config.parent
    if not (begun := record.begun(workspace)):
        return Finished()
    kept = record.members(workspace, begun)
    folders = tuple(workspace / place for place in begun.left)
    try:
        record.mark(kept, begun.withdrawn, put_each)
        told = [problem for each in kept for problem in _taken(workspace, each, begun)]
        told += handed.taken_back(workspace, kept)
        told += latest.without(workspace / REPORTS, begun.folders)
        settings = load(config)
        told += list_all(workspace / REPORTS, settings, outputs.labels())
        record.end(workspace)
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        problem = Problem(f"{record.CLOSED}/", Code.FILE_NOT_WRITTEN, reason)
        return Finished(folders, unfinished=(_stuck(problem, kept),))
    except SitrepError as error:
        return Finished(folders, unfinished=tuple(_stuck(p, kept) for p in error.problems))
    return Finished(folders, tuple(told))


def resume(config: Path) -> None:
    """Finish or undo what was stopped; raises SitrepError where that fails."""
    retract(config)
    if unfinished := finish(config).unfinished:
        raise SitrepError(unfinished)


def retract(config: Path) -> None:
    """Take back what a killed command has handed out and not put on record: nobody's report.

    Of what is on record the drafts are removed.
    """
    workspace = config.parent
    if found := record.handed(workspace):
        known = {kept.entry.folder for kept in record.entries(workspace)}
        is_published = found.report in known
        for place in () if is_published else found.places:
            remove(mended(workspace / place))
            with suppress(OSError):
                (workspace / place).parent.rmdir()
        clear(workspace, found.drafts if is_published else {})
        list_all(workspace / REPORTS, load(config), outputs.labels())
        record.settled(workspace)


def clear(workspace: Path, drafts: Mapping[str, str]) -> None:
    """Remove drafts, by their folders, that are published; one that was built again since stays."""
    for place, then in drafts.items():
        if then and state(mended(workspace / place)) == then:
            take_away(workspace / place)


def state(folder: Path) -> str:
    """Return the hash of a report's manifest, which goes last; empty where there is none."""
    path = folder / NAME
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


def place_of(folder: str, edition: str) -> str:
    """Return where an edition of a published report is, from the workspace."""
    return f"{REPORTS if edition == PUBLIC else RESTRICTED}/{folder}/{edition}"


def ours(workspace: Path, kept: Kept, edition: str) -> Standing:
    """Return an edition's folder with the files in it that sitrep wrote, by its and the record's
    manifest.
    """
    there = standing(mended(workspace / place_of(kept.entry.folder, edition)))
    recorded = kept.manifest(edition)
    both = {**recorded.get("files", {}), **there.said.get("files", {})}
    return Standing(there.folder, {**recorded, **there.said, "files": both})


def _taken(workspace: Path, kept: Kept, begun: Begun) -> Iterator[Problem]:
    """Put the notice in the place of each edition; yield a warning for each file that stays."""
    for edition in kept.entry.editions:
        place = place_of(kept.entry.folder, edition)
        files = {name: text.encode() for name, text in begun.left[place].items()}
        strangers = ours(workspace, kept, edition).strangers()
        stay = {name: content for name, content in strangers.items() if name not in files}
        home = workspace / place.split("/")[0]
        put(workspace / place, {**stay, **files}, place, None if edition == PUBLIC else home)
        for name in stay:
            reason = "stays: sitrep did not write it"
            hint = "remove it if it holds what is withdrawn"
            said = (f"{place}/{name}", Code.FILE_EXISTS, reason, hint)
            yield Problem(*said, severity=Severity.WARNING)


def _stuck(problem: Problem, kept: tuple[Kept, ...]) -> Problem:
    """Return a problem with what finishes the withdrawal once it is solved."""
    period = kept[0].entry.period if kept else ""
    hint = problem.hint
    if not hint or problem.code is Code.FILE_NOT_WRITTEN:
        hint = "free disk space, and see who may write there"
    again = f"the same command, or sitrep verify {period}, then finishes the withdrawal"
    return replace(problem, hint=f"{hint}; {again}")
