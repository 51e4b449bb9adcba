"""Find and replace the cells of a Summary: every place that holds, or could hold, a figure.

The type hints (``Value`` and ``Count``) say which fields are cells, so a field added later needs
no change here. The same walk builds a new Summary with some cells, or other parts, replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeAlias, TypeVar, get_args, get_type_hints

from sitrep.model.figure import Count, Value
from sitrep.model.summary import Summary

T = TypeVar("T")
#: The field names, indexes and keys that lead from a Summary to one of its parts.
Path: TypeAlias = tuple[Hashable, ...]
_CELLS = (Value, Count, Count | None)


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its path, and its figure, its count, or the reason why there is none."""

    path: Path
    value: Value | int


def cells(summary: Summary) -> Iterator[Cell]:
    """Yield every cell of ``summary``, including those without a figure."""
    return _cells(summary, Summary, ())


def replaced(summary: Summary, values: Mapping[Path, Value | int]) -> Summary:
    """Return ``summary`` with new values in the named cells; KeyError when a path is no cell."""
    known = {cell.path for cell in cells(summary)}
    if unknown := [path for path in values if path not in known]:
        raise KeyError(f"no cells of the summary: {unknown}")
    return rebuilt(summary, lambda path, part: values.get(path, part))


def rebuilt(whole: T, change: Callable[[Path, Any], Any]) -> T:
    """Return ``whole`` with each part, at any depth, replaced by ``change(path, part)``.

    Outer parts come first; the parts of what ``change`` returns are changed in turn.
    """
    made: T = _rebuilt(whole, type(whole), (), change)
    return made


def _cells(value: Any, hint: Any, path: Path) -> Iterator[Cell]:
    if hint in _CELLS:
        yield Cell(path, value)
        return
    for key, part, inner in _parts(value, hint):
        yield from _cells(part, inner, (*path, key))


def _rebuilt(value: Any, hint: Any, path: Path, change: Callable[[Path, Any], Any]) -> Any:
    value = change(path, value)
    if hint in _CELLS:
        return value
    parts, same = {}, True
    for key, part, inner in _parts(value, hint):
        parts[key] = _rebuilt(part, inner, (*path, key), change)
        same = same and parts[key] is part
    return value if same else _with(value, parts)


def _with(value: Any, parts: Mapping[Any, Any]) -> Any:
    if isinstance(value, tuple):
        return tuple(parts.values())
    return dict(parts) if isinstance(value, Mapping) else replace(value, **parts)


def _parts(value: Any, hint: Any) -> Iterator[tuple[Hashable, Any, Any]]:
    """Yield key, part and type of each part that can hold cells or is a dataclass."""
    if isinstance(value, Mapping):
        inner = get_args(hint)[1]
        yield from ((key, part, inner) for key, part in value.items())
    elif isinstance(value, tuple):
        inner = get_args(hint)[0]
        yield from ((place, part, inner) for place, part in enumerate(value))
    elif is_dataclass(value):
        kind: type = type(value)
        yield from ((name, getattr(value, name), inner) for name, inner in _fields(kind))


@cache
def _fields(kind: type) -> tuple[tuple[str, Any], ...]:
    """Return the fields that can hold cells or dataclasses; texts and dates are skipped."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple((f.name, hints[f.name]) for f in fields(kind) if _can_hold_cells(hints[f.name]))


def _can_hold_cells(hint: Any) -> bool:
    return hint in _CELLS or is_dataclass(hint) or any(map(_can_hold_cells, get_args(hint)))
