"""A Dask cluster of this machine: a scheduler and workers, each a process of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager, suppress

from samples.command import EPOCH, ROOT

#: Seconds after which something that should have happened has not.
LATE = 60
_ENV = {
    "SOURCE_DATE_EPOCH": EPOCH,
    "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests")]),
    "DASK_DISTRIBUTED__ADMIN__LOG_LENGTH": "100",
}


class Cluster:
    """A scheduler; ``address`` is where it listens, ``workers`` are processes."""

    def __init__(self, folder):
        self.folder, self.workers = folder, []
        self.file = folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--port", "0", "--scheduler-file", self.file, "--no-show"
        )
        self.address = until(self._address)

    def _address(self):
        with suppress(OSError, ValueError):
            return json.loads(self.file.read_text())["address"]

    def work(self, **environment):
        """Start a worker; its environment is that of the tests with some more."""
        # Without its nanny, which would start it again when it is killed.
        words = ("worker", self.address, "--nthreads", "2", "--no-nanny")
        self.workers.append(self._start(*words, **environment))
        return self.workers[-1]

    def _start(self, part, *words, **environment):
        place = self.folder / f"{part}-{len(self.workers)}"
        place.mkdir()
        command = [sys.executable, "-m", f"distributed.cli.dask_{part}", *map(str, words)]
        with (place / "log").open("w") as log:
            return subprocess.Popen(
                [*command, "--host", "127.0.0.1", "--no-dashboard"],
                cwd=place,
                env={**os.environ, **_ENV, **environment},
                stdout=log,
                stderr=log,
            )

    def close(self):
        """End all of it."""
        for process in (*self.workers, self.scheduler):
            kill(process)


@contextmanager
def cluster(folder, workers):
    """Have a cluster of so many workers."""
    made = Cluster(folder)
    try:
        for _ in range(workers):
            made.work()
        yield made
    finally:
        made.close()


def kill(process):
    """Kill a process as the system does one that takes too much memory."""
    process.send_signal(signal.SIGKILL)
    process.wait(LATE)


def until(found):
    """Return what ``found`` returns once that is something."""
    end = time.monotonic() + LATE
    while time.monotonic() < end:
        if answer := found():
            return answer
        time.sleep(0.05)
    raise AssertionError(f"not after {LATE} seconds")


def die_once(job):
    """Be killed the first time, at the file that the job names."""
    mark = job.request.config
    if job.request.period == "killed" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return job.request.period, os.getpid()


def die(job):
    """Be killed each time."""
    if job.request.period == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    return job.request.period
