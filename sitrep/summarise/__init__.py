"""Summarise the events and totals of a period; only this stage adds figures.

The Summary has figures with their windows, sources and how many of the events state them.
Running totals are never added to events, stocks to flows, or people to movements.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from sitrep.arithmetic.periods import cut, previous
from sitrep.config.load import Config
from sitrep.model.accounts import OF_A_WEEK, Beside, Reconciled
from sitrep.model.codes import Code
from sitrep.model.dates import Period, Window
from sitrep.model.figure import Qualifier
from sitrep.model.problem import Problem
from sitrep.model.sectors import Sectors
from sitrep.model.summary import (
    Counts,
    Coverage,
    EventLine,
    Overlapping,
    RunningTotal,
    Summary,
)
from sitrep.summarise.area_points import area_points
from sitrep.summarise.bars import Bars
from sitrep.summarise.comparisons import comparisons
from sitrep.summarise.completeness import completeness
from sitrep.summarise.coverage import outside
from sitrep.summarise.declared import declared
from sitrep.summarise.flows import flows
from sitrep.summarise.health import summarise_health, tallies_of
from sitrep.summarise.lines import (
    disputed_in,
    event_lines,
    stated_conflicts,
    stated_revisions,
    total_revisions,
)
from sitrep.summarise.named import named_in
from sitrep.summarise.records import records
from sitrep.summarise.sectors import late, sectors_in
from sitrep.summarise.sex_and_age import grids
from sitrep.summarise.small_counts import by_day, small_counts
from sitrep.summarise.sources import sources_of
from sitrep.summarise.tallies import Tallier
from sitrep.summarise.totals import (
    conflicts_between,
    in_period,
    known_from,
    mismatches_of,
    series_of,
)
from sitrep.summarise.unlike import unlike
from sitrep.summarise.windows import maybe_in


def data_as_of(reconciled: Reconciled, as_of: dt.date | None) -> dt.date | None:
    """Return the data cut-off: ``as_of`` where given, else the last day anything was reported.

    ``None`` when there are no data at all.
    """
    return as_of if as_of is not None else reconciled.latest_report


def end_of_data(
    period: Period, latest: dt.date, as_of: dt.date | None, today: dt.date
) -> tuple[Period, dt.date]:
    """Return ``period``, partial where it is not over, and the day on which its data end.

    Once a period is over, no more events can fall in it: its data end with it, or later.
    """
    if as_of is not None:
        return cut(period, as_of), as_of
    if max(latest, today) <= period.end:
        return replace(period, partial=True), latest
    return period, max(latest, period.end)


def periods_with_data(reconciled: Reconciled, config: Config) -> tuple[Period, ...]:
    """Return the periods that hold an event or total, the latest first."""
    events = reconciled.events
    events = events[events["date_precision"].isin(OF_A_WEEK)]
    days = {d.date() for d in events[config.rules.allocate].drop_duplicates()}
    days |= {t.as_of for t in reconciled.totals}
    periods = {config.weeks.containing(day) for day in days}
    return tuple(sorted(periods, key=lambda p: p.end, reverse=True))


def latest_complete(reconciled: Reconciled, config: Config, as_of: dt.date) -> Period | None:
    """Return the last period that holds an event or total and was over by ``as_of``."""
    over = (p for p in periods_with_data(reconciled, config) if p.end <= as_of)
    return next(over, None)


@dataclass(frozen=True)
class Read:
    """What earlier stages hand on: counts of rows, problems, links and overlapping sources.

    ``beside`` holds the overlapping sources; ``left_out`` counts their accounts that do not
    count; ``linked`` is the number of ids that are another event's; ``cut`` is the data cut-off,
    where one is asked for.
    """

    counts: tuple[Counts, ...] = ()
    problems: tuple[Problem, ...] = ()
    linked: int = 0
    beside: tuple[tuple[Beside, ...], ...] = ()
    left_out: Mapping[Code, int] = field(default_factory=dict)
    coverage: tuple[Coverage, ...] = ()
    sectors: Sectors = field(default_factory=Sectors)
    cut: dt.date | None = None


def summarise(
    reconciled: Reconciled,
    period: Period,
    as_of: dt.date,
    config: Config,
    read: Read = Read(),
) -> Summary:
    """Return everything counted for ``period`` as of ``as_of``."""
    period = period if period.partial else cut(period, as_of)
    tallier = Tallier(reconciled, period, previous(period, config.weeks), config)
    counted = _counted(tallier, reconciled, as_of, read)
    return _broken_down(_with_beside(counted, tallier, reconciled, read), tallier)


def _counted(tallier: Tallier, reconciled: Reconciled, as_of: dt.date, read: Read) -> Summary:
    """Return the sums of the events and the totals, whose they are, and what they differ in."""
    config, period, events = tallier.config, tallier.period, tallier.of_period
    own = replace(reconciled, accounts=tallier.period_accounts)
    lines, totals = event_lines(events, own), in_period(reconciled.totals, period)
    upto = tuple(t for t in reconciled.totals if t.as_of <= period.end)
    health = summarise_health(tallier, upto, lines)
    (areas, areas_window), bars = tallier.areas(), Bars(tallier)
    conflicts = stated_conflicts(events, reconciled, config.rules)
    return Summary(
        period=period,
        previous=tallier.before,
        as_of=as_of,
        baseline=config.report.baseline,
        rules=config.rules,
        indicators=config.indicators,
        events=lines,
        undated=event_lines(tallier.undated, reconciled),
        straddling=event_lines(tallier.straddling, own),
        tallies=tallier.stated | tallies_of(health, tallier),
        cumulative=tallier.cumulative(),
        weekly=bars.weekly(),
        histories=bars.histories(),
        areas=areas,
        areas_window=areas_window,
        types=tallier.types(),
        totals=totals,
        series=series_of(upto, config.indicators),
        mismatches=mismatches_of(totals, upto, config.indicators),
        conflicts=(*conflicts, *conflicts_between(totals)),
        revisions=(*stated_revisions(events, reconciled), *total_revisions(totals, reconciled)),
        disputed=disputed_in(tallier.disputed, reconciled),
        confirmed=int(events["confirmed"].sum()),
        health=health,
        sources=sources_of(events, totals, own),
        counts=read.counts,
        left_out=_left_out(reconciled, read),
        problems=read.problems,
        vague_used=_vague_used(lines, totals),
    )


def _with_beside(summary: Summary, tallier: Tallier, reconciled: Reconciled, read: Read) -> Summary:
    """Return the summary with what stands beside its sums, and with what they do not hold."""
    period, as_of, config = summary.period, summary.as_of, tallier.config
    only_before, only_now = unlike(tallier, reconciled.events, read.coverage)
    return replace(
        summary,
        maybe=maybe_in(tallier.undated, period),
        completeness=completeness(reconciled, period, config.expected),
        known=known_from(summary.series, summary.totals),
        linked=read.linked,
        withdrawn=tallier.withdrawn(reconciled),
        quiet_since=reconciled.latest_report if _quiet(reconciled, period) else None,
        only_before=only_before,
        only_now=only_now,
        coverage=read.coverage,
        outside=outside(tallier.since_baseline, read.coverage),
        sectors=sectors_in(read.sectors, period, read.cut),
        markers=tuple(m for m in config.markers if m.date <= min(as_of, period.end)),
        overlaps=tuple(
            tuple(_stated_by(one, tallier, reconciled, summary.events) for one in group)
            for group in read.beside
        ),
    )


def _broken_down(summary: Summary, tallier: Tallier) -> Summary:
    """Return the summary with its figures by sex and age, party and weapon, and compared."""
    return replace(
        summary,
        grids=grids(summary.tallies, tallier.voices),
        comparisons=comparisons(tallier, summary.markers),
        records=records(tallier),
        small=small_counts(tallier),
        by_day=by_day(tallier),
        actors=named_in("actor", tallier),
        weapons=named_in("weapon", tallier),
        declared=declared(tallier),
        flows=flows(tallier),
        area_points=area_points(tallier),
    )


def _left_out(reconciled: Reconciled, read: Read) -> Mapping[Code, int]:
    found = {**reconciled.left_out, **read.left_out}
    if n := late(read.sectors, read.cut):
        found[Code.AFTER_CUT_OFF] = found.get(Code.AFTER_CUT_OFF, 0) + n
    return found


def _quiet(reconciled: Reconciled, period: Period) -> bool:
    latest = reconciled.latest_report
    return latest is not None and not period.partial and period.start <= latest < period.end


def _stated_by(
    one: Beside, tallier: Tallier, reconciled: Reconciled, lines: tuple[EventLine, ...]
) -> Overlapping:
    """Return what one overlapping source alone states of the tallier's period, by the same rules.

    ``lines`` are the events that count, of ``reconciled``.
    """
    period = tallier.period
    if one.reconciled is not reconciled:
        tallier = Tallier(one.reconciled, period, tallier.before, tallier.config)
    own = tallier.of_period
    sources = one.reconciled.accounts["source"].astype("str").unique()
    ids = {line.event_id for line in lines}
    return Overlapping(
        source=sources[0] if len(sources) == 1 else one.name,
        counts=one.counts,
        apart=one.apart,
        window=Window(period.start, period.end),
        events=len(own),
        shared=int(own["event_id"].isin(ids).sum()),
        attacks=int(own["health"].sum()),
        tallies={
            f"{indicator}_{group}" if group else indicator: tally
            for (indicator, group), tally in tallier.stated.items()
            if tally.figure
        },
    )


def _vague_used(
    lines: tuple[EventLine, ...], totals: tuple[RunningTotal, ...]
) -> Mapping[str, int]:
    """Return the vague words behind the period's figures that stand for a number, with it."""
    figures = [f for line in lines for f in line.figures.values()]
    figures += [t.figure for t in totals]
    return {f.words: f.best for f in figures if f and f.best and f.qualifier is Qualifier.VAGUE}
