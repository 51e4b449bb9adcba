"""Old names: each still works for one minor version, with a warning.

The table ``RENAMED`` lists them all: fields and variables of the templates' context, tables,
charts, shipped template files, fields of report.json. The warning says what to write instead,
once for each line of a template. The table is searched only for a name that is not found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity


class Kind(StrEnum):
    """The kinds of renamed things; the comments show how ``old`` and ``new`` are written."""

    #: ``Chart.alt`` → ``description``, or a path from the same object: ``words.alt``.
    FIELD = "field"
    #: ``headline`` → ``report.masthead.title``
    NAME = "name"
    #: ``groups`` → ``casualty-groups``
    TABLE = "table"
    #: ``health-totals`` → ``facilities-affected``
    CHART = "chart"
    #: ``masthead.html`` → ``head.html``
    TEMPLATE = "template"
    #: ``masthead.title`` → ``heading``, or a path from the same object. Paths go through lists.
    JSON = "report.json"


@dataclass(frozen=True, slots=True)
class Renamed:
    """One renaming; ``new`` is empty if nothing replaces ``old``, which then prints nothing.

    ``since`` is the version that renamed it, ``gone`` the one that removes the old name; ``also``
    is what to do besides writing the new one.
    """

    kind: Kind
    old: str
    new: str
    since: str
    gone: str
    also: str = ""

    @property
    def name(self) -> str:
        """The old name alone, as people write it."""
        path = self.kind in (Kind.FIELD, Kind.JSON)
        return self.old.rpartition(".")[2] if path else self.old

    @property
    def reason(self) -> str:
        """Why the old name is outdated."""
        what = f'renamed to "{self.new}"' if self.new else "removed"
        return f"was {what} in {self.since}"

    @property
    def remedy(self) -> str:
        """What to write instead."""
        written = f'write "{self.new}"' if self.new else "remove it"
        return f"{written} and {self.also}" if self.also else written


RENAMED: tuple[Renamed, ...] = (
    # The section of key events says in sentences what this table of the overview said.
    Renamed(
        Kind.TABLE,
        "events",
        "annex-events",
        "0.1",
        "0.2",
        also='list "annex_events", which has it, in [report] sections',
    ),
    # Its scale is one of numbers, no longer of dates.
    Renamed(Kind.CHART, "claims-timeline", "casualty-totals", "0.1", "0.2"),
)

_told: ContextVar[dict[Problem, None] | None] = ContextVar("told", default=None)


def every(kind: Kind) -> tuple[Renamed, ...]:
    """Return the renamings of one kind."""
    return tuple(entry for entry in RENAMED if entry.kind is kind)


def find(kind: Kind, old: str) -> Renamed | None:
    """Return the renaming of an old name; ``None`` if there is none."""
    return next((entry for entry in RENAMED if entry.kind is kind and entry.old == old), None)


def follow(thing: Any, path: str) -> Any:
    """Return the value at a dotted path from ``thing``; empty text for an empty path."""
    for part in path.split(".") if path else ():
        thing = thing[part] if isinstance(thing, dict) else getattr(thing, part)
    return thing if path else ""


@contextmanager
def noted() -> Iterator[dict[Problem, None]]:
    """Collect the warnings of this block: the keys, each once, in order."""
    found: dict[Problem, None] = {}
    token = _told.set(found)
    try:
        yield found
    finally:
        _told.reset(token)


def pass_on(problems: Iterable[Problem]) -> None:
    """Add warnings, such as those of another process, to the ones being collected."""
    found = _told.get()
    if found is not None:
        found.update(dict.fromkeys(problems))


def tell(entry: Renamed, path: str, line: int = 0, *, do: str = "") -> None:
    """Warn that the template at ``path`` still uses an old name; ``do`` replaces the remedy."""
    hint = f"{do or entry.remedy}; the old name stops working in {entry.gone}"
    pass_on(
        [
            Problem(
                path, Code.NAME_OUTDATED, entry.reason, hint, line, "", entry.name, Severity.WARNING
            )
        ]
    )


# --- report.json --------------------------------------------------------------------------


def with_old_names(data: Any) -> Any:
    """Return report.json's data with each renamed field under its old name too."""
    for entry in every(Kind.JSON):
        for parent in _parents(data, entry):
            parent[entry.name] = follow(parent, entry.new)
    return data


def with_new_names(data: Any) -> Any:
    """Return the data of an earlier version's report.json under the current names."""
    for entry in every(Kind.JSON):
        *way, last = entry.new.split(".")
        for parent in _parents(data, entry):
            if entry.new and entry.name in parent:
                place = parent
                for part in way:
                    place = place.setdefault(part, {})
                place.setdefault(last, parent[entry.name])
    return data


def _parents(data: Any, entry: Renamed) -> Iterator[dict[str, Any]]:
    """Yield each object of report.json that has, or had, the field of ``entry``."""
    found = [data]
    for part in entry.old.split(".")[:-1]:
        inner = [thing[part] for thing in found if isinstance(thing, dict) and part in thing]
        found = [t for thing in inner for t in (thing if isinstance(thing, list) else [thing])]
    return (thing for thing in found if isinstance(thing, dict))
