"""The option ``--edition``: names separated by commas; given twice, those of both count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def edition_option(help: str) -> Callable[[F], F]:
    """Return the option; ``help`` says what the command does with the editions."""
    return click.option(
        "--edition",
        "editions",
        multiple=True,
        metavar="public,partner,internal",
        callback=_editions,
        help=help,
    )


def _editions(
    ctx: click.Context, option: click.Parameter, given: tuple[str, ...]
) -> tuple[str, ...]:
    """Return the named editions; an unknown name is a usage error."""
    from sitrep.model.edition import EDITIONS
    from sitrep.model.problem import nearest

    names = ",".join(given).split(",")
    wanted = tuple(dict.fromkeys(n.strip().lower() for n in names if n.strip()))
    for name in wanted:
        if name not in EDITIONS:
            hint = nearest(name, [*EDITIONS])
            raise click.BadParameter(f'"{name}" is not an edition; {hint}', ctx, option)
    return wanted
