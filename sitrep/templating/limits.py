"""Run the workspace's templates in a separate process with limits.

Whatever a template does, the build goes on, or stops with the template's name and line. A
workspace without templates of its own needs no separate process.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import Any, NoReturn, TypeVar, cast

import jinja2

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError, bad_byte
from sitrep.templating import process, watch
from sitrep.templating.overrides import ENDINGS, shipped_templates
from sitrep.templating.watch import LOOP, TakesTooMuch

#: The most characters of one page.
TEXT = 20_000_000
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
    folder = workspace / "templates"
    try:
        return cast(Made, process.ask(make, folder, *values, **more))
    except process.Killed as error:
        _ended(folder, error.told, error.code)


def _ended(folder: Path, error: str, code: int | None) -> NoReturn:
    """Raise what is known of a process that ended without a result."""
    late = "Timeout (" in error
    if code is not None and code > 0 and not late:
        raise RuntimeError(error)
    shown = error.rpartition("Timeout (")[2]
    named = re.findall(rf'File "{re.escape(str(folder))}[/\\]([^"\n]+)", line', shown)
    # In a stack the innermost template comes first; in the list of loaded ones, the latest last.
    name = named[0 if late else -1].replace("\\", "/") if named else ""
    reason = "takes too much time or memory and was stopped"
    hint = "look for an endless loop, a huge number or text repeated too often"
    path = f"templates/{name}".rstrip("/")
    raise SitrepError([Problem(path, Code.TAKES_TOO_MUCH, reason, hint)])


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
