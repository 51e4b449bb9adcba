"""The record reads back what it wrote, numbers without gaps, and lets accounts go in time."""

import dataclasses
import datetime as dt
import json
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep import record
from sitrep.model.problem import SitrepError
from sitrep.model.published import Withdrawn
from sitrep.publish.folder import publish as put
from sitrep.record import Entry, Kept
from sitrep.record.entry import read, written
from sitrep.record.keeping import expire
from sitrep.record.snapshots import snapshot

DAY = dt.date(2019, 5, 14)
FILES = {"public/report.json": b"{}", "accounts.npz": b"x"}


def entry(folder="2019-W19", order=1, number=1, **more):
    period = folder.split(".")[0]
    about = {"template": "standard", "revision": 1, "day": DAY, "clock": DAY, "reason": ""}
    about |= {"as_of": None, "language": "en", "formats": (), "editions": ("public",)}
    return Entry(folder, order, period, number=number, files={}, **(about | more))


def added(workspace, *entries):
    for each in entries:
        record.add(workspace, each, FILES, put)
    return record.entries(workspace)


def test_an_entry_is_read_back_as_it_was_written():
    gone = Withdrawn(DAY, "why")
    for each in (entry(), entry(as_of=DAY, reason="“late”", formats=("md", "pdf"), withdrawn=gone)):
        assert read(written(each)) == each


def test_what_was_published_is_in_its_order(tmp_path):
    later, first = entry("2019-W10", 2, 2), entry("2019-W19", 1, 1)
    kept = added(tmp_path, later, first)
    assert [k.entry.folder for k in kept] == ["2019-W19", "2019-W10"]
    assert kept[0].content("public/report.json") == b"{}"


def test_numbers_follow_without_gaps_and_a_revision_keeps_its_own(tmp_path):
    kept = added(tmp_path, entry("2019-W19", 1, 7), entry("2019-W21", 2, 8))
    assert record.of_report(kept, "2019-W22", "standard") == 9
    assert record.of_report(kept, "2019-W19", "standard") == 7
    assert record.of_report(kept, "2019-W19", "long") == 7
    assert record.of_report(kept, "2019-W22", "flash") is None
    assert record.of_report((), "2019-W22", "standard") is None


@given(st.lists(st.tuples(st.integers(1, 9), st.booleans()), max_size=30), st.integers(1, 40))
def test_whatever_is_published_skipped_revised_or_withdrawn_numbers_have_no_gaps(steps, start):
    kept = []
    for week, taken_back in steps:
        number = record.of_report(kept, f"2019-W0{week}", "standard") or start
        again = sum(k.entry.period == f"2019-W0{week}" for k in kept)
        name = f"2019-W0{week}.r{again + 1}" if again else f"2019-W0{week}"
        gone = Withdrawn(DAY, "why") if taken_back else None
        new = entry(name, len(kept) + 1, number, withdrawn=gone)
        kept.append(Kept(new, Path(name)))
    by_period = {k.entry.period: k.entry.number for k in kept}
    assert all(k.entry.number == by_period[k.entry.period] for k in kept)
    assert sorted(by_period.values()) == [start + n for n in range(len(by_period))]


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "Expecting value"),
        (b"[]", "it is no table"),
        (b'{"version": 9}', "it is of version 9, and this sitrep reads 1"),
        (b"{}", "it was changed after sitrep wrote it"),
        (b"[" * 100_000, "maximum recursion"),
    ],
)
def test_a_damaged_entry_is_a_problem_with_its_place(tmp_path, content, why):
    added(tmp_path, entry())
    (tmp_path / ".sitrep/record/2019-W19/record.json").write_bytes(content)
    with pytest.raises(SitrepError) as raised:
        record.entries(tmp_path)
    (problem,) = raised.value.problems
    assert problem.path == ".sitrep/record/2019-W19/record.json"
    assert why in problem.reason


def test_a_file_that_is_gone_or_was_changed_is_a_problem(tmp_path):
    (kept,) = added(tmp_path, entry())
    (kept.folder / "public/report.json").write_bytes(b"{ }")
    with pytest.raises(SitrepError, match="it was changed after it was kept"):
        kept.content("public/report.json")
    (kept.folder / "public/report.json").unlink()
    with pytest.raises(SitrepError, match="No such file"):
        kept.content("public/report.json")


def test_no_entry_names_a_file_outside_its_folder(tmp_path):
    added(tmp_path, entry())
    path = tmp_path / ".sitrep/record/2019-W19/record.json"
    path.write_bytes(written(dataclasses.replace(entry(), files={"../../x": "0"})))
    with pytest.raises(SitrepError, match="outside its folder"):
        record.entries(tmp_path)
    assert json.loads(path.read_text())["files"]


def test_accounts_go_after_their_months_and_figures_stay(tmp_path):
    kept = added(tmp_path, entry())
    expire(kept, 24, dt.date(2021, 5, 1))
    assert (kept[0].folder / "accounts.npz").exists()
    expire(kept, 24, dt.date(2021, 6, 1))
    assert not (kept[0].folder / "accounts.npz").exists()
    assert kept[0].content("public/report.json") == b"{}"


def test_a_snapshot_holds_the_accounts_of_events_up_to_the_period_s_end():
    days = ["2019-05-06", "2019-05-12", "2019-05-13", None]
    dates = pd.to_datetime(pd.Series(days)).astype("datetime64[s]")
    accounts = pd.DataFrame({"date_start": dates, "event_id": pd.array(list("abcd"), dtype="str")})
    whole = record.Snapshot(accounts, {"": accounts}, dt.date(2019, 4, 1))
    found = record.snapshot_of(snapshot(whole, dt.date(2019, 5, 12)))
    assert [*found.accounts["event_id"]] == ["a", "b", "d"]
    assert ([*found.counted], found.baseline) == ([""], dt.date(2019, 4, 1))
    with pytest.raises(ValueError, match="can't be read"):
        record.snapshot_of(b"damaged")
