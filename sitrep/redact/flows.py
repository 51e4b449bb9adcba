"""Withhold from whom little is known: small counts of people who went from one area to another.

A small flow names its areas no more. It is one row with the other small ones, and with the next
smallest where it would be alone: what is left of the total is then of several pairs of areas, none
of them named. Rows without an origin name no pair. Of a window of several periods, a flow is small
if it is small in one of them: two reports, or two charts, would tell it.
"""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.arithmetic.small_cells import is_small
from sitrep.model.figure import Suppressed
from sitrep.model.flows import Flow
from sitrep.model.summary import Rules


def without_small(flows: Iterable[Flow], rules: Rules) -> tuple[Flow, ...]:
    """Return the flows; of each indicator, the small ones as one row without names and number."""
    every = tuple(flows)
    found: list[Flow] = []
    for indicator in dict.fromkeys(f.indicator for f in every):
        own = [f for f in every if f.indicator == indicator]
        hidden = _hidden(own, rules)
        found += [f for f in own if f not in hidden]
        found += [_together(hidden)] if hidden else []
    return tuple(found)


def _hidden(flows: list[Flow], rules: Rules) -> list[Flow]:
    told = [f for f in flows if f.told and f.figure]
    small = [f for f in told if f.small or is_small(f.figure, rules)]
    if len(small) != 1:
        return small
    others = sorted((f for f in told if f not in small), key=_least)
    return [*small, *others[:1]]


def _least(flow: Flow) -> int:
    return flow.figure.low if flow.figure else 0


def _together(flows: list[Flow]) -> Flow:
    first = flows[0]
    sources = tuple(sorted({source for flow in flows for source in flow.sources}))
    events = sum(flow.events for flow in flows)
    nowhere = ("", "", "", "", Suppressed.SUPPRESSED)
    return Flow(first.indicator, first.unit, *nowhere, events, sources, pairs=len(flows))
