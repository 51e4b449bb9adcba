"""The option ``--edition``: one or several names, separated by commas."""

from __future__ import annotations

import click


def editions(ctx: click.Context, option: click.Parameter, names: str) -> tuple[str, ...]:
    """Return the named editions; an unknown name is a usage error."""
    from sitrep.model.edition import EDITIONS
    from sitrep.model.problem import nearest

    wanted = tuple(dict.fromkeys(n.strip().lower() for n in names.split(",") if n.strip()))
    for name in wanted:
        if name not in EDITIONS:
            hint = nearest(name, [*EDITIONS])
            raise click.BadParameter(f'"{name}" is not an edition; {hint}', ctx, option)
    return wanted
