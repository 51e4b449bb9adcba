"""What the modules of a package declare: the entries of a registry that no list repeats."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol, TypeVar


class Entry(Protocol):
    """What a registry holds: it has a name, and its place among the others."""

    @property
    def name(self) -> str:
        """Return what people call it."""

    @property
    def place(self) -> int:
        """Return where it stands: the lower, the earlier."""


E = TypeVar("E", bound=Entry)


def declared(package: str, kind: type[E]) -> tuple[E, ...]:
    """Return each ``kind`` that a module of ``package`` declares, in the order of their places.

    Only modules that stand in the package itself are imported; what is heavy stands deeper, or
    in their functions.
    """
    found: dict[str, E] = {}
    for module in iter_modules(import_module(package).__path__, f"{package}."):
        for value in vars(import_module(module.name)).values():
            if isinstance(value, kind) and found.setdefault(value.name, value) is not value:
                raise ValueError(f'{module.name} declares "{value.name}", which is there already')
    return tuple(sorted(found.values(), key=lambda entry: (entry.place, entry.name)))
