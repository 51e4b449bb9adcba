"""A link table makes two ids one event: its accounts meet, none is lost, none adds."""

from __future__ import annotations

import json

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples.command import sitrep
from samples.examples import examples
from samples.summaries import Log, exactly, tally
from samples.tables import text_table, told
from samples.workspaces import config_for, workspace

from sitrep.clean.links import clean_links, heads_of
from sitrep.clean.links import linked as replaced
from sitrep.model.codes import Code
from sitrep.model.problem import errors_in
from sitrep.pipeline import gather
from sitrep.reconcile.candidates import likely_duplicates

OURS = {"event_id": "a1", "source": "Agency", "killed": "5", "event_type": "airstrike"}
THEIRS = {"event_id": "b7", "source": "Monitor", "killed": "8", "event_type": "airstrike"}
OTHER = {"event_id": "c3", "source": "Agency", "killed": "2", "event_type": "shelling"}
LINK = {"event_id": "b7", "same_as": "a1"}


def linked(folder, *links, rows=(OURS, THEIRS, OTHER), rules=""):
    return Log(folder, rules=rules).events(*rows).add("link", links)


def test_linked_accounts_are_one_event_counted_once_with_their_conflict(tmp_path):
    found = linked(tmp_path, LINK).summary()
    # a1 and b7 are one event, of which the lower figure counts: 5 + 2, not 5 + 8 + 2.
    assert [line.event_id for line in found.events] == ["a1", "c3"]
    assert tally(found) == (7, 7, 10, "exact")
    (conflict,) = found.conflicts
    assert [(s.source, s.figure.best) for s in conflict.statements] == [
        ("Agency", 5),
        ("Monitor", 8),
    ]
    assert conflict.event_id == "a1"


def test_without_the_link_the_same_rows_are_three_events(tmp_path):
    found = Log(tmp_path).events(OURS, THEIRS, OTHER).summary()
    assert tally(found) == exactly(15)


@pytest.mark.parametrize(
    ("pairs", "heads"),
    [
        ([("b", "a")], {"a": "a", "b": "a"}),
        ([("c", "b"), ("b", "a")], {"a": "a", "b": "a", "c": "a"}),
        ([("a", "b"), ("b", "c")], {"a": "c", "b": "c", "c": "c"}),
        ([("x", "b"), ("x", "a")], {"x": "a", "b": "a", "a": "a"}),
        ([("c", "b"), ("b", "a"), ("a", "c")], {"a": "a", "b": "a", "c": "a"}),
        ([("b", "a"), ("d", "c")], {"a": "a", "b": "a", "c": "c", "d": "c"}),
        ([("b", "a"), ("d", "c"), ("d", "b")], {"a": "a", "b": "a", "c": "a", "d": "a"}),
    ],
)
def test_chains_forks_and_circles_lead_to_one_id_whatever_the_order(pairs, heads):
    assert heads_of(pairs) == heads
    assert heads_of(pairs[::-1]) == heads
    assert heads_of([*pairs, *pairs]) == heads


IDS = [f"e{n}" for n in range(7)]


@settings(deadline=None, max_examples=examples(12))
@given(st.lists(st.tuples(st.sampled_from(IDS), st.sampled_from(IDS)), max_size=12))
def test_linking_loses_no_account_and_makes_as_many_events_as_there_are_components(
    tmp_path_factory, pairs
):
    pairs = [(one, other) for one, other in pairs if one != other]
    # Components counted another way: what each id reaches, step by step.
    reach = {i: {i} for i in IDS}
    for _ in IDS:
        for one, other in pairs:
            reach[one] = reach[other] = reach[one] | reach[other]
            for i in reach[one]:
                reach[i] = reach[i] | reach[one]
    components = {frozenset(r) for r in reach.values()}
    rows = [{"event_id": i, "source": f"S{i}", "killed": "1"} for i in IDS]
    log = Log(tmp_path_factory.mktemp("links")).events(*rows)
    log.add("link", [{"event_id": a, "same_as": b} for a, b in pairs]) if pairs else None
    inputs = log.inputs()
    assert errors_in(inputs.problems) == ()
    assert len(inputs.cleaned.accounts) == len(IDS)
    used = {c.table: c.used for c in inputs.cleaned.counts}
    assert used["events"] == len(IDS)
    assert used.get("link", 0) == len(pairs)
    found = log.summary()
    assert len(found.events) == len(components)
    assert tally(found) == exactly(len(components))


