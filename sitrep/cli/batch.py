"""``sitrep batch``: make the reports of many workspaces, periods and editions at once."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitrep.cli.console import PROBLEMS, Command, quiet_option, show
from sitrep.cli.editions import edition_option
from sitrep.cli.formats import format_option
from sitrep.cli.making import as_of_option, keep_going_option, language_option

if TYPE_CHECKING:
    from types import FrameType

    from sitrep.batch.job import Job, Outcome
    from sitrep.batch.lanes import Lanes
    from sitrep.batch.run import Made
    from sitrep.config.batch import Batch


class _Place(click.Path):
    """A folder of this machine, or an address."""

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str | bytes | os.PathLike[str]:
        """Return an address as it is."""
        from sitrep.batch.remote.address import is_address

        return value if is_address(value) else super().convert(value, param, ctx)


@click.command(cls=Command, short_help="Make the reports of many workspaces and periods.")
@click.argument("configs", nargs=-1, metavar="[WORKSPACE]...")
@click.option(
    "--plan",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="A file that says what to make, instead of batch.toml here.",
)
@click.option(
    "--period",
    "periods",
    multiple=True,
    metavar="PERIOD",
    help='A period, each of a range (2019-W18..W22), "last 12" weeks, or "with data".',
)
@edition_option("The audiences, each with a report of its own, instead of config.toml's.")
@language_option
@click.option(
    "--template", "templates", multiple=True, metavar="NAME", help="This template; several times."
)
@format_option("Only these formats.")
@click.option(
    "--out",
    "-o",
    type=_Place(file_okay=False),
    metavar="FOLDER",
    help="The folder or address that gets a folder for each workspace.",
)
@as_of_option
@click.option(
    "--scheduler",
    metavar="ADDRESS",
    help="Make them on the Dask cluster of this scheduler: tcp://host:8786, or its file.",
)
@click.option("--workers", type=click.IntRange(1, 256), help="How many processes work at once.")
@click.option("--memory", type=click.FloatRange(0.1), metavar="GB", help="What each may take.")
@click.option("--resume", is_flag=True, help="Leave reports that would be made from the same.")
@click.option("--dry-run", is_flag=True, help="Print the reports to be made, and make none.")
@click.option(
    "--json",
    "told",
    type=click.Path(dir_okay=False, path_type=Path),
    default=None,
    help="Write how each report went to this file.",
)
@keep_going_option
@click.option("--yes", is_flag=True, help="Do not ask before thousands of reports are made.")
@quiet_option
def batch(
    configs: tuple[str, ...],
    plan: Path | None,
    resume: bool,
    dry_run: bool,
    told: Path | None,
    yes: bool,
    quiet: bool,
    **given: Any,
) -> None:
    """Make the reports of each WORKSPACE: a folder with a config.toml, that file, or a glob.

    It may be at an address, such as "s3://bucket/operations/*".

    What to make is said by the options or by batch.toml; an option comes before its key there.
    Without either, the latest report of the workspace here is made. What stops one report stops
    no other one.
    """
    asked, root = _asked(plan, {**given, "configs": configs})
    from sitrep.batch import plan as planning
    from sitrep.batch import run
    from sitrep.model.request import clock, today

    # Each survey is of one workspace, and there may be as many reports of it as there are weeks.
    lanes = run.lanes_for(asked, planning.MANY)
    try:
        with _stopping(lanes):
            day = planning.Day(today(), clock())
            found = planning.planned(asked, root, day, lambda jobs: run.surveyed(jobs, lanes))
            if not dry_run:
                _ask(len(found), yes)
                made = _made([*found], lanes, resume, quiet)
    except BaseException:
        lanes.close(at_once=True)
        raise
    lanes.close()
    if dry_run:
        _dry(found)
        return
    _tell(replace(made, outcomes=(*found.failed, *made.outcomes)), told, quiet)


def _asked(plan: Path | None, given: dict[str, Any]) -> tuple[Batch, Path]:
    """Return what is asked for, and the folder that its paths start from."""
    from sitrep.batch.remote.address import is_address
    from sitrep.config.batch import NAME, Batch, read

    path = plan or Path(NAME)
    base = read(path) if plan or path.exists() else Batch()
    given["languages"] = (given.pop("language"),) if given["language"] else ()
    out, start = (given["out"], Path()) if given["out"] else (base.out, path.parent)
    given["out"] = str((start / out).absolute()) if out and not is_address(out) else out
    root = Path() if given["configs"] else path.parent
    if given["scheduler"] or base.scheduler:  # workers have working folders of their own
        root = root.absolute()
    said = {key: value for key, value in given.items() if value}
    return base.model_copy(update=said), root


def _ask(count: int, yes: bool) -> None:
    from sitrep.batch.plan import MANY

    if count <= MANY or yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError(f"These are {count:,} reports; add --yes to make them.")
    click.confirm(f"Make {count:,} reports?", abort=True)


def _dry(found: Any) -> None:
    """Print the plan; what can't be planned is told as problems."""
    for job in found:
        click.echo(job.name)
    _failures(found.failed)
    if found.failed:
        raise SystemExit(PROBLEMS)


