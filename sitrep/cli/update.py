"""``sitrep update``: take the next export of a source into the workspace."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitrep.cli.console import Command, config_option, quiet_option, show

if TYPE_CHECKING:
    from sitrep.update import Change, Row, Updated

#: How many rows of each kind are shown, and how many columns of one.
_ROWS, _COLUMNS = 5, 6


@click.command(cls=Command, short_help="Take this week's export in; show what is new and changed.")
@click.argument("file", type=click.Path(path_type=Path))
@config_option
@click.option(
    "--source",
    default="",
    metavar="PATH",
    help="The file that it replaces, as config.toml names it.",
)
@click.option("--dry-run", is_flag=True, help="Show what would change and write nothing.")
@quiet_option
def update(file: Path, config: Path, source: str, dry_run: bool, quiet: bool) -> None:
    """Take FILE, this week's export, in the place of the file it replaces.

    The file is read as config.toml reads the one before, which is kept in previous/ beside it
    under today's date. What is new, changed and gone is shown.
    """
    from sitrep.model.request import clock, today
    from sitrep.update import update as take

    done = take(config, file, source, (today(), clock()), dry_run)
    show(done.problems)
    if quiet:
        return
    for line in _told(done, dry_run):
        click.echo(line)
    if not done.same and not dry_run:
        named = "" if config == Path("config.toml") else f" -c {shlex.quote(str(config))}"
        click.echo(f"Next: sitrep check{named}, then sitrep build{named}")


def _told(done: Updated, dry_run: bool) -> Iterator[str]:
    if done.same:
        yield f"{done.path}: nothing changed."
        return
    yield from _compared(done)
    if dry_run:
        yield "Nothing was written: --dry-run."
    elif done.kept:
        yield f"The earlier file is kept as {done.kept}."


def _compared(done: Updated) -> Iterator[str]:
    from sitrep.config.remedies import fitted_text

    found = done.comparison
    if found is None:
        yield f"{done.path}: there is no earlier file to compare with."
        return
    if found.nothing:
        yield f"{done.path}: the file differs; nothing changed in what is read of it."
        return
    added, changed, gone = len(found.added), len(found.changed), len(found.gone)
    yield f"{done.path}: {added:,} new, {changed:,} changed, {gone:,} gone"
    if not found.identified:
        remedy = 'Map the column of ids in [[source]]: columns = {event_id = "…"}'
        yield (
            "  Its rows have no ids that stay with them: a changed row can't be told from a new "
            f"one. {fitted_text(remedy, done.added_to)}"
        )
    yield from _some("new", [row_line(row) for row in found.added[:_ROWS]], added)
    yield from _some("changed", [change_line(change) for change in found.changed[:_ROWS]], changed)
    yield from _some("gone", [row_line(row) for row in found.gone[:_ROWS]], gone)
    if gone:
        yield _rule(done, found.identified)


def _some(kind: str, lines: Sequence[str], n: int) -> Iterator[str]:
    for line in lines:
        yield f"  {kind}: {line}"
    if n > len(lines):
        yield f"  {kind}: {n - len(lines):,} more"


def row_line(row: Row) -> str:
    """Return a row with what shows a person which it is."""
    from sitrep.model.problem import short

    said = [f"{name} {short(text)}" for name, text in row.said[:_COLUMNS]]
    return "; ".join([_name(row), *said])


def change_line(change: Change) -> str:
    """Return a row that has changed, with the cells that have."""
    from sitrep.model.problem import quote

    cells = [
        f"{c.column} {quote(c.before) if c.before else 'blank'} → "
        f"{quote(c.after) if c.after else 'blank'}"
        for c in change.cells[:_COLUMNS]
    ]
    more = len(change.cells) - len(cells)
    return "; ".join([_name(change.row), *cells, *([f"{more} more columns"] if more else [])])


def _name(row: Row) -> str:
    from sitrep.model.problem import short

    return f"{short(row.event_id)} (line {row.line})" if row.event_id else f"line {row.line}"


def _rule(done: Updated, identified: bool) -> str:
    if done.gone == "withdrawn":
        return '  Gone rows count no more: gone = "withdrawn" in [[source]].'
    if not identified:
        return "  Gone rows count no more: without ids, a changed row would count twice."
    return '  Gone rows of events still count, unless [[source]] says gone = "withdrawn".'
