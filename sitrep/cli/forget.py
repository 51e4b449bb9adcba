"""``sitrep forget``: take the personal columns of events, facilities or old rows out."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitrep.cli.console import PROBLEMS, Command, config_option, quiet_option, show

if TYPE_CHECKING:
    from sitrep.forget import Plan


def _day(ctx: click.Context, option: click.Parameter, text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except ValueError:
        reason = f'"{text}" is not a date; write it like 2025-01-01'
        raise click.BadParameter(reason, ctx, option) from None


@click.command(cls=Command, short_help="Take names, places and texts of events out; keep figures.")
@click.argument("what", nargs=-1, metavar="[EVENT|FACILITY]...")
@config_option
@click.option("--before", default="", metavar="DATE", callback=_day, help="All rows before DATE.")
@click.option("--reason", default="", metavar="TEXT", help="Why; it is written down. Required.")
@click.option("--log", is_flag=True, help="Also empty the cells in the present files.")
@click.option("--dry-run", is_flag=True, help="List what would change and write nothing.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@quiet_option
def forget(
    what: tuple[str, ...],
    config: Path,
    before: dt.date | None,
    reason: str,
    log: bool,
    dry_run: bool,
    yes: bool,
    quiet: bool,
) -> None:
    """Take out what may name people and places; figures stay.

    Name EVENTs and FACILITYs by their ids (a facility by its name, too), or all that is dated
    before a day. Exports in previous/ are emptied of it, restricted reports and the cache are
    removed, and forgotten.toml says what was done. Your own files change with --log alone.
    """
    from sitrep.forget import carry_out, plan
    from sitrep.model.problem import errors_in
    from sitrep.model.request import clock, today

    _check(what, before, reason.strip(), dry_run)
    planned = plan(config, what, before, clock(), log=log)
    show(planned.told)
    if not quiet:
        for line in _lines(planned):
            click.echo(line)
    if planned.done or dry_run:
        said = "Nothing was written: --dry-run." if dry_run else "Nothing else is left to forget."
        click.echo(said) if not quiet else None
        return
    _confirm(yes)
    failed = carry_out(planned, reason.strip(), today())
    show(failed)
    if not quiet:
        click.echo("Written down in forgotten.toml.")
    if errors_in(failed):
        click.echo("Not all is done: run the same command again.", err=True)
        raise SystemExit(PROBLEMS)


def _check(what: tuple[str, ...], before: dt.date | None, reason: str, dry_run: bool) -> None:
    """Refuse a call that says too little, or two things at once."""
    if what and before:
        raise click.UsageError("Name events and facilities, or say --before, not both.")
    if not (what or before):
        raise click.UsageError("Say what to forget: the id of an event, a facility, or --before.")
    if not reason and not dry_run:
        raise click.UsageError('Say why, since it is written down: --reason "…"')
    if reason.encode("utf-8", "ignore").decode() != reason:
        raise click.UsageError("It is written down, and the reason is not in UTF-8.")


def _confirm(yes: bool) -> None:
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError("This can't be undone: add --yes, since nobody can be asked here.")
    click.confirm("This can't be undone. Forget it?", abort=True)


def _lines(planned: Plan) -> Iterator[str]:
    """Yield a line for each file that changes or goes."""
    from sitrep.forget.told import described

    folder = planned.config.folder
    for change in planned.changes:
        yield described(change.held)
    for report in planned.reports:
        again = f"sitrep build {report.period} --edition {report.edition}"
        yield f"{report.folder.relative_to(folder).as_posix()}/: goes; {again} makes it again"
    for path in planned.left:
        yield f"{path}: goes, since a stopped command has left it"
    if n := len(planned.cached):
        entries = "1 entry goes" if n == 1 else f"{n} entries go"
        yield f"{planned.cached[0].parent}: {entries}; the cache does not show whose they are"
