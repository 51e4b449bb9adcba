"""Overlapping sources, which record many of the same events: only one of them counts.

``[rules] counts_once`` says which one; the others are shown beside it. Two sources that are
known to overlap, and that ``counts_once`` does not name, are a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from sitrep.config.complaints import locate
from sitrep.model.accounts import Beside, Reconciled, TextTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, nearest

if TYPE_CHECKING:
    from sitrep.config.load import Config

#: Formats that record many of the same events (model.md, Windows).
KNOWN = (
    ("who_ssa", "insecurity_insight"),
    ("acled", "ucdp"),
    ("acled", "gtd"),
    ("ucdp", "gtd"),
    ("awsd", "insecurity_insight_aid_workers"),
)
_KEY = "rules.counts_once"


@dataclass(frozen=True)
class Member:
    """One of several overlapping sources: its name in config.toml, and its files."""

    name: str
    paths: tuple[str, ...]


#: Overlapping sources in their order: the first counts.
Overlap = tuple[Member, ...]


def overlaps_in(
    tables: Sequence[TextTable], config: Config, formats: Collection[str]
) -> tuple[list[TextTable], list[Overlap], list[Problem]]:
    """Return the tables that may be used, their overlaps, and problems.

    Of two sources known to overlap that ``counts_once`` does not name, the later is left out.
    """
    events = [t for t in tables if t.table == "events"]
    groups = config.rules.counts_once
    found = [_members(group, events) for group in groups]
    problems = [*_wrong_names(config, events, formats), *_named_twice(config, found)]
    refused = {p.path: p for p in _unsaid(events, found)}
    return [t for t in tables if t.path not in refused], found, [*problems, *refused.values()]


def _members(group: Iterable[str], events: Iterable[TextTable]) -> Overlap:
    """Return each named source's files; a name is matched with a table's name, then its format."""
    names = [*dict.fromkeys(group)]
    paths: dict[str, list[str]] = {name: [] for name in names}
    for table in events:
        own = next((n for n in (table.name, table.format) if n in paths), None)
        if own is not None:
            paths[own].append(table.path)
    return tuple(Member(name, tuple(paths[name])) for name in names)


def _wrong_names(
    config: Config, events: Iterable[TextTable], formats: Collection[str]
) -> Iterator[Problem]:
    known = {s.name for s in config.sources if s.name} | {t.name for t in events}
    path, line = str(config.path), locate(config.text, ("rules", "counts_once"))
    for group in config.rules.counts_once:
        for name in dict.fromkeys(group):
            if name not in formats and name not in known:
                reason = "is neither a format nor the name of a [[source]] of events"
                hint = nearest(name, sorted({*formats, *known}))
                yield Problem(path, Code.NAME_UNKNOWN, reason, hint, line, _KEY, name)
        if len(set(group)) < 2:
            hint = 'name two or more, the one that counts first: ["who_ssa", "insecurity_insight"]'
            said = (Code.VALUE_NOT_ALLOWED, "names no two sources", hint)
            yield Problem(path, *said, line, _KEY, ", ".join(group))


def _named_twice(config: Config, found: Iterable[Overlap]) -> Iterator[Problem]:
    line = locate(config.text, ("rules", "counts_once"))
    seen: set[str] = set()
    for overlap in found:
        for member in overlap:
            if seen & {*member.paths}:
                hint = "put all that overlap into one list: only its first one counts"
                said = (Code.NAMED_TWICE, "is in two lists", hint)
                yield Problem(str(config.path), *said, line, _KEY, member.name)
        seen |= {path for member in overlap for path in member.paths}


def _unsaid(events: Sequence[TextTable], found: Iterable[Overlap]) -> Iterator[Problem]:
    """Yield a problem for each file known to overlap with an earlier one, if not configured."""
    said = [{path for member in overlap for path in member.paths} for overlap in found]
    for first, other in combinations(events, 2):
        pair = next((k for k in KNOWN if {first.format, other.format} == {*k}), None)
        if pair and not any({first.path, other.path} <= paths for paths in said):
            names = ", ".join(f'"{name}"' for name in pair)
            reason = f"records many of the same events as {first.path}: they must not be added"
            hint = f"say in [rules] which counts, the preferred one first: counts_once = [{names}]"
            hint = f"{hint}; the other is shown beside it"
            yield Problem(other.path, Code.SOURCES_OVERLAP, reason, hint)


def with_data(overlaps: Iterable[Overlap], accounts: pd.DataFrame) -> tuple[Overlap, ...]:
    """Return the overlaps between sources that have accounts, of two or more such sources."""
    held = {*accounts["path"].unique()}
    kept = (tuple(m for m in overlap if held & {*m.paths}) for overlap in overlaps)
    return tuple(overlap for overlap in kept if len(overlap) > 1)


def counted(
    accounts: pd.DataFrame,
    overlaps: Iterable[Overlap],
    events: Callable[[pd.DataFrame], pd.Series[str]],
) -> pd.DataFrame:
    """Return the accounts that count: of overlapping sources, those of the first.

    An account of another source counts only where its event, by id or by link, counts already:
    it adds a source to the event, and no event. ``events`` returns the ids of the events that
    count, so that an account which its source has withdrawn admits no other.
    """
    beside = {path for overlap in overlaps for m in overlap[1:] for path in m.paths}
    if not beside:
        return accounts
    aside = accounts["path"].isin(beside)
    return accounts[~aside | accounts["event_id"].isin(events(accounts[~aside]))]


def set_aside(accounts: pd.DataFrame, counting: pd.DataFrame) -> dict[Code, int]:
    """Return how many accounts do not count because an overlapping source's do."""
    aside = len(accounts) - len(counting)
    return {Code.SHOWN_BESIDE: aside} if aside else {}


def side_by_side(
    overlap: Overlap, accounts: pd.DataFrame, alone: Callable[[pd.DataFrame], Reconciled]
) -> tuple[Beside, ...]:
    """Return each of several overlapping sources by itself; the first counts."""
    return tuple(
        Beside(m.name, m is overlap[0], alone(accounts[accounts["path"].isin(m.paths)]))
        for m in overlap
    )
