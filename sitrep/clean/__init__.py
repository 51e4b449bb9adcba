"""Turn text tables into typed accounts, totals and facilities; each bad cell is a problem.

A row with a problem is left out, counted and named; no cell is ever guessed or turned into
zero. Unreported stays unreported. Text decoded wrongly is repaired where that is certain,
and each repair is a warning.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain

import pandas as pd
from pandas.api.types import union_categoricals

from sitrep.clean import guarding, markers, origin
from sitrep.clean.actors import labelled
from sitrep.clean.cells import Cells
from sitrep.clean.clearing import Log, unfounded
from sitrep.clean.cumulative import summed_columns
from sitrep.clean.events import clean_events, empty_accounts
from sitrep.clean.facilities import Registry, clean_facilities
from sitrep.clean.guarding import unnamed
from sitrep.clean.homonyms import told_apart
from sitrep.clean.identity import refuse_shared_ids, warn_of_case
from sitrep.clean.left_out import left_out, tell_of_left_out
from sitrep.clean.links import clean_links, linked
from sitrep.clean.mojibake import repaired
from sitrep.clean.nesting import nested
from sitrep.clean.places import Known, located
from sitrep.clean.repeats import refuse_duplicates, tell_repeats
from sitrep.clean.sectors import by_kind, clean_sectors
from sitrep.clean.spellings import one_spelling
from sitrep.clean.spelt_ids import tell_spellings_of_ids
from sitrep.clean.totals import clean_totals
from sitrep.config.load import Config
from sitrep.model.accounts import (
    TABLES,
    Measure,
    TextTable,
    account_dtypes,
    check,
    measures_in,
    with_their_wholes,
)
from sitrep.model.codes import Code, Precision, Status
from sitrep.model.dates import Since
from sitrep.model.figure import Figure, Indicator, Qualifier
from sitrep.model.guarded import Guarded
from sitrep.model.problem import Problem, Severity
from sitrep.model.sectors import Access, Funding, Response, Sectors
from sitrep.model.summary import Counts, RunningTotal
from sitrep.places.gazetteer import gazetteer_of


@dataclass(frozen=True)
class Cleaned:
    """Typed inputs. ``accounts`` has the columns of ``sitrep.model.accounts.account_dtypes``."""

    accounts: pd.DataFrame
    measures: tuple[Measure, ...]
    totals: tuple[RunningTotal, ...]
    registry: Registry
    #: How many event ids the link tables merge into another event's.
    linked: int
    counts: tuple[Counts, ...]
    problems: tuple[Problem, ...]
    #: Whether something hangs on the day: a row is dated after today, or a decision may end.
    future: bool = False
    #: What each edition may not hold.
    guarded: Mapping[str, Guarded] = field(default_factory=dict)
    sectors: Sectors = field(default_factory=Sectors)
    #: The file and the line of each running total, by its id.
    rows_of_totals: Mapping[str, tuple[str, int]] = field(default_factory=dict)


__all__ = ["KINDS", "Cleaned", "clean", "unnamed"]
#: The types that read and cleaned data may contain; the cache stores no others.
KINDS = (
    Access,
    Cleaned,
    Code,
    Counts,
    Figure,
    Funding,
    Guarded,
    Indicator,
    Measure,
    Precision,
    Problem,
    Qualifier,
    Registry,
    Response,
    RunningTotal,
    Sectors,
    Severity,
    Since,
    Status,
    TextTable,
)


def clean(tables: Iterable[TextTable], config: Config, today: dt.date | None = None) -> Cleaned:
    """Return the typed accounts, totals and facilities of ``tables``, and their problems.

    A date after ``today`` is a problem.
    """
    tables = list(tables)
    by_table: dict[str, list[TextTable]] = {t: [] for t in TABLES}
    problems: list[Problem] = []
    for table in tables:
        by_table[table.table].append(repaired(table, problems))
    gazetteer = gazetteer_of(config, problems)
    locate = partial(located, gazetteer=gazetteer, places=config.places)
    registry = clean_facilities(by_table["facilities"], locate, problems)
    known = Known(registry, gazetteer)
    columns = [c for t in by_table["events"] for c in summed_columns(t, config, problems)]
    measures = with_their_wholes(measures_in(columns, config.indicators))
    events = [Cells(t, problems) for t in by_table["events"]]
    frames = [clean_events(cells, measures, config, known, today) for cells in events]
    accounts = labelled(_together(frames, measures), config)
    totals = clean_totals(by_table["totals"], config, gazetteer, problems, today)
    sectors = clean_sectors(by_table, config, gazetteer, problems, today)
    places = (*totals.places, *sectors.places)
    accounts, spelt = one_spelling(accounts, (*totals.rows, *sectors.rows), places, problems)
    rows, left = nested(_totals(spelt), gazetteer), left_out(accounts, events)
    accounts = origin.as_areas(_without_repeats(accounts, tables, measures, problems), gazetteer)
    links = clean_links(by_table["link"], partial(_ids, accounts, by_table["events"]), problems)
    refuse_shared_ids(accounts, links.heads, problems)
    tell_of_left_out(left, measures, links.heads, problems)
    kept = guarding.guarded([c.every for c in events], totals.levels, tables, links.heads, registry)
    problems += markers.outside(config, accounts, rows)
    accounts, moved = linked(accounts, links, problems)
    problems += unfounded(config, Log(accounts, measures, registry, kept["public"]), today)
    check(accounts, account_dtypes(measures), "clean")
    others = chain(registry.paths, sectors.paths, (t.path for t, _, _ in links.rows))
    counts = tuple(_each(tables, accounts, others, totals.places, problems))
    # On a later day a date may be of the past, and a decision may have ended.
    due = (totals.future, sectors.future, config.cleared.decisions, *(c.future for c in events))
    found = (accounts, measures, rows, registry, moved, counts, tuple(problems))
    own = {t.total_id: place for t, place in zip(totals.rows, totals.places, strict=True)}
    return Cleaned(*found, any(due), kept, by_kind(spelt), own)


def _totals(stated: Iterable[object]) -> Iterator[RunningTotal]:
    return (one for one in stated if isinstance(one, RunningTotal))


def _without_repeats(
    accounts: pd.DataFrame,
    tables: Iterable[TextTable],
    measures: Sequence[Measure],
    problems: list[Problem],
) -> pd.DataFrame:
    tell_spellings_of_ids([t for t in tables if t.table == "events"], problems)
    accounts = told_apart(accounts, problems)
    accounts = refuse_duplicates(accounts, measures, problems)
    tell_repeats(accounts, measures, problems)
    warn_of_case(accounts, problems)
    return accounts


def _together(frames: Sequence[pd.DataFrame], measures: Sequence[Measure]) -> pd.DataFrame:
    """Return the accounts of all tables of events in one frame."""
    if len(frames) > 1:
        ids = union_categoricals([frame["event_id"] for frame in frames])
        whole = pd.concat(frames, ignore_index=True).assign(event_id=ids)
        return whole.astype(account_dtypes(measures))
    return frames[0] if frames else empty_accounts(measures)


def _ids(accounts: pd.DataFrame, tables: Iterable[TextTable]) -> set[str]:
    """Return the ids of all events, also of those whose every row has a problem."""
    own = [t.frame["event_id"] for t in tables if "event_id" in t.frame]
    return {*accounts["event_id"], *(i.strip() for ids in own for i in ids.unique())}


def _each(
    tables: Iterable[TextTable],
    accounts: pd.DataFrame,
    others: Iterable[str],
    of_totals: Iterable[tuple[str, int]],
    problems: Sequence[Problem],
) -> Iterator[Counts]:
    """Yield how the rows of each table were used."""
    used, lines, kept = _used(accounts, others), _lines(of_totals), _kept(accounts, problems)
    wrong = [p for p in problems if (p.path, p.line) not in kept]
    for table in tables:
        own = lines.get(table.path, [])
        if table.spread:
            # Of one line some rows may be used, and others lost by its problem.
            yield _counts(table, used[table.path], own, problems)
            continue
        count = _counts(table, used[table.path], own, wrong)
        faulty = {p.line for p in problems if _is_of_a_row(p, table)}
        in_spite = {line for line in faulty if line in own or (table.path, line) in kept}
        yield replace(count, in_spite=len(in_spite))


def _is_of_a_row(problem: Problem, table: TextTable) -> bool:
    error = problem.severity is Severity.ERROR
    return bool(error and problem.line) and problem.path == table.path


def _used(accounts: pd.DataFrame, others: Iterable[str]) -> Counter[str]:
    """Return how many rows of each file are used."""
    used = Counter(others)
    used.update({str(path): n for path, n in accounts["path"].value_counts().items()})
    return used


def _kept(accounts: pd.DataFrame, problems: Iterable[Problem]) -> set[tuple[str, int]]:
    """Return the path and line of each row of events that is used in spite of its problem."""
    errors = {(p.path, p.line) for p in problems if p.severity is Severity.ERROR and p.line}
    if not errors:
        return set()
    named = accounts[accounts["line"].isin({line for _, line in errors}).to_numpy()]
    rows = zip(named["path"].astype("str"), named["line"].tolist(), strict=True)
    return errors.intersection(rows)


def _lines(places: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """Return the lines of each path from which a total came, one for each total."""
    lines: dict[str, list[int]] = {}
    for path, line in places:
        lines.setdefault(path, []).append(line)
    return lines


def _counts(
    table: TextTable, used: int, totals: Sequence[int], problems: Iterable[Problem]
) -> Counts:
    """Count a table's used and left-out rows; a row with several problems goes by its first.

    ``totals`` are the lines of its totals: a row may state several, and is used if one can be.
    """
    used += len(totals if table.spread else {*totals})
    first = dict(table.left_out)
    for problem in (*table.problems, *problems):
        if _is_of_a_row(problem, table):
            first.setdefault(problem.line, problem.code)
    if not table.spread:
        lines = {*totals}
        first = {line: code for line, code in first.items() if line not in lines}
    left_out = Counter(first.values())
    if table.spread:
        # One line has several rows, of which a problem with the line is one of each.
        lost = table.rows - used - table.not_asked - sum(left_out.values())
        left_out.update({code: lost for code in [*first.values()][:1] if lost > 0})
    own = (table.path, table.table, table.format, table.rows)
    of_problems = sum(left_out.values()) - len({line for line, _ in table.left_out} & first.keys())
    left_out.update({Code.NOT_ASKED_FOR: table.not_asked} if table.not_asked else {})
    return Counts(*own, used, dict(left_out), table.asked, of_problems)
