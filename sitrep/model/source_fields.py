"""The fields of a Summary's parts that name sources, and their replacement.

What goes in is a part and the new name of each source; a source without one keeps its name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from functools import cache
from typing import Any

#: Fields that hold a source's name.
_ONE = ("source", "distinct_source")
#: Fields that hold several: as a tuple, and by measure.
_SEVERAL, _BY_MEASURE = "sources", "stated_by"


def renamed(part: Any, name: Callable[[str], str]) -> Any:
    """Return a dataclass with the sources in its own fields renamed by ``name``."""
    new: dict[str, Any] = {}
    kind: type = type(part)
    for field in _fields(kind):
        value = getattr(part, field)
        if field == _SEVERAL:
            new[field] = tuple(name(v) if isinstance(v, str) else v for v in value)
        elif field == _BY_MEASURE:
            new[field] = {k: tuple(map(name, by)) for k, by in value.items()}
        elif isinstance(value, str) and value:
            new[field] = name(value)
    changed = {field: value for field, value in new.items() if value != getattr(part, field)}
    return replace(part, **changed) if changed else part


@cache
def _fields(kind: type) -> tuple[str, ...]:
    """Return the fields of a dataclass that name sources."""
    known = {*_ONE, _SEVERAL, _BY_MEASURE}
    return tuple(field.name for field in fields(kind) if field.name in known)
