"""``sitrep check``: list every problem in what a build would read."""

from __future__ import annotations

from pathlib import Path

import click

from sitrep.cli.console import PROBLEMS, Command, config_option, quiet_option, show
from sitrep.cli.editions import edition_option


@click.command(cls=Command, short_help="Read everything, list every problem, write no report.")
@click.argument("period", required=False, default="")
@config_option
@edition_option(
    "Also scan what these editions may print for phones, addresses, positions and persons."
)
@click.option("--duplicates", is_flag=True, help="Also list events that may be the same event.")
@click.option(
    "--csv",
    "table",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write all problems to FILE as a table.",
)
@quiet_option
def check(
    config: Path,
    period: str,
    editions: tuple[str, ...],
    quiet: bool,
    duplicates: bool,
    table: Path | None,
) -> None:
    """Read everything, list every problem, write no report.

    With a PERIOD, what a build of that period would refuse; without one, the texts of all
    periods are checked too.
    """
    from sitrep.cli.listing import left_out_lines, not_asked_lines, problem_rows
    from sitrep.examine.check import check as examined
    from sitrep.examine.check import write
    from sitrep.model.problem import counted, errors_in

    inputs, problems, scan = examined(config, period, duplicates=duplicates, editions=editions)
    if table:
        write(table, problem_rows(problems))
    show(problems)
    if not quiet:
        for count in inputs.cleaned.counts:
            rows = counted(count.rows, "row", "rows")
            click.echo(
                f"{count.path}: {count.format} {count.table}, {rows}, {count.used:,} can be used"
            )
        told = (*left_out_lines(inputs.tables), *not_asked_lines(inputs.cleaned.counts))
        for line in (*told, *filter(None, [scan])):
            click.echo(line)
    found = len(errors_in(problems))
    if found:
        click.echo(f"{counted(found, 'problem', 'problems')}.", err=True)
        raise SystemExit(PROBLEMS)
    if not quiet:
        click.echo("No problem stops a build.")
