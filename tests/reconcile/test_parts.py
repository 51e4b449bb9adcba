"""Parts and wholes: a part is inside its whole, and stands in for one that is not stated."""

from __future__ import annotations

import math

import pytest
from samples.summaries import Log, at_least, exactly, more_than, said, tally
from samples.workspaces import config_for, workspace

from sitrep.model.codes import Code
from sitrep.model.problem import errors_in
from sitrep.pipeline import gather
from sitrep.reconcile import reconcile


def test_a_blank_whole_is_at_least_its_greatest_part_and_counts_as_reported(tmp_path):
    found = (
        Log(tmp_path)
        .events(
            {"killed": "", "killed_women": "4", "killed_children": "6"},
            {"killed": "3", "killed_women": ""},
        )
        .summary()
    )
    assert tally(found) == at_least(9)
    assert (found.tallies["killed", ""].reported, found.tallies["killed", ""].of) == (2, 2)


def test_a_log_of_groups_alone_states_numbers(tmp_path):
    found = Log(tmp_path).events({"injured_patients": "2"}, {"injured_patients": "5"}).summary()
    assert tally(found, "injured") == at_least(7)


def test_a_part_of_nought_or_up_to_some_makes_no_minimum(tmp_path):
    rows = {"killed": "", "killed_women": "0"}, {"killed": "", "killed_women": "up to 3"}
    assert tally(Log(tmp_path).events(*rows).summary()) is None


def test_a_whole_stated_in_another_account_of_the_source_stands(tmp_path):
    row = {"event_id": "e", "source": "A"}
    log = Log(tmp_path).events(
        row | {"killed": "9", "reported_on": "2019-05-07"},
        row | {"killed_children": "7", "reported_on": "2019-05-09"},
    )
    assert tally(log.summary()) == exactly(9)


def test_a_whole_that_another_source_states_stands_beside_a_part(tmp_path):
    row = {"event_id": "e"}
    log = Log(tmp_path).events(
        row | {"source": "A", "killed": "9"}, row | {"source": "B", "killed_children": "7"}
    )
    assert tally(log.summary()) == exactly(9)
    assert log.summary().conflicts == ()


def test_the_number_in_a_denial_is_no_whole(tmp_path):
    row = {"event_id": "e"}
    log = Log(tmp_path).events(
        row | {"source": "A", "killed": "0", "status": "denied"},
        row | {"source": "B", "killed_children": "7"},
    )
    assert tally(log.summary()) == at_least(7)


def test_a_later_part_above_its_sources_earlier_whole_raises_it(tmp_path):
    row = {"event_id": "e", "source": "A"}
    log = Log(tmp_path).events(
        row | {"injured": "at least 5", "injured_children": "8", "reported_on": "2019-05-07"}
    )
    assert log.inputs().problems == ()
    assert tally(log.summary(), "injured") == at_least(8)


def test_a_part_above_its_stated_whole_is_a_problem(tmp_path):
    log = Log(tmp_path).events(
        {"killed": "3", "killed_men": "2"}, {"killed": "3", "killed_men": "5"}
    )
    (problem,) = log.inputs().problems
    assert (problem.line, problem.column, problem.value) == (3, "killed_men", "5")
    assert problem.reason == "is more than killed, 3, of which it is a part"
    # Kept going: 3, and at least 5.
    made = log.reconciled()
    assert made.events["killed__low"].tolist() == [3, 5]


def test_a_part_above_its_whole_is_told_together_with_the_rows_other_mistakes(tmp_path):
    log = Log(tmp_path).events({"killed": "3", "killed_men": "5", "injured": "x"})
    told = {(p.line, p.column) for p in log.inputs().problems}
    assert told == {(2, "injured"), (2, "killed_men")}


def test_a_whole_of_more_than_its_part_stays_as_it_is_said(tmp_path):
    found = Log(tmp_path).events({"killed": "more than 10", "killed_women": "10"}).summary()
    assert tally(found) == more_than(10)


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        (("more than 10", ""), more_than(10)),
        (("more than 10", "4"), more_than(10)),
        # The other part is the greatest: at least 12.
        (("more than 10", "12"), at_least(12)),
        # As many in both, of which one is more.
        (("more than 10", "10"), more_than(10)),
        (("at least 10", ""), at_least(10)),
    ],
)
def test_a_blank_whole_is_more_than_what_its_greatest_part_is_more_than(tmp_path, parts, whole):
    civilians, women = parts
    row = {"killed": "", "killed_civilians": civilians, "killed_women": women}
    assert tally(Log(tmp_path).events(row).summary()) == whole


def test_a_part_above_its_whole_names_the_whole_as_the_file_does(tmp_path):
    rows = "When,Dead,Dead men,Source\n2019-05-06,3,5,A\n"
    columns = '[source.columns]\ndate_start = "When"\nkilled = "Dead"\nkilled_men = "Dead men"\n'
    config = config_for("log.csv", source=f'table = "events"\n{columns}source = "Source"')
    (problem,) = errors_in(gather(workspace(tmp_path, {"log.csv": rows}, config)).problems)
    assert str(problem).startswith('log.csv:2: Dead men: "5" is more than Dead, 3, of which')


