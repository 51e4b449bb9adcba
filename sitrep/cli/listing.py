"""Format problems and paths as lines; similar problems are grouped and counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.pack import PackFile
from sitrep.model.problem import Problem, Severity, counted, quote, short
from sitrep.model.summary import Counts, Summary, by_asked
from sitrep.wording import Words, terms

#: How many similar problems (of one file, column and code) are shown in full.
SHOWN_WHOLE = 3
#: With more lines than these, each kind of problem is one line.
SHOWN_AT_ALL = 30


def problem_lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield a line for each problem, file by file; one line counts the rest of many alike."""
    like: dict[Problem, list[Problem]] = {}
    for problem in problems:
        # Problems with different remedies (each name has its own candidates) are not alike.
        key = replace(problem, reason="", line=0, value="")
        like.setdefault(key, []).append(problem)
    shown: list[tuple[Problem, str]] = []
    for alike in like.values():
        whole = alike if len(alike) <= SHOWN_WHOLE + 1 else alike[:SHOWN_WHOLE]
        shown += [(problem, str(problem)) for problem in whole]
        rest = alike[len(whole) :]
        if rest:
            shown.append((rest[0], _more(rest)))
    if len(shown) > SHOWN_AT_ALL:
        shown = [(alike[0], _kind(alike)) for alike in like.values()]
    # Errors stop the build, so they come last, next to the count and the prompt.
    shown.sort(key=lambda item: (item[0].severity is Severity.ERROR, item[0].path, item[0].line))
    for problem, line in shown:
        yield f"warning: {line}" if problem.severity is Severity.WARNING else line


def left_out_lines(tables: Iterable[TextTable]) -> Iterator[str]:
    """Yield, by file and reason, the lines of rows left out because they are not data."""
    words = Words()
    for table in tables:
        by_reason: dict[Code, list[int]] = {}
        for line, reason in sorted(table.left_out):
            by_reason.setdefault(reason, []).append(line)
        for reason, lines in by_reason.items():
            word = "line" if len(lines) == 1 else "lines"
            why = terms.reason(words, reason)
            yield f"{table.path}: not counted, {word} {ranges(lines)}: {why}"


def not_asked_lines(counts: Iterable[Counts]) -> Iterator[str]:
    """Yield how many rows ``where`` leaves out: one line for all files of a source."""
    for asked, inputs in by_asked(counts):
        rows = counted(sum(count.not_asked for count in inputs), "row", "rows")
        others = len(inputs) - 1
        more = f" and {counted(others, 'other file', 'other files')}" if others else ""
        yield f"{inputs[0].path}{more}: {rows} not counted: where asks for {asked} alone"


def _kind(alike: Sequence[Problem]) -> str:
    """Return one line for a kind of problem: how many there are, and the first places."""
    first = alike[0]
    if len(alike) == 1:
        return str(first)
    column = f"{short(first.column)}: " if first.column else ""
    places = [f"{quote(p.value)} on line {p.line}" if p.value else f"line {p.line}" for p in alike]
    more = ", …" if len(places) > SHOWN_WHOLE else ""
    hint = f"; {first.hint}" if first.hint else ""
    listed = ", ".join(places[:SHOWN_WHOLE]) + more
    same = len({p.reason for p in alike}) == 1
    reason = first.reason if same else terms.reason(Words(), first.code)
    return f"{first.path}: {column}{len(alike):,} times: {reason}: {listed}{hint}"


def problem_rows(problems: Iterable[Problem]) -> Iterator[tuple[str, ...]]:
    """Yield all problems as the rows of a table, its header first."""
    yield "severity", "path", "line", "column", "value", "reason", "hint", "code"
    for p in problems:
        line = str(p.line) if p.line else ""
        yield p.severity, p.path, line, p.column, p.value, p.reason, p.hint, p.code


def pack_lines(files: Sequence[PackFile]) -> Iterator[str]:
    """Yield the files of a briefing pack as a table: name, pixels, bytes; then its page."""
    wide = max((len(file.path.name) for file in files), default=0)
    for file in files:
        pixels = f"{file.width} x {file.height}" if file.width else ""
        yield f"{file.path.name:<{wide}}  {pixels:>11}  {file.bytes:>11,} bytes"
    if files:
        size = sum(file.bytes for file in files)
        yield f"{files[-1].path} ({counted(len(files), 'file', 'files')}, {size:,} bytes)"


def summary_line(summary: Summary) -> str:
    """Return the build's one-line summary."""
    period = summary.period
    dates = f"{period.start} to {period.end}"
    events = counted(len(summary.events), "event", "events")
    totals = counted(len(summary.totals), "running total", "running totals")
    held = f"{events}, {totals}" if summary.has_reports else "no reports"
    left_out = sum(n for c in summary.counts for n in c.left_out.values())
    more = f", {counted(left_out, 'row', 'rows')} left out" if left_out else ""
    return f"{period.id} ({dates}): {held}, as of {summary.as_of}{more}"


def _more(alike: Sequence[Problem]) -> str:
    first = alike[0]
    column = f"{short(first.column)}: " if first.column else ""
    rows = f"lines {ranges(p.line for p in alike)}"
    return f"{first.path}: {column}{len(alike):,} more like it, on {rows}"


def ranges(lines: Iterable[int]) -> str:
    """Return numbers as a list of ranges: ``2-5, 9``."""
    runs = []
    for _, run in groupby(enumerate(sorted(lines)), key=lambda item: item[1] - item[0]):
        numbers = [number for _, number in run]
        runs.append(f"{numbers[0]}-{numbers[-1]}" if len(numbers) > 1 else str(numbers[0]))
    return ", ".join(runs)


def file_lines(folder: Path, files: Iterable[Path], endings: Sequence[str]) -> Iterator[str]:
    """Yield the report's files, pages first; a folder in it, such as charts, is one line.

    ``endings`` are the suffixes of the pages, in the order to list them.
    """
    inside: dict[Path, list[Path]] = {}
    for path in files:
        inside.setdefault(path.parent, []).append(path)
    order = {f".{ending}": place for place, ending in enumerate(endings)}
    for path in sorted(inside.pop(folder, []), key=lambda p: order.get(p.suffix, len(order))):
        yield str(path)
    for parent, paths in inside.items():
        if len(paths) == 1:
            yield str(paths[0])
            continue
        kinds = dict.fromkeys(path.suffix[1:].upper() for path in paths)
        n = len({path.stem for path in paths})
        things = {"annex": "tables"}.get(parent.name, parent.name)
        yield f"{parent}/ ({n} {things}: {', '.join(kinds)})"
