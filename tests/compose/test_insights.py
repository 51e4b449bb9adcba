"""What the highlights say of the dead, and when they say nothing."""

import datetime as dt

import pytest
from samples.workspaces import config_for, workspace

from sitrep.choices import load
from sitrep.compose.given import Given
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections.highlights import compose
from sitrep.model.problem import SitrepError
from sitrep.model.request import Request
from sitrep.pipeline import build, gather, summary_of
from sitrep.wording import Words

HEADER = "event_id,date_start,reported_on,admin1,place,killed,killed_civilians,source\n"
#: A Wednesday of each of six weeks, 2024-W10 the last.
#: Mondays: a log whose first event is of a later day may lack the days before it.
DAYS = ["2024-01-29", "2024-02-05", "2024-02-12", "2024-02-19", "2024-02-26", "2024-03-04"]


def row(n, day, killed, civilians="", where="North,Town"):
    return f"e{n},{day},{day},{where},{killed},{civilians},A\n"


def weeks(*killed):
    """One event in each of the last weeks up to 2024-W10."""
    days = DAYS[-len(killed) :]
    return "".join(row(n, day, k) for n, (day, k) in enumerate(zip(days, killed, strict=True)))


def bullets(tmp_path, rows, more=""):
    config = config_for("log.csv", more=more)
    return said_of(workspace(tmp_path, {"log.csv": HEADER + rows}, config))


def said_of(path):
    """The highlights of 2024-W10 of the workspace whose config is ``path``."""
    asked = Request(path, dt.date(2024, 3, 12), "2024-W10")
    inputs = gather(path)
    summary, _, _ = summary_of(inputs, asked)
    given = Given(highlights=inputs.config.highlights)
    return list(compose(summary, Phrases(summary, Words(), given)).bullets)


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
        (
            "at least 5",
            "9",
            "People reported killed: nine in one event, after at least five in {} (A).",
        ),
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
        "In the deadliest event, of 5 March 2024 in Aba in North, 12 people were reported killed "
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


# --- comparisons beyond the period before ---------------------------------------------------------

HELD = row(90, "2022-12-01", 1)
MARKER = '[[marker]]\ndate = 2024-02-26\nlabel = "ceasefire announced"\n'


def sentences(tmp_path, rows, *show, more=""):
    shown = ", ".join(f'"{name}"' for name in show)
    return bullets(tmp_path, rows, f"[highlights]\nshow = [{shown}]\n{more}")


@pytest.mark.parametrize(
    ("then", "now", "said"),
    [
        ("4", "7", "fewer people were reported killed: four (A)."),
        ("9", "7", "more people were reported killed: nine (A)."),
        ("7", "7", "as many people were reported killed: seven (A)."),
        # 6 to 8 and 7 may be the same number.
        ("6-8", "7", "6–8 were reported killed, beside 7 now (A)."),
    ],
)
def test_a_year_before_is_said_to_have_had_fewer_or_more_dead(tmp_path, then, now, said):
    rows = HELD + row(1, "2023-03-08", then) + row(2, "2024-03-06", now)
    # Week 10 of 2023 is 6 to 12 March.
    (bullet,) = sentences(tmp_path, rows, "last_year")
    assert bullet == f"A year before (6–12 March 2023), {said}"


def test_unlike_coverage_a_year_before_is_passed_over(tmp_path):
    other = row(1, "2023-03-08", 4, where="South,Town")
    assert sentences(tmp_path, HELD + other + row(2, "2024-03-06", 7), "last_year") == []


def test_the_year_to_date_is_said_alone_where_nothing_compares(tmp_path):
    rows = HELD + row(1, "2024-02-07", 2) + row(2, "2024-03-06", 7)
    # Nothing is held of the first weeks of 2023.
    assert sentences(tmp_path, rows, "year_to_date") == [
        "Since 1 January 2024, nine people were reported killed in two events (A)."
    ]


def test_the_year_to_date_is_not_said_alone_where_the_baseline_has_the_same_events(tmp_path):
    rows = row(1, "2024-02-07", 2) + row(2, "2024-03-06", 7)
    report = 'title = "T"\nbaseline = 2024-01-15'
    config = config_for("log.csv", report=report, more='[highlights]\nshow = ["year_to_date"]\n')
    path = workspace(tmp_path, {"log.csv": HEADER + HELD + rows}, config)
    assert not said_of(path)


