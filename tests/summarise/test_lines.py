"""The lines of a report: its events, their sources, and what sources say of them."""

from __future__ import annotations

import datetime as dt

from samples.summaries import Log, exactly, said


def log(folder, *rows, **head):
    return Log(folder, **head).events(*rows)


def test_a_source_has_its_first_and_its_last_day_and_most_accounts_first(tmp_path):
    rows = (
        {"source": "A", "reported_on": "2019-05-07", "source_url": "https://a.example/1"},
        {"source": "A", "reported_on": "2019-05-09", "source_url": "https://a.example/2"},
        {"source": "B"},
    )
    found = log(tmp_path, *rows).totals(
        {"source": "A", "figure": "1", "reported_on": "2019-05-11"},
        {"source": "C", "figure": "1", "reported_on": "2019-05-10", "since": "2019-05-01"},
        {"source": "C", "figure": "1", "reported_on": "2019-05-08", "since": "2019-05-02"},
    )
    sources = [
        (s.name, s.accounts, s.totals, s.first and s.first.day, s.last and s.last.day, s.url)
        for s in found.summary().sources
    ]
    assert sources == [
        ("A", 2, 1, 7, 11, "https://a.example/1"),
        ("C", 0, 2, 8, 10, ""),
        ("B", 1, 0, None, None, ""),
    ]


def test_sources_with_as_much_stand_by_name(tmp_path):
    found = log(tmp_path, {"source": "B"}, {"source": "A"}).summary()
    assert [s.name for s in found.sources] == ["A", "B"]


def test_events_stand_by_day_and_then_by_id(tmp_path):
    rows = (
        {"event_id": "c", "date_start": "2019-05-07"},
        {"event_id": "b", "date_start": "2019-05-06"},
        {"event_id": "a", "date_start": "2019-05-07"},
    )
    assert [e.event_id for e in log(tmp_path, *rows).summary().events] == ["b", "a", "c"]


def test_the_source_whose_figure_is_printed_stands_first(tmp_path):
    rows = [
        {"event_id": "e", "source": s, "killed": k} for s, k in (("A", "9"), ("B", "4"), ("C", ""))
    ]
    (event,) = log(tmp_path, *rows).summary().events
    assert event.sources == ("B", "A", "C")
    assert event.stated_by == {"killed": ("B",)}
    assert {name: said(f) for name, f in event.figures.items()} == {"killed": (4, 4, 4, "exact")}


def test_the_status_of_an_event_is_the_strongest_that_holds(tmp_path):
    def event(*statuses):
        return [{"event_id": "e", "source": str(n), "status": s} for n, s in enumerate(statuses)]

    for statuses, status in (
        (("reported",), "reported"),
        (("reported", "confirmed"), "confirmed"),
        (("confirmed", "disputed"), "disputed"),
        (("confirmed", "denied"), "disputed"),
    ):
        (found,) = log(tmp_path, *event(*statuses)).summary().events
        assert found.status == status
    # An event that all deny is no event of the report.
    assert log(tmp_path, *event("denied")).summary().events == ()


def test_other_days_that_sources_give_are_told_in_order_without_its_own(tmp_path):
    rows = [
        {"event_id": "e", "source": s, "date_start": d, "reported_on": r}
        for s, d, r in (
            ("A", "2019-05-08", "2019-05-09"),
            ("B", "2019-05-10", "2019-05-11"),
            ("C", "2019-05-07", "2019-05-12"),
        )
    ]
    (event,) = log(tmp_path, *rows).summary().events
    assert event.window.start == dt.date(2019, 5, 8)
    assert event.other_dates == (dt.date(2019, 5, 7), dt.date(2019, 5, 10))


def test_claims_and_denials_of_a_disputed_event_are_told_apart_oldest_first(tmp_path):
    rows = [
        {"event_id": "e", "source": s, "status": status, "reported_on": day, "description": s}
        for s, status, day in (
            ("A", "reported", "2019-05-09"),
            ("B", "denied", "2019-05-08"),
            ("C", "disputed", "2019-05-07"),
            ("D", "reported", "2019-05-07"),
        )
    ]
    # D's claim is one that it denies later, so it claims nothing.
    rows.append(rows[-1] | {"status": "denied", "reported_on": "2019-05-10"})
    (found,) = log(tmp_path, *rows).summary().disputed
    assert [s.source for s in found.claims] == ["C", "A"]
    assert [(s.source, s.text) for s in found.denials] == [("B", "B"), ("D", "D")]


