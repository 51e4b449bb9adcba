"""``sitrep preview``: show the report in a browser, and build it again at every change."""

from __future__ import annotations

from pathlib import Path

import click

from sitrep.cli.console import Command, config_option, quiet_option, show


@click.command(
    cls=Command, short_help="Show the report in a browser; build it again at every change."
)
@click.argument("period", required=False, default="")
@config_option
@click.option(
    "--edition",
    type=click.Choice(["public", "partner", "internal"]),
    default="public",
    show_default=True,
    help="The edition to show.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to serve on this machine; 0 for any that is free.",
)
@click.option("--open", "opens", is_flag=True, help="Open the page in the browser.")
@quiet_option
def preview(period: str, config: Path, edition: str, port: int, opens: bool, quiet: bool) -> None:
    """Show the report for PERIOD in a browser, and build it again at every change.

    PERIOD is written as for build.

    Changes to config.toml, templates, narrative and data show in the page, and so do
    problems, with their places. Nothing is written to reports/. Ctrl-C ends it.
    """
    import signal

    from sitrep.model.request import Request, clock, today
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

    # SIGTERM ends it like Ctrl-C, so that it cleans up first.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    request = Request(config, today(), period, edition=edition, today=clock())
    try:
        serve(request, port, ready, told)
    except KeyboardInterrupt:
        click.echo("")
