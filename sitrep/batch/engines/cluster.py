"""The workers of a Dask cluster: a lane is one worker process, wherever it runs.

Dask's scheduler knows which workers there are and brings them jobs. A worker that is killed is
missing from its list, one that joins late appears in it. Each is asked before its first job
whether it has the same sitrep, sees the folders and can make the formats (``asked``).
"""

from __future__ import annotations

import pkgutil
import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from sitrep import __version__
from sitrep.batch.engines import asked
from sitrep.batch.engines.asked import Lack, Needs
from sitrep.batch.engines.reached import connected
from sitrep.batch.job import Job
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError

if TYPE_CHECKING:
    from distributed import Client

R = TypeVar("R")
#: Seconds in which a worker must be there, at the start and after all have gone.
PATIENCE = 30
#: A file beside the reports, by which a worker shows that it sees the same folder.
MARK = ".batch.seen"
_GONE = "the reports that are done stand; start it again, then the same command with --resume"


class Cluster:
    """At most ``most`` workers of the cluster whose scheduler is at ``address``.

    That is ``tcp://host:8786``, or the file that the scheduler wrote (``--scheduler-file``).
    """

    tick = 1.0

    def __init__(self, address: str, most: int | None = None) -> None:
        self._address, self._most = address, most
        self._client: Client | None = None
        self._needs = Needs()
        self._fit: dict[str, Any] = {}
        self._unfit: set[str] = set()
        self._told: list[Problem] = []
        self._marks = ExitStack()

    def lanes(self) -> Sequence[str]:
        """Return the addresses of the workers that can do the jobs, the longest known first."""
        there = self._there()
        self._fit = {lane: pool for lane, pool in self._fit.items() if lane in there}
        if new := there - {*self._fit} - self._unfit:
            self._told += _problems(self._asked(new), Severity.WARNING)
        return [*self._fit][: self._most]

    def wait(self) -> None:
        """Wait for a worker; raise SitrepError where none comes."""
        end = time.monotonic() + PATIENCE
        while not self.lanes():
            if time.monotonic() > end:
                raise self._refusal(Code.SCHEDULER_LOST, "has no worker left", _GONE)
            time.sleep(0.2)

    def submit(self, lane: str, work: Callable[[Job], R], job: Job) -> Future[R]:
        """Have a worker do a job, and no other worker if it dies."""
        return self._fit[lane].submit(work, job)  # type: ignore[no-any-return]

    def renew(self, lane: str) -> None:
        """Do nothing: a new worker has a new address."""

    def ask(self, jobs: Sequence[Job], *, writes: bool) -> None:
        """Ask every worker whether it can do these jobs; raise SitrepError where one can't."""
        needs = _needs(jobs)
        if writes:
            needs = self._marked(needs, {job.request.reports.parent for job in jobs})
        self._needs, self._fit, self._unfit = needs, {}, set()
        end = time.monotonic() + PATIENCE
        while not (there := self._there()):
            if time.monotonic() > end:
                hint = f"start some: dask worker {self._address} --nthreads 1"
                raise self._refusal(Code.SCHEDULER_NOT_REACHED, "has no workers", hint)
            time.sleep(0.2)
        if problems := _problems(self._asked(there), Severity.ERROR):
            raise SitrepError(problems)

    def told(self) -> Sequence[Problem]:
        """Return a warning for each worker that joined late and could not be used."""
        return self._told

    def close(self, *, at_once: bool = False) -> None:
        """Leave the cluster; its workers go on, with what they do too."""
        self._marks.close()
        if self._client is not None:
            # A scheduler that has gone answers nothing.
            with suppress(Exception):
                self._client.close(timeout=2)

    def _there(self) -> set[str]:
        """Return the addresses of all workers; raises SitrepError where the scheduler has gone."""
        if self._client is None:
            self._client = connected(self._address)
        try:
            if self._client.status == "running":
                return {*self._client.nthreads()}
        except (OSError, TimeoutError):
            pass
        raise self._refusal(Code.SCHEDULER_LOST, "has gone", _GONE)

    def _asked(self, workers: set[str]) -> dict[str, Sequence[Lack]]:
        """Ask workers what they lack; take those in that lack nothing."""
        found = self._other_versions(workers)
        same = sorted(workers - {*found})
        if same:
            answers = self._run(asked.lacks, self._needs, workers=same)
            found |= {w: _lacks(answers.get(w, ConnectionError("it has gone"))) for w in same}
        for worker, lacks in found.items():
            if lacks:
                self._unfit.add(worker)
            elif self._client is not None:
                pool = self._client.get_executor(workers=[worker], pure=False)
                self._fit[worker] = pool
        return {worker: lacks for worker, lacks in found.items() if lacks}

    def _other_versions(self, workers: set[str]) -> dict[str, Sequence[Lack]]:
        """Return what is wrong with the workers that have no sitrep of this version.

        They are asked through Python's own library, since theirs may be any.
        """
        answers = self._run(pkgutil.resolve_name, "sitrep:__version__", workers=sorted(workers))
        hint = f'install it there: pip install "humanitarian-sitrep[cluster]=={__version__}"'
        found: dict[str, Sequence[Lack]] = {}
        for worker, version in answers.items():
            if isinstance(version, Exception):
                reason = f"has no sitrep that can be used ({version}); this machine has"
                found[worker] = ((f"{reason} {__version__}", hint),)
            elif version != __version__:
                reason = f"has sitrep {version}, and this machine has {__version__}"
                found[worker] = ((reason, hint),)
        return found

    def _run(self, function: Callable[..., Any], *values: Any, workers: list[str]) -> Any:
        """Return what a function returns on each worker, or the exception that it raises."""
        assert self._client is not None
        try:
            return self._client.run(function, *values, workers=workers, on_error="return")
        except OSError:
            raise self._refusal(Code.SCHEDULER_LOST, "has gone", _GONE) from None

    def _marked(self, needs: Needs, homes: Iterable[Path]) -> Needs:
        """Put a mark into each folder that reports go to, for workers to see."""
        token = uuid.uuid4().hex
        seen, written = {**needs.seen}, []
        self._marks.close()
        for home in sorted(homes):
            home.mkdir(parents=True, exist_ok=True)
            (home / MARK).write_text(token, encoding="utf-8")
            self._marks.callback((home / MARK).unlink, missing_ok=True)
            seen[str(home / MARK)] = asked.digest(str(home / MARK))
            written.append(str(home))
        return replace(needs, seen=seen, written=tuple(written))

    def _refusal(self, code: Code, reason: str, hint: str) -> SitrepError:
        return SitrepError([Problem(f"the scheduler {self._address}", code, reason, hint)])


