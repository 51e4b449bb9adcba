"""The command line: words in, a request to the build, problems and paths out.

Whatever is heavy is imported by the command that needs it, so
that ``sitrep --help`` answers at once.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import shlex
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitrep import __version__
from sitrep.cli.console import (
    PROBLEMS,
    Group,
    config_option,
    quiet_option,
    show,
    verbose_option,
)
from sitrep.cli.formats import Formats
from sitrep.cli.templates import templates

if TYPE_CHECKING:
    from sitrep.propose import Proposal

_DATE = click.DateTime(formats=["%Y-%m-%d"])


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="sitrep")
def main() -> None:
    """Turn a log of events into a humanitarian situation report.

    Start with "sitrep init my-report", fill in my-report/data/events.csv, and in that folder
    run "sitrep check" and "sitrep build".
    """
    # A terminal that can't show a letter gets its code, not a crash.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


@main.command(short_help="Make a workspace: a commented config.toml and empty tables.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.option(
    "--from",
    "log",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Copy this log into it and propose which of its columns is which.",
)
def init(folder: Path, log: Path | None) -> None:
    """Make a workspace in FOLDER: a commented config.toml and empty tables."""
    from sitrep import workspace

    proposal = _proposed(log) if log else None
    for path in workspace.make(folder, proposal):
        click.echo(path)
    config = "" if folder == Path() else f" -c {shlex.quote(str(folder / 'config.toml'))}"
    if proposal is None:
        click.echo(f"Fill in {folder / 'data/events.csv'}, then: sitrep build{config}")
        return
    from sitrep.pipeline import gather
    from sitrep.propose.written import told

    for line in told(proposal, gather(folder / "config.toml"), config):
        click.echo(line)


def _proposed(log: Path) -> Proposal:
    from sitrep.propose import propose

    return propose(log)


@main.command(short_help="Read everything, list every problem, write no report.")
@config_option
@click.option("--duplicates", is_flag=True, help="List events that may be one, too.")
@click.option(
    "--csv",
    "table",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write all problems to FILE as a table.",
)
@quiet_option
def check(config: Path, quiet: bool, duplicates: bool, table: Path | None) -> None:
    """Read everything, list every problem, write no report."""
    from sitrep.cli.listing import left_out_lines, problem_rows
    from sitrep.examine.check import check as examined
    from sitrep.examine.check import write
    from sitrep.model.problem import counted, errors_in

    inputs, problems = examined(config, duplicates=duplicates)
    if table:
        write(table, problem_rows(problems))
    show(problems)
    if not quiet:
        for count in inputs.cleaned.counts:
            rows = counted(count.rows, "row", "rows")
            click.echo(
                f"{count.path}: {count.format} {count.table}, {rows}, {count.used:,} can be used"
            )
        for line in left_out_lines(inputs.tables):
            click.echo(line)
    found = len(errors_in(problems))
    if found:
        click.echo(f"{counted(found, 'problem', 'problems')}.", err=True)
        raise SystemExit(PROBLEMS)
    if not quiet:
        click.echo("No problem stops a build.")


def _date(ctx: click.Context, option: click.Parameter, day: dt.datetime | None) -> dt.date | None:
    return day.date() if day else None


@main.command(short_help="Build a report; of the latest complete period unless told.")
@click.argument("period", required=False, default="")
@config_option
@click.option(
    "--out",
    "-o",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("reports"),
    show_default=True,
    help="Where reports go.",
)
@click.option(
    "--edition",
    type=click.Choice(["public"]),
    default="public",
    show_default=True,
    help="For whom the report is.",
)
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
    metavar="2019-05-12",
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
def build(quiet: bool, verbose: bool, language: str | None, **wanted: Any) -> None:
    """Build the report for PERIOD: 2019-W19, a date in it, or 2019-05-06..2019-05-12.

    Without PERIOD: the latest complete one with data.
    """
    from sitrep.cli.listing import file_lines, summary_line
    from sitrep.pipeline import Request, outputs
    from sitrep.pipeline import build as make

    request = Request(created=_today(), language=language or "", **wanted)
    progress = _Progress(quiet, verbose)
    try:
        built = make(request, progress)
    finally:
        progress.end()
    show(built.problems)
    if quiet:
        return
    for line in file_lines(built.folder, built.files, [o.ending for o in outputs()]):
        click.echo(line)
    click.echo(summary_line(built.summary))


def _today() -> dt.date:
    """Return the date printed as the report's creation: SOURCE_DATE_EPOCH's where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not epoch:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise click.UsageError(
            f'SOURCE_DATE_EPOCH is "{epoch}", which is not a number of seconds'
        ) from None


class _Progress:
    """Shows the stage at a terminal on one line; with --verbose, each on a line of its own."""

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


@main.command(short_help="Show the report in a browser; build it again at every change.")
@click.argument("period", required=False, default="")
@config_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to serve on this machine; 0 for any that is free.",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@quiet_option
def preview(period: str, config: Path, port: int, opens: bool, quiet: bool) -> None:
    """Show the report for PERIOD in a browser, and build it again at every change.

    Changes to config.toml, templates, narrative and data show in the page, and so do
    problems, with their places. Nothing is written to reports/. Ctrl-C ends it.
    """
    import signal

    from sitrep.pipeline import Request
    from sitrep.preview import serve
    from sitrep.preview.rebuild import State

    def ready(url: str) -> None:
        click.echo(f"{url} shows the report; Ctrl-C ends it.")
        if opens:
            click.launch(url)

    def told(state: State) -> None:
        show(state.problems)
        if state.message:
            click.echo(state.message, err=True)
        if not (quiet or state.failed) and state.shown:
            click.echo(f"{state.shown.id}: built in {state.seconds:.1f} s")

    # Asked to end in whatever way, it clears up first.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(Request(config, _today(), period), port, ready, told)
    except KeyboardInterrupt:
        click.echo("")


@main.command(short_help="List the formats sitrep reads; explain one.")
@click.argument("name", required=False, default="")
def sources(name: str) -> None:
    """List the formats sitrep reads; with NAME, say what it reads of one and what it can't."""
    from sitrep.propose import explained

    for line in explained.lines(name):
        click.echo(line)


main.add_command(templates)


@main.command()
def doctor() -> None:
    """Say what this machine lacks, and the command that mends it."""
    from sitrep.doctor import examine

    findings = list(examine())
    width = max(len(finding.name) for finding in findings)
    for finding in findings:
        mark = "ok" if finding.good else "not used" if finding.optional else "MISSING"
        how = f": {finding.remedy}" if finding.optional and not finding.good else ""
        click.echo(f"{mark:8} {finding.name:{width}} {finding.detail}{how}")
    lacking = [finding for finding in findings if not finding.good and not finding.optional]
    if lacking:
        click.echo("\nMend it with:")
        for remedy in dict.fromkeys(finding.remedy for finding in lacking):
            click.echo(f"  {remedy}")
        raise SystemExit(PROBLEMS)
    click.echo("Nothing is missing.")


@main.command(short_help="Print the completion script of bash, zsh or fish.")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print the completion script of SHELL; for bash: eval "$(sitrep completion bash)"."""
    from click.shell_completion import get_completion_class

    kind: Callable[..., Any] | None = get_completion_class(shell)
    if kind is not None:
        click.echo(kind(main, {}, "sitrep", "_SITREP_COMPLETE").source())