def test_the_year_to_date_is_said_beside_the_same_days_a_year_before(tmp_path):
    rows = HELD + row(1, "2023-02-07", 5) + row(2, "2024-02-07", 2) + row(3, "2024-03-06", 7)
    assert sentences(tmp_path, rows, "year_to_date") == [
        "Since 1 January 2024, nine people were reported killed in two events, up from five in the "
        "same days a year before, 1 January\u2009–\u200910 March 2023 (A)."
    ]


def test_the_dead_since_a_marker_are_beside_those_of_as_many_days_before(tmp_path):
    # 26 February to 10 March: 2 + 3; 12 to 25 February: 11.
    days = (("2024-02-14", 11), ("2024-02-28", 2), ("2024-03-06", 3))
    rows = HELD + "".join(row(n, day, k) for n, (day, k) in enumerate(days))
    assert sentences(tmp_path, rows, "since_marker", more=MARKER) == [
        "Since 26 February 2024 (ceasefire announced), 5 people were reported killed, down from 11 "
        "in the 14 days before it (A)."
    ]


# --- which, how many, in what order ---------------------------------------------------------------


def test_config_says_which_highlights_and_in_what_order(tmp_path):
    rows = weeks("10", "25") + row(9, "2024-03-07", 1, 1)
    first, second = sentences(tmp_path, rows, "civilians", "toll")
    assert first.startswith("Of those killed")
    assert second.startswith("More people were reported killed than in the previous week: 26")


def test_config_says_how_many_highlights_there_are(tmp_path):
    rows = weeks("10", "25") + row(9, "2024-03-07", 1, 1)
    assert len(bullets(tmp_path, rows)) > 1
    assert len(bullets(tmp_path, rows, "[highlights]\nmost = 1")) == 1


def test_an_unknown_highlight_is_a_problem_that_lists_those_there_are(tmp_path):
    config = config_for("log.csv", more='[highlights]\nshow = ["tol", "toll", "toll"]\n')
    path = workspace(tmp_path, {"log.csv": HEADER}, config)
    with pytest.raises(SitrepError) as raised:
        load(path)
    told = [(p.column, p.value, p.reason, p.hint) for p in raised.value.problems]
    assert told[0][:3] == ("highlights.show", "tol", "is not a highlight")
    assert told[0][3].startswith('did you mean "toll"? write some of: toll, last_year, civilians')
    assert told[1] == ("highlights.show", "toll", "is listed twice", "list each highlight once")


# --- a person's own -------------------------------------------------------------------------------


def printed(tmp_path, text, most=6):
    rows = weeks("10", "25") + row(9, "2024-03-07", 1, 1)
    config = config_for("log.csv", more=f"[highlights]\nmost = {most}\n")
    path = workspace(tmp_path, {"log.csv": HEADER + rows}, config)
    (tmp_path / "narrative").mkdir()
    (tmp_path / "narrative" / "2024-W10.md").write_text(f"# Highlights\n\n{text}\n")
    asked = Request(path, dt.date(2024, 3, 12), "2024-W10", tmp_path / "out", formats=("md",))
    (page,) = [file for file in build(asked).files if file.suffix == ".md"]
    part = page.read_text(encoding="utf-8").split("## Highlights")[1].split("\n## ")[0]
    return [line for line in part.splitlines() if line and not line.startswith("!")]


def test_a_persons_own_bullets_stand_before_ours_as_many_as_there_is_room_for(tmp_path):
    lines = printed(tmp_path, "- Talks began on **Monday**.\n- Roads are open.", most=3)
    assert lines[:2] == ["- Talks began on **Monday**.", "- Roads are open."]
    assert [line[:30] for line in lines[2:]] == ["- More people were reported kil"[:30]]


def test_more_bullets_of_a_persons_own_than_there_is_room_for_are_all_printed(tmp_path):
    lines = printed(tmp_path, "- One road is open.\n- Another is closed.", most=1)
    assert lines == ["- One road is open.", "- Another is closed."]


def test_other_text_under_highlights_takes_the_place_of_ours(tmp_path):
    assert printed(tmp_path, "A quiet week.\n\n- Roads are open.") == [
        "A quiet week.",
        "- Roads are open.",
    ]


#: 9 and 3 killed on days, 10 in an event of which only the month is known.
DATED = row(1, "2024-02-28", 9) + row(2, "2024-03-06", 3)


