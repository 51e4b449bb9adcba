"""Find the workspaces that addresses name, and fetch an outline of each: what a plan looks at.

That is all but its logs and reports: config.toml with the files it names, words and templates.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from sitrep.batch.job import Place
from sitrep.batch.remote.address import Address
from sitrep.batch.remote.copy import folder_of, told
from sitrep.batch.remote.names import unfit
from sitrep.batch.remote.store import Store
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError

#: Folders of a workspace that its pages hang on.
_LOOKED_AT = ("words", "templates", ".sitrep/templates")
_CLEARED = "cleared.toml"
#: So many workspaces are fetched at once; a store answers each question after a while.
_AT_ONCE = 8


class Outlines:
    """What a plan looks at of workspaces at addresses, in a folder that goes with this object."""

    def __init__(self) -> None:
        self._paths: dict[Address, Path] = {}
        self._failed: dict[Place, SitrepError] = {}

    def fetch(self, configs: list[Address]) -> None:
        """Fetch the outlines of workspaces, by the addresses of their config.toml."""
        if not configs:
            return
        home = folder_of(self, "sitrep-plan-")
        self._paths = {c: home / str(n) / c.name for n, c in enumerate(configs)}
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            ends = zip(configs, pool.map(_fetch, self._paths.items()), strict=True)
            self._failed = {config: error for config, error in ends if error}

    def path(self, config: Address) -> Path:
        """Return where a config.toml is here, or would be."""
        return self._paths[config]

    def refuse(self, config: Place) -> None:
        """Raise SitrepError with why a workspace could not be fetched, if it was to be."""
        if error := self._failed.get(config):
            raise error

    def told(self, error: SitrepError) -> SitrepError:
        """Return an error with addresses in the place of the paths of outlines."""
        places = [(str(path.parent), config.parent) for config, path in self._paths.items()]
        return SitrepError([told(p, places) for p in error.problems] or error.message)


def found(named: Address) -> list[Address]:
    """Return each config.toml that an address names; raises SitrepError where it can't be read."""
    configs, problems = [], []
    for place, is_folder in Store(named).glob():
        # Its name becomes that of a workspace, and of a folder in --out.
        if why := unfit("/".join(place.parts)):
            hint = "rename it, or name the others"
            problems.append(Problem(str(place), Code.NAME_UNFIT, why, hint))
        elif not is_folder:
            configs.append(place)
        elif Store(place).has("config.toml"):
            configs.append(place / "config.toml")
    if problems:
        raise SitrepError(problems)
    return configs


def _fetch(place: tuple[Address, Path]) -> SitrepError | None:
    """Fetch what is looked at of one workspace; return why it can't be."""
    config, here = place[0], place[1].parent
    try:
        store = Store(config.parent)
        files, folders = store.top()
        store.fetch({n: seen for n, seen in files.items() if n in (config.name, _CLEARED)}, here)
        names = {*_named(here / config.name)}
        looked_at = {*folders} & {n.partition("/")[0] for n in (*names, *_LOOKED_AT)}
        files |= store.below(*sorted(looked_at))
        store.fetch({n: seen for n, seen in files.items() if _is_looked_at(n, names)}, here)
    except SitrepError as error:
        return error
    return None


def _is_looked_at(name: str, named: set[str]) -> bool:
    return name in named or name.startswith(tuple(f"{folder}/" for folder in _LOOKED_AT))


def _named(config: Path) -> Iterator[str]:
    """Yield each text of config.toml that may be the name of a file, but for its sources."""
    try:
        given = tomllib.loads(config.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return  # it is told when it is loaded
    yield from _texts({key: value for key, value in given.items() if key != "source"})


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value.removeprefix("./")
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)
