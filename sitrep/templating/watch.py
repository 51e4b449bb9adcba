"""The clock and the memory of the process that runs a workspace's templates.

A thread looks at the clock and raises in the template that takes too long, so that its line is
known; it needs nothing that only some systems have. Where the system can, memory is limited
here too; elsewhere the process that waits for this one ends it.
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

#: What one page may take: seconds of computing, and bytes of memory.
SECONDS, MEMORY = 3, 1 << 30
#: What helps against most of them.
LOOP = "a loop in it may be too long"
#: How often, in seconds, the clock is looked at; and the rendering, once the time is over.
_LOOK, _STRIKE = 0.05, 0.004


class TakesTooMuch(Unfit):
    """A template takes more than it may; says of what."""

    def __init__(self, reason: str) -> None:
        super().__init__(Code.TAKES_TOO_MUCH, reason, LOOP)


class TakesTooLong(TakesTooMuch):
    """A template computes for longer than it may."""

    # What is raised from another thread is a class, which is given nothing to say.
    def __init__(self) -> None:
        super().__init__(f"runs longer than {SECONDS} seconds")


class Watch:
    """Raises TakesTooLong in one of the workspace's templates, to show its line.

    Where none is met in a second, it is raised wherever the clock strikes.
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
                # Again and again: an exception raised while an object is cleared away is lost.
                _raise_in(self._rendering, TakesTooLong)
                self._done.wait(2 * _LOOK)

    def _is_own(self, frame: FrameType | None) -> bool:
        while frame and not frame.f_code.co_filename.startswith(self.folder):
            frame = frame.f_back
        return frame is not None


_current: Watch | None = None


def current() -> Watch | None:
    """Return the watch that is on, ``None`` where templates run without limits."""
    return _current


@contextmanager
def unhurried() -> Iterator[None]:
    """Let what is done here, to a page that a template has made, not count as the template's."""
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
    """Note the template that is taken up, for whoever has to end this process."""
    if _current is not None:
        print(f'File "{path}", line 1', file=sys.stderr, flush=True)


def limit_memory() -> None:
    """Let this process have MEMORY and no more, where the system knows such a limit."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Raise ``error`` in a thread where it next runs Python; ``None`` takes it back."""
    ctypes.pythonapi.PyThreadState_SetAsyncExc(
        ctypes.c_ulong(thread), None if error is None else ctypes.py_object(error)
    )