def undated(month):
    return f"e3,{month},2024-03-08,North,Town,10,,A\n"


def test_the_dead_of_a_month_that_may_lie_outside_the_dates_are_told_beside_their_sum(tmp_path):
    (said,) = sentences(tmp_path, DATED + undated("2024-03"), "since_baseline")
    assert said == (
        "During 28 February\u2009–\u200910 March 2024, 22 people were reported killed in three "
        "events (A). Of the dead, 10 are of one event known only to March 2024, which may lie "
        "outside these dates."
    )


def test_a_month_that_lies_within_the_dates_needs_no_such_word(tmp_path):
    report = 'title = "T"\nbaseline = 2024-02-01'
    config = config_for("log.csv", report=report, more='[highlights]\nshow = ["since_baseline"]\n')
    path = workspace(tmp_path, {"log.csv": HEADER + DATED + undated("2024-02")}, config)
    (said,) = said_of(path)
    assert said.endswith("22 people were reported killed in three events (A).")


def test_an_event_of_a_month_that_states_no_dead_is_told_beside_their_sum(tmp_path):
    rows = DATED + undated("2024-03").replace(",10,", ",,")
    (said,) = sentences(tmp_path, rows, "since_baseline")
    assert said.endswith(
        "One of these events is known only to March 2024 and may lie outside these dates."
    )


# --- the most since -------------------------------------------------------------------------------

RECORD = "It is the highest number in a week since"


def test_the_civilians_are_the_most_since_the_record_starts(tmp_path):
    days = zip(DAYS[-5:], (10, 20, 30, 40, 50), (5, 6, 7, 8, 9), strict=True)
    rows = "".join(row(n, day, k, c) for n, (day, k, c) in enumerate(days))
    (said,) = sentences(tmp_path, rows, "civilians")
    assert said == (
        "Of those killed, nine were reported to be civilians, up from eight in the previous week "
        f"(A). {RECORD} 5 February 2024, where this record starts."
    )


def test_the_most_since_a_week_that_had_more_names_it_with_its_number(tmp_path):
    # Week 5 is 29 January to 4 February.
    first = bullets(tmp_path, weeks(60, 10, 20, 30, 40, 50))[0]
    assert first.endswith(f"{RECORD} 29 January\u2009–\u20094 February 2024 (60).")


def test_a_week_that_may_have_had_as_many_is_named_with_its_bounds(tmp_path):
    first = bullets(tmp_path, weeks("45-55", 10, 20, 30, 40, 50))[0]
    assert first.endswith(f"{RECORD} 29 January\u2009–\u20094 February 2024 (45–55).")


@pytest.mark.parametrize(
    "earliest",
    [
        row(0, DAYS[0], ""),
        # A source, or an area, that the week has and that one has not may have had more there.
        row(0, DAYS[0], 5, where="South,Town"),
        row(0, DAYS[0], 5).replace(",A\n", ",B\n"),
    ],
)
def test_before_a_week_that_can_not_be_compared_nothing_is_said(tmp_path, earliest):
    days = zip(DAYS[1:], (10, 20, 30, 40, 50), strict=True)
    rows = earliest + "".join(row(n, day, k) for n, (day, k) in enumerate(days, 1))
    first = bullets(tmp_path, rows)[0]
    assert first.endswith(f"{RECORD} 5 February 2024, before which the figures cannot be compared.")


def test_fewer_than_four_lower_weeks_are_no_record(tmp_path):
    assert "highest" not in bullets(tmp_path, weeks(60, 60, 20, 30, 40, 50))[0]


def test_more_weeks_than_the_chart_shows_are_compared(tmp_path):
    early = "".join(row(50 + n, f"2023-12-{day}", 5) for n, day in enumerate(("06", "13", "20")))
    early += row(60, "2023-12-27", 5) + "".join(
        row(70 + n, f"2024-01-{day}", 5) for n, day in enumerate(("03", "10", "17", "24"))
    )
    first = bullets(tmp_path, early + weeks(10, 20, 30, 40, 45, 50))[0]
    assert first.endswith(f"{RECORD} 4 December 2023, where this record starts.")


