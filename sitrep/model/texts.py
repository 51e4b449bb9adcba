"""Every text of a report: all that any of its parts prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any


def texts(thing: Any) -> Iterator[str]:
    """Yield each text in ``thing``, its fields, its items and theirs, in order."""
    left = [thing]
    while left:
        thing = left.pop()
        if isinstance(thing, str):
            yield thing
        elif isinstance(thing, tuple | list):
            left.extend(reversed(thing))
        elif isinstance(thing, Mapping):
            left.extend(part for item in reversed([*thing.items()]) for part in reversed(item))
        else:
            kind: type = type(thing)
            left.extend(getattr(thing, name) for name in _fields(kind))


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the names of a dataclass's fields, the last first; none of another type."""
    # Asked once for each type: a report may hold a hundred thousand things of ten types.
    return tuple(field.name for field in reversed(fields(kind))) if is_dataclass(kind) else ()
