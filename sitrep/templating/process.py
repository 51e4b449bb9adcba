"""Run calls in a separate process with limits; it is killed if one takes too much time or memory.

One process makes all calls of a workspace, as long as none fails: to start one takes half a
second. A process whose template failed or was stopped is not used again.
"""

from __future__ import annotations

import atexit
import faulthandler
import json
import os
import pickle
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NamedTuple

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.templating import renamed
from sitrep.templating.watch import MEMORY, TakesTooMuch, Watch, limit_memory

#: The wall-clock seconds after which the process is killed.
PATIENCE = 25


class Killed(Exception):
    """The process ended without an answer: ``code`` is its exit code, ``told`` its stderr.

    ``code`` is ``None`` if it exceeded a limit and was killed.
    """

    def __init__(self, code: int | None, told: str) -> None:
        super().__init__(told)
        self.code, self.told = code, told


class _Place(NamedTuple):
    """What a process is started with: for another, another process is started."""

    owner: int
    templates: str
    folder: str
    environment: Mapping[str, str]


def ask(make: Callable[..., Any], templates: Path, *values: Any, **more: Any) -> str | bytes:
    """Return the text or bytes that ``make`` returns in the separate process.

    ``make`` and its arguments are pickled. Raises SitrepError if a template fails, Killed if the
    process ended.
    """
    place = _Place(os.getpid(), str(templates), os.getcwd(), dict(os.environ))
    request = pickle.dumps((make, place.templates, PATIENCE, values, more))
    with _lock:
        answer, body = _process_for(place).answer(request)
    if "problems" in answer:
        raise SitrepError(_problems(answer["problems"]))
    renamed.pass_on(_problems(answer["told"]))
    return body.decode() if answer["text"] else body


def _problems(given: Iterable[dict[str, Any]]) -> Iterator[Problem]:
    codes = {"code": Code, "severity": Severity}
    return (Problem(**{**p, **{k: kind(p[k]) for k, kind in codes.items()}}) for p in given)


class _Process:
    """A process that runs ``serve``."""

    def __init__(self, place: _Place) -> None:
        package = str(Path(__file__).parents[2])
        paths = [package, *filter(None, [place.environment.get("PYTHONPATH")])]
        self.place = place
        self._told = TemporaryFile(buffering=0)  # noqa: SIM115 (closed by end)
        self._run = subprocess.Popen(
            # -P: a file in the current folder is never imported as a library.
            [sys.executable, "-P", "-c", f"from {__name__} import serve; serve()"],
            env={**place.environment, "PYTHONPATH": os.pathsep.join(paths)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._told,
        )

    def is_usable(self) -> bool:
        """Return whether it is there, and has most of its memory left."""
        return self._run.poll() is None and self._memory() < MEMORY // 4

    def answer(self, request: bytes) -> tuple[dict[str, Any], bytes]:
        """Return the answer, a description and a body; raises Killed if there is none."""
        answers: list[tuple[dict[str, Any], bytes]] = []
        talk = threading.Thread(target=self._talk, args=(request, answers), daemon=True)
        talk.start()
        try:
            self._wait(talk)
            if answers:
                return answers[0]
            code = None if talk.is_alive() else self._run.wait()
            self._stop()
            raise Killed(code, self._stderr())
        finally:
            if not answers or "problems" in answers[0][0]:
                self._stop()
                talk.join()
                self.end()

    def _wait(self, talk: threading.Thread) -> None:
        """Return when the answer is there, or a limit is exceeded."""
        end = time.monotonic() + PATIENCE
        # Not every system can limit memory, so it is checked here.
        while talk.is_alive() and time.monotonic() < end and self._memory() <= MEMORY:
            talk.join(0.02)

    def _talk(self, request: bytes, answers: list[tuple[dict[str, Any], bytes]]) -> None:
        """Send a request and append the answer; nothing if the process ends before."""
        assert self._run.stdin
        assert self._run.stdout
        with suppress(OSError, ValueError):
            self._told.seek(0)
            self._told.truncate()
            self._run.stdin.write(request)
            self._run.stdin.flush()
            if head := self._run.stdout.readline():
                answer = json.loads(head)
                answers.append((answer, self._run.stdout.read(answer["length"])))

    def _memory(self) -> int:
        """Return how many bytes of memory it takes; 0 once it has ended."""
        import psutil  # not at the top: the separate process does not need it

        try:
            return int(psutil.Process(self._run.pid).memory_info().rss)
        except psutil.Error:
            return 0

    def _stderr(self) -> str:
        self._told.seek(0)
        return self._told.read().decode("utf-8", "replace")

    def _stop(self) -> None:
        self._run.kill()
        self._run.wait()

    def end(self) -> None:
        """Kill it, and close its files."""
        self._stop()
        for file in (self._run.stdin, self._run.stdout, self._told):
            with suppress(OSError):
                file.close()  # type: ignore[union-attr]


_running: list[_Process] = []
_lock = threading.Lock()


def _process_for(place: _Place) -> _Process:
    """Return the process that was started with the same, or a new one."""
    if not (_running and _running[0].place == place and _running[0].is_usable()):
        end()
        _running.append(_Process(place))
    return _running[0]


@atexit.register
def end() -> None:
    """End the process, if there is one and this process has started it."""
    while _running:
        last = _running.pop()
        if last.place.owner == os.getpid():
            last.end()


# --- in the separate process --------------------------------------------------------------


def serve() -> None:
    """Make the calls that stdin holds, each within the limits; print the results or problems."""
    limit_memory()
    with suppress(EOFError):
        while True:
            make, folder, patience, values, more = pickle.load(sys.stdin.buffer)
            # Ends the process, with the template's name, even during one long call into C.
            faulthandler.dump_traceback_later(patience * 4 / 5, exit=True)
            answer, body = _made(make, folder, values, more)
            faulthandler.cancel_dump_traceback_later()
            head = json.dumps({**answer, "length": len(body)})
            sys.stdout.buffer.write(head.encode() + b"\n" + body)
            sys.stdout.buffer.flush()


def _made(
    make: Callable[..., Any], folder: str, values: Iterable[Any], more: Mapping[str, Any]
) -> tuple[dict[str, Any], bytes]:
    """Return a description of the result, and the result; or the problems, and nothing."""
    try:
        with Watch(folder), renamed.noted() as told:
            made = make(*values, **more)
    except TakesTooMuch as error:
        problem = Problem("templates", error.code, error.reason, error.hint)
        return {"problems": [asdict(problem)]}, b""
    except SitrepError as error:
        return {"problems": [asdict(problem) for problem in error.problems]}, b""
    text = isinstance(made, str)
    answer = {"text": text, "told": [asdict(problem) for problem in told]}
    return answer, made.encode() if text else made
