"""Where the data of a period end, when it is partial, and who has fallen silent."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.summaries import Log

from sitrep.arithmetic.periods import Weeks
from sitrep.model.accounts import Beside
from sitrep.model.codes import Code
from sitrep.model.sectors import Funding, Sectors
from sitrep.model.tallies import Reporting
from sitrep.summarise import Read, end_of_data, latest_complete, periods_with_data, summarise


def log(folder, *rows):
    return Log(folder).events(*rows)


@pytest.mark.parametrize(
    ("latest", "as_of", "today", "partial", "end"),
    [
        # A week that is over ends its data, however early its last report was.
        ((5, 8), None, (5, 13), False, (5, 12)),
        ((5, 8), None, (5, 12), True, (5, 8)),
        ((5, 20), None, (5, 21), False, (5, 20)),
        ((5, 20), (5, 12), (5, 21), False, (5, 12)),
        ((5, 20), (5, 11), (5, 21), True, (5, 11)),
    ],
)
def test_data_end_with_their_period_once_it_is_over(latest, as_of, today, partial, end):
    days = [d and dt.date(2019, *d) for d in (latest, as_of, today)]
    period, last = end_of_data(Weeks().parse("2019-W19"), *days)
    assert (period.partial, last) == (partial, dt.date(2019, *end))


@pytest.mark.parametrize("status", ["withdrawn", "denied"])
def test_a_withdrawal_or_a_denial_is_something_reported(tmp_path, status):
    made = log(
        tmp_path,
        {"event_id": "e", "source": "A", "reported_on": "2019-05-07"},
        {"event_id": "e", "source": "A", "reported_on": "2019-05-14", "status": status},
    ).reconciled()
    assert made.latest_report == dt.date(2019, 5, 14)


def test_a_week_that_nobody_reports_on_to_its_end_says_since_when(tmp_path):
    found = log(tmp_path, {"killed": "1", "reported_on": "2019-05-08"}).summary()
    assert found.quiet_since == dt.date(2019, 5, 8)
    assert not found.period.partial


def test_a_source_and_an_area_that_fell_silent_are_named_and_nothing_is_compared(tmp_path):
    before = {"date_start": "2019-04-29", "killed": "20", "admin1": "North"}
    found = log(
        tmp_path,
        before | {"source": "A"},
        before | {"source": "B", "admin1": "South"},
        {"source": "A", "killed": "30", "admin1": "North"},
    ).summary()
    assert found.only_before == Reporting(("B",), ("South",))
    assert not found.tallies["killed", ""].comparable


def test_a_choice_between_sources_is_not_compared(tmp_path):
    rows = [
        {"event_id": e, "date_start": d, "source": s, "killed": k}
        for e, d, s, k in (
            ("a", "2019-04-29", "A", "20"),
            ("a", "2019-04-29", "B", "20"),
            ("b", "2019-05-06", "A", "30"),
            ("b", "2019-05-06", "B", "40"),
        )
    ]
    assert not log(tmp_path, *rows).summary().tallies["killed", ""].comparable
    rows[-1]["killed"] = "30"
    assert log(tmp_path, *rows).summary().tallies["killed", ""].comparable


@pytest.mark.parametrize(
    ("reported", "quiet"),
    [
        ("2019-05-06", dt.date(2019, 5, 6)),
        ("2019-05-11", dt.date(2019, 5, 11)),
        # Reported to its last day, or beyond it, or not at all in it.
        ("2019-05-12", None),
        ("2019-05-20", None),
        ("2019-05-05", None),
    ],
)
def test_a_week_is_quiet_since_the_last_day_in_it_on_which_anything_was_reported(
    tmp_path, reported, quiet
):
    row = {"date_start": "2019-05-01", "killed": "1", "reported_on": reported}
    assert log(tmp_path, row).summary().quiet_since == quiet


def test_a_week_cut_short_is_not_said_to_be_quiet(tmp_path):
    row = {"date_start": "2019-05-06", "killed": "1", "reported_on": "2019-05-07"}
    assert log(tmp_path, row).summary(as_of="2019-05-09").quiet_since is None


def test_periods_with_data_are_those_of_events_and_totals_the_latest_first(tmp_path):
    made = log(
        tmp_path,
        {"date_start": "2019-05-07", "killed": "1"},
        {"date_start": "2019-04-23", "killed": "1"},
        {"date_start": "2019-03", "killed": "1"},
    ).totals({"figure": "5", "as_of": "2019-05-01"})
    inputs = made.inputs()
    periods = periods_with_data(made.reconciled(), inputs.config)
    assert [p.id for p in periods] == ["2019-W19", "2019-W18", "2019-W17"]
    for day, week in ((12, "2019-W19"), (11, "2019-W18"), (5, "2019-W18")):
        found = latest_complete(made.reconciled(), inputs.config, dt.date(2019, 5, day))
        assert found.id == week
    assert latest_complete(made.reconciled(), inputs.config, dt.date(2019, 4, 27)) is None


def test_the_vague_words_behind_figures_are_told_with_what_they_stand_for(tmp_path):
    made = log(tmp_path, {"killed": "dozens", "injured": "several"}, {"killed": "at least 3"})
    made.totals({"figure": "hundreds", "as_of": "2019-05-08"})
    assert made.summary().vague_used == {"dozens": 12, "hundreds": 100}


def test_an_event_and_a_total_at_the_period_s_last_day_are_of_it(tmp_path):
    made = log(tmp_path, {"date_start": "2019-05-12", "killed": "1"})
    made.totals({"figure": "5", "as_of": "2019-05-12"}, {"figure": "6", "as_of": "2019-05-13"})
    found = made.summary()
    assert (len(found.events), [t.total_id for t in found.totals]) == (1, ["t1"])
    # Neither in the series nor in what is known is a total of a later day.
    assert [t.total_id for s in found.series for t in s.totals] == ["t1"]


def test_rows_of_sectors_published_after_the_cut_off_are_counted_as_left_out(tmp_path):
    made = log(
        tmp_path,
        {"killed": "1", "reported_on": "2019-05-07"},
        {"killed": "1", "reported_on": "2019-05-20"},
    )
    inputs, cut = made.inputs(), dt.date(2019, 5, 12)
    funding = Funding("P", "", None, None, "USD", dt.date(2019, 5, 13), "FTS")
    period = Weeks().parse("2019-W19")
    for rows, late in (((), 1), ((funding, funding), 3)):
        read = Read(sectors=Sectors(funding=rows), cut=cut)
        found = summarise(made.reconciled("2019-05-12"), period, cut, inputs.config, read)
        assert found.left_out == {Code.AFTER_CUT_OFF: late}


def test_markers_are_shown_up_to_the_end_of_the_data(tmp_path):
    markers = "".join(
        f'[[marker]]\ndate = {day}\nlabel = "{day}"\n'
        for day in ("2019-05-10", "2019-05-12", "2019-05-13")
    )
    made = Log(tmp_path, more=markers).events(
        {"date_start": "2019-05-01", "killed": "1", "reported_on": "2019-05-02"},
        {"date_start": "2019-05-20", "killed": "1", "reported_on": "2019-05-21"},
    )
    assert [m.date.day for m in made.summary().markers] == [10, 12]
    assert [m.date.day for m in made.summary(as_of="2019-05-11").markers] == [10]


@pytest.mark.parametrize(("names", "called"), [(("A", "A"), "A"), (("A", "B"), "who_ssa")])
def test_an_overlapping_source_is_called_by_its_one_name_in_the_log(tmp_path, names, called):
    rows = [{"source": n, "killed": "2", "event_type": "attack_on_health"} for n in names]
    made = log(tmp_path, *rows, {"date_start": "2019-05-20", "killed": "9"})
    apart = tmp_path / "apart"
    apart.mkdir()
    alone = log(apart, *rows).reconciled()
    read = Read(beside=((Beside("who_ssa", True, alone),),))
    inputs = made.inputs()
    found = summarise(
        made.reconciled(), Weeks().parse("2019-W19"), dt.date(2019, 5, 12), inputs.config, read
    )
    ((own,),) = found.overlaps
    assert (own.source, own.events, own.shared, own.attacks) == (called, 2, 2, 2)
    # What it states no number of is not listed.
    assert {name: t.figure.best for name, t in own.tallies.items()} == {"killed": 4}


def test_what_reports_in_this_week_alone_is_known_and_not_of_a_first_week(tmp_path):
    before = {"date_start": "2019-04-29", "killed": "20", "source": "A", "admin1": "North"}
    now = {"killed": "3", "admin1": "South"}
    given = log(tmp_path, before, now | {"source": "A"}, now | {"source": "C"})
    assert given.summary().only_now == Reporting(("C",), ("South",))
    # The week before has nothing that could be compared.
    assert given.summary("2019-W18").only_now == Reporting()
