"""``sitrep publish``: hand a draft out, as number N or as a revision, and put it on record."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitrep.cli.bundling import Handing, bundle_options, handing
from sitrep.cli.console import (
    Command,
    config_option,
    confirm,
    quiet_option,
    show,
    verbose_option,
)
from sitrep.cli.making import Progress, as_of_option

if TYPE_CHECKING:
    from sitrep.release import Asked, Planned


@click.command(cls=Command, short_help="Publish a draft: number it, hand it out, keep the record.")
@click.argument("period")
@config_option
@click.option(
    "--reason", default="", metavar="TEXT", help="Why it is published again. It is printed."
)
@click.option("--template", default="", metavar="NAME", help="That of the draft, as for build.")
@as_of_option
@click.option("--yes", is_flag=True, help="Do not ask.")
@bundle_options
@quiet_option
@verbose_option
def publish(
    period: str,
    config: Path,
    reason: str,
    template: str,
    as_of: dt.date | None,
    yes: bool,
    bundle: str | None,
    edition: str | None,
    quiet: bool,
    verbose: bool,
) -> None:
    """Publish the draft of PERIOD: into reports/, with the next number, and onto the record.

    Published again, it is revision 2, in a folder of its own, and needs --reason. Nothing that
    is published is overwritten. From the first time on, "sitrep build" makes drafts in drafts/.

    With --bundle, what is handed over is put into a folder or zip too. Of a report that is
    published already, without --reason, only the bundle is made.
    """
    from sitrep.model.request import clock, today
    from sitrep.release import Asked

    asked = Asked(config, period, today(), clock(), " ".join(reason.split()), template, as_of)
    progress = Progress(quiet, verbose)
    hand = handing(asked, bundle, edition, progress)
    if hand is None or not hand.alone:
        _handed_out(asked, hand, yes, progress)
    if hand:
        hand.over()


def _handed_out(asked: Asked, hand: Handing | None, yes: bool, progress: Progress) -> None:
    """Publish what is asked for, if a person agrees and its bundle can be made."""
    from sitrep.release import prepared
    from sitrep.release import publish as published

    planned = prepared(asked)
    if hand:
        hand.refuse(planned)
    show(planned.told)
    confirm(f"{_named(planned)} is to be published", planned.period.id, yes)
    try:
        done = published(asked, progress)
    finally:
        progress.end()
    show(dict.fromkeys(done.problems))
    if not progress.quiet:
        for folder in done.folders:
            click.echo(f"{folder}/")
        click.echo(f"Published: {_named(done.planned)}.")


def _named(planned: Planned) -> str:
    number = "" if planned.number is None else f", No. {planned.number}"
    again = f", revision {planned.revision}" if planned.revision > 1 else ""
    return f"{planned.base}{number}{again}"
