"""Displacement is summed by where people came from and where they went, and nothing is lost."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from samples.summaries import Log, Row, about, at_least, exactly, said

from sitrep.arithmetic.figures import parse, summed
from sitrep.model.summary import Flow, Summary


def flow(found: Summary, origin: str, destination: str) -> Flow:
    return next(f for f in found.flows if (f.origin, f.destination) == (origin, destination))


def pairs(found: Summary) -> list[tuple[str, str]]:
    return [(f.origin, f.destination) for f in found.flows]


def row(origin: str, destination: str, displaced: object = 100, **more: object) -> Row:
    made = {"origin_admin1": origin, "admin1": destination, "displaced": displaced}
    return {"event_type": "displacement", **made, **more}


def test_events_of_one_origin_and_destination_are_summed_the_largest_first(tmp_path: Path) -> None:
    rows = (row("A", "B", 100), row("A", "B", "about 50"), row("B", "A", 70), row("A", "A", 500))
    found = Log(tmp_path).events(*rows).summary()
    assert pairs(found) == [("A", "A"), ("A", "B"), ("B", "A")]
    assert said(flow(found, "A", "B").figure) == about(150)
    assert flow(found, "A", "B").events == 2
    assert said(flow(found, "B", "A").figure) == exactly(70)
    assert flow(found, "A", "A").within


def test_events_without_an_origin_have_a_row_of_their_own_after_the_others(tmp_path: Path) -> None:
    found = Log(tmp_path).events(row("A", "B", 10), row("", "B", 990)).summary()
    assert pairs(found) == [("A", "B"), ("", "B")]
    assert said(flow(found, "", "B").figure) == exactly(990)


def test_a_log_without_origins_has_no_flows(tmp_path: Path) -> None:
    assert Log(tmp_path).events(row("", "B"), row("", "A")).summary().flows == ()


def test_an_event_that_states_no_number_is_in_no_flow(tmp_path: Path) -> None:
    found = Log(tmp_path).events(row("A", "B"), row("A", "C", "")).summary()
    assert pairs(found) == [("A", "B")]


def test_a_minimum_stays_a_minimum(tmp_path: Path) -> None:
    found = Log(tmp_path).events(row("A", "B", "at least 20"), row("A", "B", 5)).summary()
    assert said(flow(found, "A", "B").figure) == at_least(25)


def test_stocks_are_no_flows(tmp_path: Path) -> None:
    rows = ({**row("A", "B", ""), "idp_stock": 900}, row("A", "B", 10))
    found = Log(tmp_path).events(*rows).summary()
    assert {f.indicator for f in found.flows} == {"displaced"}
    assert said(flow(found, "A", "B").figure) == exactly(10)


def test_returns_are_kept_apart_from_displacement(tmp_path: Path) -> None:
    found = Log(tmp_path).events({**row("A", "B", 10), "returned": 4}).summary()
    assert [(f.indicator, f.figure and f.figure.best) for f in found.flows] == [
        ("displaced", 10),
        ("returned", 4),
    ]


def test_of_an_event_whose_sources_give_different_origins_none_is_chosen(tmp_path: Path) -> None:
    rows = (
        row("A", "B", 30, event_id="e1", source="S"),
        row("C", "B", 30, event_id="e1", source="T"),
        row("A", "B", 5),
    )
    found = Log(tmp_path).events(*rows).summary()
    (unsettled,) = (f for f in found.flows if f.differ)
    assert (unsettled.origin, said(unsettled.figure)) == ("", exactly(30))
    assert said(flow(found, "A", "B").figure) == exactly(5)


def test_an_origin_that_one_source_alone_gives_is_the_event_s(tmp_path: Path) -> None:
    rows = (
        row("", "B", 30, event_id="e1", source="S"),
        row("C", "B", 30, event_id="e1", source="T"),
    )
    assert pairs(Log(tmp_path).events(*rows).summary()) == [("C", "B")]


def test_a_source_s_later_word_on_the_origin_replaces_its_first(tmp_path: Path) -> None:
    same = {"event_id": "e1", "source": "S"}
    rows = (
        row("A", "B", 30, reported_on="2019-05-07", **same),
        row("C", "", "", reported_on="2019-05-08", **same),
    )
    found = Log(tmp_path).events(*rows).summary()
    # The later account states no place, so that of the first stands.
    assert pairs(found) == [("C", "B")]


def test_a_later_place_without_an_origin_ends_the_origin_too(tmp_path: Path) -> None:
    same = {"event_id": "e1", "source": "S"}
    rows = (
        row("A", "B", 30, reported_on="2019-05-07", **same),
        row("", "D", "", reported_on="2019-05-08", **same),
        row("A", "B", 5),
    )
    assert pairs(Log(tmp_path).events(*rows).summary()) == [("A", "B"), ("", "D")]


def test_flows_bear_the_p_codes_that_the_log_gives_their_areas(tmp_path: Path) -> None:
    rows = (row("A", "B", admin1_pcode="XX02"), row("B", "A", admin1_pcode="XX01"))
    found = flow(Log(tmp_path).events(*rows).summary(), "A", "B")
    assert (found.origin_pcode, found.destination_pcode) == ("XX01", "XX02")


AREAS = st.sampled_from(["", "A", "B", "C"])
FIGURES = st.sampled_from(["3", "40", "at least 7", "about 100", "10-20", "more than 5", ""])


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(AREAS, AREAS, FIGURES), min_size=1, max_size=12))
def test_flows_sum_to_the_displaced_of_the_events_that_state_a_number(
    drawn: list[tuple[str, str, str]],
) -> None:
    with TemporaryDirectory() as folder:
        found = Log(Path(folder)).events(*(row(*parts) for parts in drawn)).summary()
    stated = [parse(text) for origin, _, text in drawn if text]
    known = [origin for origin, _, text in drawn if text and origin]
    if not known:
        assert found.flows == ()
        return
    figures = [f.figure for f in found.flows if f.figure]
    assert sum(f.events for f in found.flows) == len(stated)
    lows = summed([f for f in stated if f], missing=False).low
    assert sum(f.low for f in figures) == lows
    assert sum(f.best for f in figures if f.high is not None) <= sum(f.best for f in stated if f)
