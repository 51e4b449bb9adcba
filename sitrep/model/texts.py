"""Every text of a report: all that any of its parts prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
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
        elif is_dataclass(thing):
            left.extend(getattr(thing, field.name) for field in reversed(fields(thing)))
        elif isinstance(thing, Mapping):
            left.extend(part for item in reversed([*thing.items()]) for part in reversed(item))
