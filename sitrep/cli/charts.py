"""``sitrep charts``: the briefing pack, every chart ready for slides, notes and messages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from sitrep.cli.console import Command, config_option, quiet_option, verbose_option
from sitrep.cli.editions import edition_option
from sitrep.cli.making import (
    Shown,
    as_of_option,
    keep_going_option,
    language_option,
    make,
    out_option,
)

if TYPE_CHECKING:
    from sitrep.model.request import Built

_Callback = Callable[[click.Context, click.Parameter, tuple[str, ...]], tuple[str, ...]]


def _of(known: Callable[[], tuple[str, ...]], what: str) -> _Callback:
    """Return what reads names separated by commas; an unknown name is a usage error."""

    def names(
        ctx: click.Context, option: click.Parameter, given: tuple[str, ...]
    ) -> tuple[str, ...]:
        wanted = _listed(ctx, option, given)
        _refuse_unknown(wanted, known(), f"is not {what}")
        return wanted

    return names


def _listed(ctx: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """Return names that are separated by commas, in one option or in several."""
    names = ",".join(given).split(",")
    return tuple(dict.fromkeys(n.strip().lower() for n in names if n.strip()))


def _refuse_unknown(wanted: Iterable[str], known: Sequence[str], what: str) -> None:
    from sitrep.model.problem import nearest

    for name in wanted:
        if name not in known:
            raise click.BadParameter(f'"{name}" {what}; {nearest(name, known)}')


def _sizes() -> tuple[str, ...]:
    from sitrep.model.pictures import SIZES

    return SIZES


def _formats() -> tuple[str, ...]:
    from sitrep.model.pack import FORMATS

    return FORMATS


@click.command(cls=Command, short_help="Make the briefing pack: charts for slides and notes.")
@click.argument("period", required=False, default="")
@config_option
@out_option
@edition_option("The audiences, each with a pack of its own; the public one by default.")
@language_option
@click.option(
    "--only",
    "charts",
    multiple=True,
    metavar="ID,ID",
    callback=_listed,
    help="Only these charts.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="svg,png,pdf,csv,xlsx,txt",
    callback=_of(_formats, "a format of the pack"),
    help="Only these formats.",
)
@click.option(
    "--size",
    "sizes",
    multiple=True,
    metavar="screen,slide,print",
    callback=_of(_sizes, "a size"),
    help="Only these sizes of PNG: for a screen, for a slide (1920 x 1080), for print (300 dpi).",
)
@click.option("--transparent", is_flag=True, help="PNG without a background.")
@as_of_option
@keep_going_option
@quiet_option
@verbose_option
def charts(
    period: str,
    config: Path,
    out: Path | None,
    editions: tuple[str, ...],
    language: str | None,
    charts: tuple[str, ...],
    formats: tuple[str, ...],
    sizes: tuple[str, ...],
    transparent: bool,
    as_of: dt.date | None,
    keep_going: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Write the briefing pack of PERIOD; without it, of the latest complete week with data.

    Each chart and map is written as SVG, PDF, PNG in three sizes, its data as CSV and for Excel,
    and its words as text, into pack/ in the report's folder, with a page to browse them. Place,
    period, sources, issuer and licence are inside each picture. latest/ beside the reports holds
    the newest public pack under names that stay.
    """
    from sitrep.model.edition import PUBLIC
    from sitrep.model.pack import Choice
    from sitrep.model.request import Request, clock, today

    charts = _current(charts)
    _refuse_unknown_charts(charts, config)
    request = Request(
        config=config,
        created=today(),
        period=period,
        out=out,
        as_of=as_of,
        language=language or "",
        keep_going=keep_going,
        pack=Choice(charts, sizes, formats, transparent),
        today=clock(),
    )
    make(request, editions or (PUBLIC,), Shown(_tell, quiet, verbose))


def _current(wanted: Sequence[str]) -> tuple[str, ...]:
    """Return the present names of charts, and warn of each that is outdated."""
    from sitrep.cli.console import show
    from sitrep.templating import renamed

    found = []
    with renamed.noted() as told:
        for name in wanted:
            entry = renamed.find(renamed.Kind.CHART, name)
            if entry:
                renamed.tell(entry, "--only")
            found.append(entry.new if entry else name)
    show(told)
    return tuple(dict.fromkeys(found))


def _refuse_unknown_charts(wanted: Sequence[str], path: Path) -> None:
    """Refuse names of charts that neither sitrep nor config.toml has, before anything is read."""
    from sitrep import choices

    if not {*wanted} <= {*choices.charts()}:
        _refuse_unknown(wanted, [*choices.charts(choices.load(path))], "is not a chart")


def _tell(built: Built) -> None:
    from sitrep.cli.listing import not_asked_lines, pack_lines, summary_line

    for line in pack_lines(built.pack):
        click.echo(line)
    for line in not_asked_lines(built.counts):
        click.echo(line)
    click.echo(summary_line(built.summary))
