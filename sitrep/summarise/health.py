"""Attacks on health care: attacks, distinct facilities and transports, each counted apart."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from sitrep.arithmetic import figures
from sitrep.model.accounts import FACILITY
from sitrep.model.codes import Damage, FacilityStatus, Precision, Status, gravity
from sitrep.model.dates import Window
from sitrep.model.edition import PUBLIC
from sitrep.model.figure import Figure, Qualifier
from sitrep.model.health import Hit, Repeated
from sitrep.model.summary import EventLine, Facility, Health, RunningTotal, Tally
from sitrep.summarise.lines import as_date
from sitrep.summarise.tallies import Tallier, beside
from sitrep.summarise.totals import window_of
from sitrep.vocabulary.fold import code, spelling
from sitrep.vocabulary.health import is_elsewhere, is_health

TRANSPORT = frozenset({"ambulance", "transport", "vehicle", "mobile_clinic", "health_transport"})


def summarise_health(
    tallier: Tallier, totals: Sequence[RunningTotal], lines: Sequence[EventLine]
) -> Health:
    """Return the period's attacks on health care and what they hit."""
    events, before = tallier.of_period, tallier.of_before
    attacks = events[events["health"]]
    ids = set(attacks["event_id"])
    own = _accounts(attacks, tallier.period_accounts)
    things, named = _things(own)
    hit = [_facility(identity, rows) for identity, rows in things]
    every = tallier.since_baseline
    since = _accounts(every[every["health"]], tallier.accounts)
    distinct, total = _distinct(tallier, totals, since)
    return Health(
        attacks=len(attacks),
        previous_attacks=int(before["health"].sum()) if len(before) else None,
        comparable=tallier.comparable,
        facilities=tuple(f for f in hit if f.facility_type not in TRANSPORT),
        transports=tuple(f for f in hit if f.facility_type in TRANSPORT),
        by_damage=dict(Counter(f.damage for f in hit)),
        by_type=_tally_of(attacks["event_type"]),
        by_certainty=_tally_of(attacks["health_certainty"]),
        workers=_workers(tallier, attacks),
        distinct=distinct,
        distinct_window=window_of(total) if total else None,
        distinct_source=total.source if total else "",
        events=tuple(line for line in lines if line.event_id in ids),
        sources=tuple(sorted(own["source"].astype("str").unique())),
        unnamed=len(attacks) - named,
        repeated=_repeated(tallier, since),
    )


def tallies_of(health: Health, tallier: Tallier) -> dict[tuple[str, str], Tally]:
    """Return what is counted, not summed: none reported is unreported, never 0."""
    window = Window(tallier.period.start, tallier.period.end)
    out = sum(f.status == FacilityStatus.OUT_OF_SERVICE for f in health.facilities)
    unknown = health.unnamed > 0 or any(not f.status for f in health.facilities)
    counted = {
        "attacks_on_health": (health.attacks, False),
        "facilities_affected": (len(health.facilities), health.unnamed > 0),
        "facilities_out_of_service": (out, unknown),
    }
    found = {}
    for name, (n, more) in counted.items():
        qualifier = Qualifier.AT_LEAST if more else Qualifier.EXACT
        figure = figures.stated(n, qualifier) if n else None
        found[name, ""] = Tally(
            indicator=name,
            group="",
            unit=tallier.config.indicators[name].unit,
            figure=figure,
            reported=health.attacks,
            of=health.attacks,
            window=window,
            sources=health.sources,
            events=tuple(line.event_id for line in health.events),
        )
    attacks, then = found["attacks_on_health", ""], health.previous_attacks
    before = figures.stated(then, Qualifier.EXACT) if then else None
    found["attacks_on_health", ""] = beside(attacks, before, comparable=health.comparable)
    return found


def _tally_of(column: pd.Series[str]) -> dict[str, int]:
    counts = Counter(str(v) for v in column if str(v))
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


#: What an account says of what was hit.
_SAID = ("event", "source", "country", "admin1", "admin2", "sensitivity", *FACILITY)


def _things(accounts: pd.DataFrame) -> tuple[list[tuple[str, list[Any]]], int]:
    """Return the rows on each distinct thing hit, and how many of the attacks name at least one.

    A facility is known by its id or name. A transport without a name is known by its
    attack. A facility without a name may be one that is counted already: it is not counted.
    """
    found: dict[tuple[str, str], list[Any]] = {}
    named: set[int] = set()
    said = accounts[(accounts["facility_id"] != "") | (accounts["facility_type"] != "")]
    for row in said.itertuples(index=False):
        kind = code(str(row.facility_type))
        if kind and kind not in TRANSPORT and not is_health(kind):
            continue
        if not kind and is_elsewhere(str(row.facility_name)):
            continue
        if row.facility_id:
            key = (str(row.facility_id), "")
        elif kind in TRANSPORT:
            key = ("", f"{row.event}:{kind}")
        else:
            continue
        named.add(int(str(row.event)))
        found.setdefault(key, []).append(row)
    things = [(key[0], own) for key, rows in sorted(found.items()) for own in _apart(rows)]
    return things, len(named)


def _apart(rows: list[Any]) -> list[list[Any]]:
    """Return the rows of one facility id by facility, as far as areas tell them apart.

    A name without an id is one facility only where the areas that two attacks both state agree
    (model.md, rule 25). Of an attack that states none nothing says that it was on another one.
    """
    if any(row.facility_id != spelling(str(row.facility_name)) for row in rows):
        return [rows]
    attacks: dict[object, list[Any]] = {}
    for row in rows:
        attacks.setdefault(row.event, []).append(row)
    found: list[tuple[dict[str, str], list[Any]]] = []
    for own in attacks.values():
        stated = _stated_areas(own)
        for areas, members in found:
            if all(areas.get(level, name) == name for level, name in stated.items()):
                areas.update(stated)
                members.extend(own)
                break
        else:
            found.append((stated, list(own)))
    return [members for _, members in found]


