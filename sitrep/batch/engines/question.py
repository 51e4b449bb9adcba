"""The question that each worker of a cluster is asked once: can it make these reports?"""

from __future__ import annotations

import pkgutil
import time
from collections.abc import Sequence
from concurrent.futures import CancelledError, Executor, Future
from typing import Any

from sitrep import __version__
from sitrep.batch.engines import asked
from sitrep.batch.engines.asked import Lack, Needs

#: Seconds in which a worker must answer; it may be at work for another batch.
ANSWERED = 120


class Question:
    """One worker, which ``pool`` brings its jobs to, and what it is asked."""

    def __init__(self, pool: Executor, needs: Needs) -> None:
        self.pool, self._needs = pool, needs
        self._end = time.monotonic() + ANSWERED
        # First through Python's own library: a worker that is sent a function of a module that it
        # does not have ends at once.
        self._version = pool.submit(pkgutil.resolve_name, "sitrep:__version__")
        self._lacks: Future[Any] | None = None

    def is_over(self) -> bool:
        """Return whether it has answered, or will not."""
        if time.monotonic() > self._end:
            return True
        if not self._version.done():
            return False
        if self._lacks is None and not _other_version(_answer(self._version)):
            self._lacks = self.pool.submit(asked.lacks, self._needs)
        return self._lacks is None or self._lacks.done()

    def lacks(self) -> Sequence[Lack]:
        """Return what the worker lacks, once it is over."""
        return _other_version(_answer(self._version)) or _lacks(_answer(self._lacks))

    def forget(self) -> None:
        """Take it back."""
        for future in filter(None, (self._version, self._lacks)):
            future.cancel()


def _answer(future: Future[Any] | None) -> Any:
    """Return the answer that a worker has given, or the exception that is in place of one."""
    if future is None or not future.done():
        return TimeoutError(f"no answer within {ANSWERED} s")
    try:
        return future.result()
    except (Exception, CancelledError) as error:
        return error


def _other_version(answer: Any) -> Sequence[Lack]:
    """Return what is wrong with a worker whose version of sitrep is this answer."""
    if answer == __version__:
        return ()
    hint = f'install it there: pip install "humanitarian-sitrep[cluster]=={__version__}"'
    if isinstance(answer, ImportError):
        return ((f"has no sitrep ({answer}), and this machine has {__version__}", hint),)
    if isinstance(answer, BaseException):
        return _lacks(answer)
    return ((f"has sitrep {answer}, and this machine has {__version__}", hint),)


def _lacks(answer: Any) -> Sequence[Lack]:
    if isinstance(answer, BaseException):
        reason = f"can't be asked what it lacks ({answer or type(answer).__name__})"
        return ((reason, "see whether it hangs, or works for others; its own log may say more"),)
    return tuple(answer)
