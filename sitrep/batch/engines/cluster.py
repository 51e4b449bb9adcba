"""The workers of a Dask cluster: a lane is one worker process, wherever it runs.

Dask's scheduler knows which workers there are and brings them jobs. A worker that is killed is
missing from its list, one that joins late appears in it. Each is asked before its first job
whether it has the same sitrep, sees the folders and can make the formats (``asked``).
"""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor, Future, wait
from contextlib import ExitStack, suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sitrep.batch.engines import asked
from sitrep.batch.engines.asked import Lack, Needs
from sitrep.batch.engines.question import Question
from sitrep.batch.engines.reached import connected
from sitrep.batch.job import Job
from sitrep.batch.remote.address import Address
from sitrep.batch.worker import forget
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError

if TYPE_CHECKING:
    from distributed import Client

R = TypeVar("R")
#: Seconds in which a worker must be there, at the start and after all have gone.
PATIENCE = 30
#: A file beside the reports, by which a worker shows that it sees the same folder.
MARK = ".batch.seen"
#: Seconds between two looks at who is there.
_PAUSE = 0.1
#: Seconds in which workers remove what they hold of workspaces.
_FORGOTTEN = 10
_GONE = "the reports that are done stand; start it again, then the same command with --resume"


class Cluster:
    """At most ``most`` workers of the cluster whose scheduler is at ``address``.

    That is ``tcp://host:8786``, or the file that the scheduler wrote (``--scheduler-file``).
    """

    tick = 1.0

    def __init__(self, address: str, most: int | None = None) -> None:
        self._address, self._most = address, most
        self._client: Client | None = None
        self._id, self._needs = uuid.uuid4().hex, Needs()
        self._fit: dict[str, Executor] = {}
        self._asking: dict[str, Question] = {}
        self._unfit: set[str] = set()
        self._told: list[Problem] = []
        self._marks = ExitStack()

    def lanes(self) -> Sequence[str]:
        """Return the addresses of the workers that can do the jobs, the longest known first."""
        self._told += _problems(self._met(), Severity.WARNING)
        return [*self._fit][: self._most]

    def wait(self) -> None:
        """Wait for a worker; raise SitrepError where none comes."""
        end = time.monotonic() + PATIENCE
        while not self.lanes():
            if time.monotonic() > end and not self._asking:
                raise self._refusal(Code.SCHEDULER_LOST, "has no worker left", _GONE)
            time.sleep(_PAUSE)

    def submit(self, lane: str, work: Callable[[Job], R], job: Job) -> Future[R]:
        """Have a worker do a job, and no other worker if it dies."""
        return self._fit[lane].submit(work, job)

    def renew(self, lane: str) -> None:
        """Do nothing: a new worker has a new address."""

    def ask(self, jobs: Sequence[Job], *, writes: bool) -> None:
        """Ask every worker whether it can do these jobs; raise SitrepError where one can't."""
        needs = _needs(jobs)
        if writes:
            homes = {home for job in jobs if isinstance(home := job.home, Path)}
            needs = self._marked(needs, homes)
        needs = replace(needs, batch=self._id)
        self._needs, self._fit, self._unfit, self._asking = needs, {}, set(), {}
        end = time.monotonic() + PATIENCE
        lacking = self._met()
        while self._asking or not (self._fit or lacking):
            if time.monotonic() > end and not self._asking:
                hint = f"start some: dask worker {self._address} --nthreads 1"
                raise self._refusal(Code.SCHEDULER_NOT_REACHED, "has no workers", hint)
            time.sleep(_PAUSE)
            lacking |= self._met()
        if lacking:
            raise SitrepError(_problems(lacking, Severity.ERROR))

    def told(self) -> Sequence[Problem]:
        """Return a warning for each worker that joined late and could not be used."""
        return self._told

    def close(self, *, at_once: bool = False) -> None:
        """Leave the cluster; its workers go on, with what they do too."""
        self._marks.close()
        if self._client is not None:
            # A scheduler that has gone answers nothing.
            with suppress(Exception):
                if not at_once:
                    wait([pool.submit(forget) for pool in self._fit.values()], _FORGOTTEN)
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

    def _met(self) -> dict[str, Sequence[Lack]]:
        """Ask each new worker what it lacks, and take in those that lack nothing.

        Returns what the others lack that have answered since the last time.
        """
        there, lacking = self._there(), {}
        self._fit = {lane: pool for lane, pool in self._fit.items() if lane in there}
        for worker in there - {*self._fit, *self._asking} - self._unfit:
            self._asking[worker] = Question(self._pool(worker), self._needs)
        for worker, question in [*self._asking.items()]:
            if worker in there and not question.is_over():
                continue
            if worker not in there:
                question.forget()
            elif lacks := question.lacks():
                self._unfit.add(worker)
                question.forget()
                lacking[worker] = lacks
            else:
                self._fit[worker] = question.pool
            del self._asking[worker]
        return lacking

    def _pool(self, worker: str) -> Executor:
        assert self._client is not None
        pool: Executor = self._client.get_executor(workers=[worker], pure=False)
        return pool

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
    from sitrep.publish.manifest import tools

    configs = {config for job in jobs if isinstance(config := job.config, Path)}
    asking = {job.request.config for job in jobs if not job.request.formats}
    formats = {name for config in asking for name in wanted(choices.load(config))}
    formats |= {name for job in jobs for name in job.request.formats}
    seen = {str(path): asked.digest(str(path)) for path in sorted(configs)}
    return Needs(frozenset(formats), tools(), seen, read=_read(jobs))


def _read(jobs: Sequence[Job]) -> frozenset[Address]:
    """Return a folder of each bucket that these jobs read or write."""
    apart = [job.apart for job in jobs if job.apart]
    homes = [each.home for each in apart if each.home]
    configs = [each.config.parent for each in apart if each.config]
    return frozenset({place.bucket: place for place in (*homes, *configs)}.values())


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
