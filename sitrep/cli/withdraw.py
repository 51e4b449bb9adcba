"""``sitrep withdraw``: take a published report back; a page says so, and the record stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitrep.cli.console import PROBLEMS, Command, config_option, confirm, quiet_option, show

if TYPE_CHECKING:
    from sitrep.release.withdrawing import Planned


@click.command(cls=Command, short_help="Take a published report back; a page says so.")
@click.argument("period")
@config_option
@click.option("--reason", required=True, metavar="TEXT", help="Why. It is printed for all readers.")
@click.option("--template", default="", metavar="NAME", help="Only the report by this template.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@quiet_option
def withdraw(period: str, config: Path, reason: str, template: str, yes: bool, quiet: bool) -> None:
    """Withdraw the published report of PERIOD, with all its revisions and editions.

    Its files are removed. A page in their place says when it was withdrawn and why, and so do the
    list of reports and the feed: everybody reads the reason. The record stays, and the number is
    not given again. Publish the period again for a further revision.
    """
    from sitrep.model.request import today
    from sitrep.release.withdrawing import Asked, plan
    from sitrep.release.withdrawing import withdraw as taken_back

    asked = Asked(config, period, today(), " ".join(reason.split()), template)
    planned = plan(asked)
    confirm(f"{_named(planned)} is to be withdrawn", planned.period, yes)
    done = taken_back(asked)
    show(dict.fromkeys((*done.problems, *done.unfinished)))
    if done.unfinished:
        click.echo("The report is withdrawn, and some of its files may still be there.", err=True)
        raise SystemExit(PROBLEMS)
    if not quiet:
        for folder in done.folders:
            click.echo(f"{folder}/index.html")
        click.echo(f"Withdrawn: {_named(planned)}.")


def _named(planned: Planned) -> str:
    """Return the names of the reports, each revision's too, with their number."""
    number = next((k.entry.number for k in planned.kept if k.entry.number is not None), None)
    names = ", ".join(planned.names)
    return names if number is None else f"{names}, No. {number}"
