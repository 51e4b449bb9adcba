"""The fields of a Summary's parts that name sources, and their replacement.

What goes in is a part and the new name of each source; a source without one keeps its name.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

#: Fields that hold a source's name.
_ONE = ("source", "distinct_source")


def renamed(part: Any, name: Callable[[str], str]) -> Any:
    """Return a dataclass with the sources in its own fields renamed by ``name``."""
    new: dict[str, Any] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name in _ONE and isinstance(value, str) and value:
            new[field.name] = name(value)
        elif field.name == "sources":
            new[field.name] = tuple(name(v) if isinstance(v, str) else v for v in value)
        elif field.name == "stated_by":
            new[field.name] = {k: tuple(map(name, by)) for k, by in value.items()}
    changed = {field: value for field, value in new.items() if value != getattr(part, field)}
    return replace(part, **changed) if changed else part
