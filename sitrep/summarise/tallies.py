"""Sum events by period, area and type, each sum with n of m reported."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

import numpy as np
import pandas as pd

from sitrep.arithmetic.sums import total
from sitrep.config.built_in import DERIVED
from sitrep.config.load import Config
from sitrep.model.accounts import Measure, Reconciled, of_a
from sitrep.model.dates import Period, Window
from sitrep.model.figure import Figure
from sitrep.model.summary import AreaRow, EventLine, Tally, TypeRow
from sitrep.summarise.lines import withdrawn_lines
from sitrep.summarise.remainder import remainders
from sitrep.summarise.sums import Speakers, accounts_of, exceeds, latest
from sitrep.summarise.voices import Voices
from sitrep.summarise.windows import between, is_whole_from, level_of, stamp

#: Every report states these, if only as not reported.
ALWAYS = ("killed", "injured")


class Tallier:
    """The events of one build as seen from one period: which belong to it, and their sums."""

    def __init__(
        self, reconciled: Reconciled, period: Period, before: Period, config: Config
    ) -> None:
        self.period, self.before, self.config = period, before, config
        #: What the log has columns of, whether or not an account states it.
        self.logged = [m for m in reconciled.measures if m.indicator not in DERIVED]
        own = {m.column: m for m in self.logged}
        for name in ALWAYS:
            own.setdefault(name, Measure(name, name, ""))
        self.measures = tuple(own.values())
        self.accounts = reconciled.accounts
        events = reconciled.events[~reconciled.events["denied"]]
        self.disputed_kept = config.rules.disputed == "include"
        self.counted = events if self.disputed_kept else events[~events["disputed"]]
        self._all = reconciled.events
        told = reconciled.statements
        self._stated: dict[str, Speakers] = {}
        self._differing = dict(iter(told.groupby("measure")["event"])) if "measure" in told else {}

    # --- which events ---------------------------------------------------------------

    @property
    def day(self) -> pd.Series[pd.Timestamp]:
        """The date by which events belong to periods (``[rules] allocate``)."""
        return self.counted[self.config.rules.allocate]

    @cached_property
    def dated(self) -> pd.DataFrame:
        """Events whose dates are known finely enough for a period of this kind to hold them.

        A week holds those known to the day or week, a month those known to the month too.
        """
        return self.counted[self._is_dated(self.counted)]

    def _is_dated(self, events: pd.DataFrame) -> pd.Series[bool]:
        return events["date_precision"].isin(of_a(self.period.unit))

    @cached_property
    def first_day(self) -> dt.date | None:
        """The day of the first dated event; ``None`` where there is none."""
        days = self.dated[self.config.rules.allocate]
        return days.min().date() if len(days) else None

    def within(self, period: Period) -> pd.DataFrame:
        """Return the dated events that belong to ``period``."""
        return between(self.dated, self.config.rules.allocate, period.start, period.end)

    @cached_property
    def of_period(self) -> pd.DataFrame:
        """The events of the period."""
        return self.within(self.period)

    @cached_property
    def of_before(self) -> pd.DataFrame:
        """The events of the period before."""
        return self.within(self.before)

    @cached_property
    def since_baseline(self) -> pd.DataFrame:
        """All events from the baseline to the period's end, undated ones included.

        The dated ones are those of the bars, so that bars + undated = total.
        """
        dated = between(self.dated, self.config.rules.allocate, self.baseline, self.period.end)
        return dated if self.undated.empty else pd.concat([dated, self.undated])

    @cached_property
    def undated(self) -> pd.DataFrame:
        """Events since the baseline that no period of this kind can hold."""
        imprecise = self.counted[~self._is_dated(self.counted)]
        begun = between(imprecise, "date_start", None, self.period.end)
        return begun[begun["date_end"] >= stamp(self.baseline)] if self.baseline else begun

    @cached_property
    def straddling(self) -> pd.DataFrame:
        """The period's events that run over its first or last day."""
        starts, ends = self.of_period["date_start"], self.of_period["date_end"]
        outside = (starts < stamp(self.period.start)) | (ends > stamp(self.period.end))
        return self.of_period[outside]

    @cached_property
    def disputed(self) -> pd.DataFrame:
        """The period's events that some party denies or disputes, counted or not."""
        return self._in_period(self._all[self._all["disputed"]])

    def withdrawn(self, reconciled: Reconciled) -> tuple[EventLine, ...]:
        """Return the period's events that all their sources have withdrawn."""
        back = reconciled.withdrawn
        return withdrawn_lines(self._in_period(back.events), back) if back else ()

    def _in_period(self, events: pd.DataFrame) -> pd.DataFrame:
        dated = events[self._is_dated(events)]
        return between(dated, self.config.rules.allocate, self.period.start, self.period.end)

    @cached_property
    def reporting(self) -> tuple[tuple[set[str], set[str]], tuple[set[str], set[str]]]:
        """The sources and areas of the period before, and those of the period."""
        return self.sources_and_areas(self.of_before), self.sources_and_areas(self.of_period)

    def speakers(self, events: pd.DataFrame) -> set[str]:
        """Return the sources and areas of events."""
        return set().union(*self.sources_and_areas(events))

    def sources_and_areas(self, events: pd.DataFrame) -> tuple[set[str], set[str]]:
        """Return the sources of events, and their areas."""
        sources = accounts_of(events, self.accounts[["event", "source"]])["source"]
        areas = events[self.level].astype("str").unique()
        return {*sources.astype("str").unique()}, {area for area in areas if area}

    @property
    def baseline(self) -> dt.date | None:
        """Where running counts of this log start: never later than the period."""
        configured = self.config.report.baseline
        return configured and min(configured, self.period.start)

    def is_whole_from(self, day: dt.date) -> bool:
        """Return whether the log is known to hold all from ``day`` on."""
        return is_whole_from(day, self.first_day, self.config.report.baseline)

    # --- their sums -----------------------------------------------------------------

    def tallied(
        self, events: pd.DataFrame, measures: Iterable[Measure], window: Window
    ) -> Iterator[Tally]:
        """Yield each of ``measures`` summed over ``events``."""
        disputed = int(events["disputed"].sum())
        ids = tuple(self._ids[self._all.index.get_indexer(events.index)])
        for measure in measures:
            figure, reported = self.summed(events, measure)
            yield Tally(
                indicator=measure.indicator,
                group=measure.group,
                unit=self.config.indicators[measure.indicator].unit,
                figure=figure,
                reported=reported,
                of=len(events),
                window=window,
                sources=self.speakers_of(measure).of(events),
                disputed=disputed,
                events=ids,
                exceeds=exceeds(events, measure),
            )

    @cached_property
    def _ids(self) -> np.ndarray:
        """The ids of all events, each text once however many tallies hold it."""
        return self._all["event_id"].to_numpy(dtype=object)

    def summed(self, events: pd.DataFrame, measure: Measure) -> tuple[Figure | None, int]:
        """Return a measure over ``events``, and how many of them state it."""
        stock = self.config.indicators[measure.indicator].stock
        return latest(events, measure) if stock else total(events, measure)

    def speakers_of(self, measure: Measure) -> Speakers:
        """Return who states a measure's figures, found once for all events."""
        if measure.column not in self._stated:
            self._stated[measure.column] = Speakers(self._all, self.accounts, measure)
        return self._stated[measure.column]

    @cached_property
    def period_accounts(self) -> pd.DataFrame:
        """The accounts of the period's events."""
        return accounts_of(self.of_period, self.accounts)

    @cached_property
    def voices(self) -> Voices:
        """Who states each measure of the period's events."""
        return Voices(self.of_period, self.period_accounts)

    @property
    def comparable(self) -> bool:
        """Whether the period and the one before are whole, of the same sources and areas."""
        then, now = (set().union(*own) for own in self.reporting)
        whole = not self.period.partial and self.is_whole_from(self.before.start)
        return whole and then == now and len(self.of_period) > 0

    @cached_property
    def stated(self) -> dict[tuple[str, str], Tally]:
        """The tallies of what the period's events state, with what they were one period before."""
        earlier = self.of_before
        found = {}
        window = Window(self.period.start, self.period.end)
        every = self.tallied(self.of_period, self.measures, window)
        for measure, now in zip(self.measures, every, strict=True):
            then, reported = self.summed(earlier, measure)
            # A sum that lacks a number, or a choice between sources, is not of like coverage.
            whole = now.reported == now.of and reported == len(earlier)
            chosen = self.chosen(measure, self.of_period) or self.chosen(measure, earlier)
            alike = self.comparable and whole and not chosen
            found[measure.indicator, measure.group] = beside(now, then, comparable=alike)
        return found | dict(remainders(found, self.voices))

    def chosen(self, measure: Measure, events: pd.DataFrame) -> bool:
        """Return whether a figure of ``events`` was chosen between sources that differ."""
        differ = self._differing.get(measure.column)
        return differ is not None and bool(events.index.isin(differ).any())

    def cumulative(self) -> dict[tuple[str, str], Tally]:
        """Return each measure summed over this log's events since the baseline."""
        events = self.since_baseline
        first = self.baseline or (events["date_start"].min().date() if len(events) else None)
        window = Window(first, self.period.end)
        every = self.tallied(events, self.measures, window)
        return {(tally.indicator, tally.group): tally for tally in every}

    def areas(self) -> tuple[tuple[AreaRow, ...], Window]:
        """Return rows by area for the period, or since the baseline when it states no toll."""
        events, window = self.of_period, Window(self.period.start, self.period.end)
        if not self._has_toll(events) and self._has_toll(self.since_baseline):
            events, window = self.since_baseline, Window(self.baseline, self.period.end)
        toll = [m for m in self.measures if m.column in ALWAYS]
        rows = []
        for area, part in events.groupby(events[self.level].astype("str")):
            tallies = {t.indicator: t for t in self.tallied(part, toll, window)}
            pcode = str(part["admin1_pcode"].iloc[0]) if self.level == "admin1" else ""
            rows.append(AreaRow(str(area), pcode, len(part), tallies))
        return tuple(sorted(rows, key=lambda r: (_toll(r), r.events), reverse=True)), window

    @cached_property
    def level(self) -> str:
        """The column of areas."""
        return level_of(self._all)

    def _has_toll(self, events: pd.DataFrame) -> bool:
        bests = [m.part("best") for m in self.measures if m.column in ALWAYS]
        return any(b in events and events[b].notna().any() for b in bests)

    def types(self) -> tuple[TypeRow, ...]:
        """Return rows by event type for the period, most events first."""
        window = Window(self.period.start, self.period.end)
        toll = [m for m in self.measures if m.column in ALWAYS]
        groups = self.of_period.groupby(self.of_period["event_type"].astype("str"))
        rows = (
            TypeRow(str(k), len(part), {t.indicator: t for t in self.tallied(part, toll, window)})
            for k, part in groups
        )
        return tuple(sorted(rows, key=lambda r: (-r.events, r.event_type)))


def beside(now: Tally, then: Figure | None, *, comparable: bool) -> Tally:
    """Return a tally with what it was one period before."""
    return replace(now, previous=then, comparable=comparable and bool(now.figure and then))


def _toll(row: AreaRow) -> int:
    return sum(t.figure.best for t in row.tallies.values() if t.figure)
