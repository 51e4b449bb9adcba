"""The option ``--format``: the outputs are looked up only when it is used.

Given twice, the formats of both are wanted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any, TypeVar

import click
from click.shell_completion import CompletionItem

F = TypeVar("F", bound=Callable[..., Any])


def format_option(help: str) -> Callable[[F], F]:
    """Return the option; ``help`` says what the command does with the formats."""
    return click.option(
        "--format", "formats", type=Formats(), multiple=True, callback=_joined, help=help
    )


def _joined(
    ctx: click.Context, option: click.Parameter, given: Iterable[tuple[str, ...]]
) -> tuple[str, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(given)))


class Formats(click.ParamType[tuple[str, ...]]):
    """Names of outputs in the registry, separated by commas."""

    name = "formats"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the text that the help shows: every format."""
        return ",".join(self._known())

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        """Return the named formats; an unknown name is a usage error."""
        from sitrep.model.problem import nearest

        if isinstance(value, tuple):
            return value
        wanted = tuple(part.strip().lower() for part in str(value).split(",") if part.strip())
        for name in wanted:
            if name not in (known := self._known()):
                self.fail(f'"{name}" is not a format; {nearest(name, known)}', param, ctx)
        return wanted

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the typed list with its last name completed."""
        before, comma, last = incomplete.rpartition(",")
        found = (name for name in self._known() if name.startswith(last))
        return [CompletionItem(f"{before}{comma}{name}") for name in found]

    @staticmethod
    def _known() -> list[str]:
        from sitrep.choices import outputs

        return [output.name for output in outputs()]
