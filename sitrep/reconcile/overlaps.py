"""Overlapping sources, which record many of the same events: only one of them counts.

``[rules] counts_once`` says which one, for everything or for one indicator; the others are
shown beside it. Two sources that are known to overlap, and that ``counts_once`` does not name,
are a problem.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

import pandas as pd

from sitrep.config.complaints import locate
from sitrep.config.tables import DISPUTED, EVERYTHING
from sitrep.model.accounts import Beside, Reconciled, TextTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, nearest
from sitrep.model.summary import RunningTotal

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
#: What is counted with something else: deaths with the events, by area and type; what attacks
#: on health care hit with the attacks.
_WITH = {
    "killed": EVERYTHING,
    "facilities_affected": "attacks_on_health",
    "facilities_out_of_service": "attacks_on_health",
}


@dataclass(frozen=True)
class Member:
    """One of several overlapping sources: its name in config.toml, and its files."""

    name: str
    paths: tuple[str, ...]


#: Overlapping sources in their order: the first counts.
Overlap = tuple[Member, ...]
#: Overlaps by what they are counted for: an indicator, "disputed", or all that is not named.
Overlaps = Mapping[str, tuple[Overlap, ...]]


def overlaps_in(
    tables: Sequence[TextTable], config: Config, formats: Collection[str]
) -> tuple[list[TextTable], Overlaps, list[Problem]]:
    """Return the tables that may be used, their overlaps, and problems.

    Of two sources known to overlap that ``counts_once`` does not name, the later is left out.
    """
    events = [t for t in tables if t.table == "events"]
    given = config.rules.counts_once
    named = {what: [_members(group, events) for group in groups] for what, groups in given.items()}
    whole = named.setdefault(EVERYTHING, [])
    found = {what: tuple(_turned(whole, groups)) for what, groups in named.items()}
    problems = [*_wrong_names(config, events, formats)]
    for what, groups in named.items():
        problems += [
            *_named_twice(config, what, groups),
            *_wrong_apart(config, what, whole, groups),
        ]
    refused = {p.path: p for p in _unsaid(events, whole)}
    return [t for t in tables if t.path not in refused], found, [*problems, *refused.values()]


def _turned(whole: Iterable[Overlap], apart: Sequence[Overlap]) -> Iterator[Overlap]:
    """Yield the overlaps of ``whole``, those that ``apart`` orders otherwise in its order."""
    orders = {frozenset(overlap): overlap for overlap in apart}
    yield from (orders.get(frozenset(overlap), overlap) for overlap in whole)


def _members(group: Iterable[str], events: Iterable[TextTable]) -> Overlap:
    """Return each named source's files; a name is matched with a table's name, then its format."""
    names = [*dict.fromkeys(group)]
    paths: dict[str, list[str]] = {name: [] for name in names}
    for table in events:
        own = next((n for n in (table.name, table.format) if n in paths), None)
        if own is not None:
            paths[own].append(table.path)
    return tuple(Member(name, tuple(paths[name])) for name in names)


def _at(config: Config, what: str) -> tuple[str, int, str]:
    """Return the file, line and key of what ``counts_once`` says for ``what``."""
    keys = ("rules", "counts_once", *(() if what == EVERYTHING else (what,)))
    return str(config.path), locate(config.text, keys), ".".join(keys)


def _wrong_names(
    config: Config, events: Iterable[TextTable], formats: Collection[str]
) -> Iterator[Problem]:
    known = {s.name for s in config.sources if s.name} | {t.name for t in events}
    for what, groups in config.rules.counts_once.items():
        path, line, key = _at(config, what)
        for group in groups:
            for name in dict.fromkeys(group):
                if name not in formats and name not in known:
                    reason = "is neither a format nor the name of a [[source]] of events"
                    hint = nearest(name, sorted({*formats, *known}))
                    yield Problem(path, Code.NAME_UNKNOWN, reason, hint, line, key, name)
            if len(set(group)) < 2:
                hint = (
                    'name two or more, the one that counts first: ["who_ssa", "insecurity_insight"]'
                )
                said = (Code.VALUE_NOT_ALLOWED, "names no two sources", hint)
                yield Problem(path, *said, line, key, ", ".join(group))


def _named_twice(config: Config, what: str, found: Iterable[Overlap]) -> Iterator[Problem]:
    path, line, key = _at(config, what)
    seen: set[str] = set()
    for overlap in found:
        for member in overlap:
            if seen & {*member.paths}:
                hint = "put all that overlap into one list: only its first one counts"
                said = (Code.NAMED_TWICE, "is in two lists", hint)
                yield Problem(path, *said, line, key, member.name)
        seen |= {path for member in overlap for path in member.paths}


def _wrong_apart(
    config: Config, what: str, whole: Sequence[Overlap], apart: Sequence[Overlap]
) -> Iterator[Problem]:
    """Yield problems of what is counted apart: for nothing that is counted, or by other sources."""
    path, line, key = _at(config, what)
    choices = [DISPUTED, *(name for name in config.indicators if name not in _WITH)]
    if what not in (EVERYTHING, *choices):
        said = (Code.NAME_UNKNOWN, "is no indicator", nearest(what, choices))
        if what in _WITH:
            said = (
                Code.VALUE_NOT_ALLOWED,
                "is not counted by itself",
                f'say it for "{_WITH[what]}"',
            )
        yield Problem(path, *said, line, key, what)
    known = {frozenset(overlap) for overlap in whole}
    for overlap in apart:
        if frozenset(overlap) not in known:
            names = ", ".join(f'"{member.name}"' for member in overlap)
            reason = f"are not the sources of one list of {EVERYTHING}"
            hint = f"say which counts for the rest: {EVERYTHING} = [{names}]"
            yield Problem(path, Code.VALUE_NOT_ALLOWED, reason, hint, line, key, names)


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


def with_data(overlaps: Overlaps, accounts: pd.DataFrame) -> Overlaps:
    """Return the overlaps between sources that have accounts, of two or more such sources."""
    held = {*accounts["path"].unique()}
    found = {}
    for what, several in overlaps.items():
        kept = (tuple(m for m in overlap if held & {*m.paths}) for overlap in several)
        found[what] = tuple(overlap for overlap in kept if len(overlap) > 1)
    return found


@dataclass(frozen=True)
class Sides:
    """A log reconciled as its overlapping sources count.

    ``whole``: by the order of EVERYTHING. ``turned``: by each other order, by what it counts.
    ``beside``: the accounts of each source by themselves. ``set_aside``: how many accounts count
    for nothing because an overlapping source's do.
    """

    whole: Reconciled
    turned: Mapping[tuple[str, ...], Reconciled]
    beside: tuple[tuple[Beside, ...], ...]
    set_aside: Mapping[Code, int]


def sides(
    accounts: pd.DataFrame,
    totals: Sequence[RunningTotal],
    overlaps: Overlaps,
    joined: Callable[[pd.DataFrame, Sequence[RunningTotal]], Reconciled],
    ids: Callable[[pd.DataFrame], pd.Series[str]],
) -> Sides:
    """Return the log reconciled by ``joined`` for every order in which its sources count.

    ``ids`` returns the ids of the events of accounts in force.
    """
    counting = counted(accounts, overlaps[EVERYTHING], ids)
    orders, once = _turned_orders(overlaps), _once(joined, totals)
    return Sides(
        once(counting),
        {names: once(counted(accounts, o, ids)) for o, names in orders.items()},
        _side_by_side(overlaps, accounts, once),
        _set_aside(accounts, counting, overlaps),
    )


def _once(
    joined: Callable[[pd.DataFrame, Sequence[RunningTotal]], Reconciled],
    totals: Sequence[RunningTotal],
) -> Callable[[pd.DataFrame], Reconciled]:
    """Return what reconciles some of a log's accounts, and the same accounts only once.

    Of sources without an event in common, those that count are the first source by itself.
    """
    made: dict[bytes, Reconciled] = {}

    def once(accounts: pd.DataFrame) -> Reconciled:
        rows = accounts.index.to_numpy().tobytes()
        if rows not in made:
            made[rows] = joined(accounts, totals)
        return made[rows]

    return once


def _turned_orders(overlaps: Overlaps) -> dict[tuple[Overlap, ...], tuple[str, ...]]:
    """Return the orders in which not everything is counted, each with what is counted by it."""
    found: dict[tuple[Overlap, ...], tuple[str, ...]] = {}
    for what, several in overlaps.items():
        if several != overlaps[EVERYTHING]:
            found[several] = (*found.get(several, ()), what)
    return found


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
    others = _beside(overlaps)
    if not others:
        return accounts
    other = accounts["path"].isin(others)
    return accounts[~other | accounts["event_id"].isin(events(accounts[~other]))]


def aside(overlaps: Overlaps) -> set[str]:
    """Return the files whose events stand beside those that count."""
    return _beside(overlaps[EVERYTHING])


def _beside(overlaps: Iterable[Overlap]) -> set[str]:
    return {path for overlap in overlaps for m in overlap[1:] for path in m.paths}


def _set_aside(
    accounts: pd.DataFrame, counting: pd.DataFrame, overlaps: Overlaps
) -> dict[Code, int]:
    """Return how many accounts count for nothing because an overlapping source's do."""
    nowhere = set.intersection(*(_beside(several) for several in overlaps.values()))
    before, after = (int(frame["path"].isin(nowhere).sum()) for frame in (accounts, counting))
    return {Code.SHOWN_BESIDE: before - after} if before > after else {}


def _side_by_side(
    overlaps: Overlaps, accounts: pd.DataFrame, alone: Callable[[pd.DataFrame], Reconciled]
) -> tuple[tuple[Beside, ...], ...]:
    """Return, for each overlap, its sources by themselves; the first counts."""
    apart = [
        (several, what) for several, names in _turned_orders(overlaps).items() for what in names
    ]

    def one(overlap: Overlap, n: int, member: Member) -> Beside:
        own = tuple(what for several, what in apart if several[n][0] == member != overlap[0])
        reconciled = alone(accounts[accounts["path"].isin(member.paths)])
        return Beside(member.name, member is overlap[0], reconciled, own)

    return tuple(
        tuple(one(overlap, n, member) for member in overlap)
        for n, overlap in enumerate(overlaps[EVERYTHING])
    )