def test_a_baseline_is_where_the_record_starts(tmp_path):
    report = 'title = "T"\nbaseline = 2024-02-05'
    config = config_for("log.csv", report=report)
    rows = HEADER + weeks(60, 10, 20, 30, 40, 50)
    first = said_of(workspace(tmp_path, {"log.csv": rows}, config))[0]
    assert first.endswith(f"{RECORD} 5 February 2024, where this record starts.")


# --- who is among the dead ------------------------------------------------------------------------

CARE = (
    "event_id,date_start,reported_on,event_type,admin1,place,killed,killed_women,"
    "killed_health_workers,killed_patients,source,status\n"
)


def care(tmp_path, rows, *show):
    shown = ", ".join(f'"{name}"' for name in show)
    config = config_for("log.csv", more=f"[highlights]\nshow = [{shown}]\n")
    return said_of(workspace(tmp_path, {"log.csv": CARE + rows}, config))


def attack(n, killed="", workers="", patients="", **other):
    said = {"kind": "attack_on_health", "women": "", "source": "A", "status": "", "place": "Aba"}
    s = said | other
    return (
        f"e{n},2024-03-0{n},2024-03-08,{s['kind']},North,{s['place']},{killed},{s['women']},"
        f"{workers},{patients},{s['source']},{s['status']}\n"
    )


def test_women_and_health_workers_are_named_among_the_dead(tmp_path):
    rows = attack(5, 12, 2, women=7) + attack(6, "4", "1", kind="airstrike")
    assert care(tmp_path, rows, "civilians") == [
        "Those reported killed include at least seven women and three health workers (A)."
    ]


def test_the_attack_with_most_staff_and_patients_killed_is_the_gravest(tmp_path):
    rows = attack(4, 30, kind="airstrike") + attack(5, 9) + attack(6, 5, 2, 1, place="Beb")
    assert care(tmp_path, rows, "gravest_attack") == [
        "In an attack on health care of 6 March 2024 in North, five people were reported "
        "killed, among them two health workers and one patient (A)."
    ]


def test_of_several_attacks_the_one_with_surely_more_dead_is_the_deadliest(tmp_path):
    rows = attack(4, 30, kind="airstrike") + attack(5, 3) + attack(6, 5)
    (said,) = care(tmp_path, rows, "gravest_attack")
    assert said.startswith("In the deadliest attack on health care, of 6 March 2024 in North, ")


def test_an_attack_that_is_the_deadliest_event_has_its_number_once(tmp_path):
    rows = attack(5, 9, 2) + attack(6, 3, kind="airstrike")
    first, second = care(tmp_path, rows, "deadliest", "gravest_attack")
    assert "nine people were reported killed" in first
    assert second == (
        "The deadliest event was the one attack on health care that was reported; those reported "
        "killed include two health workers (A)."
    )


def test_an_attack_of_which_only_staff_are_stated_tells_them(tmp_path):
    assert care(tmp_path, attack(5, "", 1), "gravest_attack") == [
        "In the one attack on health care that was reported, of 5 March 2024 in North, those "
        "reported killed include one health worker (A)."
    ]


def test_who_denies_the_gravest_attack_is_said_with_it(tmp_path):
    rows = attack(5, 2) + attack(5, source="the army", status="denied")
    (said,) = care(tmp_path, rows, "gravest_attack")
    assert said.endswith("two people were reported killed (A). This attack is denied by the army.")


def test_an_attack_without_dead_is_told_where_a_party_denies_it(tmp_path):
    rows = attack(5) + attack(5, source="the army", status="denied") + attack(6)
    assert care(tmp_path, rows, "gravest_attack") == [
        "An attack on health care of 5 March 2024 in North, reported by A, is denied by the army."
    ]


def test_attacks_that_state_no_dead_and_that_nobody_denies_are_not_grave(tmp_path):
    assert care(tmp_path, attack(5) + attack(6, 0), "gravest_attack") == []


def test_an_attack_of_which_a_vague_word_alone_is_stated_says_the_word(tmp_path):
    assert care(tmp_path, attack(5, "several"), "gravest_attack") == [
        "In the one attack on health care that was reported, of 5 March 2024 in North, several "
        "people were reported killed (A)."
    ]


def test_one_of_those_killed_was_a_civilian(tmp_path):
    said = bullets(tmp_path, row(1, "2024-03-05", 3, 1) + row(2, "2024-03-06", 2, 0))
    assert "Of those killed, one was reported to be a civilian (A)." in said
