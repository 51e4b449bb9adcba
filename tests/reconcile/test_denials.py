"""Denials, doubts and withdrawals: who claims what, in the end."""

from __future__ import annotations

import datetime as dt

import pytest
from samples.summaries import Log, exactly, running, said, tally

from sitrep.compose import Setting, compose
from sitrep.redact import redact
from sitrep.wording import Words

FIRST = {"event_id": "e", "reported_on": "2019-05-07"}
LATER = {"event_id": "e", "reported_on": "2019-05-10"}


def printed(log: Log, period: str = "2019-W19"):
    setting = Setting(log.inputs().config, Words("en"), dt.date(2019, 6, 1), {}, ())
    return compose(log.summary(period), [], setting)


def cells(report, section, table):
    (found,) = [t for t in report.section(section).tables if t.id == table]
    return found.rows


def test_a_claim_that_its_source_denies_later_is_no_claim(tmp_path):
    log = Log(tmp_path).events(
        FIRST | {"source": "A", "killed": "3"}, LATER | {"source": "A", "status": "denied"}
    )
    found = log.summary()
    assert (found.events, tally(found)) == ((), None)
    (item,) = found.disputed
    assert item.claims == ()
    assert [(s.source, str(s.reported_on)) for s in item.denials] == [("A", "2019-05-10")]


def test_a_denial_that_its_source_takes_back_disputes_nothing(tmp_path):
    log = Log(tmp_path).events(
        FIRST | {"source": "A", "killed": "3"},
        FIRST | {"source": "B", "status": "denied", "killed": "0"},
        LATER | {"source": "B", "injured": "1"},
    )
    found = log.summary()
    assert (found.disputed, found.events[0].status) == ((), "reported")
    assert (tally(found), found.conflicts) == (exactly(3), ())


def test_what_a_source_said_before_its_denial_does_not_come_back(tmp_path):
    log = Log(tmp_path).events(
        FIRST | {"source": "A", "killed": "3", "reported_on": "2019-05-06"},
        FIRST | {"source": "A", "status": "denied"},
        LATER | {"source": "A", "injured": "1"},
    )
    found = log.summary()
    assert (tally(found), tally(found, "injured")) == (None, exactly(1))


def test_a_source_that_doubts_its_own_account_denies_nothing(tmp_path):
    log = Log(tmp_path).events(FIRST | {"source": "A", "killed": "3", "status": "disputed"})
    (item,) = log.summary().disputed
    assert ([s.source for s in item.claims], item.denials) == (["A"], ())
    (row,) = cells(printed(log), "disputed", "disputed")
    by, doubted = row[-3:-1]
    assert by == "A on 7 May 2019"
    assert doubted == "A on 7 May 2019, of the own account"


def test_an_event_that_all_its_sources_withdrew_is_printed_as_withdrawn(tmp_path):
    log = Log(tmp_path).events(
        FIRST | {"source": "A", "killed": "3", "place": "Hass"},
        LATER | {"source": "A", "status": "withdrawn"},
    )
    found = log.summary()
    assert (found.events, found.has_reports) == ((), True)
    assert [(e.event_id, e.status, e.figures) for e in found.withdrawn] == [("e", "withdrawn", {})]
    report = printed(log)
    assert [row[1] for row in cells(report, "changes", "withdrawn")] == ["Hass"]
    assert "No reports" not in str(report.sections)
    assert log.summary("2019-W20").withdrawn == ()


def test_a_period_of_which_all_is_disputed_and_left_out_is_not_without_reports(tmp_path):
    log = Log(tmp_path, rules='disputed = "exclude"').events(
        FIRST | {"source": "A", "killed": "3", "status": "disputed"}
    )
    assert "No reports" not in str(printed(log).sections)


def test_a_denied_total_enters_no_range_and_is_printed_as_a_denial(tmp_path):
    log = Log(tmp_path).totals(
        {"figure": "10", "source": "A"},
        {"figure": "20", "source": "B"},
        {"figure": "5", "source": "C", "status": "denied"},
    )
    (conflict,) = log.summary().conflicts
    assert [s.figure.best for s in conflict.statements] == [10, 20]
    rows = cells(printed(log), "casualties", "casualty-totals")
    assert [row[-1] for row in rows if "5" in row[1]] == ["denied"]


# --- running totals ---------------------------------------


