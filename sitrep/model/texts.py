"""Every text of a report: all that any of its parts prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any


def texts(thing: Any) -> Iterator[str]:
    """Yield each text in ``thing``, its fields, its items and theirs, in order."""
    if isinstance(thing, str):
        yield thing
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from texts(getattr(thing, field.name))
    elif isinstance(thing, Mapping):
        for item in thing.items():
            yield from texts(item)
    elif isinstance(thing, tuple | list):
        for item in thing:
            yield from texts(item)
