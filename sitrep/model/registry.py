"""Registries: the modules of a package declare their entries, and no list repeats them."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, TypeVar


class Entry(Protocol):
    """An entry of a registry, with a name and a place among the others."""

    @property
    def name(self) -> str:
        """Return the name that people use."""

    @property
    def place(self) -> int:
        """Return its sort key, the lowest first."""


E = TypeVar("E", bound=Entry)


# A build asks some hundred times.
@cache
def declared(package: str, kind: type[E]) -> tuple[E, ...]:
    """Return each ``kind`` that a module of ``package`` declares, in the order of their places.

    Imports only the modules directly in the package: they import heavy libraries in their
    functions or in modules further down. Raises ValueError when a name is declared twice.
    """
    found: dict[str, E] = {}
    for module in iter_modules(import_module(package).__path__, f"{package}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, kind) and found.setdefault(value.name, value) is not value:
                raise ValueError(f'{module.name} declares "{value.name}" again')
    return tuple(sorted(found.values(), key=lambda entry: (entry.place, entry.name)))
