"""``sitrep sources``: list the formats that sitrep reads."""

from __future__ import annotations

import click

from sitrep.cli.console import Command


@click.command(cls=Command, short_help="List the formats sitrep reads; explain one.")
@click.argument("name", required=False, default="")
def sources(name: str) -> None:
    """List the formats sitrep reads; with NAME, show which columns of that format it reads."""
    from sitrep.propose import explained

    for line in explained.lines(name):
        click.echo(line)
