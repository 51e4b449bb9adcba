"""``sitrep init``: make a workspace, empty or from a log."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitrep.cli.console import Command

if TYPE_CHECKING:
    from sitrep.propose import Proposal


@click.command(
    cls=Command, short_help="Make a workspace: a commented config.toml and empty tables."
)
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--from",
    "log",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Copy this log into it and propose which of its columns is which.",
)
def init(folder: Path, log: Path | None) -> None:
    """Make a workspace in FOLDER: a commented config.toml and empty tables."""
    from sitrep import workspace

    proposal = _proposed(log) if log else None
    for path in workspace.make(folder, proposal):
        click.echo(path)
    config = "" if folder == Path() else f" -c {shlex.quote(str(folder / 'config.toml'))}"
    if proposal is None:
        click.echo(f"Fill in {folder / 'data/events.csv'}, then: sitrep build{config}")
        return
    from sitrep.pipeline import gather
    from sitrep.propose.written import told

    for line in told(proposal, gather(folder / "config.toml"), config):
        click.echo(line)


def _proposed(log: Path) -> Proposal:
    from sitrep.propose import propose

    return propose(log)
