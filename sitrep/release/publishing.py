"""Publish what is planned: built again aside, compared with its draft, then put in its place.

The record is written last: until then nothing is published, and the same command starts again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from sitrep import outputs, record
from sitrep.compare.counting import kept
from sitrep.examine.check import check
from sitrep.model.codes import Code
from sitrep.model.edition import INTERNAL, PUBLIC
from sitrep.model.last import Read, read_once
from sitrep.model.problem import Problem, SitrepError, errors_in
from sitrep.model.request import Release, Request
from sitrep.pipeline import Inputs, build, counted, gather
from sitrep.publish.exchange import remove
from sitrep.publish.folder import mended
from sitrep.publish.folder import publish as put
from sitrep.publish.folder import put as put_each
from sitrep.publish.index import list_all
from sitrep.publish.manifest import NAME, Standing, standing
from sitrep.record.entry import Entry
from sitrep.record.keeping import expire
from sitrep.record.snapshots import ACCOUNTS, Snapshot, snapshot
from sitrep.release.earlier import gathered
from sitrep.release.finishing import clear, place_of, resume, state
from sitrep.release.plan import Asked, Planned, plan
from sitrep.release.working import working

REPORT = "report.json"
Notify = Callable[[str], None]


@dataclass(frozen=True)
class Done:
    """What was published, its folders in order, and all warnings."""

    planned: Planned
    folders: tuple[Path, ...]
    problems: tuple[Problem, ...]


def prepared(asked: Asked) -> Planned:
    """Return what would be published, once what a killed command has left open is finished."""
    workspace = asked.config.parent
    if record.handed(workspace) or record.begun(workspace):
        with working(workspace):
            resume(asked.config)
    return plan(asked)


def publish(asked: Asked, notify: Notify = lambda stage: None) -> Done:
    """Publish a period's drafts; raises SitrepError with all that stands against it."""
    with working(asked.config.parent) as aside:
        resume(asked.config)
        planned = plan(asked)
        # What was checked is what is built, for all editions.
        read = read_once(gather)
        told = _checked(planned, read)
        made, more, snapshots = _built(planned, aside, notify, read)
        _refuse_outdated(planned, made)
        files = {**snapshots, **dict(_to_keep(made))}
        with _all_or_none(planned, made) as folders:
            _hand_out(planned, made, folders)
            record.add(planned.config.folder, _entry(planned, made), files, put)
        listed = list_all(planned.config.folder / "reports", planned.config, outputs.labels())
        expire(planned.kept, planned.config.keep, asked.today)
        clear(planned.config.folder, dict(_to_clear(planned)))
        record.settled(planned.config.folder)
    return Done(planned, tuple(folders), (*told, *more, *listed))


def _checked(planned: Planned, read: Read[Inputs]) -> tuple[Problem, ...]:
    """Return the warnings of a check; raises SitrepError with its errors."""
    editions = [draft.folder.name for draft in planned.drafts]
    found = check(planned.asked.config, planned.period.id, editions=editions, read=read)
    if errors_in(found.problems):
        raise SitrepError(found.problems)
    return tuple(found.problems)


def _built(
    planned: Planned, aside: Path, notify: Notify, read: Read[Inputs]
) -> tuple[list[Standing], list[Problem], dict[str, bytes]]:
    """Build each edition aside; return their folders, the warnings and the accounts behind them."""
    made: list[Standing] = []
    told: list[Problem] = []
    place = (planned.config.folder, planned.kept, aside / "earlier")
    earlier = gathered(*place, planned.folder)
    for draft in planned.drafts:
        built = build(_request(planned, draft, aside, earlier), notify, read=read)
        made.append(standing(built.folder))
        told += built.problems
    inputs = read(planned.asked.config, notify, planned.asked.clock)
    return made, told, {ACCOUNTS: _snapshot(inputs, planned, aside, earlier)}


def _snapshot(inputs: Inputs, planned: Planned, aside: Path, earlier: Path) -> bytes:
    """Return the accounts behind the report, and the events that count: those of all readers."""
    request = replace(_request(planned, planned.drafts[0], aside, earlier), edition=INTERNAL)
    found = counted(inputs, request)
    until = planned.period.end
    events = kept(found.reconciled, found.turned, inputs.config, until)
    whole = Snapshot(inputs.cleaned.accounts, events, found.summary.baseline)
    return snapshot(whole, until)


