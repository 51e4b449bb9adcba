"""``sitrep explain``: where one figure of a report comes from."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from sitrep.cli.console import Command, config_option
from sitrep.cli.making import as_of_option


@click.command(cls=Command, short_help="Show where a figure comes from, row by row.")
@click.argument("indicator")
@click.argument("period", required=False, default="")
@click.option("--group", default="", metavar="NAME", help="Of one group: civilians, women.")
@click.option("--area", default="", metavar="NAME", help="In one area, by its name or P-code.")
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON, for programs.")
@config_option
def explain(
    indicator: str,
    period: str,
    group: str,
    area: str,
    as_of: dt.date | None,
    as_json: bool,
    config: Path,
) -> None:
    """Show where a figure comes from: INDICATOR, as "killed", in PERIOD.

    It lists the rules, each event with what each account states, file and line, and what becomes
    of that, and the sum step by step. Nothing is withheld: it is for those who may read the log.
    """
    from sitrep.cli import explanation
    from sitrep.examine.explain import Question
    from sitrep.examine.explain import explain as explained
    from sitrep.model.request import Request, clock, today

    request = Request(config, today(), period, as_of=as_of, today=clock())
    found = explained(request, Question(indicator, group, area))
    click.echo(explanation.as_json(found) if as_json else "\n".join(explanation.lines(found)))