def wholes(folder, *rows):
    log = Log(folder).events(*rows)
    return said(log.summary().tallies["killed", ""].figure)


def test_a_whole_is_at_least_its_greatest_part_and_never_the_sum_of_its_parts(tmp_path):
    row = {"killed": "", "killed_women": "4", "killed_children": "6", "killed_men": "5"}
    assert wholes(tmp_path, row) == at_least(6)


def test_a_part_of_one_fills_a_blank_whole(tmp_path):
    assert wholes(tmp_path, {"killed": "", "killed_women": "1"}) == at_least(1)


def test_an_open_whole_is_raised_to_a_part_above_it_and_not_to_one_that_is_as_large(tmp_path):
    row = {"killed": "at least 5"}
    assert wholes(tmp_path, row | {"killed_women": "6"}) == at_least(6)
    figure = (
        Log(tmp_path).events(row | {"killed_women": "5"}).summary().tallies["killed", ""].figure
    )
    assert figure.words == "at least 5"


def test_a_range_is_raised_only_above_its_upper_end(tmp_path):
    row = {"killed": "5-8"}
    assert wholes(tmp_path, row | {"killed_women": "8"}) == (5, 5, 8, "range")


def test_of_a_source_s_several_accounts_the_greatest_part_stands_in(tmp_path):
    row = {"event_id": "e", "source": "A", "reported_on": "2019-05-07", "event_type": "shelling"}
    parts = row | {"killed_women": "4"}, row | {"killed_children": "7", "reported_on": "2019-05-09"}
    assert wholes(tmp_path, *parts) == at_least(7)
    assert wholes(tmp_path, *parts[::-1]) == at_least(7)


WHOLE = {"event_id": "e", "source": "A", "killed": "4", "reported_on": "2019-05-07"}
PART = {"event_id": "e", "source": "A", "killed_children": "6", "reported_on": "2019-05-07"}


@pytest.mark.parametrize(
    "rows", [(WHOLE, PART), (PART, WHOLE), (WHOLE, PART | {"reported_on": "2019-05-09"})]
)
def test_a_whole_is_raised_to_a_part_in_another_account_of_its_source_and_that_is_told(
    tmp_path, rows
):
    log = Log(tmp_path).events(*rows, {"event_id": "f", "source": "A", "killed": "3"})
    found = log.summary()
    # At least 6, and 3; of event f nobody says how many children.
    assert tally(found) == at_least(9)
    assert tally(found, "killed", "children") == at_least(6)
    (told,) = log.reconciled().problems
    assert (told.line, told.column, told.value) == (2 + rows.index(WHOLE), "killed", "4")
    assert (told.code, told.severity) == (Code.PART_EXCEEDS_WHOLE, "warning")
    assert told.reason.startswith("is less than a part of it that the same source states, 6:")


def test_the_whole_that_is_raised_is_told_in_its_source_s_words_or_by_its_best(tmp_path):
    (told,) = Log(tmp_path).events(WHOLE | {"killed": "about 4"}, PART).reconciled().problems
    assert told.value == "about 4"
    bounds = {"killed_low": "2", "killed_best": "3", "killed_high": "4"}
    whole = {name: text for name, text in WHOLE.items() if name != "killed"} | bounds
    (told,) = Log(tmp_path).events(whole, PART).reconciled().problems
    assert told.value == "3"


def test_a_whole_that_holds_every_part_of_its_source_stays_and_nothing_is_told(tmp_path):
    for n, other in enumerate(({"killed_children": "4"}, {"source": "B"})):
        folder = tmp_path / str(n)
        folder.mkdir()
        log = Log(folder).events(WHOLE, PART | other)
        assert tally(log.summary()) == exactly(4)
        assert log.reconciled().problems == ()


def test_each_source_s_parts_stand_in_for_its_own_whole(tmp_path):
    rows = [{"event_id": "e", "source": s, "killed_women": n} for s, n in (("A", "4"), ("B", "7"))]
    # The lower of two minimums; the span is open.
    assert wholes(tmp_path, *rows) == at_least(4)


def test_parts_of_one_indicator_are_none_of_another(tmp_path):
    found = Log(tmp_path).events({"killed": "2", "injured_women": "9"}).summary()
    assert tally(found) == exactly(2)
    assert tally(found, "injured") == at_least(9)


def test_a_stated_whole_is_at_least_its_parts_that_have_nobody_in_common(tmp_path):
    text = "event_id,date_start,killed,killed_women,killed_men,source\ne,2019-05-06,10,8,8,A\n"
    inputs = gather(workspace(tmp_path, {"log.csv": text}, config_for("log.csv")))
    assert [p.code for p in errors_in(inputs.problems)] == [Code.PART_EXCEEDS_WHOLE]
    cleaned, rules = inputs.cleaned, inputs.config.rules
    events = reconcile(cleaned.accounts, cleaned.totals, cleaned.measures, rules).events
    # 8 and 8 are 16.
    assert (events["killed__low"].tolist(), events["killed__high"].tolist()) == ([16], [math.inf])
