"""Overlapping sources, function by function: which accounts count, and what is wrong in config."""

from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest
from samples.summaries import Log
from samples.tables import text_table

from sitrep.model.codes import Code
from sitrep.reconcile.overlaps import Member, aside, counted, overlaps_in, sides, with_data

A, B, C = (Member(name, (f"{name}.csv",)) for name in "ABC")
FORMATS = ("acled", "ucdp", "gtd", "who_ssa", "insecurity_insight")


def accounts(*rows):
    """Accounts (path, event)."""
    frame = pd.DataFrame(rows, columns=["path", "event_id"])
    return frame.assign(path=frame["path"].astype("category"))


LOG = accounts(("A.csv", "1"), ("A.csv", "2"), ("B.csv", "2"), ("B.csv", "3"), ("C.csv", "4"))


def ids(frame):
    return frame["event_id"]


def rows(frame):
    return list(map(tuple, frame[["path", "event_id"]].astype("str").to_numpy()))


def test_of_overlapping_sources_the_first_counts_and_of_the_other_only_its_events():
    assert rows(counted(LOG, [(A, B)], ids)) == [
        ("A.csv", "1"),
        ("A.csv", "2"),
        ("B.csv", "2"),
        ("C.csv", "4"),
    ]
    assert rows(counted(LOG, [(B, A)], ids)) == [
        ("A.csv", "2"),
        ("B.csv", "2"),
        ("B.csv", "3"),
        ("C.csv", "4"),
    ]
    assert counted(LOG, [], ids) is LOG


@pytest.mark.parametrize(
    ("overlap", "left"),
    [
        ((A, B), ((A, B),)),
        ((A, Member("Z", ("Z.csv",))), ()),
        ((Member("Z", ("Z.csv",)), A, C), ((A, C),)),
        ((Member("Z", ()), Member("Y", ("Y.csv",))), ()),
    ],
)
def test_sources_without_rows_overlap_with_nothing(overlap, left):
    assert with_data({"all": (overlap,)}, LOG) == {"all": left}


def test_the_files_that_stand_beside_are_those_of_all_but_the_first():
    assert aside({"all": ((A, B), (C,)), "killed": ((B, A),)}) == {"B.csv"}


def joined(frame, totals):
    return SimpleNamespace(rows=rows(frame), totals=totals)


def made(overlaps, frame=LOG):
    return sides(frame, ("t",), overlaps, joined, ids)


def test_what_counts_for_nothing_is_counted_and_where_that_is_nothing_no_number_is_told():
    # Of B only event 3 is not A's too.
    assert made({"all": ((A, B),)}).set_aside == {Code.SHOWN_BESIDE: 1}
    shared = LOG[LOG["event_id"] != "3"]
    assert made({"all": ((A, B),)}, shared).set_aside == {}
    # What counts by one order is no row that counts for nothing.
    assert made({"all": ((A, B),), "injured": ((B, A),)}).set_aside == {}


def test_a_log_is_reconciled_once_for_each_order_of_its_sources():
    found = made({"all": ((A, B),), "injured": ((B, A),), "disputed": ((B, A),), "x": ((A, B),)})
    assert found.whole.totals == ("t",)
    assert [*found.turned] == [("injured", "disputed")]
    ((first, second),) = found.beside
    assert [(m.name, m.counts, m.apart) for m in (first, second)] == [
        ("A", True, ()),
        ("B", False, ("injured", "disputed")),
    ]
    # By itself a source has all its accounts.
    assert second.reconciled.rows == [("B.csv", "2"), ("B.csv", "3")]


def test_of_sources_without_an_event_in_common_each_is_reconciled_once():
    apart = LOG[LOG["path"].isin(["A.csv", "C.csv"])]
    found = made({"all": ((A, C),), "injured": ((C, A),)}, apart)
    ((first, second),) = found.beside
    assert first.reconciled is found.whole
    assert second.reconciled is found.turned[("injured",)]


def test_of_three_sources_each_says_what_it_counts_though_it_is_not_the_first():
    found = made({"all": ((A, B, C),), "injured": ((C, A, B),)})
    ((a, b, c),) = found.beside
    assert [m.apart for m in (a, b, c)] == [(), (), ("injured",)]


# --- config ---------------------------------------