def _made(jobs: Sequence[Job], lanes: Lanes, resume: bool, quiet: bool) -> Made:
    """Make the reports, one batch at a time in each folder; show each as it is done."""
    from sitrep.batch import lock, run

    jobs = [replace(j, request=replace(j.request, if_changed=resume)) for j in jobs]
    with lock.held(job.home for job in jobs), _Shown(len(jobs), quiet) as shown:
        return run.made(jobs, lanes, shown)


class _Shown:
    """Shows each report that is done: a bar at a terminal, elsewhere a line."""

    def __init__(self, count: int, quiet: bool) -> None:
        self._lines = not quiet and not sys.stderr.isatty()
        self._done, self._count, self._start = 0, count, time.monotonic()
        hidden = quiet or self._lines
        self._bar = click.progressbar(
            length=count,
            show_pos=True,
            item_show_func=self._rate,
            file=sys.stderr,
            hidden=hidden,
        )

    def __enter__(self) -> _Shown:
        self._bar.__enter__()
        return self

    def __exit__(self, *raised: Any) -> None:
        self._bar.__exit__(*raised)

    def __call__(self, outcome: Outcome) -> None:
        """Show one more."""
        self._done += 1
        if self._lines:
            where = f" {outcome.folder}" if outcome.folder else ""
            place = f"{self._done}/{self._count}"
            click.echo(f"{place} {outcome.state} {outcome.job.name}{where} {outcome.seconds:.1f} s")
        self._bar.update(1, outcome)

    def _rate(self, outcome: Outcome | None) -> str:
        minutes = (time.monotonic() - self._start) / 60
        return f"{self._done / minutes:.0f} a minute" if minutes and self._done else ""


def _tell(made: Made, told: Path | None, quiet: bool) -> None:
    """Print problems and the table, write the JSON; exit with 1 where a report is missing."""
    from sitrep.batch.job import State
    from sitrep.batch.told import as_json, table

    outcomes = made.outcomes
    if told:
        told.write_text(as_json(outcomes, made.problems), encoding="utf-8")
    show(made.problems)
    _failures(outcomes)
    if not quiet:
        click.echo(table(outcomes))
    if left := sum(o.state is State.LEFT for o in outcomes):
        click.echo(f"stopped: {left:,} not made; the same command with --resume goes on", err=True)
    if any(o.state in (State.FAILED, State.LEFT) for o in outcomes):
        raise SystemExit(PROBLEMS)


def _failures(outcomes: Iterable[Outcome]) -> None:
    """Print the problems of each workspace once, under its name."""
    by_name: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.problems or outcome.message:
            by_name.setdefault(outcome.job.workspace, []).append(outcome)
    for name, several in by_name.items():
        click.echo(f"{name}:", err=True)
        show(dict.fromkeys(problem for o in several for problem in o.problems))
        for message in dict.fromkeys(o.message for o in several if o.message):
            click.echo(message, err=True)


@contextmanager
def _stopping(lanes: Lanes) -> Iterator[None]:
    """Finish what has begun at the first Ctrl-C or request to end; stop at once at the second."""

    def stop(number: int, frame: FrameType | None) -> None:
        if lanes.stopped:
            raise KeyboardInterrupt
        lanes.stopped = True
        click.echo("stopping: the reports under way are finished; again stops at once", err=True)

    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, stop) for number in numbers]
    try:
        yield
    finally:
        for number, handler in zip(numbers, before, strict=True):
            signal.signal(number, handler)
