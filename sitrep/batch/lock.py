"""Keep a second batch out of the folders that one is writing to."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sitrep.batch.job import Place
from sitrep.batch.remote.address import Address
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

NAME = ".batch.lock"


@contextmanager
def held(homes: Iterable[Place]) -> Iterator[None]:
    """Hold the lock of each folder; raises SitrepError with each that another batch holds.

    The system frees a folder's lock when its process ends, however it ends. At an address the lock
    is a file that this batch removes: that of a killed one stays.
    """
    with ExitStack() as stack:
        found = (_held(home, stack) for home in sorted({*homes}, key=str))
        if taken := [problem for problems in found for problem in problems]:
            raise SitrepError(taken)
        yield


def _held(home: Place, stack: ExitStack) -> tuple[Problem, ...]:
    """Lock a folder until ``stack`` ends; return the problem where another batch has done so."""
    if isinstance(home, Address):
        from sitrep.batch.remote.lock import lock

        try:
            return lock(home, stack)
        except SitrepError as error:
            return error.problems
    if _lock(home, stack):
        return ()
    reason = "another batch is making reports here"
    hint = "wait until it has ended, or give this one a folder of its own with --out"
    return (Problem(str(home), Code.BATCH_RUNNING, reason, hint),)


def _lock(home: Path, stack: ExitStack) -> bool:
    """Lock a folder until ``stack`` ends; return false where another process has done so."""
    import filelock

    home.mkdir(parents=True, exist_ok=True)
    lock = filelock.FileLock(home / NAME, timeout=0)
    try:
        with warnings.catch_warnings():
            # It warns where the system has no locks and a plain file is used instead.
            warnings.simplefilter("ignore")
            lock.acquire()
    except filelock.Timeout:
        return False
    except NotImplementedError:  # some network drives lock nothing
        return True
    stack.callback(lock.release)
    if filelock.has_fcntl:  # elsewhere its release removes the file
        stack.callback((home / NAME).unlink, missing_ok=True)
    return True
