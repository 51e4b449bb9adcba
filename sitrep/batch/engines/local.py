"""Processes of this machine, each in a pool of its own, so that one that dies stops no other."""

from __future__ import annotations

import multiprocessing
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.context import BaseContext
from typing import TypeVar

from sitrep.batch import worker
from sitrep.batch.job import Job
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

R = TypeVar("R")


class Local:
    """``count`` processes that may each take ``memory`` bytes; they start when needed.

    Their temporary files are in a folder that is removed with the engine: a process that ends here
    removes none, and one that is killed can't.
    """

    tick = None

    def __init__(self, count: int, memory: int) -> None:
        self._memory, self._context = memory, _context()
        self._temporary = tempfile.TemporaryDirectory(
            prefix="sitrep-batch-", ignore_cleanup_errors=True
        )
        self._pools = [self._pool() for _ in range(count)]

    def lanes(self) -> Sequence[int]:
        """Return the numbers of the processes."""
        return range(len(self._pools))

    def wait(self) -> None:
        """Do nothing: they are there."""

    def submit(self, lane: int, work: Callable[[Job], R], job: Job) -> Future[R]:
        """Have a process do a job; raises SitrepError where none can be started."""
        try:
            return self._pools[lane].submit(work, job)
        except OSError as error:
            hint = "free memory, or set TMPDIR to a folder with a shorter name, such as /tmp"
            reason = f"can't be started: {error}"
            raise SitrepError([Problem("a worker", Code.WORKER_UNFIT, reason, hint)]) from None

    def renew(self, lane: int) -> None:
        """Have a new process in the place of one that was killed."""
        self._pools[lane] = self._pool()

    def ask(self, jobs: Sequence[Job], *, writes: bool) -> None:
        """Do nothing: what a report needs of this machine is found by its build."""

    def told(self) -> Sequence[Problem]:
        """Return nothing."""
        return ()

    def close(self, *, at_once: bool = False) -> None:
        """End the processes; ``at_once``, without waiting for what they do."""
        if at_once:
            for process in multiprocessing.active_children():
                process.kill()
        for pool in self._pools:
            pool.shutdown(cancel_futures=True)
        self._temporary.cleanup()

    def _pool(self) -> ProcessPoolExecutor:
        given = (self._memory, self._temporary.name)
        return ProcessPoolExecutor(1, self._context, initializer=worker.begin, initargs=given)


def _context() -> BaseContext:
    """Return how processes are started: forked from one that has imported everything."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*worker.PRELOADED])
    return context
