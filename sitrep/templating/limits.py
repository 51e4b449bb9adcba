"""Run the workspace's templates in a separate process with limits.

The process is killed if it takes too much time or memory: whatever a template does, the build
goes on, or stops with the template's name and line. A workspace without templates of its own
needs no separate process.
"""

from __future__ import annotations

import faulthandler
import json
import os
import pickle
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryFile
from types import FrameType
from typing import IO, Any, NoReturn, TypeVar

import jinja2

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError, bad_byte
from sitrep.templating import renamed, watch
from sitrep.templating.overrides import ENDINGS, shipped_templates
from sitrep.templating.watch import LOOP, MEMORY, TakesTooMuch, Watch

#: The most characters of one page, and the wall-clock seconds after which the process is killed.
TEXT, PATIENCE = 20_000_000, 25
#: The most bytes of a template; most have a few thousand.
TEMPLATE = 1_000_000
_TOO_MUCH = f"prints more than {TEXT:,} characters"

#: The result: text, or a file's bytes.
Made = TypeVar("Made", str, bytes)


class Folder(jinja2.FileSystemLoader):
    """The workspace's own templates; links that lead out of the workspace are refused."""

    def __init__(self, workspace: Path, inner: str = "") -> None:
        self.workspace, self.folder = workspace, f"templates/{inner}".rstrip("/")
        super().__init__(workspace / self.folder)

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text; SitrepError where it can't be read."""
        name = f"{self.folder}/{template}"
        try:
            self._check(name)
            return super().get_source(environment, template)
        except jinja2.TemplateNotFound:
            raise
        except UnicodeDecodeError as error:
            problem = bad_byte(name, error, "UTF-8", "save the file as UTF-8")
        except OSError as error:
            reason = f"can't be read: {error.strerror or error}"
            problem = Problem(name, Code.FILE_UNREADABLE, reason)
        raise SitrepError([problem])

    def _check(self, name: str) -> None:
        path = self.workspace / name
        if not path.is_file():
            return
        if not path.resolve().is_relative_to(self.workspace.resolve()):
            reason, hint = "leads out of the workspace", "copy the file itself into templates/"
            raise SitrepError([Problem(name, Code.FETCHED_FROM_OUTSIDE, reason, hint)])
        if path.stat().st_size > TEMPLATE:
            reason = f"is larger than {TEMPLATE:,} bytes"
            hint = "a template is text; move data out of it"
            raise SitrepError([Problem(name, Code.FILE_TOO_LARGE, reason, hint)])
        watch.note(str(path))


def collected(parts: Iterable[str]) -> str:
    """Return a template's text; a text that is too long is stopped, with the line reached."""
    text, length = [], 0
    for part in parts:
        before, length = length, length + len(part)
        if length <= TEXT:
            text.append(part)
        elif before <= TEXT and (clock := watch.current()):
            # Stop the template where it next prints: only there its line is known.
            sys.setprofile(_Stop(clock.folder))
    if length > TEXT:
        raise TakesTooMuch(_TOO_MUCH)
    return "".join(text)


def has_own(workspace: Path) -> bool:
    """Return whether a workspace has templates of its own."""
    folder = workspace / "templates"
    if folder.resolve() == shipped_templates().resolve():
        return False  # the bundled example, in the checkout
    return any(path.suffix in ENDINGS for path in folder.glob("**/*.*"))


def confined(make: Callable[..., Made], workspace: Path, *values: Any, **more: Any) -> Made:
    """Return the result of ``make``, run in a process with limits.

    ``make`` and its arguments are pickled. Raises SitrepError if a template fails.
    """
    if not has_own(workspace):
        return make(*values, **more)
    package = str(Path(__file__).parents[2])
    paths = [package, *filter(None, [os.environ.get("PYTHONPATH")])]
    # -P: a file in the current folder is never imported as a library.
    command = [sys.executable, "-P", "-c", "from sitrep.templating.limits import serve; serve()"]
    given = pickle.dumps((make, str(workspace / "templates"), PATIENCE, values, more))
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
    with TemporaryFile() as put, TemporaryFile() as out, TemporaryFile() as told:
        put.write(given)
        put.seek(0)
        code = _ran(command, env, (put, out, told))
        out.seek(0)
        told.seek(0)
        answer, error = out.read(), told.read().decode("utf-8", "replace")
    if code == 0:
        made: Made = _answer(answer)
        return made
    _ended(workspace, error, code)


