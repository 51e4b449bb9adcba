"""The copy of a workspace that a worker builds in, and of the reports that a build looks at."""

from __future__ import annotations

import shutil
import sys
import tempfile
import weakref
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from sitrep.batch.job import Apart, Job, Outcome, Place, Survey
from sitrep.batch.remote import confined
from sitrep.batch.remote.address import Address
from sitrep.batch.remote.mirror import Mirror
from sitrep.batch.remote.store import Seen, Store
from sitrep.config.load import load
from sitrep.model.problem import Problem, SitrepError
from sitrep.model.request import Request

#: Folders of a workspace that hold reports: of these a build needs few files.
OUTPUTS = ("reports", "restricted", "drafts")
#: What a batch or a build leaves beside reports as long as it runs.
_LOCKS = (".lock", ".batch.lock", ".batch.seen")
_REPORT = "/public/report.json"


class Copy:
    """The files of a job's workspace, and of the place of its reports, as far as builds need them.

    They are in a folder that nobody else may read, and that goes with this object.
    """

    def __init__(self, apart: Apart) -> None:
        self._apart = apart
        here = folder_of(self, "sitrep-copy-", _scratch())
        self._places: list[tuple[str, Address]] = []
        self._workspace = self._home = None
        if apart.config:
            self._workspace = self._mirror(apart.config.parent, here / "workspace")
        if apart.home:
            same = apart.config is not None and apart.home == apart.config.parent
            self._home = self._workspace if same else self._mirror(apart.home, here / "home")
        if self._workspace and apart.config:
            self._workspace.take(inputs_of(self._workspace.store))
            self._refuse(self._workspace.folder / apart.config.name)

    def request(self, job: Job) -> Request:
        """Return the job's request with the paths of the copy."""
        request = job.request
        if self._workspace and self._apart.config:
            request = replace(request, config=self._workspace.folder / self._apart.config.name)
        if self._home and self._home is not self._workspace:
            request = replace(request, out=self._home.folder / "reports")
        return request

    def renew(self, folder: Path, *, others: bool) -> None:
        """Have a report's folder as it is there, and with ``others`` what all reports state."""
        if home := self._home:
            own = self._inside(folder)
            listed = home.store.below(own)
            home.keep(listed, own)
            if others:
                every = home.store.below("reports")
                told = {n: seen for n, seen in every.items() if n.endswith(_REPORT)}
                home.keep(told, "reports", _REPORT)
                listed |= told
            home.take(listed)

    def put(self, folder: Path) -> None:
        """Put a report that has been built back to where it belongs."""
        if home := self._home:
            own = self._inside(folder)
            home.give(own, home.store.below(own))
            # It keeps those who fetch the folder from putting restricted files into git.
            ignored = f"{own.split('/')[0]}/.gitignore"
            if (home.folder / ignored).is_file() and not home.store.has(ignored):
                home.store.put([ignored], home.folder)

    def outcome(self, outcome: Outcome, job: Job) -> Outcome:
        """Return an outcome with addresses in the place of the copy's paths."""
        return replace(
            outcome,
            job=job,
            problems=tuple(map(self._problem, outcome.problems)),
            message=self._text(outcome.message),
            folder=self._there(outcome.folder) if outcome.folder else None,
            files=tuple(map(self._there, outcome.files)),
        )

    def survey(self, survey: Survey) -> Survey:
        """Return a survey with addresses in the place of the copy's paths."""
        problems = tuple(map(self._problem, survey.problems))
        return replace(survey, problems=problems, message=self._text(survey.message))

    def _refuse(self, config: Path) -> None:
        """Raise SitrepError where config.toml names what is no part of the workspace."""
        try:
            loaded = load(config)
        except SitrepError:  # the build meets the same, and tells it
            return
        try:
            confined.refuse(loaded)
        except SitrepError as error:
            raise SitrepError(map(self._problem, error.problems)) from None

    def _mirror(self, there: Address, here: Path) -> Mirror:
        self._places.append((str(here), there))
        return Mirror(Store(there), here)

    def _inside(self, folder: Path) -> str:
        assert self._home is not None
        return folder.relative_to(self._home.folder).as_posix()

    def _there(self, path: Place) -> Place:
        text = self._text(str(path))
        return Address(text) if text != str(path) else path

    def _problem(self, problem: Problem) -> Problem:
        return told(problem, self._places)

    def _text(self, text: str) -> str:
        return at_addresses(text, self._places)


def folder_of(owner: object, prefix: str, within: str | None = None) -> Path:
    """Return a new folder that nobody else may read, and that goes when ``owner`` does."""
    folder = tempfile.mkdtemp(prefix=prefix, dir=within)
    weakref.finalize(owner, shutil.rmtree, folder, ignore_errors=True)
    return Path(folder).resolve()


def inputs_of(store: Store) -> dict[str, Seen]:
    """Return all files of a workspace but its reports: what a build may read."""
    files, folders = store.top()
    files |= store.below(*(name for name in folders if name not in OUTPUTS))
    return {name: seen for name, seen in files.items() if name.rpartition("/")[2] not in _LOCKS}


def told(problem: Problem, places: Iterable[tuple[str, Address]]) -> Problem:
    """Return a problem with addresses in the place of the paths of copies."""
    path, reason, hint = (
        at_addresses(text, places) for text in (problem.path, problem.reason, problem.hint)
    )
    return replace(problem, path=path, reason=reason, hint=hint)


def at_addresses(text: str, places: Iterable[tuple[str, Address]]) -> str:
    """Return ``text`` with an address for each path of a copy."""
    for here, there in places:
        text = str(there) if text == here else text.replace(f"{here}/", f"{there}/")
    return text


def _scratch() -> str | None:
    """Return the folder that Dask empties where a worker was killed; elsewhere the usual one."""
    if distributed := sys.modules.get("distributed"):
        with suppress(ValueError):  # it is there, and this is none of its workers
            return str(distributed.get_worker().local_directory)
    return None