def checked(folder, rules, *tables):
    """Return the tables left, the overlaps found, and the problems of ``counts_once``."""
    given = tables or tuple(text_table(path=f"{n}.csv", name=n) for n in ("A", "B", "C"))
    config = Log(folder, rules=rules).events({"killed": "1"}).inputs().config
    return overlaps_in(given, config, FORMATS)


def problems(folder, rules, *tables):
    return [(p.code, p.value, p.reason) for p in checked(folder, rules, *tables)[2]]


def test_named_sources_are_found_by_name_and_then_by_format(tmp_path):
    tables = (
        text_table(path="1.csv", name="ucdp", format="acled"),
        text_table(path="2.csv", name="own", format="acled"),
        text_table(path="3.csv", name="acled", table="totals"),
    )
    _, found, wrong = checked(tmp_path, 'counts_once = ["acled", "ucdp", "acled"]', *tables)
    assert found["all"] == ((Member("acled", ("2.csv",)), Member("ucdp", ("1.csv",))),)
    assert wrong == []


def test_what_is_counted_apart_is_so_in_its_own_order_and_the_rest_in_that_of_all(tmp_path):
    rules = 'counts_once = {all = [["A", "B"], ["C", "acled"]], injured = [["B", "A"]]}'
    _, found, wrong = checked(tmp_path, rules)
    names = {what: [[m.name for m in o] for o in group] for what, group in found.items()}
    assert names == {"all": [["A", "B"], ["C", "acled"]], "injured": [["B", "A"], ["C", "acled"]]}
    assert wrong == []


@pytest.mark.parametrize(
    ("rules", "code", "value", "reason"),
    [
        ('["A", "Q"]', Code.NAME_UNKNOWN, "Q", "is neither a format nor the name"),
        ('["A"]', Code.VALUE_NOT_ALLOWED, "A", "names no two sources"),
        ('["A", "A"]', Code.VALUE_NOT_ALLOWED, "A, A", "names no two sources"),
        ('[["A", "B"], ["C", "B"]]', Code.NAMED_TWICE, "B", "is in two lists"),
        ('{all = ["A", "B"], kiled = ["B", "A"]}', Code.NAME_UNKNOWN, "kiled", "is no indicator"),
        (
            '{all = ["A", "B"], facilities_affected = ["B", "A"]}',
            Code.VALUE_NOT_ALLOWED,
            "facilities_affected",
            "is not counted by itself",
        ),
        (
            '{all = ["A", "B"], injured = ["B", "C"]}',
            Code.VALUE_NOT_ALLOWED,
            '"B", "C"',
            "are not the sources of one list of all",
        ),
    ],
)
def test_a_list_that_can_not_be_followed_is_a_problem(tmp_path, rules, code, value, reason):
    ((found, given, why),) = problems(tmp_path, f"counts_once = {rules}")
    assert (found, given) == (code, value)
    assert why.startswith(reason)


@pytest.mark.parametrize("what", ["injured", "disputed", "attacks_on_health"])
def test_what_is_counted_by_itself_may_be_counted_apart(tmp_path, what):
    assert problems(tmp_path, f'counts_once = {{all = ["A", "B"], {what} = ["B", "A"]}}') == []


PAIRS = [
    ("who_ssa", "insecurity_insight"),
    ("acled", "ucdp"),
    ("acled", "gtd"),
    ("gtd", "ucdp"),
    ("awsd", "insecurity_insight_aid_workers"),
]


@pytest.mark.parametrize("pair", PAIRS)
def test_the_later_of_two_known_to_overlap_is_refused_until_config_says_which(tmp_path, pair):
    tables = [text_table(path=f"{f}.csv", name=f, format=f) for f in pair]
    left, _, (problem,) = checked(tmp_path, "", *tables)
    assert (problem.path, problem.code) == (f"{pair[1]}.csv", Code.SOURCES_OVERLAP)
    assert [t.path for t in left] == [f"{pair[0]}.csv"]
    names = ", ".join(f'"{name}"' for name in pair)
    kept, _, wrong = checked(tmp_path, f"counts_once = [{names}]", *tables)
    assert ([t.path for t in kept], wrong) == ([f"{f}.csv" for f in pair], [])


def test_two_files_of_one_format_do_not_overlap(tmp_path):
    tables = [text_table(path=f"{n}.csv", name=n, format="acled") for n in "AB"]
    assert problems(tmp_path, "", *tables) == []