def test_wrong_links_are_problems_with_their_line_and_the_nearest_id(tmp_path):
    rows = (
        {"event_id": "b77", "same_as": "a1"},
        {"event_id": "a1", "same_as": "a1"},
        {"event_id": "b7", "same_as": ""},
        LINK,
    )
    inputs = linked(tmp_path, *rows).inputs()
    assert [str(p) for p in inputs.problems] == [
        'link.csv:2: event_id: "b77" is the id of no event in your files; nearest: "b7"; '
        "correct it, or delete the row",
        "link.csv:4: same_as: is empty; a link needs two ids: event_id,same_as",
    ]
    (count,) = [c for c in inputs.cleaned.counts if c.table == "link"]
    assert (count.rows, count.used, sum(count.left_out.values())) == (4, 2, 2)


def test_what_linked_accounts_disagree_about_besides_figures_is_told(tmp_path):
    ours = OURS | {"date_start": "2019-05-06", "place": "Hass", "admin1": "Idleb"}
    theirs = THEIRS | {"date_start": "2019-05-07", "place": "Hass town", "admin1": "IDLEB"}
    inputs = linked(tmp_path, LINK, rows=(ours, theirs)).inputs()
    (problem,) = [p for p in inputs.problems if p.code is not Code.SPELLINGS_JOINED]
    assert (problem.path, problem.line, problem.value) == ("link.csv", 2, "b7")
    assert problem.severity == "warning"
    assert problem.reason == "is linked to accounts that differ in date_start, place"
    assert '"2019-05-06" or "2019-05-07"; place "Hass" or "Hass town"' in problem.hint


def test_the_same_source_under_two_ids_is_no_second_account_to_refuse(tmp_path):
    twin = OURS | {"event_id": "b7", "killed": "6"}
    found = linked(tmp_path, LINK, rows=(OURS, twin)).summary()
    assert tally(found) == (5, 5, 6, "exact")


def test_what_a_source_withdraws_it_withdraws_by_the_id_it_names(tmp_path):
    # The source took its second id back because it was the first one's event.
    rows = (
        OURS,
        OURS | {"event_id": "b7", "reported_on": "2019-05-08"},
        OURS | {"event_id": "b7", "reported_on": "2019-05-09", "status": "withdrawn", "killed": ""},
    )
    found = linked(tmp_path, LINK, rows=rows).summary()
    assert tally(found) == exactly(5)
    assert found.left_out == {Code.WITHDRAWN: 2}


def test_a_likely_duplicate_comes_with_the_line_that_links_it(tmp_path):
    near = {"admin1": "Idleb", "place": "Hass", "killed": "5"}
    log = Log(tmp_path).events(OURS | near, THEIRS | near)
    cleaned = log.inputs().cleaned
    (problem,) = likely_duplicates(cleaned.accounts, cleaned.measures)
    line = "b7,a1"
    assert f"write to a link table (event_id,same_as): {line}; nothing" in problem.hint
    (tmp_path / "pairs.csv").write_text(f"event_id,same_as\n{line}\n", encoding="utf-8")
    log.sources += '[[source]]\npath = "pairs.csv"\n'
    cleaned = log.inputs().cleaned
    assert likely_duplicates(cleaned.accounts, cleaned.measures) == []


def test_a_duplicate_named_by_its_line_alone_is_given_an_id_not_a_link(tmp_path):
    near = {"admin1": "Idleb", "place": "Hass", "killed": "5", "event_id": ""}
    cleaned = Log(tmp_path).events(OURS | near, THEIRS | near).inputs().cleaned
    (problem,) = likely_duplicates(cleaned.accounts, cleaned.measures)
    assert problem.hint == "if they are one, give them one event_id; nothing was merged"


