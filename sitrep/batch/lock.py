"""Keep a second batch out of the folders that one is writing to."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

NAME = ".batch.lock"


@contextmanager
def held(homes: Iterable[Path]) -> Iterator[None]:
    """Hold the lock of each folder; raises SitrepError with each that another batch holds.

    The system frees a lock when its process ends, however it ends.
    """
    with ExitStack() as stack:
        taken = [home for home in sorted(set(homes)) if not _lock(home, stack)]
        if taken:
            reason = "another batch is making reports here"
            hint = "wait until it has ended, or give this one a folder of its own with --out"
            said = (Code.BATCH_RUNNING, reason, hint)
            raise SitrepError([Problem(str(home), *said) for home in taken])
        yield


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
