"""Shared by the commands: exit codes, how problems are printed, and common options."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from sitrep.model.problem import Problem, SitrepError

PROBLEMS = 1


class Command(click.Command):
    """A command that turns a SitrepError into printed problems and an exit code."""

    def invoke(self, ctx: click.Context) -> object:
        """Run the command."""
        from sitrep.model.problem import FAULT, SitrepError

        try:
            return super().invoke(ctx)
        except SitrepError as error:
            if error.usage:
                raise click.UsageError(error.message, ctx) from None
            _refuse(error)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise
        except OSError as error:
            if not error.filename or ctx.params.get("verbose"):
                raise
            from sitrep.model.codes import Code
            from sitrep.model.problem import Problem

            hint = "check the name, the space on the disk, and who may write there"
            reason = f"can't be used: {error.strerror or error}"
            _refuse(
                SitrepError([Problem(str(error.filename), Code.FILE_NOT_WRITTEN, reason, hint)])
            )
        except Exception as error:
            if ctx.params.get("verbose"):
                raise
            click.echo(f"{FAULT}: {type(error).__name__}: {error}", err=True)
            told = "what the same command and --verbose says"
            told = told if "verbose" in ctx.params else "the command and this message"
            click.echo(f"Please report it with {told}.", err=True)
            raise SystemExit(PROBLEMS) from None


class Group(click.Group):
    """A group of such commands."""

    command_class = Command


def _refuse(error: SitrepError) -> NoReturn:
    from sitrep.model.problem import counted, errors_in

    show(error.problems)
    if error.message:
        click.echo(error.message, err=True)
    n = len(errors_in(error.problems))
    told = f"{counted(n, 'problem', 'problems')}; " if n else ""
    click.echo(f"{told}nothing was written.", err=True)
    raise SystemExit(PROBLEMS)


def show(problems: Iterable[Problem]) -> None:
    """Print problems to standard error."""
    from sitrep.cli.listing import problem_lines

    for line in problem_lines(problems):
        click.echo(line, err=True)


def confirm(what: str, period: str, yes: bool) -> None:
    """Have the person type the period, so that no other one is meant."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("Add --yes to go on without a question: nobody can be asked here.")
    if click.prompt(f"{what}. Type {period} to go on") != period:
        raise click.UsageError(f"That was not {period}; nothing was written.")


config_option = click.option(
    "--config",
    "-c",
    type=click.Path(path_type=Path),
    default=Path("config.toml"),
    show_default=True,
    help="The file that says what to report on.",
)
quiet_option = click.option("--quiet", "-q", is_flag=True, help="Print problems only.")
verbose_option = click.option("--verbose", "-v", is_flag=True, help="Print each stage.")
