"""Small flows name no areas, and what the others leave of the total tells no pair."""

from __future__ import annotations

from dataclasses import replace

from sitrep.arithmetic.figures import parse
from sitrep.model.figure import Suppressed
from sitrep.model.flows import Flow
from sitrep.model.summary import Rules
from sitrep.redact.flows import without_small

RULES = Rules()


def flow(origin: str, destination: str, figure: str, indicator: str = "displaced") -> Flow:
    where = (origin, "", destination, "")
    return Flow(indicator, "people", *where, parse(figure), 1, (f"S{figure}",))


def names(flows: tuple[Flow, ...]) -> list[tuple[str, str]]:
    return [(f.origin, f.destination) for f in flows]


def test_flows_that_are_all_large_stay_as_they_are() -> None:
    flows = (flow("A", "B", "50"), flow("B", "A", "5"))
    assert without_small(flows, RULES) == flows


def test_small_flows_are_one_row_without_names_and_number() -> None:
    flows = (flow("A", "B", "50"), flow("B", "A", "3"), flow("C", "A", "at least 2"))
    *shown, hidden = without_small(flows, RULES)
    assert shown == [flows[0]]
    assert (hidden.origin, hidden.destination, hidden.figure) == ("", "", Suppressed.SUPPRESSED)
    assert (hidden.pairs, hidden.events) == (2, 2)


def test_a_small_flow_alone_takes_the_next_smallest_with_it() -> None:
    flows = (flow("A", "B", "50"), flow("A", "C", "20"), flow("B", "A", "3"))
    shown = without_small(flows, RULES)
    assert names(shown) == [("A", "B"), ("", "")]
    assert shown[-1].pairs == 2


def test_people_who_stayed_in_their_area_are_a_pair_too() -> None:
    assert names(without_small((flow("A", "A", "3"), flow("A", "B", "9")), RULES)) == [("", "")]


def test_none_displaced_and_those_without_an_origin_tell_nobody() -> None:
    flows = (flow("A", "B", "0"), flow("", "B", "2"), flow("A", "", "2"))
    assert without_small(flows, RULES) == flows


def test_indicators_are_looked_at_one_by_one() -> None:
    flows = (flow("A", "B", "50"), flow("A", "B", "2", "returned"), flow("B", "A", "9", "returned"))
    shown = without_small(flows, RULES)
    assert [(f.indicator, f.origin) for f in shown] == [("displaced", "A"), ("returned", "")]


def test_a_limit_of_one_hides_nothing() -> None:
    flows = (flow("A", "B", "1"),)
    assert without_small(flows, Rules(small_cell=1)) == flows


def test_a_flow_that_is_small_in_one_period_of_its_window_is_small() -> None:
    # The report before had 100 of it, and this one has 103.
    flows = (replace(flow("A", "B", "103"), small=True), flow("A", "C", "20"), flow("B", "A", "9"))
    assert names(without_small(flows, RULES)) == [("A", "C"), ("", "")]
