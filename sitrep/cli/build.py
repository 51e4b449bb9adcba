"""``sitrep build``: build and publish the report of one period."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitrep.cli.console import Command, config_option, quiet_option, verbose_option
from sitrep.cli.editions import edition_option
from sitrep.cli.formats import format_option
from sitrep.cli.making import (
    Shown,
    as_of_option,
    keep_going_option,
    language_option,
    make,
    out_option,
)

if TYPE_CHECKING:
    from sitrep.model.request import Built

#: Told once, after the first build of a workspace.
HOW = 'When a report is handed out, "sitrep publish PERIOD" numbers it and keeps what is behind it.'


@click.command(cls=Command, short_help="Build a report; by default of the latest complete period.")
@click.argument("period", required=False, default="")
@config_option
@out_option
@edition_option("The audiences, each with a report of its own, instead of config.toml's.")
@language_option
@format_option("Only these formats, instead of config.toml's.")
@click.option(
    "--template",
    default="",
    metavar="NAME",
    help="standard, flash, long, or a folder in templates/, instead of config.toml's.",
)
@as_of_option
@keep_going_option
@quiet_option
@verbose_option
def build(
    period: str,
    config: Path,
    out: Path | None,
    editions: tuple[str, ...],
    language: str | None,
    formats: tuple[str, ...],
    template: str,
    as_of: dt.date | None,
    keep_going: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Build the report for PERIOD; without it, the latest complete week with data.

    PERIOD is a week (2026-W10), a date in it (2026-03-02), several weeks (2026-W09..W12), a
    month (2026-03), a quarter (2026-Q1), a year (2026) or dates (2026-03-02..2026-03-20), and
    compared with the one of its kind before it. "44", "W44", "last week" and "March 2026" are
    understood too.
    """
    from sitrep.model.request import Request, clock, today

    request = Request(
        config=config,
        created=today(),
        period=period,
        out=out,
        as_of=as_of,
        language=language or "",
        formats=formats,
        keep_going=keep_going,
        template=template,
        today=clock(),
    )
    first = out is None and not quiet and not (request.reports / "index.html").exists()
    make(request, editions, Shown(_tell, quiet, verbose))
    if first and (request.reports / "index.html").exists():
        click.echo(HOW)


def _tell(built: Built) -> None:
    from sitrep.choices import outputs
    from sitrep.cli.listing import file_lines, not_asked_lines, summary_line

    for line in file_lines(built.folder, built.files, [o.ending for o in outputs()]):
        click.echo(line)
    for line in not_asked_lines(built.counts):
        click.echo(line)
    click.echo(summary_line(built.summary))
