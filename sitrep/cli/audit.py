"""``sitrep audit``: check a report that was written elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sitrep.cli.console import PROBLEMS, Command

if TYPE_CHECKING:
    from sitrep.examine.audit import Audit, Found
    from sitrep.examine.audit.numbers import Number


@click.command(cls=Command, short_help="Check a report that was written elsewhere.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--period", default="", help="The period it is of; else what its first page says.")
@click.option(
    "--against",
    type=click.Path(path_type=Path),
    metavar="CONFIG",
    help="Also hold each number to the figures of this config.toml's log.",
)
@click.option("--numbers", is_flag=True, help="List every number with what it was read as.")
@click.option("--markdown", "form", flag_value="markdown", help="Print a Markdown list.")
@click.option("--json", "form", flag_value="json", help="Print JSON.")
@click.option(
    "--out",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Write it to FILE.",
)
def audit(
    file: Path,
    period: str,
    against: Path | None,
    out: Path | None,
    **how: Any,
) -> None:
    """Check a report written elsewhere, by hand or by a model: .docx, .pdf, .md, .html or .txt.

    Each finding has its place, its words, what is wrong and a remedy. The exit code is 0 where
    nothing is found and 1 where something is. The file is only read.
    """
    from sitrep.examine.audit import audit as audited

    found = audited(file, period, against)
    shown = {"markdown": _markdown, "json": _json}.get(how["form"] or "", _table)
    text = "\n".join(shown(found, how["numbers"]))
    if out:
        out.write_text(f"{text}\n", encoding="utf-8")
    else:
        click.echo(text)
    if found.found:
        raise SystemExit(PROBLEMS)


def _table(found: Audit, numbers: bool) -> Iterator[str]:
    """Yield the findings as lines for a terminal."""
    from sitrep.model.problem import counted, quote, short

    for one in found.found:
        p = one.problem
        under = f' (under "{short(one.heading)}")' if one.heading else ""
        yield f"{p.path}:{_place(one)}{under}"
        yield f"  {quote(p.value)} {_on_one_line(p.reason)}"
        yield f"  {p.hint}"
    if numbers:
        yield from _number_lines(found.numbers)
    read = counted(len(found.numbers), "number", "numbers")
    yield f"{counted(len(found.found), 'finding', 'findings')}; {read} read."


def _on_one_line(text: str) -> str:
    """Return a reason on one line, without what a terminal would obey."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def _place(one: Found) -> str:
    p = one.problem
    return ", ".join(filter(None, (f"line {p.line}" if p.line else "", p.column)))


def _number_lines(numbers: tuple[Number, ...]) -> Iterator[str]:
    from tabulate import tabulate

    from sitrep.model.problem import short

    rows = [[short(cell) for cell in _row(n).values()] for n in numbers]
    heads = list(_row(numbers[0])) if numbers else []
    yield tabulate(rows, headers=heads, disable_numparse=True) if rows else "No number."


def _row(number: Number) -> dict[str, str]:
    """Return a number with what it was read as."""
    block = number.block
    line = block.line_at(number.start)
    return {
        "place": ", ".join(filter(None, (f"line {line}" if line else "", block.where))),
        "heading": block.heading,
        "number": number.text,
        "read as": f"{float(number.value):,.10g}",
        "qualifier": number.qualifier,
        "unit": "per cent" if number.claim.percent else number.unit.replace("_", " "),
        "what": number.what.replace("_", " "),
        "group": ", ".join(number.claim.groups).replace("_", " "),
        "area": ", ".join(number.claim.areas),
        "window": " ".join(map(str, number.time)),
        "source": number.source,
    }


def _markdown(found: Audit, numbers: bool) -> Iterator[str]:
    """Yield the findings as Markdown."""
    from sitrep.model.problem import short

    yield from (f"# Audit of {_plain(Path(found.path).name)}", "")
    if not found.found:
        yield "Nothing found."
    for one in found.found:
        p = one.problem
        under = f", under {_plain(short(one.heading))}" if one.heading else ""
        said = f"“{_plain(short(p.value))}” {_plain(p.reason)}; {_plain(p.hint)}"
        yield f"- **{_place(one)}**{under}: {said}"
    if numbers and found.numbers:
        rows = [[_plain(short(c)) for c in _row(n).values()] for n in found.numbers]
        heads = list(_row(found.numbers[0]))
        yield from ("", "| " + " | ".join(heads) + " |", "|" + " --- |" * len(heads))
        yield from ("| " + " | ".join(row) + " |" for row in rows)


def _plain(text: str) -> str:
    """Return text that Markdown prints as it is."""
    from sitrep.templating.plain import escaped

    return escaped(text).replace("\n", " ").replace("|", "\\|").replace("\\\\|", "\\|")


def _json(found: Audit, numbers: bool) -> Iterator[str]:
    import json

    findings = [
        {
            "path": f.problem.path,
            "line": f.problem.line or None,
            "place": _place(f),
            "heading": f.heading,
            "words": f.problem.value,
            "code": f.problem.code,
            "reason": f.problem.reason,
            "remedy": f.problem.hint,
        }
        for f in found.found
    ]
    period = found.report.period
    listed: dict[str, object] = {
        "file": found.path,
        "period": [str(period.start), str(period.end)] if period else None,
        "findings": findings,
    }
    if numbers:
        listed["numbers"] = [_row(n) for n in found.numbers]
    yield json.dumps(listed, ensure_ascii=False, indent=2)