def test_a_total_published_later_replaces_the_earlier_and_its_revision_is_told(tmp_path):
    log = Log(tmp_path).totals(
        {"figure": "50", "reported_on": "2019-05-12", "since": "2019-05-01"},
        {"figure": "60", "reported_on": "2019-05-13", "since": "2019-05-01"},
    )
    found = log.summary()
    assert [t.total_id for t in found.totals] == ["t2"]
    assert [(r.old.best, r.new.best) for r in found.revisions] == [(50, 60)]
    assert said(running(log.summary(as_of="2019-05-12"), "t1").figure) == exactly(50)


@pytest.mark.parametrize(
    "other", [{"source": "T"}, {"since": "2019-04-01"}, {"area": "North"}, {"as_of": "2019-05-11"}]
)
def test_totals_of_another_source_window_or_area_replace_nothing(tmp_path, other):
    log = Log(tmp_path).totals(
        {"figure": "50", "reported_on": "2019-05-12", "since": "2019-05-01"},
        {"figure": "60", "reported_on": "2019-05-13", "since": "2019-05-01"} | other,
    )
    found = log.summary()
    assert {t.total_id for t in found.totals} == {"t1", "t2"}
    assert found.revisions == ()


def test_the_place_of_a_denied_attack_on_health_care_is_no_finer_than_its_district(tmp_path):
    """A denial by a party names the village; who reports the attack is in no other row."""
    kinds = ({"event_type": "attack_on_health"}, {"facility_type": "hospital"})
    for kind in kinds:
        denial = FIRST | {"source": "Party", "status": "denied", "place": "Hass", "admin1": "North"}
        found = redact(Log(tmp_path).events(denial | kind).summary())
        (item,) = found.disputed
        assert (item.event.place, item.event.area, item.event.health) == ("", "North", True)
        assert found.health.attacks == 0


# --- when, and by whom ---------------------------------------


def test_sources_that_put_an_event_in_two_weeks_are_both_named(tmp_path):
    log = Log(tmp_path).events(
        FIRST | {"source": "A", "date_start": "2019-05-06", "place": "Hass"},
        LATER | {"source": "B", "date_start": "2019-05-04"},
    )
    (event,) = log.summary().events
    assert event.other_dates == (dt.date(2019, 5, 4),)
    (caveat,) = [c for c in printed(log).caveats if "different periods" in c]
    assert "6 May 2019" in caveat
    assert "4 May 2019" in caveat
    assert log.summary("2019-W18").events == ()


@pytest.mark.parametrize("other", ["2019-05", "2019"])
def test_a_month_that_holds_an_event_s_day_is_no_other_date(tmp_path, other):
    """ "May 2019" holds 8 May; nobody says 1 May. "April 2019" and 1 May would differ."""
    log = Log(tmp_path).events(
        FIRST | {"source": "A", "date_start": "2019-05-08"},
        LATER | {"source": "B", "date_start": other},
    )
    assert log.summary().events[0].other_dates == ()
    assert not [c for c in printed(log).caveats if "different periods" in c]


def test_another_month_is_printed_as_a_month_and_not_as_its_first_day(tmp_path):
    log = Log(tmp_path).events(
        FIRST | {"source": "A", "date_start": "2019-05-06"},
        LATER | {"source": "B", "date_start": "2019-04"},
    )
    (event,) = log.summary().events
    assert event.other_dates == ()
    assert [(d.what, d.value, d.sources) for d in event.differing] == [("date", "2019-04", ("B",))]
    (caveat,) = [c for c in printed(log).caveats if "different periods" in c]
    assert caveat.endswith("others say April 2019.")


def test_a_number_is_not_attributed_to_who_says_more_than_it(tmp_path):
    log = Log(tmp_path).events(
        FIRST | {"source": "A", "killed": "more than 30"}, FIRST | {"source": "B", "killed": "30"}
    )
    found = log.summary()
    assert tally(found) == (30, 30, None, "exact")
    assert found.tallies["killed", ""].sources == ("B",)


@pytest.mark.parametrize(
    ("given", "first"),
    [
        (("30", "up to 30"), "up to"),
        (("30", "about 30"), "about"),
        (("at least 30", "30"), "exact"),
        (("more than 30", "at least 30"), "at least"),
    ],
)
def test_of_one_number_the_lowest_claim_is_taken(tmp_path, given, first):
    log = Log(tmp_path).events(
        *(FIRST | {"source": s, "killed": k} for s, k in zip("AB", given, strict=True))
    )
    assert tally(log.summary())[1::2] == (30, first)