def _request(planned: Planned, draft: Standing, aside: Path, earlier: Path) -> Request:
    asked = planned.asked
    return Request(
        config=asked.config,
        created=asked.today,
        period=planned.period.id,
        out=aside / "reports",
        published=earlier,
        as_of=asked.as_of,
        edition=draft.folder.name,
        language=draft.said["language"],
        formats=formats_of(draft, outputs.wanted(planned.config)),
        template=asked.template,
        today=asked.clock,
        release=Release(planned.number, planned.revision, reason=asked.reason),
    )


def formats_of(draft: Standing, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """Return the formats of a draft, as a build is asked for them: none for the usual ones."""
    language, files = draft.said["language"], draft.said["files"]
    both = (outputs.pages(language), outputs.pages(language, draft=True))
    found = tuple(n for n in both[0] if any(pages[n] in files for pages in both))
    return () if {*found} == {*wanted} else found


def _refuse_outdated(planned: Planned, made: list[Standing]) -> None:
    """Refuse drafts of which something they are made from has changed since."""
    problems = []
    for draft, new in zip(planned.drafts, made, strict=True):
        if changed := draft.differs(new.said, ()):
            where = f"{draft.folder.relative_to(planned.config.folder).as_posix()}/"
            reason = f"is out of date: {' and '.join(changed)} changed since it was built"
            hint = f"{planned.command}, read it, and publish it then"
            problems.append(Problem(where, Code.DRAFT_OUTDATED, reason, hint))
    if problems:
        raise SitrepError(problems)


def _places(planned: Planned, made: list[Standing]) -> list[tuple[Path, Path, Standing]]:
    """Return where each edition goes: its home, its folder there, and the one built aside."""
    found = []
    for new in made:
        edition = new.folder.name
        place = planned.config.folder / place_of(planned.folder, edition)
        found.append((place.parents[1], place, new))
    return found


def _hand_out(planned: Planned, made: list[Standing], folders: list[Path]) -> None:
    """Put each edition where it is read, and name it in ``folders``.

    What others have put there stays.
    """
    for home, folder, new in _places(planned, made):
        folders.append(folder)
        files = {**standing(mended(folder)).strangers(), **_files(new)}
        _put(home, folder, files)


def _put(home: Path, folder: Path, files: Mapping[str, bytes]) -> None:
    closed = None if home.name == "reports" else home
    put(folder, files, f"{home.name}/{folder.relative_to(home).as_posix()}", closed)


@contextmanager
def _all_or_none(planned: Planned, made: list[Standing]) -> Iterator[list[Path]]:
    """Undo what was handed out if the record can't be written: it would be nobody's report."""
    before = {folder: _all(mended(folder)) for _, folder, _ in _places(planned, made)}
    folders: list[Path] = []
    workspace = planned.config.folder
    new = [folder.relative_to(workspace).as_posix() for folder in before if not before[folder]]
    try:
        note = record.Handing(planned.folder, tuple(new), dict(_to_clear(planned)))
        record.handing(workspace, note, put_each)
        yield folders
    except BaseException:
        for home, folder, _ in _places(planned, made):
            if folder in folders and before[folder]:
                _put(home, folder, before[folder])
            elif folder in folders:
                remove(folder)
                with suppress(OSError):
                    folder.parent.rmdir()
        record.settled(workspace)
        raise


def _all(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def _files(made: Standing) -> Mapping[str, bytes]:
    return {name: (made.folder / name).read_bytes() for name in (*made.said["files"], NAME)}


def _to_keep(made: list[Standing]) -> Iterator[tuple[str, bytes]]:
    """Yield what the record keeps of each edition: its manifest, and the public report.json."""
    for new in made:
        names = (NAME, REPORT) if new.folder.name == PUBLIC else (NAME,)
        for name in names:
            yield f"{new.folder.name}/{name}", (new.folder / name).read_bytes()


def _entry(planned: Planned, made: list[Standing]) -> Entry:
    asked = planned.asked
    last = record.last_before(planned.kept, planned.template, planned.period, planned.config.weeks)
    return Entry(
        folder=planned.folder,
        order=max((k.entry.order for k in planned.kept), default=0) + 1,
        period=planned.period.id,
        template=planned.template,
        revision=planned.revision,
        number=planned.number,
        day=asked.today,
        clock=asked.clock,
        reason=asked.reason,
        as_of=asked.as_of,
        language=made[0].said["language"],
        formats=formats_of(planned.drafts[0], outputs.wanted(planned.config)),
        editions=tuple(new.folder.name for new in made),
        files={},
        since=last.entry.folder if last else "",
    )


def _to_clear(planned: Planned) -> Iterator[tuple[str, str]]:
    """Yield each draft's folder and state; in a new workspace its report has replaced them."""
    for draft in planned.drafts if planned.kept else ():
        yield draft.folder.relative_to(planned.config.folder).as_posix(), state(draft.folder)
