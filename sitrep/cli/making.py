"""Shared by the commands that make reports: their options, and the editions one after another."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitrep.cli.console import show

if TYPE_CHECKING:
    from sitrep.model.problem import Problem
    from sitrep.model.request import Built, Request

_DATE = click.DateTime(formats=["%Y-%m-%d"])


def _date(ctx: click.Context, option: click.Parameter, day: dt.datetime | None) -> dt.date | None:
    return day.date() if day else None


class _Languages(click.Choice[str]):
    """The languages of the catalogue, looked up only when they are asked for."""

    def __init__(self) -> None:
        super().__init__([])

    @property
    def choices(self) -> tuple[str, ...]:
        from sitrep.wording.catalogue import languages

        return tuple(languages())

    @choices.setter
    def choices(self, given: object) -> None:
        """Take no others."""


out_option = click.option(
    "--out",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    default=None,
    help="The folder that reports are written to, instead of reports/ beside config.toml.",
)
language_option = click.option(
    "--lang",
    "language",
    type=_Languages(),
    default=None,
    help="The report's language, instead of config.toml's.",
)
as_of_option = click.option(
    "--as-of",
    type=_DATE,
    default=None,
    metavar="YYYY-MM-DD",
    callback=_date,
    help="Count only what had been reported by this date.",
)
keep_going_option = click.option(
    "--keep-going",
    is_flag=True,
    help="Leave bad rows out, counted in the report, instead of stopping.",
)


@dataclass(frozen=True)
class Shown:
    """What the terminal shows of a build: ``tell`` prints what was made."""

    tell: Callable[[Built], None]
    quiet: bool = False
    verbose: bool = False


def make(request: Request, editions: tuple[str, ...], shown: Shown) -> None:
    """Build the report for each of ``editions``, or of config.toml's; tell each problem once."""
    from sitrep.choices import load
    from sitrep.model.last import read_once
    from sitrep.pipeline import build, gather

    told: set[Problem] = set()
    # All editions are of one reading of the inputs.
    read = read_once(gather)
    for edition in editions or load(request.config).report.editions:
        progress = Progress(shown.quiet, shown.verbose)
        try:
            built = build(replace(request, edition=edition), progress, read=read)
        finally:
            progress.end()
        show([problem for problem in built.problems if problem not in told])
        told |= {*built.problems}
        if not shown.quiet:
            shown.tell(built)


class Progress:
    """Shows the stage on one line of the terminal; with --verbose, one line for each stage."""

    def __init__(self, quiet: bool, verbose: bool) -> None:
        self.verbose, self.quiet = verbose, quiet
        self.live = sys.stderr.isatty() and not quiet and not verbose

    def __call__(self, stage: str) -> None:
        """Show the stage."""
        if self.verbose:
            click.echo(stage, err=True)
        elif self.live:
            click.echo(f"\r\x1b[2K{stage} …", err=True, nl=False)

    def end(self) -> None:
        """Clear the line."""
        if self.live:
            click.echo("\r\x1b[2K", err=True, nl=False)
