"""What has changed since the last report: worked out by hand, and as an identity over histories."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples.examples import examples
from samples.histories import as_published, changed_since
from samples.summaries import Log, at_least, exactly, said

from sitrep.model.changes import ChangeKind, number_of
from sitrep.model.figure import Figure, Qualifier

BASELINE = "baseline = 2019-04-29"
W19, W20 = "2019-05-08", "2019-05-15"


def event(name, day=W19, killed="2", **more):
    return {"event_id": name, "date_start": day, "killed": killed, "source": "A", **more}


@pytest.fixture
def history(tmp_path):
    """Return the changes between a log of one report and the same log later, by default W20's."""

    def run(before, after, *, link=(), rules=""):
        log = Log(tmp_path, report=BASELINE).events(*before)
        published = as_published(log)
        later = Log(tmp_path, report=BASELINE, rules=rules).events(*after)
        if link:
            later.add("link", link)
        return changed_since(published, later, "2019-W20").changes

    return run


def steps(bridges, indicator="killed"):
    (found,) = (b for b in bridges if b.indicator == indicator)
    return {str(step.kind): step.by for step in found.steps}


def kinds(changes):
    return {(c.event.event_id, c.indicator): str(c.kind) for c in changes.events}


# --- each kind ----------------------------------------------------------------------------------


def test_of_a_log_that_has_not_changed_nothing_is_said_but_what_came_since(history):
    found = history([event("e1")], [event("e1"), event("e2", W20, "5")])
    assert (found.nothing, found.events, found.period) == (True, (), ())
    (bridge,) = found.baseline
    assert (said(bridge.before), bridge.steps) == (exactly(2), ())
    assert (said(bridge.since), said(bridge.after)) == (exactly(5), exactly(7))


def test_an_event_of_the_last_period_that_came_later_is_added_late(history):
    found = history([event("e1")], [event("e1"), event("late", killed="3")])
    assert kinds(found) == {("late", "killed"): "added"}
    assert steps(found.period) == steps(found.baseline) == {"added": 3}
    (change,) = found.events
    assert (change.old, said(change.new), change.effect) == (None, exactly(3), 3)
    assert (change.event.sources, found.period[0].since) == (("A",), None)


def test_a_later_figure_of_a_source_is_a_revision_and_names_the_source(history):
    found = history(
        [event("e1", reported_on="2019-05-09")],
        [
            event("e1", reported_on="2019-05-09"),
            event("e1", killed="at least 6", reported_on="2019-05-16"),
        ],
    )
    (change,) = found.events
    assert (str(change.kind), change.event.sources) == ("revised", ("A",))
    assert (said(change.old), said(change.new)) == (exactly(2), at_least(6))
    assert steps(found.period) == {"revised": 4}


def test_a_number_for_an_event_that_stated_none_is_a_revision_and_no_late_event(history):
    found = history([event("e1", killed="")], [event("e1", killed="4")])
    assert kinds(found) == {("e1", "killed"): "revised"}
    assert steps(found.period) == {"revised": 4}


def test_a_withdrawn_event_goes_and_names_who_withdrew_it(history):
    back = event("e1", killed="", status="withdrawn", reported_on="2019-05-16")
    found = history([event("e1"), event("e2")], [event("e1"), event("e2"), back])
    (change,) = found.events
    assert (str(change.kind), change.event.sources, change.new) == ("withdrawn", ("A",), None)
    assert steps(found.period) == {"withdrawn": -2}


def test_a_row_that_is_gone_from_the_log_is_told_as_such(history):
    gone = event("e2", killed="7", admin1="Idleb", place="Hass")
    found = history([event("e1"), gone], [event("e1")])
    assert kinds(found) == {("e2", "killed"): "removed"}
    assert steps(found.baseline) == {"removed": -7}
    # Nothing says any more who may see its place.
    assert (found.events[0].event.area, found.events[0].event.place) == ("Idleb", "")


def test_an_event_with_another_date_moves_out_of_the_period_and_stays_in_the_sum(history):
    found = history([event("e1"), event("e2")], [event("e1"), event("e2", "2019-05-01")])
    (change,) = found.events
    assert (str(change.kind), change.effect) == ("moved", -2)
    assert change.moved_from.start == dt.date(2019, 5, 8)
    assert steps(found.period) == {"moved": -2}
    assert steps(found.baseline) == {}


