"""``sitrep verify``: prove that what was published follows from its inputs."""

from __future__ import annotations

from pathlib import Path

import click

from sitrep.cli.console import PROBLEMS, Command, config_option, quiet_option, verbose_option
from sitrep.cli.making import Progress


@click.command(cls=Command, short_help="Build what was published again, and compare the two.")
@click.argument("period", required=False, default="")
@config_option
@quiet_option
@verbose_option
def verify(period: str, config: Path, quiet: bool, verbose: bool) -> None:
    """Build what was published of PERIOD again, as on its day, and compare it byte for byte.

    Without PERIOD, all that was published. Ends with 1 where inputs or figures have changed.
    """
    from sitrep.release.verifying import BAD
    from sitrep.release.verifying import verify as verified

    progress = Progress(quiet, verbose)
    try:
        found = verified(config, period, progress)
    finally:
        progress.end()
    for each in found:
        bad = each.outcome in BAD
        if bad or not quiet:
            named = f": {'; '.join(each.named)}" if each.named else ""
            click.echo(f"{each.folder}: {each.outcome}{named}", err=bad)
    if any(each.outcome in BAD for each in found):
        raise SystemExit(PROBLEMS)
