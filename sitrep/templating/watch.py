"""Limit the time and memory of the process that runs a workspace's templates.

A thread watches the clock and raises an exception in the template that takes too long, so that
its line is known; this works on every system. Memory is limited here where the system can do
it; elsewhere the waiting process ends this one.
"""

from __future__ import annotations

import ctypes
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import FrameType, TracebackType

from sitrep.model.codes import Code
from sitrep.model.problem import Unfit

#: The limits of one page: seconds of CPU time, and bytes of memory.
SECONDS, MEMORY = 3, 1 << 30
#: The remedy in most cases.
LOOP = "a loop in it may be too long"
#: Seconds between two looks at the clock, and between two attempts to stop once time is up.
_LOOK, _STRIKE = 0.05, 0.004


class TakesTooMuch(Unfit):
    """A template exceeds a limit; ``reason`` says which."""

    def __init__(self, reason: str) -> None:
        super().__init__(Code.TAKES_TOO_MUCH, reason, LOOP)


class TakesTooLong(TakesTooMuch):
    """A template exceeds its CPU time."""

    # An exception raised from another thread is given as a class, without arguments.
    def __init__(self) -> None:
        super().__init__(f"runs longer than {SECONDS} seconds")


class Watch:
    """Raises TakesTooLong while one of the workspace's templates runs, to show its line.

    If none is found running within a second, it is raised anywhere.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.spared = 0.0
        self.pausing = False
        self._rendering = threading.get_ident()
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Watch:
        global _current
        _current = self
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        global _current
        self._done.set()
        self._thread.join()
        _raise_in(self._rendering, None)
        _current = None

    def _look(self) -> None:
        start, chances = time.process_time(), 1 / _STRIKE
        while not self._done.wait(_LOOK if chances == 1 / _STRIKE else _STRIKE):
            if self.pausing or time.process_time() - start - self.spared < SECONDS:
                continue
            chances -= 1
            if self._is_own(sys._current_frames().get(self._rendering)) or chances < 0:
                # Repeated: an exception raised while an object is being deleted is lost.
                _raise_in(self._rendering, TakesTooLong)
                self._done.wait(2 * _LOOK)

    def _is_own(self, frame: FrameType | None) -> bool:
        while frame and not frame.f_code.co_filename.startswith(self.folder):
            frame = frame.f_back
        return frame is not None


_current: Watch | None = None


def current() -> Watch | None:
    """Return the running watch; ``None`` if templates run without limits."""
    return _current


@contextmanager
def unhurried() -> Iterator[None]:
    """Don't count the time of this block, sitrep's own work, towards the template's limit."""
    if (watch := _current) is None:
        yield
        return
    start, watch.pausing = time.process_time(), True
    try:
        yield
    finally:
        watch.spared += time.process_time() - start
        watch.pausing = False


def note(path: str) -> None:
    """Print the template that is being loaded, for the process that may have to end this one."""
    if _current is not None:
        print(f'File "{path}", line 1', file=sys.stderr, flush=True)


def limit_memory() -> None:
    """Limit this process to MEMORY bytes, if the system can."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Raise ``error`` in a thread when it next runs Python code; ``None`` cancels that."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), None if error is None else ctypes.py_object(error)
    )
