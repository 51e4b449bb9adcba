"""Run jobs in worker processes, each in a pool of its own, so that one that dies stops no other.

A worker stays with a workspace as long as there is work for it, since it has its inputs in memory.
A job whose worker was killed is done again in a new one, and given up the second time.
"""

from __future__ import annotations

import multiprocessing
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import TypeVar

from sitrep.batch import worker
from sitrep.batch.job import Job

R = TypeVar("R")
#: So often a job is done whose worker is killed each time.
TRIES = 2
#: Imported once, before workers are forked from it: all that a report needs.
_PRELOADED = (
    "pandas",
    "weasyprint",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.font_manager",
    "sitrep.batch.worker",
    "sitrep.pipeline",
    *(f"sitrep.{stage}" for stage in ("read", "clean", "reconcile", "summarise", "redact")),
    *(f"sitrep.{stage}" for stage in ("charts", "compose", "outputs", "publish.adding", "record")),
    "sitrep.outputs.pdf",
)


class Lanes:
    """``count`` worker processes that may each take ``memory`` bytes; they start when needed."""

    def __init__(self, count: int, memory: int) -> None:
        self._memory, self._context = memory, _context()
        self._pools = [self._pool() for _ in range(count)]
        self._last = [""] * count
        self._free: set[str] = set()
        #: Set from outside: what has begun is finished, and nothing more begins.
        self.stopped = False

    def free(self, workspace: str) -> None:
        """Let several reports of a workspace be made at once."""
        self._free.add(workspace)

    def run(
        self, jobs: Iterable[Job], work: Callable[[Job], R], lost: Callable[[Job], R]
    ) -> Iterator[R]:
        """Yield what ``work`` returns for each job, as it is done; ``lost`` where workers die.

        Jobs of one workspace are done one after the other, in their order, unless it is free.
        """
        waiting: dict[str, deque[Job]] = {}
        for job in jobs:
            waiting.setdefault(job.workspace, deque()).append(job)
        running: dict[Future[R], tuple[int, Job]] = {}
        died: Counter[Job] = Counter()
        while True:
            self._fill(waiting, running, work)
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                lane, job = running.pop(future)
                try:
                    yield future.result()
                except BrokenProcessPool:
                    self._pools[lane] = self._pool()
                    died[job] += 1
                    if died[job] < TRIES:
                        waiting[job.workspace].appendleft(job)
                    else:
                        yield lost(job)

    def _fill(
        self,
        waiting: dict[str, deque[Job]],
        running: dict[Future[R], tuple[int, Job]],
        work: Callable[[Job], R],
    ) -> None:
        """Give each idle worker a job: of the workspace it knows, else of the one with most."""
        idle = {*range(len(self._pools))} - {lane for lane, _ in running.values()}
        # Those first whose workspace has work left, so that no other one takes it up.
        for lane in sorted(idle, key=lambda n: not waiting.get(self._last[n])):
            at_work = {job.workspace for _, job in running.values()}
            ready = [
                name
                for name, left in waiting.items()
                if left and (name not in at_work or name in self._free)
            ]
            if self.stopped or not ready:
                return
            own = [name for name in ready if name == self._last[lane]]
            name = (own or sorted(ready, key=lambda n: (n in at_work, -len(waiting[n]))))[0]
            job, self._last[lane] = waiting[name].popleft(), name
            running[self._pools[lane].submit(work, job)] = lane, job

    def _pool(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            1, self._context, initializer=worker.begin, initargs=(self._memory,)
        )

    def close(self, *, at_once: bool = False) -> None:
        """End the workers; ``at_once``, without waiting for what they do."""
        if at_once:
            for process in multiprocessing.active_children():
                process.kill()
        for pool in self._pools:
            pool.shutdown(cancel_futures=True)


def _context() -> BaseContext:
    """Return how processes are started: forked from one that has imported everything."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_PRELOADED])
    return context
