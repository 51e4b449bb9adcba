"""Where the processes are that make a batch's reports: on this machine, or on a Dask cluster.

Each engine has lanes, each a process that does one job at a time. What it is given to do, and
what becomes of the job of a process that was killed, is the same for all (``batch.lanes``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Any, Protocol, TypeVar

from sitrep.batch import limits
from sitrep.batch.job import Job
from sitrep.config.batch import Batch
from sitrep.model.problem import Problem, SitrepError

R = TypeVar("R")


class Engine(Protocol):
    """Processes that do jobs."""

    @property
    def tick(self) -> float | None:
        """After so many seconds without a result ask for its lanes again; ``None``: never."""

    def lanes(self) -> Sequence[Any]:
        """Return the lanes that there are now; raises SitrepError where it has ended."""

    def wait(self) -> None:
        """Wait until there is a lane; raise SitrepError where none comes."""

    def submit(self, lane: Any, work: Callable[[Job], R], job: Job) -> Future[R]:
        """Have a lane do a job.

        The result is BrokenProcessPool or CancelledError where its process is killed meanwhile.
        """

    def renew(self, lane: Any) -> None:
        """Be told that the process of a lane was killed."""

    def ask(self, jobs: Sequence[Job], *, writes: bool) -> None:
        """Raise SitrepError with all that keeps a process from doing these jobs.

        ``writes``: the jobs write reports; the folders that these go to are held by this batch.
        """

    def told(self) -> Sequence[Problem]:
        """Return what was found to be wrong since it was asked, and stopped no report."""

    def close(self, *, at_once: bool = False) -> None:
        """End it; ``at_once``, without waiting for what it does."""


def engine_for(batch: Batch, reports: int) -> Engine:
    """Return the engine that a batch of so many reports asks for; no process has started yet.

    Raises SitrepError where it can't be had.
    """
    if batch.scheduler is None:
        from sitrep.batch.engines.local import Local

        count = limits.workers(batch.workers, reports)
        return Local(count, limits.memory(batch.memory, count))
    if batch.memory is not None:
        reason = "A cluster's workers have the memory that they were started with (--memory-limit "
        raise SitrepError(f"{reason}of dask worker); leave --memory out.", usage=True)
    from sitrep.batch.engines.cluster import Cluster

    return Cluster(batch.scheduler, batch.workers)
