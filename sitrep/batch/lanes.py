"""Run jobs in the lanes of an engine, each a process of its own.

A lane stays with a workspace as long as there is work for it, since it has its inputs in memory.
A job whose process was killed is done again, and given up the second time.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from sitrep.batch.engines import Engine
from sitrep.batch.job import Job

R = TypeVar("R")
#: So often a job is done whose process is killed each time.
TRIES = 2


class Lanes:
    """The lanes of ``engine``, and which workspace each has worked for last."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._last: dict[Any, str] = {}
        self._free: set[str] = set()
        #: Set from outside: what has begun is finished, and nothing more begins.
        self.stopped = False

    def free(self, workspace: str) -> None:
        """Let several reports of a workspace be made at once."""
        self._free.add(workspace)

    def run(
        self, jobs: Iterable[Job], work: Callable[[Job], R], lost: Callable[[Job], R]
    ) -> Iterator[R]:
        """Yield what ``work`` returns for each job, as it is done; ``lost`` where processes die.

        Jobs of one workspace are done one after the other, in their order, unless it is free.
        Raises SitrepError where the engine ends before they are done.
        """
        waiting: dict[str, deque[Job]] = {}
        for job in jobs:
            waiting.setdefault(job.workspace, deque()).append(job)
        running: dict[Future[R], tuple[Any, Job]] = {}
        died: Counter[Job] = Counter()
        while True:
            self._fill(waiting, running, work)
            if not running:
                if self.stopped or not any(waiting.values()):
                    return
                self.engine.wait()
                continue
            done = wait(running, timeout=self.engine.tick, return_when=FIRST_COMPLETED).done
            for future in done | {future for future in running if future.cancelled()}:
                lane, job = running.pop(future)
                try:
                    yield future.result()
                except (BrokenProcessPool, CancelledError):
                    self.engine.renew(lane)
                    died[job] += 1
                    if died[job] < TRIES:
                        waiting[job.workspace].appendleft(job)
                    else:
                        yield lost(job)

    def _fill(
        self,
        waiting: dict[str, deque[Job]],
        running: dict[Future[R], tuple[Any, Job]],
        work: Callable[[Job], R],
    ) -> None:
        """Give each idle lane a job: of the workspace it knows, else of the one with most."""
        if not running and not any(waiting.values()):
            return
        lanes = self.engine.lanes()
        for future, (lane, _) in running.items():
            if lane not in lanes:  # nobody else will ever finish it
                future.cancel()
        busy = {lane for lane, _ in running.values()}
        idle = [lane for lane in lanes if lane not in busy]
        # Those first whose workspace has work left, so that no other one takes it up.
        for lane in sorted(idle, key=lambda n: not waiting.get(self._last.get(n, ""))):
            at_work = {job.workspace for _, job in running.values()}
            ready = [
                name
                for name, left in waiting.items()
                if left and (name not in at_work or name in self._free)
            ]
            if self.stopped or not ready:
                return
            own = [name for name in ready if name == self._last.get(lane)]
            name = (own or sorted(ready, key=lambda n: (n in at_work, -len(waiting[n]))))[0]
            job, self._last[lane] = waiting[name].popleft(), name
            running[self.engine.submit(lane, work, job)] = lane, job

    def close(self, *, at_once: bool = False) -> None:
        """End the engine; ``at_once``, without waiting for what it does."""
        self.engine.close(at_once=at_once)