def test_a_claim_has_the_number_killed_that_its_source_states_and_a_denial_none(tmp_path):
    claim = {"event_id": "e", "source": "A", "killed": "at least 13", "reported_on": "2019-05-07"}
    other = claim | {"source": "C", "killed": ""}
    denial = claim | {"source": "B", "killed": "", "status": "denied"}
    (found,) = log(tmp_path, claim, other, denial).summary().disputed
    assert [(s.source, s.figure and s.figure.words) for s in found.claims] == [
        ("A", "at least 13"),
        ("C", None),
    ]
    assert [s.figure for s in found.denials] == [None]


def test_a_conflict_has_its_statements_from_the_lowest_and_the_figure_chosen(tmp_path):
    rows = [
        {
            "event_id": e,
            "source": s,
            "killed": k,
            "place": "Hass" if e == "e" else "",
            "admin1": "Idleb",
        }
        for e, s, k in (
            ("e", "A", "9"),
            ("e", "B", "4"),
            ("f", "A", "3"),
            ("f", "B", "5"),
            ("g", "A", "1"),
        )
    ]
    found = log(tmp_path, *rows).summary().conflicts
    assert [(c.event_id, c.place, c.chosen.best) for c in found] == [
        ("e", "Hass", 4),
        ("f", "Idleb", 3),
    ]
    assert [[(s.source, s.figure.best) for s in c.statements] for c in found] == [
        [("B", 4), ("A", 9)],
        [("A", 3), ("B", 5)],
    ]


def test_a_conflict_outside_the_period_is_not_told(tmp_path):
    rows = [{"event_id": "e", "source": s, "killed": k} for s, k in (("A", "9"), ("B", "4"))]
    assert log(tmp_path, *rows).summary("2019-W20").conflicts == ()


def test_a_revision_has_both_figures_and_both_days(tmp_path):
    rows = [
        {"event_id": "e", "source": "A", "killed": k, "reported_on": d}
        for k, d in (("3", "2019-05-07"), ("at least 5", "2019-05-09"))
    ]
    made = log(tmp_path, *rows)
    (revision,) = made.summary().revisions
    assert (said(revision.old), revision.old_on) == (exactly(3), dt.date(2019, 5, 7))
    assert (said(revision.new), revision.new_on) == ((5, 5, None, "at least"), dt.date(2019, 5, 9))
    assert made.summary("2019-W20").revisions == ()


def test_a_corrected_total_is_a_revision_of_the_period_that_holds_it(tmp_path):
    rows = [
        {"total_id": i, "figure": f, "reported_on": d, "group": "women"}
        for i, f, d in (("a", "5", "2019-05-12"), ("b", "7", "2019-05-14"))
    ]
    made = Log(tmp_path).totals(*rows)
    (revision,) = made.summary().revisions
    assert (revision.event_id, revision.indicator) == ("b", "killed_women")
    assert (said(revision.old), said(revision.new)) == (exactly(5), exactly(7))
    assert made.summary("2019-W30").revisions == ()


def test_types_and_areas_that_other_sources_give_are_told_with_who_gives_them(tmp_path):
    """A's account is the first, so the event is A's shelling in North; D speaks of neither."""
    rows = [
        {"event_id": "e", "source": s, "event_type": kind, "admin1": area, "reported_on": day}
        for s, kind, area, day in (
            ("A", "shelling", "North", "2019-05-07"),
            ("B", "airstrike", "North", "2019-05-08"),
            ("C", "airstrike", "North", "2019-05-09"),
            ("D", "other", "", "2019-05-09"),
            ("E", "attack_on_health", "South", "2019-05-10"),
        )
    ]
    (event,) = log(tmp_path, *rows).summary().events
    assert [(d.what, d.value, d.sources) for d in event.differing] == [
        ("event_type", "airstrike", ("B", "C")),
        ("area", "South", ("E",)),
    ]


def test_what_a_denial_says_of_type_and_area_differs_from_nothing(tmp_path):
    mine = {"event_id": "e", "source": "A", "event_type": "shelling", "admin1": "North"}
    denial = mine | {"source": "B", "status": "denied", "event_type": "airstrike"}
    (event,) = log(tmp_path, mine, denial).summary().events
    assert event.differing == ()


BEFORE = {"total_id": "a", "area": "North", "figure": "500", "reported_on": "2019-05-12"}
LATER = BEFORE | {"total_id": "b", "reported_on": "2019-05-15"}


def test_a_denial_of_a_running_total_revises_no_figure(tmp_path):
    made = Log(tmp_path).totals(BEFORE, LATER | {"status": "denied"}).summary()
    assert made.revisions == ()


def test_a_running_total_that_is_published_again_is_not_revised(tmp_path):
    assert Log(tmp_path).totals(BEFORE, LATER).summary().revisions == ()
    (revision,) = (
        Log(tmp_path).totals(BEFORE, LATER | {"figure": "at least 500"}).summary().revisions
    )
    assert (revision.old.qualifier, revision.new.qualifier) == ("exact", "at least")
