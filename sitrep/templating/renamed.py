"""Fields of the templates' context that have a new name, or that will go.

They stay readable for one minor version. Whoever reads one is told, once for each line of a
template, what to write instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity


@dataclass(frozen=True, slots=True)
class Renamed:
    """``new``: where it is now, as a path from the same object; empty if nothing replaces it."""

    new: str
    since: str
    gone: str


#: By class and field ("Chart.alt"), or by a name of the context ("organisation").
RENAMED: Mapping[str, Renamed] = {}

_told: ContextVar[dict[Problem, None] | None] = ContextVar("told", default=None)


@contextmanager
def noted() -> Iterator[dict[Problem, None]]:
    """Gather what is told meanwhile; the keys are the warnings, each once, in order."""
    found: dict[Problem, None] = {}
    token = _told.set(found)
    try:
        yield found
    finally:
        _told.reset(token)


def pass_on(problems: Iterable[Problem]) -> None:
    """Note what was told in another process."""
    found = _told.get()
    if found is not None:
        found.update(dict.fromkeys(problems))


def tell(old: str, entry: Renamed, path: str, line: int) -> None:
    """Warn that the template at ``path`` still reads ``old``, a key of RENAMED."""
    found = _told.get()
    if found is None:
        return
    name = old.rpartition(".")[2]
    if entry.new:
        reason, hint = f'is called "{entry.new}" since {entry.since}', f'write "{entry.new}"'
    else:
        reason, hint = f"is going away, said since {entry.since}", "do without it"
    hint += f"; it is gone in {entry.gone}"
    at = (line, "", name, Severity.WARNING)
    found[Problem(path, Code.NAME_OUTDATED, reason, hint, *at)] = None
