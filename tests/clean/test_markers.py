"""Markers that lie outside the history that the rows tell of."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.summaries import Log

EVENT = {"date_start": "2019-05-06", "date_end": "2019-05-08", "reported_on": "2019-05-10"}
TOTAL = {"figure": "1", "since": "2019-04-01", "as_of": "2019-05-12", "reported_on": "2019-05-14"}


def outside(folder, *days, events=(EVENT,), totals=(), report=""):
    markers = "".join(f'[[marker]]\ndate = {day}\nlabel = "{day}"\n' for day in days)
    log = Log(folder, report=report, more=markers)
    log.events(*events)
    log.totals(*totals) if totals else None
    found = [p for p in log.inputs().problems if p.code.value == "marker_outside"]
    assert all(p.severity.value == "warning" for p in found)
    return [(p.column, p.value) for p in found]


@pytest.mark.parametrize(
    ("events", "totals", "report", "history"),
    [
        ([EVENT], [], "", ("2019-05-06", "2019-05-10")),
        ([EVENT | {"reported_on": ""}], [], "", ("2019-05-06", "2019-05-08")),
        ([EVENT], [TOTAL], "", ("2019-04-01", "2019-05-14")),
        ([], [TOTAL | {"reported_on": ""}], "", ("2019-04-01", "2019-05-12")),
        # The history begins with the baseline where that is earlier.
        ([EVENT], [], "baseline = 2019-03-01", ("2019-03-01", "2019-05-10")),
        ([EVENT], [], "baseline = 2019-05-07", ("2019-05-06", "2019-05-10")),
    ],
)
def test_a_marker_lies_in_the_history_from_its_first_day_to_its_last(
    tmp_path, events, totals, report, history
):
    def day(text, by):
        return str(dt.date.fromisoformat(text) + dt.timedelta(days=by))

    first, last = history
    given = {"events": events, "totals": totals, "report": report}
    assert outside(tmp_path, first, last, **given) == []
    before, after = day(first, -1), day(last, 1)
    assert outside(tmp_path, before, first, after, **given) == [
        ("marker.1.date", before),
        ("marker.3.date", after),
    ]


def test_without_rows_or_markers_there_is_nothing_to_be_outside_of(tmp_path):
    assert outside(tmp_path, "2019-05-06", events=()) == []
    assert outside(tmp_path) == []
