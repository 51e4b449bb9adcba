"""Sum the displaced by where they came from and where they went; flows alone, never stocks.

Every event that states a number is in one row, so that the rows sum to those events' total. An
event of which no source gives an origin is in a row without one; of one whose sources give
different origins none is chosen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from sitrep.model.accounts import Measure
from sitrep.model.codes import Status
from sitrep.model.dates import Window
from sitrep.model.flows import Flow
from sitrep.summarise.tallies import Tallier
from sitrep.vocabulary.fold import spelling

#: What stands for origins that differ; no cell holds it.
_DIFFER = "\0differ"


def flows(tallier: Tallier) -> tuple[Flow, ...]:
    """Return the period's flows of each indicator of displacement, the largest first."""
    indicators = tallier.config.indicators
    own = [m for m in tallier.measures if not m.group and indicators[m.indicator].moves]
    window = Window(tallier.period.start, tallier.period.end)
    return tuple(flow for m in own for flow in flows_of(tallier, m, tallier.of_period, window))


def flows_of(
    tallier: Tallier, measure: Measure, events: pd.DataFrame, window: Window
) -> tuple[Flow, ...]:
    """Return the flows of one measure in some events; none where no source gives an origin."""
    if measure.part("best") not in events:
        return ()
    stated = events[events[measure.part("best")].notna()]
    accounts = tallier.accounts[tallier.accounts["event"].isin(stated.index)]
    if not (accounts["origin_admin1"] != "").any():
        return ()
    origins = _origins(accounts).reindex(stated.index).fillna("").astype("str")
    if not (origins != "").any():
        return ()
    pcodes = _pcodes(tallier.accounts)
    found = []
    for (origin, destination), part in stated.groupby([origins, stated["admin1"].astype("str")]):
        (tally,) = tallier.tallied(part, [measure], window)
        differ = origin == _DIFFER
        start, end = "" if differ else str(origin), str(destination)
        found.append(
            Flow(
                measure.indicator,
                tally.unit,
                start,
                pcodes.get(start, ""),
                end,
                pcodes.get(end, ""),
                tally.figure,
                len(part),
                tally.sources,
                differ,
            )
        )
    return tuple(sorted(found, key=_place))


def of_areas(flows: Iterable[Flow], areas: Iterable[str]) -> tuple[Flow, ...]:
    """Return the flows that begin or end in one of some areas, by name or P-code; all for none."""
    wanted = {*map(spelling, areas)}
    if not wanted:
        return tuple(flows)
    return tuple(
        f
        for f in flows
        if wanted
        & {*map(spelling, (f.origin, f.origin_pcode, f.destination, f.destination_pcode))} - {""}
    )


def _origins(accounts: pd.DataFrame) -> pd.Series[str]:
    """Return the origin that each event's accounts give; a denial gives none."""
    own = accounts[["event", "status"]].assign(name=accounts["origin_admin1"].astype("str"))
    own = own[(own["name"] != "") & (own["status"] != Status.DENIED)]
    by_event = own.groupby("event")["name"]
    return by_event.first().where(by_event.nunique() == 1, _DIFFER)


def _pcodes(accounts: pd.DataFrame) -> Mapping[str, str]:
    """Return the P-code of each admin 1 that the log names with one."""
    return dict(_named(accounts[["admin1", "admin1_pcode"]].drop_duplicates()))


def _named(pairs: pd.DataFrame) -> Iterator[tuple[str, str]]:
    for name, pcode in zip(pairs["admin1"], pairs["admin1_pcode"], strict=True):
        if name and pcode:
            yield str(name), str(pcode)


def _place(flow: Flow) -> tuple[object, ...]:
    size = flow.figure.best if flow.figure else 0
    return (not flow.told, -size, flow.origin, flow.differ, flow.destination)
