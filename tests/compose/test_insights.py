"""What the highlights say of the dead, and when they say nothing."""

import datetime as dt

import pytest
from samples.workspaces import config_for, workspace

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections.highlights import compose
from sitrep.model.problem import SitrepError
from sitrep.model.request import Request
from sitrep.pipeline import gather, load, summary_of
from sitrep.wording import Words

HEADER = "event_id,date_start,reported_on,admin1,place,killed,killed_civilians,source\n"
#: A Wednesday of each of six weeks, 2024-W10 the last.
DAYS = ["2024-01-31", "2024-02-07", "2024-02-14", "2024-02-21", "2024-02-28", "2024-03-06"]


def row(n, day, killed, civilians="", where="North,Town"):
    return f"e{n},{day},{day},{where},{killed},{civilians},A\n"


def weeks(*killed):
    """One event in each of the last weeks up to 2024-W10."""
    days = DAYS[-len(killed) :]
    return "".join(row(n, day, k) for n, (day, k) in enumerate(zip(days, killed, strict=True)))


def bullets(tmp_path, rows, more=""):
    config = config_for("log.csv", more=more)
    path = workspace(tmp_path, {"log.csv": HEADER + rows}, config)
    asked = Request(path, dt.date(2024, 3, 12), "2024-W10")
    summary, _, _ = summary_of(gather(path), asked)
    return list(compose(summary, Phrases(summary, Words())).bullets)


@pytest.mark.parametrize(
    ("before", "now", "said"),
    [
        (
            "10",
            "25",
            "More people were reported killed than in {}: 25 in one event, up from 10 (A).",
        ),
        (
            "25",
            "10",
            "Fewer people were reported killed than in {}: 10 in one event, down from 25 (A).",
        ),
        ("10", "10", "As many people were reported killed as in {}: 10 in one event (A)."),
        # 8 to 12 and 10 to 14 may be the same number.
        ("8-12", "10-14", "People reported killed: 10–14 in one event, after 8–12 in {} (A)."),
        # Nobody knows that "at least 5" is fewer than 9.
        ("at least 5", "9", "People reported killed: 9 in one event, after at least 5 in {} (A)."),
    ],
)
def test_the_toll_is_more_or_fewer_only_where_its_bounds_say_so(tmp_path, before, now, said):
    assert bullets(tmp_path, weeks(before, now))[0] == said.format("the previous week")


def test_the_mean_is_of_four_weeks_that_all_state_a_number(tmp_path):
    # (10 + 20 + 30 + 40) / 4 = 25; more than in any of them, since 5 February.
    first = bullets(tmp_path / "a", weeks(10, 20, 30, 40, 50))[0]
    assert first.endswith(
        "The mean of the four weeks before is 25. It is the highest number in a week since "
        "5 February 2024, where this record starts."
    )
    assert "mean" not in bullets(tmp_path / "b", weeks(10, "", 30, 40, 50))[0]
    assert "highest" not in bullets(tmp_path / "c", weeks(60, 20, 30, 40, 50))[0]


def test_where_the_week_before_lacks_a_number_nothing_is_compared(tmp_path):
    first = bullets(tmp_path, weeks("", 9))[0]
    assert "previous" not in first
    assert first.startswith("In the one event reported for 4–10 March 2024")


def test_civilians_the_deadliest_event_and_the_area_with_most_are_named(tmp_path):
    rows = (
        row(1, "2024-03-05", 12, 7, "North,Aba")
        + row(2, "2024-03-06", 3, 3, "South,Beb")
        + row(3, "2024-03-07", 4, 0, "South,Cec")
    )
    said = bullets(tmp_path, rows)
    assert "Of those killed, 10 were reported to be civilians (A)." in said
    assert (
        "The deadliest event was reported for 5 March 2024 in Aba, North: 12 people were killed "
        "(A). More people were reported killed in North than in any other area: 12 of 19." in said
    )


def test_of_two_events_as_deadly_none_is_the_deadliest(tmp_path):
    rows = row(1, "2024-03-05", 5) + row(2, "2024-03-06", 5)
    assert not [b for b in bullets(tmp_path, rows) if "deadliest" in b]


def test_a_source_is_named_by_its_short_name_everywhere_but_in_the_list(tmp_path):
    more = '[[source_name]]\nname = "A"\nshort = "The Agency"\nkind = "news agency"\n'
    assert "(The Agency)" in bullets(tmp_path, weeks(10, 25), more)[0]
    path = tmp_path / "config.toml"
    summary, _, _ = summary_of(gather(path), Request(path, dt.date(2024, 3, 12), "2024-W10"))
    (source,) = summary.sources
    assert (source.name, source.short, source.kind) == ("A", "The Agency", "news agency")
    assert summary.tallies["killed", ""].sources == ("The Agency",)


@pytest.mark.parametrize("second", ['name = "B"\nshort = "X"', 'name = "A"', 'name = "X"'])
def test_two_sources_with_one_name_are_a_problem_with_its_line(tmp_path, second):
    names = f'[[source_name]]\nname = "A"\nshort = "X"\n\n[[source_name]]\n{second}\n'
    path = workspace(tmp_path, {"log.csv": HEADER}, names + config_for("log.csv"))
    with pytest.raises(SitrepError) as raised:
        load(path)
    (problem,) = raised.value.problems
    assert problem.reason == "is the name of another source"
    assert problem.line in (6, 7)


def killed_by_area(*figures):
    rows = (row(n, "2024-03-06", k, where=f"{w},Town") for n, (w, k) in enumerate(figures))
    return "".join(rows)


def test_the_area_with_most_keeps_its_qualifier_and_is_named_only_where_it_surely_has_most(
    tmp_path,
):
    said = bullets(tmp_path / "a", killed_by_area(("North", "at least 12"), ("South", "7")))
    assert any(
        text.endswith("in North than in any other area: at least 12 of at least 19.")
        for text in said
    )
    # Nobody knows that 12 are more than "at least 7", or than 8 to 14.
    for other in ("at least 7", "8-14"):
        rows = killed_by_area(("North", "12"), ("South", other))
        assert not any("any other area" in text for text in bullets(tmp_path / other[:1], rows))


def test_a_week_with_a_minimum_is_in_no_mean(tmp_path):
    first = bullets(tmp_path, weeks(10, 20, "at least 30", 40, 50))[0]
    assert "mean" not in first
