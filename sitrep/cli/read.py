"""``sitrep read``: the figures of an old report, from its PDF, folder, bundle or report.json."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from sitrep.cli.console import Command


@click.command(cls=Command, short_help="Read the figures of a report back from its PDF or bundle.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="How to print it; json is the report.json as it was published.",
)
def read(file: Path, form: str) -> None:
    """Print the figures of the report in FILE: its PDF, a bundle (.zip), its folder or report.json.

    They are the data that the report was published with, whatever its pages look like.
    """
    from sitrep.examine.past import past

    found = past(file)
    if form == "json":
        sys.stdout.buffer.write(found.content)
        return
    for line in _lines(found.report):
        click.echo(line)


def _lines(report: Mapping[str, Any]) -> Iterator[str]:
    head = _dict(report.get("masthead"))
    yield _on_one_line(": ".join(filter(None, map(str, (head.get("title"), head.get("subtitle"))))))
    for name in ("period", "as_of", "issuer", "edition"):
        if head.get(name):
            yield _on_one_line(head[name])
    titles = {"figures": "In the period", "since_baseline": "Since the baseline"}
    for part, title in titles.items():
        yield from _table(title, [*_figures(_dict(report.get(part)))])
    totals = report.get("totals")
    rows = [_total(total) for total in totals if isinstance(total, dict)] if totals else []
    yield from _table("Running totals, as their sources state them", rows)


def _figures(figures: Mapping[str, Any]) -> Iterator[Sequence[object]]:
    for name, entry in figures.items():
        for group, one in {"": entry, **_dict(_dict(entry).get("groups"))}.items():
            said = _dict(one)
            window = _window(said.get("since"), said.get("until"))
            text = "withheld" if said.get("suppressed") else said.get("text") or "not reported"
            counted = f"{said.get('reported')} of {said.get('of')} events"
            sources = said.get("sources")
            named = "; ".join(map(str, sources)) if isinstance(sources, list) else ""
            shown = f"{name} ({group})" if group else name
            yield shown, text, said.get("unit"), counted, window, named


def _total(total: Mapping[str, Any]) -> Sequence[object]:
    figure, group = total.get("figure"), total.get("group")
    named = f"{total.get('indicator')} ({group})" if group else total.get("indicator")
    said = "withheld" if figure == "suppressed" else _number(_dict(figure))
    window = _window(total.get("since"), total.get("as_of"))
    return named, said, total.get("unit"), total.get("area"), window, total.get("source")


def _number(figure: Mapping[str, Any]) -> str:
    if figure.get("best") is None:
        return "not reported"
    qualifier = figure.get("qualifier")
    number = f"{figure['best']:,}" if isinstance(figure["best"], int) else str(figure["best"])
    if qualifier == "vague":
        return f"{figure.get('words')} (at least {number})"
    return number if qualifier in ("exact", None) else f"{qualifier} {number}"


def _window(since: object, until: object) -> str:
    return f"{since or '…'} to {until}"


def _table(title: str, rows: Sequence[Sequence[object]]) -> Iterator[str]:
    if not rows:
        return
    cells = [[_on_one_line(cell) for cell in row] for row in rows]
    wide = [max(map(len, column)) for column in zip(*cells, strict=True)]
    yield ""
    yield title
    for row in cells:
        padded = (f"{cell:<{w}}" for cell, w in zip(row, wide, strict=True))
        yield f"  {'  '.join(padded)}".rstrip()


def _dict(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _on_one_line(value: object) -> str:
    """Return a text without what no terminal should be told."""
    text = "" if value is None else str(value)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