def _stated_areas(rows: Iterable[Any]) -> dict[str, str]:
    """Return the areas of one attack by level, those that its first account states."""
    found: dict[str, str] = {}
    for row in rows:
        for level in ("country", "admin1", "admin2"):
            if name := str(getattr(row, level)):
                found.setdefault(level, name)
    return found


def _facility(identity: str, rows: list[object]) -> Facility:
    def said(column: str) -> list[str]:
        return [v for r in rows if (v := code(str(getattr(r, column))))]

    def worst(column: str, scale: type[Damage] | type[FacilityStatus]) -> str:
        return min(said(column), key=lambda code: gravity(code, scale), default="")

    names = [str(getattr(r, "facility_name", "")) for r in rows]
    areas = [str(getattr(r, c, "")) for c in ("admin1", "country") for r in rows]
    return Facility(
        facility_id=identity,
        name=next((n for n in names if n), ""),
        facility_type=next(iter(said("facility_type")), ""),
        attacks=len({getattr(r, "event", None) for r in rows}),
        damage=worst("facility_damage", Damage),
        status=worst("facility_status", FacilityStatus),
        area=next((a for a in areas if a), ""),
        cleared=all(getattr(r, "sensitivity", "") == PUBLIC for r in rows),
    )


def _workers(tallier: Tallier, attacks: pd.DataFrame) -> dict[str, Tally]:
    """Return the figures for health workers and patients that the attacks state."""
    window = Window(tallier.period.start, tallier.period.end)
    groups = ("health_workers", "patients")
    own = [m for m in tallier.measures if m.group in groups]
    every = tallier.tallied(attacks, own, window)
    return {m.column: tally for m, tally in zip(own, every, strict=True)}


def _distinct(
    tallier: Tallier, totals: Iterable[RunningTotal], since: pd.DataFrame
) -> tuple[Figure | None, RunningTotal | None]:
    """Return the least number of distinct facilities since the baseline, and the total behind it.

    ``since`` are the accounts of attacks since then.
    Running totals overlap each other and the events: the largest minimum is used, and nothing
    is added (model.md, cases 6 and 7). The total is ``None`` where the events name more.
    """
    stated = [
        (t.figure, t)
        for t in totals
        if t.indicator == "facilities_affected"
        and t.figure
        and t.status is not Status.DENIED
        and _starts_within(t, tallier)
    ]
    if not stated:
        return None, None
    n = len(_facilities(since))
    counted = figures.stated(n, Qualifier.EXACT) if n else None
    most, largest = max(stated, key=lambda pair: pair[0].low)
    minimum = figures.distinct_minimum([counted, *(figure for figure, _ in stated)])
    return minimum, largest if most.low >= n else None


def _accounts(attacks: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    """Return what the accounts of attacks say was hit, without denials."""
    own = accounts["event"].isin(attacks.index) & (accounts["status"] != Status.DENIED)
    return accounts[[*_SAID]][own]


def _facilities(accounts: pd.DataFrame) -> list[tuple[Facility, list[Any]]]:
    """Return each distinct facility hit, with the rows on it."""
    things, _ = _things(accounts)
    hit = [(_facility(identity, rows), rows) for identity, rows in things]
    return [(one, rows) for one, rows in hit if one.facility_type not in TRANSPORT]


def _repeated(tallier: Tallier, since: pd.DataFrame) -> tuple[Repeated, ...]:
    """Return the facilities hit more than once since the baseline, those of most attacks first.

    ``since`` are the accounts of attacks since then.
    """
    attacks = zip(since["facility_id"].tolist(), since["event"].tolist(), strict=True)
    times = Counter(facility for facility, _ in {*attacks})
    names = [facility for facility, n in times.items() if facility and n > 1]
    if not names:
        return ()
    own = since[since["facility_id"].isin(names)]
    hits = _hits(tallier.since_baseline.loc[sorted({*own["event"]})])
    found = []
    for facility, rows in _facilities(own):
        if facility.attacks > 1:
            ordered = sorted((hits[event] for event in {row.event for row in rows}), key=_in_time)
            sources = tuple(sorted({str(row.source) for row in rows}))
            found.append(Repeated(facility, tuple(ordered), sources))
    return tuple(sorted(found, key=_most_and_latest))


def _hits(events: pd.DataFrame) -> dict[int, Hit]:
    """Return each event as a hit on a facility, by its number."""
    # Plain lists: one call per facility into a wide frame takes a hundred times as long.
    columns = [events[c] for c in ("event_id", "date_start", "date_end", "date_precision")]
    rows = zip(events.index.tolist(), *(column.tolist() for column in columns), strict=True)
    return {event: _hit(*own) for event, *own in rows}


def _in_time(hit: Hit) -> tuple[str, str]:
    return str(hit.window.start), hit.event_id


def _most_and_latest(one: Repeated) -> tuple[int, int, str, str]:
    latest = max(hit.window.end for hit in one.hits)
    return -one.facility.attacks, -latest.toordinal(), one.facility.name, one.facility.facility_id


def _hit(event_id: str, start: object, end: object, precision: str) -> Hit:
    window = Window(as_date(start), as_date(end) or dt.date.max)
    return Hit(str(event_id), window, Precision(str(precision)))


def _starts_within(total: RunningTotal, tallier: Tallier) -> bool:
    """Return whether the total is known to start no earlier than the log's baseline."""
    start = total.since.date
    return tallier.baseline is None or (start is not None and start >= tallier.baseline)