def _ran(
    command: list[str], env: dict[str, str], files: tuple[IO[bytes], IO[bytes], IO[bytes]]
) -> int | None:
    """Return a process's exit code; ``None`` if it exceeded a limit and was killed."""
    import psutil  # not at the top: the separate process does not need it

    process = subprocess.Popen(command, env=env, stdin=files[0], stdout=files[1], stderr=files[2])
    end = time.monotonic() + PATIENCE
    try:
        while time.monotonic() < end:
            with suppress(subprocess.TimeoutExpired):
                return process.wait(0.02)
            # Not every system can limit memory, so it is checked here.
            with suppress(psutil.Error):
                if psutil.Process(process.pid).memory_info().rss > MEMORY:
                    break
        return None
    finally:
        process.kill()
        process.wait()


def _answer(output: bytes) -> Any:
    """Return the result: a first line of JSON describes it, the rest is the result itself."""
    head, _, body = output.partition(b"\n")
    answer = json.loads(head)
    if "problems" in answer:
        raise SitrepError(_problems(answer["problems"]))
    renamed.pass_on(_problems(answer["told"]))
    return body.decode() if answer["text"] else body


def _problems(given: Iterable[dict[str, Any]]) -> Iterator[Problem]:
    codes = {"code": Code, "severity": Severity}
    return (Problem(**{**p, **{k: kind(p[k]) for k, kind in codes.items()}}) for p in given)


def _ended(workspace: Path, error: str, code: int | None) -> NoReturn:
    """Raise what is known of a process that ended without a result."""
    late = "Timeout (" in error
    if code is not None and code > 0 and not late:
        raise RuntimeError(error)
    folder = re.escape(str(workspace / "templates"))
    shown = error.rpartition("Timeout (")[2]
    named = re.findall(rf'File "{folder}[/\\]([^"\n]+)", line', shown)
    # In a stack the innermost template comes first; in the list of loaded ones, the latest last.
    name = named[0 if late else -1].replace("\\", "/") if named else ""
    reason = "takes too much time or memory and was stopped"
    hint = "look for an endless loop, a huge number or text repeated too often"
    path = f"templates/{name}".rstrip("/")
    raise SitrepError([Problem(path, Code.TAKES_TOO_MUCH, reason, hint)])


# --- in the separate process --------------------------------------------------------------


def serve() -> None:
    """Make the call that stdin holds, within the limits; print its result or the problems."""
    make, folder, patience, values, more = pickle.loads(sys.stdin.buffer.read())
    watch.limit_memory()
    # Ends the process, with the template's name, even during one long call into C.
    faulthandler.dump_traceback_later(patience * 4 / 5, exit=True)
    made: str | bytes = b""
    try:
        with Watch(folder), renamed.noted() as told:
            made = make(*values, **more)
        answer: dict[str, Any] = {"text": isinstance(made, str)}
        answer["told"] = [asdict(problem) for problem in told]
    except TakesTooMuch as error:
        problem = Problem("templates", error.code, error.reason, error.hint)
        answer = {"problems": [asdict(problem)]}
    except SitrepError as error:
        answer = {"problems": [asdict(problem) for problem in error.problems]}
    body = made.encode() if isinstance(made, str) else made
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n" + body)


class _Stop:
    """A profiler that stops the rendering where a workspace's template next prints something."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def __call__(self, frame: FrameType, event: str, value: object) -> None:
        template = frame.f_globals.get("__jinja_template__")
        own = frame.f_code.co_filename.startswith(self.folder)
        if event != "return" or template is None or not own:
            return
        sys.setprofile(None)
        line = template.get_corresponding_lineno(frame.f_lineno)
        path = f"templates/{template.name}"
        raise SitrepError([Problem(path, Code.TAKES_TOO_MUCH, _TOO_MUCH, LOOP, line)])