def test_an_event_that_moves_into_the_next_period_is_new_there(history):
    found = history([event("e1"), event("e2")], [event("e1"), event("e2", W20)])
    assert steps(found.period) == steps(found.baseline) == {"moved": -2}
    (bridge,) = found.baseline
    assert (said(bridge.since), said(bridge.after)) == (exactly(2), exactly(4))


def test_merged_events_count_once_and_name_the_event_that_holds_both(history):
    rows = [event("e1"), event("e2", source="B")]
    found = history(rows, rows, link=[{"event_id": "e2", "same_as": "e1"}])
    (change,) = found.events
    assert (str(change.kind), change.event.event_id, change.into) == ("merged", "e2", "e1")
    assert steps(found.period) == {"merged": -2}


def test_an_event_that_all_deny_now_is_told_as_denied(history):
    found = history([event("e1"), event("e2")], [event("e1"), event("e2", status="denied")])
    assert kinds(found) == {("e2", "killed"): "denied"}


def test_what_counts_otherwise_by_another_rule_alone_is_told_as_a_rule(history):
    rows = [event("e1", killed="10-20")]
    found = history(rows, rows, rules='range = "midpoint"')
    assert steps(found.period) == {"revised": 5}
    disputed = [event("e1"), event("e2", status="disputed")]
    found = history(disputed, disputed, rules='disputed = "exclude"')
    assert kinds(found) == {("e2", "killed"): "denied"}


def test_attacks_on_health_care_are_counted_as_events_are(history):
    attack = event("e1", event_type="attack_on_health")
    found = history([attack], [attack, event("e2", event_type="attack_on_health", killed="")])
    assert steps(found.period, "attacks_on_health") == {"added": 1}
    assert "attacks_on_health" not in {b.indicator for b in found.baseline}


def test_a_sum_that_becomes_a_minimum_leaves_a_step_of_another_rule(history):
    before = [event("e1", killed="up to 5")]
    found = history(before, [*before, event("e2", killed="at least 3")])
    # Up to five alone: 5. With at least three: at least 3, since the first may be none.
    (bridge,) = found.period
    assert (number_of(bridge.before), number_of(bridge.after)) == (5, 3)
    assert steps(found.period) == {"added": 3, "rule": -5}


def test_with_another_baseline_sums_since_it_are_not_compared(history, tmp_path):
    log = Log(tmp_path, report=BASELINE).events(event("e1"))
    published = replace(as_published(log), baseline=dt.date(2019, 1, 1))
    found = changed_since(published, log, "2019-W20").changes
    assert (found.moved_baseline, found.baseline) == (True, ())


def test_without_the_accounts_only_figures_are_compared(tmp_path):
    log = Log(tmp_path).events(event("e1"))
    whole = as_published(log)
    bare = replace(
        whole,
        last=replace(whole.last, kept=False),
        counted={},
        stated={"killed": Figure(9, 9, 9, Qualifier.EXACT)},
    )
    found = changed_since(bare, log, "2019-W20").changes
    assert found.events == ()
    assert steps(found.period) == {"rule": -7}


def test_so_many_changes_are_named_and_the_others_counted(history):
    many = [event(f"e{n}", killed=str(n)) for n in range(1, 51)]
    found = history([event("e1", killed="1")], many)
    assert (len(found.events), found.left) == (30, 19)
    assert number_of(found.events[0].new) == 50
    assert steps(found.period) == {"added": sum(range(2, 51))}


# --- running totals -----------------------------------------------------------------------------


def total(figure, as_of="2019-05-12", since="2019-04-29", **more):
    return {"figure": figure, "as_of": as_of, "since": since, "source": "S", **more}


def totals_changed(tmp_path, before, after):
    log = Log(tmp_path).totals(*before)
    published = as_published(log)
    return changed_since(published, Log(tmp_path).totals(*after), "2019-W20").changes.totals


def test_a_later_total_of_a_series_is_no_change(tmp_path):
    rows = [total("100")]
    assert totals_changed(tmp_path, rows, [*rows, total("120", "2019-05-19")]) == ()


def test_another_figure_for_the_same_day_is_a_revision(tmp_path):
    (found,) = totals_changed(tmp_path, [total("100")], [total("90")])
    assert (str(found.kind), said(found.old), said(found.new)) == (
        "revised",
        exactly(100),
        exactly(90),
    )


def test_a_total_that_no_one_states_any_more_is_told(tmp_path):
    other = total("5", source="T")
    (found,) = totals_changed(tmp_path, [total("100"), other], [other])
    assert (str(found.kind), found.source, found.new) == ("removed", "S", None)


