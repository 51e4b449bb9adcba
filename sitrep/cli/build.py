"""``sitrep build``: build and publish the report of one period."""

from __future__ import annotations

import datetime as dt
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitrep.cli.console import Command, config_option, quiet_option, show, verbose_option
from sitrep.cli.editions import edition_option
from sitrep.cli.formats import Formats

if TYPE_CHECKING:
    from sitrep.model.problem import Problem
    from sitrep.model.request import Built, Request

_DATE = click.DateTime(formats=["%Y-%m-%d"])


def _date(ctx: click.Context, option: click.Parameter, day: dt.datetime | None) -> dt.date | None:
    return day.date() if day else None


@click.command(cls=Command, short_help="Build a report; by default of the latest complete period.")
@click.argument("period", required=False, default="")
@config_option
@click.option(
    "--out",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="The folder that reports are written to, instead of reports/ beside config.toml.",
)
@edition_option("The audiences, each with a report of its own, instead of config.toml's.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["en"]),
    default=None,
    help="The report's language, instead of config.toml's.",
)
@click.option(
    "--format",
    "formats",
    type=Formats(),
    default="",
    help="Only these formats, instead of config.toml's.",
)
@click.option(
    "--template",
    default="",
    metavar="NAME",
    help="standard, flash, long, or a folder in templates/, instead of config.toml's.",
)
@click.option(
    "--as-of",
    type=_DATE,
    default=None,
    metavar="YYYY-MM-DD",
    callback=_date,
    help="Count only what had been reported by this date.",
)
@click.option(
    "--keep-going",
    is_flag=True,
    help="Leave bad rows out, counted in the report, instead of stopping.",
)
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
    _make(request, editions, quiet, verbose)


def _make(request: Request, editions: tuple[str, ...], quiet: bool, verbose: bool) -> None:
    """Build the report for each of ``editions``, or of config.toml's; tell each problem once."""
    from sitrep.choices import load
    from sitrep.pipeline import build

    told: set[Problem] = set()
    for edition in editions or load(request.config).report.editions:
        progress = _Progress(quiet, verbose)
        try:
            built = build(replace(request, edition=edition), progress)
        finally:
            progress.end()
        show([problem for problem in built.problems if problem not in told])
        told |= {*built.problems}
        if not quiet:
            _tell(built)


def _tell(built: Built) -> None:
    from sitrep.choices import outputs
    from sitrep.cli.listing import file_lines, not_asked_lines, summary_line

    for line in file_lines(built.folder, built.files, [o.ending for o in outputs()]):
        click.echo(line)
    for line in not_asked_lines(built.counts):
        click.echo(line)
    click.echo(summary_line(built.summary))


class _Progress:
    """Shows the stage on one line of the terminal; with --verbose, one line for each stage."""

    def __init__(self, quiet: bool, verbose: bool) -> None:
        self.verbose = verbose
        self.live = sys.stderr.isatty() and not quiet and not verbose

    def __call__(self, stage: str) -> None:
        if self.verbose:
            click.echo(stage, err=True)
        elif self.live:
            click.echo(f"\r\x1b[2K{stage} …", err=True, nl=False)

    def end(self) -> None:
        """Clear the line."""
        if self.live:
            click.echo("\r\x1b[2K", err=True, nl=False)