def _needs(jobs: Sequence[Job]) -> Needs:
    """Return what these jobs need of a worker."""
    from sitrep import choices
    from sitrep.outputs import wanted

    configs = {job.request.config for job in jobs}
    asking = {job.request.config for job in jobs if not job.request.formats}
    formats = {name for config in asking for name in wanted(choices.load(config))}
    formats |= {name for job in jobs for name in job.request.formats}
    seen = {str(path): asked.digest(str(path)) for path in sorted(configs)}
    return Needs(frozenset(formats), seen)


def _lacks(answer: Any) -> Sequence[Lack]:
    if isinstance(answer, Exception):
        return ((f"can't be asked what it lacks ({answer})", "see what the worker's own log says"),)
    return tuple(answer)


def _problems(lacking: dict[str, Sequence[Lack]], severity: Severity) -> list[Problem]:
    """Return each thing that workers lack once, with the first of them and how many others."""
    problems = []
    by_lack: dict[Lack, list[str]] = {}
    for worker, lacks in sorted(lacking.items()):
        for lack in dict.fromkeys(lacks):
            by_lack.setdefault(lack, []).append(worker)
    for (reason, hint), workers in by_lack.items():
        more = len(workers) - 1
        others = f" and {more:,} other{'s' if more > 1 else ''}" if more else ""
        path = f"the worker {workers[0]}{others}"
        problems.append(Problem(path, Code.WORKER_UNFIT, reason, hint, severity=severity))
    return problems
