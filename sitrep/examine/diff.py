"""Find what differs between two reports, two cut-off dates, or two exports of one source.

Figures are compared as report.json has them, texts as the Markdown page prints them, accounts as
``sitrep update`` compares them. What is counted anew is that of the internal edition: nothing is
withheld, and people's texts are left out.
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pandas as pd

from sitrep.choices import load, setting
from sitrep.compare import Comparison, compare_accounts
from sitrep.compose import Setting, compose
from sitrep.config.load import Config
from sitrep.config.tables import SourceTable
from sitrep.model.accounts import Measure
from sitrep.model.codes import Code
from sitrep.model.edition import INTERNAL
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.problem import Problem, SitrepError, errors_in, refuse
from sitrep.model.request import Request
from sitrep.outputs import written
from sitrep.pipeline import counted, gather_from
from sitrep.summarise.evidence import in_force
from sitrep.wording import Words

_DATA = "report.json"


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One figure as both sides print it; empty where a side has none.

    ``by`` is how much its number has risen; ``None`` where either states no number.
    """

    what: str
    before: str
    after: str
    by: int | None


@dataclass(frozen=True)
class Difference:
    """All that differs. ``accounts`` is ``None`` where a side has figures and text alone.

    ``text`` are the lines of the page that differ, each behind a minus or a plus.
    """

    figures: tuple[FigureChange, ...]
    accounts: Comparison | None
    text: tuple[str, ...]

    @property
    def nothing(self) -> bool:
        """Whether both sides say the same."""
        return not (self.figures or self.text) and (not self.accounts or self.accounts.nothing)


@dataclass(frozen=True)
class Side:
    """One side: its figures by what they are, its page, and its accounts of the period."""

    figures: Mapping[str, tuple[str, int | None]]
    page: Sequence[str]
    accounts: pd.DataFrame | None = None
    measures: tuple[Measure, ...] = ()


def difference(one: Side, other: Side) -> Difference:
    """Return what differs between two sides, the first being the earlier one."""
    accounts = None
    if one.accounts is not None and other.accounts is not None:
        measures = dict.fromkeys((*other.measures, *one.measures))
        accounts = compare_accounts(one.accounts, other.accounts, measures)
    return Difference(tuple(_changes(one, other)), accounts, tuple(_lines(one.page, other.page)))


def _changes(one: Side, other: Side) -> Iterator[FigureChange]:
    for what in dict.fromkeys((*one.figures, *other.figures)):
        before, after = one.figures.get(what), other.figures.get(what)
        if before != after:
            (old, n), (new, m) = before or ("", None), after or ("", None)
            yield FigureChange(what, old, new, None if n is None or m is None else m - n)


def _lines(one: Sequence[str], other: Sequence[str]) -> Iterator[str]:
    for line in difflib.ndiff(one, other):
        if line[:2] in ("- ", "+ ") and line[2:].strip():
            yield line


# --- the sides ----------------------------------------------------------------------------


def published(path: Path) -> Side:
    """Return a report that was built: its folder, or the report.json in it."""
    file = path / _DATA if path.is_dir() else path
    try:
        document = json.loads(file.read_text(encoding="utf-8"))
        found = dict(_figures(document))
        page = file.with_name(f"sitrep.{document['language']}.md")
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        hint = "name a report's folder, or the report.json in it"
        problem = Problem(str(path), Code.KIND_NOT_READ, "is not a report of sitrep", hint)
        raise SitrepError([problem]) from None
    return Side(found, page.read_text(encoding="utf-8").splitlines() if page.is_file() else ())


def as_of(request: Request, day: dt.date) -> Side:
    """Return the report of a period as of a day."""
    return _counted(load(request.config), replace(request, as_of=day))


def with_file(request: Request, file: Path, source: str = "") -> Side:
    """Return the report of a period with ``file`` in the place of a source's.

    ``source`` is its path in config.toml; it may be left out where there is one alone.
    """
    config = load(request.config)
    chosen = _source(config, source)
    moved = chosen.model_copy(update={"path": str(file.resolve())})
    sources = tuple(moved if own is chosen else own for own in config.sources)
    return _counted(replace(config, sources=sources), request)


def _source(config: Config, named: str) -> SourceTable:
    found = [s for s in config.sources if not named or s.path == named]
    if len(found) == 1:
        return found[0]
    known = ", ".join(s.path for s in config.sources)
    reason = f"name the source that both files are of: --source, one of {known}"
    raise SitrepError(reason, usage=True)


def _counted(config: Config, request: Request) -> Side:
    """Return what a report would say, without people's texts and with nothing withheld."""
    inputs = gather_from(config, today=request.today)
    refuse([p for p in errors_in(inputs.problems) if not request.keep_going])
    summary, reconciled, *_ = counted(inputs, replace(request, edition=INTERNAL))
    words = inputs.words(request)
    report = compose(summary, (), Setting(config, words, request.created))
    # What is behind the figures is compared row by row.
    report = replace(report, sections=tuple(s for s in report.sections if s.id != "trail"))
    files = written(("md",), report, (), setting(config), lambda stage: None)
    document = json.loads(files[_DATA])
    page = files[f"sitrep.{report.language}.md"].decode().splitlines()
    accounts = in_force(inputs.cleaned.accounts, reconciled)
    ids = {line.event_id for line in summary.events}
    own = accounts[accounts["event_id"].isin(ids)]
    return Side(dict(_figures(document)), page, own, inputs.cleaned.measures)


# --- figures ------------------------------------------------------------------------------


def _figures(document: Mapping[str, Any]) -> Iterator[tuple[str, tuple[str, int | None]]]:
    """Yield every figure of a report.json by what it is, with its text and its number."""
    for place, said in (("figures", ""), ("since_baseline", " since the baseline")):
        for name, entry in document.get(place, {}).items():
            yield f"{name}{said}", _entry(entry)
            for group, own in entry["groups"].items():
                yield f"{name}, {group}{said}", _entry(own)
    breakdown = document.get("breakdown", {})
    for row in breakdown.get("areas", ()):
        yield from _of_row(row, f" in {row['name'] or 'no stated area'}")
    for row in breakdown.get("types", ()):
        yield from _of_row(row, f" by {row['event_type'] or 'no stated event type'}")
    for total in document["totals"]:
        names = ("indicator", "group", "area", "source", "since", "as_of")
        named = ", ".join(filter(None, (total[name] for name in names)))
        yield f"total: {named}", _figure(total["figure"])


def _of_row(row: Mapping[str, Any], where: str) -> Iterator[tuple[str, tuple[str, int | None]]]:
    for name, tally in row["figures"].items():
        yield name + where, _figure(tally["figure"])


def _entry(entry: Mapping[str, Any]) -> tuple[str, int | None]:
    return str(entry["text"]), entry["best"]


def _figure(value: Any) -> tuple[str, int | None]:
    """Return a figure's text and number; a withheld one is a word in report.json."""
    if not isinstance(value, dict):
        return str(value or "not reported"), None
    bounds = value["low"], value["best"], value["high"]
    figure = Figure(*bounds, Qualifier(value["qualifier"]), value.get("words", ""))
    return Words().figure(figure), value["best"]
