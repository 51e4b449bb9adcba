"""``sitrep templates``: list, show, copy and check what reports are printed with."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from sitrep.cli.console import PROBLEMS, Group, config_option, show


@click.group(cls=Group, short_help="List, show, copy and check the report's templates.")
def templates() -> None:
    """List, show, copy and check the templates that reports are printed with."""


@templates.command("list", short_help="List every template and which file is in force.")
@config_option
def list_templates(config: Path) -> None:
    """List every template, the file that is in force, and why it is that one."""
    from sitrep.choices import load, sections
    from sitrep.templating import overrides

    entries = list(overrides.entries(config.parent, sections(load(config)), sections()))
    names, files = (max(len(entry[part]) for entry in entries) for part in (0, 1))
    for entry in entries:
        click.echo(f"{entry.name:{names}}  {entry.file:{files}}  {entry.why}")


@templates.command("show", short_help="Print the template in force.")
@click.argument("name")
@config_option
@click.option("--shipped", is_flag=True, help="Print the shipped one, whichever is in force.")
def show_one(name: str, config: Path, shipped: bool) -> None:
    """Print the template NAME that is in force."""
    from sitrep.choices import sections
    from sitrep.templating import overrides

    text = overrides.source(config.parent, name, sections(), shipped=shipped)
    click.echo(text, nl=False)


@templates.command(short_help="Copy a shipped template into templates/, to change it.")
@click.argument("name")
@config_option
def copy(name: str, config: Path) -> None:
    """Copy the shipped template NAME into templates/; nothing is overwritten.

    report.docx and briefing.pptx are copied in the colours and fonts of config.toml.
    """
    from sitrep.choices import sections
    from sitrep.templating import overrides

    content = _dressed(config, name) if name.endswith((".docx", ".pptx")) else b""
    click.echo(overrides.copy(config.parent, name, sections(), content))
    option = "" if config == Path("config.toml") else f" -c {shlex.quote(str(config))}"
    click.echo(f"Change it, then: sitrep templates check{option}")


def _dressed(path: Path, name: str) -> bytes:
    from sitrep.choices import dressed_template, load

    return dressed_template(load(path), name)


@templates.command("check", short_help="Try every template; list all that is wrong.")
@config_option
def check_templates(config: Path) -> None:
    """Try every template on an empty, a usual and an extreme report; list all that is wrong.

    Then list each copy whose original has changed since, with the difference.
    """
    from sitrep.choices import sections
    from sitrep.model.problem import counted
    from sitrep.rehearse import rehearse
    from sitrep.templating.drift import drifted

    problems = rehearse(config)
    show(problems)
    for copy in drifted(config.parent, sections()):
        show([copy.problem])
        for line in copy.difference:
            click.echo(line)
    if problems:
        click.echo(f"{counted(len(problems), 'problem', 'problems')}.", err=True)
        raise SystemExit(PROBLEMS)
    click.echo("Every template prints an empty, a usual and an extreme report.")
