"""``sitrep doctor``: list what this machine lacks."""

from __future__ import annotations

import click

from sitrep.cli.console import PROBLEMS, Command


@click.command(cls=Command, short_help="Say what this machine lacks, and how to install it.")
def doctor() -> None:
    """Check what this machine lacks, and name the command that installs it."""
    from sitrep.doctor import examine

    findings = list(examine())
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        mark = "ok" if finding.good else "not used" if finding.optional else "MISSING"
        how = f": {finding.remedy}" if finding.optional and not finding.good else ""
        click.echo(f"{mark:8} {finding.name:{width}} {finding.detail}{how}")
    lacking = [finding for finding in findings if not finding.good and not finding.optional]
    if lacking:
        click.echo("\nInstall it with:")
        for remedy in dict.fromkeys(finding.remedy for finding in lacking):
            click.echo(f"  {remedy}")
        raise SystemExit(PROBLEMS)
    click.echo("Nothing is missing.")
