"""``sitrep diff``: what differs between two reports, cut-off dates or exports."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitrep.cli.console import PROBLEMS, Command, config_option

if TYPE_CHECKING:
    from sitrep.examine.diff import Difference, FigureChange, Side
    from sitrep.model.request import Request


@click.command(cls=Command, short_help="Show what differs between two reports, dates or exports.")
@click.argument("one", metavar="A")
@click.argument("other", metavar="B")
@click.option("--period", default="", help="Of dates and files: the period to report on.")
@click.option("--source", default="", metavar="PATH", help="Of files: the one they replace.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["table", "markdown", "json"]),
    default="table",
    show_default=True,
    help="How to print it.",
)
@click.option("--exit-code", is_flag=True, help="End with 1 where anything differs.")
@config_option
def diff(
    one: str, other: str, period: str, source: str, form: str, exit_code: bool, config: Path
) -> None:
    """Show what differs from A to B: figures, accounts, text.

    A and B are two reports (their folders, or the report.json in them), two dates (2026-03-09: only
    what had been reported by then counts), or two exports of one source.
    """
    from sitrep.examine.diff import difference
    from sitrep.model.request import Request, clock, today

    request = Request(config, today(), period, today=clock())
    found = difference(*(_side(name, request, source) for name in (one, other)))
    shown = {"table": _table, "markdown": _markdown, "json": _json}[form]
    for line in shown(found):
        click.echo(line)
    if exit_code and not found.nothing:
        raise SystemExit(PROBLEMS)


def _side(name: str, request: Request, source: str) -> Side:
    from sitrep.examine import diff as sides

    if re.fullmatch(r"\d{4}-\d\d-\d\d", name):
        try:
            return sides.as_of(request, dt.date.fromisoformat(name))
        except ValueError:
            raise click.BadParameter(f'"{name}" is no day of the calendar') from None
    path = Path(name)
    if not path.exists():
        reason = f'"{name}" is neither a day (2026-03-09) nor a file or folder'
        raise click.BadParameter(f"{reason}; of a report, name its folder: reports/2026-W10/public")
    if path.is_dir() or path.name == "report.json":
        return sides.published(path)
    return sides.with_file(request, path, source)


def _table(found: Difference) -> Iterator[str]:
    """Yield what differs as lines for a terminal."""
    if found.nothing:
        yield "Nothing differs."
    if found.figures:
        yield "Figures"
        wide = max(len(change.what) for change in found.figures)
        yield from (f"  {c.what:<{wide}}  {_said(c)}" for c in found.figures)
    if found.accounts and not found.accounts.nothing:
        yield "Accounts"
        yield from (f"  {line}" for line in _rows(found))
    if found.text:
        yield "Text"
        yield from (f"  {line}" for line in found.text)


def _said(change: FigureChange) -> str:
    by = f" ({change.by:+,})" if change.by else ""
    return f"{change.before or 'nothing'} → {change.after or 'nothing'}{by}"


def _rows(found: Difference) -> Iterator[str]:
    from sitrep.cli.update import change_line, row_line

    accounts = found.accounts
    if accounts is None:
        return
    if not accounts.identified:
        yield "rows have no ids that stay with them: a changed one can't be told from a new one"
    yield from (f"new: {row_line(row)}" for row in accounts.added)
    yield from (f"changed: {change_line(change)}" for change in accounts.changed)
    yield from (f"gone: {row_line(row)}" for row in accounts.gone)


def _markdown(found: Difference) -> Iterator[str]:
    """Yield what differs as Markdown."""
    if found.nothing:
        yield "Nothing differs."
    if found.figures:
        yield from (
            "## Figures",
            "",
            "| figure | before | after | by |",
            "| --- | --- | --- | --- |",
        )
        for c in found.figures:
            by = f"{c.by:+,}" if c.by else ""
            cells = (c.what, c.before or "nothing", c.after or "nothing", by)
            yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
        yield ""
    if found.accounts and not found.accounts.nothing:
        yield from ("## Accounts", "", *(f"- {line}" for line in _rows(found)), "")
    if found.text:
        yield from ("## Text", "", "```diff", *found.text, "```")


def _json(found: Difference) -> Iterator[str]:
    import json

    yield json.dumps(asdict(found), default=str, ensure_ascii=False, indent=2)
