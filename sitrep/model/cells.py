"""Find and replace the cells of a Summary: every place that holds, or could hold, a figure.

The type hints (``Value`` and ``Count``) say which fields are cells, so a field added later needs
no change here. The same walk builds a new Summary with some cells, or other parts, replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

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


@dataclass(frozen=True, eq=False, slots=True)
class _Shape:
    """What a type hint says of a part: whether it is a cell, and what its own parts are.

    Made once a hint: to compare two hints takes longer than all else that is done with a part.
    """

    is_cell: bool
    #: Of a tuple's items and a mapping's values.
    inner: _Shape | None = None


def cells(summary: Summary) -> Iterator[Cell]:
    """Yield every cell of ``summary``, including those without a figure."""
    return _cells(summary, _shape(Summary), ())


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
    made: T = _rebuilt(whole, _shape(type(whole)), (), change)
    return made


def _cells(value: Any, shape: _Shape, path: Path) -> Iterator[Cell]:
    if shape.is_cell:
        yield Cell(path, value)
        return
    for key, part, inner in _parts(value, shape):
        yield from _cells(part, inner, (*path, key))


def _rebuilt(value: Any, shape: _Shape, path: Path, change: Callable[[Path, Any], Any]) -> Any:
    value = change(path, value)
    if shape.is_cell:
        return value
    parts, same = {}, True
    for key, part, inner in _parts(value, shape):
        parts[key] = _rebuilt(part, inner, (*path, key), change)
        same = same and parts[key] is part
    return value if same else _with(value, parts)


def _with(value: Any, parts: Mapping[Any, Any]) -> Any:
    if isinstance(value, tuple):
        return tuple(parts.values())
    return dict(parts) if isinstance(value, Mapping) else replace(value, **parts)


def _parts(value: Any, shape: _Shape) -> Iterable[tuple[Hashable, Any, _Shape]]:
    """Return key, part and shape of each part that can hold cells or is a dataclass."""
    if shape.inner is None:
        kind: type = type(value)
        return [(name, getattr(value, name), inner) for name, inner in _fields(kind)]
    items = enumerate(value) if isinstance(value, tuple) else value.items()
    return [(key, part, shape.inner) for key, part in items]


@cache
def _fields(kind: type) -> tuple[tuple[str, _Shape], ...]:
    """Return the fields that can hold cells or dataclasses; texts and dates are skipped."""
    if not is_dataclass(kind):
        return ()
    hints = get_type_hints(kind, include_extras=True)
    held = (f.name for f in fields(kind) if _can_hold_cells(hints[f.name]))
    return tuple((name, _shape(hints[name])) for name in held)


def _shape(hint: Any) -> _Shape:
    if hint in _CELLS:
        return _Shape(is_cell=True)
    container, given = get_origin(hint), get_args(hint)
    if container in (tuple, Mapping):
        return _Shape(is_cell=False, inner=_shape(given[container is Mapping]))
    return _Shape(is_cell=False)


def _can_hold_cells(hint: Any) -> bool:
    return hint in _CELLS or is_dataclass(hint) or any(map(_can_hold_cells, get_args(hint)))
