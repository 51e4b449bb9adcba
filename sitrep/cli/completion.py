"""``sitrep completion``: print the completion script of a shell."""

from __future__ import annotations

import click

from sitrep.cli.console import Command


@click.command(cls=Command, short_help="Print the completion script of bash, zsh or fish.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of SHELL; for bash: eval "$(sitrep completion bash)"."""
    from click.shell_completion import get_completion_class

    whole = click.get_current_context().find_root().command
    kind = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(whole, {}, "sitrep", "_SITREP_COMPLETE").source())
