"""A publisher's list of events withdrawn since, beside its table. All rows are invented."""

from __future__ import annotations

import datetime as dt
import json

import pytest
from samples.summaries import exactly, tally
from samples.workspaces import config_for, workspace

from sitrep.pipeline import Request, build, gather

HEADER = "event_id_cnty,event_date,event_type,actor1,location,fatalities,timestamp\n"
#: Recorded on 8 June 2022 (1654646400), all three; 4, 2 and 1 killed.
EVENTS = HEADER + "".join(
    f"X{n},2022-06-0{n},Battles,Front A,Oakfield,{killed},1654646400\n"
    for n, killed in ((1, 4), (2, 2), (3, 1))
)
#: X1 deleted on 15 June 2022 (1655251200), X2 at a moment that is not said; X9 is elsewhere.
DELETED = "event_id_cnty,deleted_timestamp\nX9,1655251200\nX1,1655251200\nX2,\n"


def acled(folder, deleted=DELETED, source='withdrawn = "deleted.csv"', events=EVENTS):
    files = {"acled.csv": events, "deleted.csv": deleted}
    return workspace(folder, files, config_for("acled.csv", source=source))


def method(folder, config, as_of=None):
    """The report's number killed in the week of 30 May 2022, and what its method says."""
    made = build(
        Request(
            config=config,
            created=dt.date(2022, 7, 1),
            period="2022-W22",
            out=folder / "reports",
            as_of=as_of,
            formats=("md",),
        )
    )
    manifest = json.loads((made.folder / "manifest.json").read_text())
    page = (made.folder / "sitrep.en.md").read_text()
    return tally(made.summary), page, manifest["inputs"]


def test_without_its_list_every_event_counts(tmp_path):
    killed, _, _ = method(tmp_path, acled(tmp_path, source=""))
    assert killed == exactly(7)


def test_events_of_the_list_do_not_count_and_the_report_says_how_many_rows_that_is(tmp_path):
    killed, page, inputs = method(tmp_path, acled(tmp_path))
    assert killed == exactly(1)
    # Two accounts and the two withdrawals of them.
    assert "This report does not count four rows, withdrawn by its source." in page
    assert "The two inputs hold 5 rows of all periods; all were read." in page
    assert [(i["path"], i["rows"], i["used"]) for i in inputs] == [
        ("input-1", 3, 3),
        ("input-2", 2, 2),
    ]


@pytest.mark.parametrize(("day", "killed"), [(14, 5), (15, 1)])
def test_a_cut_off_before_the_deletion_still_counts_the_event(tmp_path, day, killed):
    # X2, deleted nobody says when, counts at no cut-off.
    found, _, _ = method(tmp_path, acled(tmp_path), dt.date(2022, 6, day))
    assert found == exactly(killed)


def test_an_event_deleted_on_the_day_it_was_recorded_does_not_count(tmp_path):
    listed = "event_id_cnty,deleted_timestamp\nX1,1654646500\n"
    assert method(tmp_path, acled(tmp_path, listed))[0] == exactly(3)


def test_a_list_holds_for_every_file_of_a_pattern(tmp_path):
    files = {
        "acled-1.csv": HEADER + EVENTS.splitlines()[1],
        "acled-2.csv": HEADER + "\n".join(EVENTS.splitlines()[2:]),
        "deleted.csv": DELETED,
    }
    config = config_for("acled-*.csv", source='withdrawn = "deleted.csv"')
    killed, _, inputs = method(tmp_path, workspace(tmp_path, files, config))
    assert killed == exactly(1)
    assert [(i["path"], i["rows"]) for i in inputs][2:] == [("input-3", 2)]


@pytest.mark.parametrize(
    ("deleted", "path", "reason"),
    [
        ("name\nX1\n", "deleted.csv", "names no withdrawn events"),
        ("", "deleted.csv", "is empty"),
        (
            "event_id_cnty\nX8\nX9\n",
            "deleted.csv",
            "names 2 withdrawn events, none of which is in acled.csv",
        ),
        (
            "event_id_cnty,deleted_timestamp\nX1,soon\n",
            "deleted.csv",
            "is not a date; the cell is left out",
        ),
    ],
)
def test_a_list_that_is_none_is_a_problem(tmp_path, deleted, path, reason):
    (problem,) = gather(acled(tmp_path, deleted)).problems
    assert (problem.path, problem.reason) == (path, reason)


def test_a_format_without_such_lists_is_a_problem(tmp_path):
    events = "event_id,date_start,killed\ne1,2022-06-01,2\n"
    (problem,) = gather(acled(tmp_path, events=events)).problems
    assert (problem.path, problem.column) == ("acled.csv", "withdrawn")
    assert problem.reason == "is a table of canonical, which has no list of withdrawn events"
    assert problem.hint.endswith("it is for: acled")