def test_a_series_that_counts_from_another_day_now_has_restarted(tmp_path):
    rows = [total("100")]
    later = total("20", "2019-05-19", since="2019-05-13")
    (found,) = totals_changed(tmp_path, rows, [*rows, later])
    assert (str(found.kind), str(found.restarted)) == ("restarted", "2019-05-13")


def test_a_total_of_a_group_by_sex_or_age_is_left_out(tmp_path):
    girls = {"group": "girls"}
    found = totals_changed(tmp_path, [total("3", **girls)], [total("2", **girls)])
    assert found == ()


# --- the identity -------------------------------------------------------------------------------

DAYS = st.sampled_from(["2019-05-01", "2019-05-06", "2019-05-09", "2019-05-12", W20])
TEXTS = st.sampled_from(["", "0", "1", "3", "12", "at least 4", "more than 9", "2-6", "about 7"])
EXACT = st.sampled_from(["1", "2", "5", "13"])
IDS = [f"e{n}" for n in range(6)]


@st.composite
def histories(draw, texts=TEXTS):
    """A log then and now: rows by id, with a day and a figure each; now some are withdrawn."""
    then = {i: (draw(DAYS), draw(texts)) for i in draw(st.sets(st.sampled_from(IDS), min_size=1))}
    now = {}
    for identity in IDS:
        fate = draw(st.sampled_from(["same", "revised", "moved", "gone", "new"]))
        if identity in then and fate != "gone":
            day, text = then[identity]
            day = draw(DAYS) if fate == "moved" else day
            now[identity] = (day, draw(texts) if fate == "revised" else text)
        elif identity not in then and fate == "new":
            now[identity] = (draw(DAYS), draw(texts))
    back = draw(st.sets(st.sampled_from(sorted(now)))) if now else set()
    return then, now, back


def rows_of(log, back=()):
    for identity, (day, text) in log.items():
        yield event(identity, day, text)
        if identity in back:
            yield event(identity, day, "", status="withdrawn", reported_on="2019-05-18")


def both(then, now, back):
    """The changes, and what each report prints by itself."""
    with TemporaryDirectory() as folder:
        log = Log(Path(folder), report=BASELINE).events(*rows_of(then))
        first, published = log.summary(), as_published(log)
        log = Log(Path(folder), report=BASELINE).events(
            *rows_of(now, back), event("end", "2019-05-17", "1")
        )
        return first, changed_since(published, log, "2019-W20"), log.summary()


@settings(max_examples=examples(12), deadline=None)
@given(histories())
def test_what_was_printed_and_all_changes_are_what_is_said_now(found):
    first, second, again = both(*found)
    own = [b for b in second.changes.period if b.indicator == "killed"]
    if not own:
        assert first.tallies["killed", ""].figure == again.tallies["killed", ""].figure
    for bridge in own:
        assert bridge.before == first.tallies["killed", ""].figure
        assert bridge.after == again.tallies["killed", ""].figure
    for bridge in (b for b in second.changes.baseline if b.indicator == "killed"):
        assert bridge.before == first.cumulative["killed", ""].figure
        assert bridge.after == second.cumulative["killed", ""].figure
    for bridge in (*own, *second.changes.baseline):
        risen = sum(step.by for step in bridge.steps) + number_of(bridge.since)
        assert number_of(bridge.before) + risen == number_of(bridge.after)


@settings(max_examples=examples(12), deadline=None)
@given(histories(EXACT))
def test_of_exact_counts_every_step_is_the_sum_that_its_events_give(found):
    then, now, back = found
    _, second, _ = both(then, now, back)

    def inside(day):
        return "2019-05-06" <= day <= "2019-05-12"

    expected: dict[str, int] = {}
    for identity in IDS:
        was = then.get(identity)
        is_now = now.get(identity) if identity not in back else None
        a = int(was[1]) if was and inside(was[0]) else 0
        b = int(is_now[1]) if is_now and inside(is_now[0]) else 0
        # The log of the last report held what had begun by its end.
        known = was and was[0] <= "2019-05-12"
        if not known:
            kind = "added" if b else ""
        elif is_now is None:
            kind = "withdrawn" if identity in back else "removed"
        else:
            kind = "moved" if inside(was[0]) != inside(is_now[0]) else "revised"
        if kind and (a or b) and a != b:
            expected[kind] = expected.get(kind, 0) + b - a
    found_steps = steps(second.changes.period) if second.changes.period else {}
    assert found_steps == expected
    assert ChangeKind.RULE not in found_steps
