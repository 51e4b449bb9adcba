"""Random logs are counted twice: by sitrep, and by a plain reading of the rules."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.by_hand import events, random_log, stated, total
from samples.examples import examples
from samples.summaries import Log, said

MONDAY, SUNDAY, BASELINE = dt.date(2019, 5, 6), "2019-05-12", "2019-04-29"
MEASURES = {
    "killed": ("killed", ""),
    "injured": ("injured", ""),
    "killed_civilians": ("killed", "civilians"),
}


def logs(folder):
    """The summary of each random log beside its events, by their first account."""
    for seed in range(examples(30)):
        rows = random_log(seed, MONDAY)
        as_of = (SUNDAY, "2019-05-15", "2019-06-30")[seed % 3]
        if min(row["reported_on"] for row in rows) > as_of:
            continue
        own = folder / str(seed)
        own.mkdir()
        log = Log(own, report=f'baseline = "{BASELINE}"').events(*rows)
        counted = [
            (next(a for a in sources.values() if a)[0], sources)
            for sources in events(rows, as_of).values()
        ]
        yield log.summary("2019-W19", as_of), counted


def between(counted, since, **where):
    """The events from a day to Sunday whose columns hold what is wanted."""
    return [
        event
        for first, event in counted
        if since <= first["date_start"] <= SUNDAY
        and all(first[name] in wanted for name, wanted in where.items())
    ]


@pytest.fixture(scope="module")
def counted_twice(tmp_path_factory):
    return [*logs(tmp_path_factory.mktemp("random"))]


@pytest.mark.parametrize("column", MEASURES)
def test_sums_of_random_logs_agree_with_a_plain_reading_of_the_rules(counted_twice, column):
    for found, counted in counted_twice:
        for tallies, since in ((found.tallies, MONDAY.isoformat()), (found.cumulative, BASELINE)):
            own, tally = between(counted, since), tallies.get(MEASURES[column])
            reported = len([event for event in own if stated(event, column)])
            if tally is None:
                assert reported == 0
            else:
                sums = (said(tally.figure), tally.reported, tally.of)
                assert sums == (total(own, column), reported, len(own))


def test_sums_by_area_and_by_type_agree_with_a_plain_reading_of_the_rules(counted_twice):
    for found, counted in counted_twice:
        since = found.areas_window.start.isoformat()
        parts = [(row, between(counted, since, admin1=[row.name])) for row in found.areas]
        for row in found.types:
            kinds = [row.event_type, "" if row.event_type == "other" else row.event_type]
            parts.append((row, between(counted, MONDAY.isoformat(), event_type=kinds)))
        for row, own in parts:
            assert row.events == len(own)
            assert {k: said(t.figure) for k, t in row.tallies.items()} == {
                name: total(own, name) for name in row.tallies
            }
