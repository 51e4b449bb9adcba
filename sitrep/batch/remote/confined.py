"""Hold a workspace at an address to its own files.

Whoever may write to a bucket writes its config.toml too. On this machine that must not read what is
no part of the workspace, nor log in to a database with what is in the environment here.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from sitrep.config import connections
from sitrep.config.complaints import locate
from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

_SQLITE = "sqlite:///"


def refuse(config: Config) -> None:
    """Raise SitrepError with all that config.toml names outside the workspace."""
    if problems := [*_sources(config), *_files(config)]:
        raise SitrepError(problems)


def _sources(config: Config) -> Iterator[Problem]:
    for place, source in enumerate(config.sources):
        for key in ("path", "withdrawn"):
            text = getattr(source, key) or ""
            line, column = locate(config.text, ("source", place, key)), f"source.{place + 1}.{key}"
            file = text.removeprefix(_SQLITE)
            if connections.is_address(file):
                reason = "is a database, and this workspace is at an address"
                hint = "save what the query returns as a file in the workspace, and name that"
                said = (Code.VALUE_NOT_ALLOWED, reason, hint)
                yield Problem(str(config.path), *said, line, column)
            elif _leads_out(file):
                yield _outside(config, line, column, text)


def _files(config: Config) -> Iterator[Problem]:
    """Yield each other file that is named outside: a logo, a gazetteer, boundaries."""
    folder = config.folder.resolve()
    sources = {config.folder / source.path for source in config.sources}
    for path in config.named():
        if path not in sources and not path.resolve().is_relative_to(folder):
            yield _outside(config, 0, "", str(path))


def _outside(config: Config, line: int, column: str, value: str) -> Problem:
    reason = "leads out of the workspace, which is at an address"
    hint = "put the file into the workspace, and name it from there"
    return Problem(str(config.path), Code.LINK_LEADS_OUT, reason, hint, line, column, value)


def _leads_out(name: str) -> bool:
    paths = (PurePosixPath(name), PureWindowsPath(name))
    drive = PureWindowsPath(name).drive
    return bool(drive) or any(path.is_absolute() or ".." in path.parts for path in paths)
