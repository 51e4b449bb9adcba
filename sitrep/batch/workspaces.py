"""The workspaces of a batch: what names them, and what each is called on the terminal."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitrep.batch.job import Place
from sitrep.batch.remote import address
from sitrep.batch.remote.address import Address
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError


@dataclass(frozen=True)
class Found:
    """Each config.toml of a batch, and by their addresses the stores that can't be read."""

    configs: tuple[Place, ...]
    unread: Mapping[Address, SitrepError]


def found(names: Sequence[str], root: Path) -> Found:
    """Return what ``names`` give; raises SitrepError with each that gives nothing.

    Paths start from ``root``.
    """
    configs: list[Place] = []
    problems: list[Problem] = []
    unread: dict[Address, SitrepError] = {}
    for name in names or (".",):
        try:
            at = _place(name, root)
        except SitrepError as error:
            problems += error.problems
            continue
        try:
            here: Sequence[Place] = _at(at) if isinstance(at, Address) else _here(at)
        except SitrepError as error:
            unread[Address(str(at))] = error
            continue
        if not here:
            hint = 'name workspaces or their config.toml, such as "countries/*"'
            said = (Code.FILE_MISSING, "names no workspace", hint)
            problems.append(Problem("sitrep batch", *said, column="configs", value=name))
        configs += here
    if problems:
        raise SitrepError(problems)
    return Found(tuple(dict.fromkeys(configs)), unread)


def _here(named: Path) -> list[Place]:
    paths = [Path(p) for p in sorted(glob.glob(str(named), recursive=True))]
    files = [p / "config.toml" if p.is_dir() else p for p in paths]
    return [p for p in files if p.is_file()]


def _at(named: Address) -> Sequence[Place]:
    from sitrep.batch.remote import outlines

    return outlines.found(named)


def _place(name: str, root: Path) -> Place:
    """Return where ``name`` leads; ``file://`` is a path like any other."""
    if not address.is_address(name):
        return root / name
    path = address.local(name)
    return Path("/", path) if path is not None else address.read(name, "configs")


def out_of(text: str | None) -> Place | None:
    """Return where reports go instead of their workspaces; raises SitrepError for no address."""
    if text is None or not address.is_address(text):
        return None if text is None else Path(text)
    path = address.local(text)
    return Path("/", path) if path is not None else address.read(text, "out")


def named(configs: Sequence[Place]) -> dict[Place, str]:
    """Return each config.toml with the name of its workspace: as much of its path as tells it."""
    ways = {place: _way(place) for place in configs}
    names = {}
    for place, way in ways.items():
        others = [other for one, other in ways.items() if one != place]
        sizes = range(1, len(way) + 1)
        alone = (n for n in sizes if all(other[-n:] != way[-n:] for other in others))
        names[place] = "/".join(way[-next(alone, len(way)) :])
    return names


def _way(config: Place) -> tuple[str, ...]:
    """Return the parts of the path that a workspace is called by."""
    usual = config.name == "config.toml"
    if isinstance(config, Address):
        return config.parts[:-1] if usual else (*config.parts[:-1], Path(config.name).stem)
    path = config.resolve()
    return (path.parent if usual else path.with_suffix("")).parts


def addresses(configs: Iterable[Place]) -> list[Address]:
    """Return those that are at addresses."""
    return [place for place in configs if isinstance(place, Address)]
