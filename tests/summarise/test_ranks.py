"""An area's number is compared with the week before only where both weeks are known alike."""

from __future__ import annotations

import pytest
from samples.summaries import Log, exactly, said

BEFORE, NOW = "2019-05-01", "2019-05-08"  # weeks 18 and 19


def event(day, killed, source="A", area="North"):
    return {"date_start": day, "killed": killed, "source": source, "admin1": area}


def area_of(folder, *events, name="North"):
    chart = '[[chart]]\nid = "c"\nkind = "areas"\nindicator = "killed"\n'
    log = Log(folder, report="baseline = 2019-04-01", more=chart).events(*events)
    (declared,) = log.summary().declared
    (row,) = [row for row in declared.areas if row.name == name]
    tally = row.tallies["killed"]
    return said(tally.figure), said(tally.previous), tally.comparable


def test_an_area_is_compared_where_the_same_source_states_every_number(tmp_path):
    events = event(BEFORE, "2"), event(NOW, "3"), event(NOW, "1")
    assert area_of(tmp_path, *events) == (exactly(4), exactly(2), True)


@pytest.mark.parametrize(
    "events",
    [
        (event(BEFORE, "2"), event(NOW, "3", source="B")),
        (event(BEFORE, "2"), event(NOW, "3"), event(NOW, "")),
        (event(BEFORE, "2"), event(BEFORE, ""), event(NOW, "3")),
        (event(NOW, "3"),),
        (event(BEFORE, "2"),),
        (event(BEFORE, "2", area="South"), event(NOW, "3")),
    ],
)
def test_an_area_of_another_source_or_without_a_number_is_not_compared(tmp_path, events):
    assert area_of(tmp_path, *events)[2] is False