def test_a_report_of_two_files_and_a_link_table_counts_their_event_once(tmp_path):
    head = "event_id,date_start,source,killed,event_type\n"
    files = {
        "ours.csv": head + "a1,2019-05-06,Agency,5,airstrike\n",
        "theirs.csv": head
        + "b7,2019-05-06,Monitor,8,airstrike\nb8,2019-05-07,Monitor,1,shelling\n",
        "links.csv": "event_id,same_as,note\nb7,a1,seen by both\n",
    }
    workspace(tmp_path, files, config_for(*files))
    result = sitrep("build", "2019-W19", "--format", "md", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    (folder,) = (tmp_path / "reports").glob("*/public")
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    # 5 or 8 once, by the lower one, and 1.
    assert [report["figures"]["killed"][k] for k in ("low", "best", "high")] == [6, 6, 9]
    assert [s["source"] for s in report["conflicts"][0]["statements"]] == ["Agency", "Monitor"]
    page = (folder / "sitrep.en.md").read_text(encoding="utf-8")
    assert "A table of links says that one id is of the same event as another" in page
    # One row, two and one.
    assert "The three inputs hold 4 rows of all periods; all were read." in page


def test_the_table_is_told_by_its_columns(tmp_path):
    files = {
        "events.csv": "event_id,date_start,killed\na,2019-05-06,1\nb,2019-05-06,1\n",
        "links.csv": "event_id;same_as\nb;a\n",
    }
    inputs = gather(workspace(tmp_path, files, config_for(*files)))
    assert [t.table for t in inputs.tables] == ["events", "link"]
    assert inputs.cleaned.linked == 1


# --- function by function ---------------------------------------


def read(*rows, ids=("a1", "b7", "c3")):
    problems = []
    table = text_table(*rows, path="link.csv", table="link")
    return clean_links([table], lambda: set(ids), problems), problems


def test_both_ids_of_a_wrong_link_are_told_and_the_good_ones_are_used():
    found, problems = read(
        {"event_id": "x", "same_as": ""}, LINK, {"event_id": "", "same_as": "zzz"}
    )
    assert told(problems) == [
        (2, "event_id", "id_unknown", "error"),
        (2, "same_as", "empty", "error"),
        (4, "event_id", "empty", "error"),
        (4, "same_as", "id_unknown", "error"),
    ]
    assert found.heads == {"a1": "a1", "b7": "a1"}
    assert [(line, one) for _, line, one in found.rows] == [(3, "b7")]


@pytest.mark.parametrize(
    ("given", "nearest"), [("attack-12", '"attack-1"'), ("zzzzzz", ""), ("b", "")]
)
def test_an_id_like_the_wrong_one_is_suggested(given, nearest):
    _, (problem,) = read({"event_id": given, "same_as": "attack-1"}, ids=("attack-1",))
    assert problem.hint.startswith(f"nearest: {nearest}; " if nearest else "correct it")


def test_without_a_link_table_no_id_is_asked_for():
    def ids():
        raise AssertionError

    assert clean_links([], ids, []).heads == {}


def accounts(*rows):
    """Accounts of one event, with the columns in which linked ones are compared."""
    blank = dict.fromkeys(
        ("country", "admin1", "admin1_pcode", "admin2", "admin2_pcode", "place", "origin_admin1"),
        "",
    )
    blank |= {"event_type": "shelling", "date_start": "2019-05-06", "status": "reported"}
    frame = pd.DataFrame([blank | row for row in rows])
    return frame.assign(date_start=pd.to_datetime(frame["date_start"]))


def differences(*rows):
    """Return in which columns accounts a and b, linked, are told to differ."""
    links, problems = read({"event_id": "b", "same_as": "a"}, ids=("a", "b"))
    own = [{"event_id": i} | row for i, row in zip("ab", rows, strict=True)]
    found, moved = replaced(accounts(*own), links, problems)
    assert (found["event_id"].tolist(), moved) == (["a", "a"], 1)
    return [p.reason.rpartition(" in ")[2] for p in problems]


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ({}, {}, []),
        ({"place": "Hass"}, {"place": "HASS"}, []),
        ({"place": "Hass"}, {"place": "Ihsim"}, ["place"]),
        ({"place": "Hass"}, {"place": ""}, []),
        ({"event_type": "shelling"}, {"event_type": "other"}, []),
        ({"event_type": "shelling"}, {"event_type": "airstrike"}, ["event_type"]),
        ({"date_start": "2019-05-07"}, {}, ["date_start"]),
        # Two names of one P-code are one area, and one name of two is two.
        ({"admin1": "A", "admin1_pcode": "X1"}, {"admin1": "B", "admin1_pcode": "X1"}, []),
        ({"admin1": "A", "admin1_pcode": "X1"}, {"admin1": "A", "admin1_pcode": "X2"}, ["admin1"]),
        ({"country": "Syria"}, {"country": "Iraq", "place": "Hass"}, ["country"]),
        ({"status": "denied", "place": "Hass"}, {"place": "Ihsim"}, []),
    ],
)
def test_linked_accounts_that_differ_are_told_column_by_column(one, other, differ):
    assert differences(one, other) == differ


def test_each_linked_event_is_told_at_its_first_link():
    links, problems = read(
        {"event_id": "b", "same_as": "a"},
        {"event_id": "d", "same_as": "c"},
        {"event_id": "e", "same_as": "c"},
        {"event_id": "g", "same_as": "f"},
        ids=tuple("abcdefg"),
    )
    places = {"a": "x", "b": "X", "c": "x", "d": "y", "e": "z", "f": "x", "g": "y", "h": "w"}
    rows = [{"event_id": i, "place": p} for i, p in places.items()]
    found, moved = replaced(accounts(*rows), links, problems)
    assert found["event_id"].tolist() == ["a", "a", "c", "c", "c", "f", "f", "h"]
    assert found["given_id"].tolist() == list("abcdefgh")
    assert moved == 4
    assert [(p.line, p.value) for p in problems] == [(3, "d"), (5, "g")]


def test_links_of_ids_that_no_account_has_change_nothing():
    links, problems = read({"event_id": "b", "same_as": "a"}, ids=("a", "b"))
    given = accounts({"event_id": "z"})
    found, moved = replaced(given, links, problems)
    assert found is given
    assert (moved, problems) == (0, [])
