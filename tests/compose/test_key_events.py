"""Key events: a sentence each, the gravest first, and what is so of all of them said once."""

import datetime as dt

import pytest
from samples.workspaces import config_for, workspace

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections.key_events import compose
from sitrep.model.request import Request
from sitrep.pipeline import gather, summary_of
from sitrep.wording import Words

COLUMNS = (
    "killed_low",
    "killed_best",
    "killed_high",
    "killed_civilians_low",
    "killed_civilians_best",
    "killed_civilians_high",
    "event_id",
    "date_start",
    "date_end",
    "date_precision",
    "admin1",
    "place",
    "event_type",
    "killed",
    "killed_civilians",
    "killed_women",
    "killed_men",
    "killed_girls",
    "killed_boys",
    "injured_children",
    "injured",
    "displaced",
    "status",
    "source",
)
USUAL = {
    "date_start": "2024-03-06",
    "admin1": "North",
    "place": "Town",
    "event_type": "shelling",
    "source": "Agency",
}


def key_events(tmp_path, *rows):
    """The section of a log whose rows differ from a usual one as these say."""
    lines = [",".join(COLUMNS)]
    for n, own in enumerate(rows):
        cells = {"event_id": f"e{n}", **USUAL, **own}
        lines.append(",".join(str(cells.get(column, "")) for column in COLUMNS))
    path = workspace(tmp_path, {"log.csv": "\n".join(lines) + "\n"}, config_for("log.csv"))
    summary, _, _ = summary_of(
        gather(path), Request(path, dt.date(2024, 3, 12), "2024-W10", as_of=dt.date(2024, 3, 12))
    )
    return compose(summary, Phrases(summary, Words()))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"killed": 3}, "three people were reported killed in Town in North (Agency)."),
        ({"killed": 1}, "one person was reported killed in Town in North (Agency)."),
        (
            {"killed": 12, "killed_civilians": 4, "injured": 30},
            "12 people were reported killed, four of them civilians, and 30 injured in Town in "
            "North (Agency).",
        ),
        (
            {"killed": 12, "killed_civilians": 1},
            "12 people were reported killed, one of them a civilian, in Town in North (Agency).",
        ),
        (
            {"killed": 7, "killed_civilians": 7},
            "seven civilians were reported killed in Town in North (Agency).",
        ),
        # A source's own range holds no best estimate.
        (
            {"killed": "4-10", "killed_civilians": 4},
            "4–10 people were reported killed, four of them civilians, in Town in North (Agency).",
        ),
        (
            {"killed": "at least 20"},
            "at least 20 people were reported killed in Town in North (Agency).",
        ),
        ({"killed": "4-10"}, "4–10 people were reported killed in Town in North (Agency)."),
        ({"killed": "dozens"}, "dozens of people were reported killed in Town in North (Agency)."),
        ({"killed": "several"}, "several people were reported killed in Town in North (Agency)."),
        (
            {"killed": 3, "place": "", "admin1": ""},
            "three people were reported killed at a place that is not stated (Agency).",
        ),
        (
            {"killed": 3, "place": "near Town"},
            "three people were reported killed near Town in North (Agency).",
        ),
        (
            {"killed": 3, "place": "North of Town"},
            "three people were reported killed North of Town in North (Agency).",
        ),
        (
            {"killed": 3, "place": "Nearby Hill"},
            "three people were reported killed in Nearby Hill in North (Agency).",
        ),
        ({"injured": 2}, "two people were reported injured in Town in North (Agency)."),
        (
            {"killed": 0, "injured": 2},
            "two people were reported injured in Town in North (Agency). Also reported: "
            "no people killed.",
        ),
        ({"killed": 0}, "nobody was reported killed in Town in North (Agency)."),
        (
            {"killed": 0, "injured": 0},
            "nobody was reported killed or injured in Town in North (Agency).",
        ),
        (
            {"injured": 0, "displaced": 40},
            "an event was reported in Town in North (Agency). Reported: no people injured and 40 "
            "people displaced.",
        ),
        (
            {"killed": 0, "displaced": 40},
            "nobody was reported killed in Town in North (Agency). Reported: 40 people displaced.",
        ),
        (
            {"killed": 3, "status": "confirmed"},
            "three people were confirmed killed in Town in North",
        ),
        (
            {"killed": 3, "status": "disputed"},
            "three people were reported killed in Town in North (Agency). This is disputed.",
        ),
    ],
)
def test_an_event_is_one_hedged_attributed_sentence(tmp_path, row, said):
    (bullet,) = key_events(tmp_path, row).bullets
    assert bullet.startswith(f"On 6 March, {said}")


def estimate(low, best, high, name="killed"):
    return {f"{name}_low": low, f"{name}_best": best, f"{name}_high": high}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (
            {**estimate(4, 5, 6), "killed_civilians": 5},
            "5 (4–6) people were reported killed, all civilians by the best estimate, in Town",
        ),
        (
            {**estimate(4, 5, 5), "killed_civilians": 5, "injured": 3},
            "5 (4–5) people were reported killed, all civilians by the best estimate, and three "
            "injured in Town",
        ),
        (
            {**estimate(1, 1, 3), "killed_civilians": 1},
            "1 (1–3) person was reported killed, a civilian by the best estimate, in Town",
        ),
        # Not as many as the best estimate, though as many as the lowest or the highest.
        (
            {**estimate(4, 5, 6), "killed_civilians": 4},
            "5 (4–6) people were reported killed, four of them civilians, in Town",
        ),
        # A range of their own, or a minimum, is printed.
        (
            {**estimate(4, 5, 6), **estimate(3, 5, 6, "killed_civilians")},
            "5 (4–6) people were reported killed, 5 (3–6) of them civilians, in Town",
        ),
        (
            {**estimate(4, 5, 6), "killed_civilians": "at least 5"},
            "5 (4–6) people were reported killed, at least five of them civilians, in Town",
        ),
        # Of all that is known of the dead the same is known of the civilians.
        (
            {**estimate(4, 5, 6), **estimate(4, 5, 6, "killed_civilians")},
            "5 (4–6) civilians were reported killed in Town",
        ),
    ],
)
def test_that_all_were_civilians_is_said_of_the_best_estimate_where_it_is_true(tmp_path, row, said):
    (bullet,) = key_events(tmp_path, row).bullets
    assert bullet.startswith(f"On 6 March, {said}")


@pytest.mark.parametrize(
    ("row", "when"),
    [
        ({"date_end": "2024-03-08"}, "During 6–8 March, "),
        ({"date_start": "2024-03-06", "date_precision": "week"}, "Around 6 March, "),
        ({"date_start": "2024-03-10"}, "On 10 March, "),
    ],
)
def test_a_date_is_no_more_precise_than_it_is_known(tmp_path, row, when):
    (bullet,) = key_events(tmp_path, {"killed": 3, **row}).bullets
    assert bullet.startswith(when)


def test_an_event_without_a_toll_is_named_by_its_type(tmp_path):
    section = key_events(tmp_path, {}, {"event_type": "other", "place": "Hill"})
    assert section.bullets == (
        "On 6 March, an event was reported in Town in North: shelling.",
        "On 6 March, an event was reported in Hill in North.",
    )
    assert section.notes == (
        "All of these reports are from Agency. No figure is stated for any of them.",
    )


def test_where_others_state_a_figure_an_event_says_that_it_has_none(tmp_path):
    section = key_events(tmp_path, {}, {"killed": 2, "source": "Other"})
    assert section.bullets[1] == (
        "On 6 March, an event was reported in Town in North: shelling (Agency). No figure is "
        "stated."
    )
    assert section.notes == ()


def test_one_source_is_named_once_and_several_types_each(tmp_path):
    section = key_events(tmp_path, {"killed": 3}, {"killed": 2, "event_type": "airstrike"})
    assert section.bullets == (
        "On 6 March, three people were reported killed in Town in North (shelling).",
        "On 6 March, two people were reported killed in Town in North (airstrike).",
    )
    assert section.notes == ("All of these reports are from Agency.",)


def test_the_type_of_most_is_said_once(tmp_path):
    air = {"killed": 2, "event_type": "airstrike"}
    section = key_events(tmp_path, *({"killed": n} for n in (3, 4, 5)), air)
    assert [bullet.endswith("(airstrike).") for bullet in section.bullets] == [False, True]
    assert section.notes == (
        "All of these reports are from Agency. Where no type is given, the event is recorded as "
        "shelling.",
    )


def test_where_a_type_is_not_stated_each_other_event_has_its_own(tmp_path):
    other = {"killed": 2, "event_type": "other"}
    section = key_events(tmp_path, *({"killed": n} for n in (3, 4, 5)), other)
    assert [bullet.count("(shelling)") for bullet in section.bullets] == [3, 0]


def conflict(event_id, killed, other, area="North"):
    """The two rows of an event of which Agency states one number and Other another."""
    row = {"event_id": event_id, "admin1": area}
    return row | {"killed": killed}, row | {"killed": other, "source": "Other"}


def test_what_all_are_according_to_is_whose_figures_are_printed(tmp_path):
    """Of both events the lowest number is Agency's: Other, who states 5, says none of it."""
    section = key_events(tmp_path, *conflict("a", 3, 5), *conflict("b", 3, 5, "South"))
    assert section.notes == ("All of these reports are from Agency.",)
    assert not any("Agency" in bullet for bullet in section.bullets)


def test_a_number_is_not_confirmed_by_a_source_that_states_another(tmp_path):
    """The lowest number, 3, is Agency's, who reports it; Other confirms 5."""
    mine, other = conflict("a", 3, 5)
    section = key_events(tmp_path, mine, other | {"status": "confirmed"})
    assert section.bullets == (
        "On 6 March, three people were reported killed in Town in North (Agency).",
    )


def test_where_the_figures_are_of_several_sources_each_sentence_names_its_own(tmp_path):
    """The lowest is Agency's 3 of the first event and Other's 5 of the second."""
    section = key_events(tmp_path, *conflict("a", 3, 5), *conflict("b", 9, 5, "South"))
    assert section.notes == ()
    assert section.bullets == (
        "On 6 March, five people were reported killed in Town in South (Other).",
        "On 6 March, three people were reported killed in Town in North (Agency).",
    )


def test_who_states_the_injured_alone_is_named_beside_them(tmp_path):
    section = key_events(
        tmp_path, {"killed": 3}, {"event_id": "e0", "injured": 9, "source": "Other"}
    )
    assert section.bullets == (
        "On 6 March, three people were reported killed in Town in North (Agency). "
        "Also reported: nine people injured (Other).",
    )


def test_events_of_one_area_stand_together_the_gravest_area_first(tmp_path):
    areas = [("South", 5), ("North", 9), ("South", 7), ("North", 1)]
    section = key_events(tmp_path, *({"admin1": a, "killed": n} for a, n in areas))
    assert [b.split("killed in Town in ")[1].split(".")[0] for b in section.bullets] == [
        "North",
        "North",
        "South",
        "South",
    ]
    assert [b.split(" ")[3] for b in section.bullets] == ["nine", "one", "seven", "five"]


def test_of_more_than_ten_the_ten_gravest_are_told_and_the_file_with_all_is_named(tmp_path):
    section = key_events(tmp_path, *({"killed": n} for n in range(1, 13)))
    first, last = section.bullets
    assert first.count(" on 6 March") + last.count(" on 6 March") == 10
    assert last.endswith(", four in Town on 6 March and three in Town on 6 March.")
    assert section.notes[-1].endswith(
        "Of the 12 events, the 10 with the highest tolls are listed; annex/events.csv lists all."
    )


def test_of_more_than_ten_those_that_hurt_nobody_have_no_sentence(tmp_path):
    hurt = [{"killed": 2}, {"injured": 4}, {"killed": "several"}]
    section = key_events(tmp_path, *hurt, *({"killed": 0} for _ in range(9)))
    assert len(section.bullets) == 3
    assert section.notes[-1].endswith(
        "Of the 12 events, the three with the highest tolls are listed; annex/events.csv lists all."
    )


def test_of_ten_or_fewer_each_has_its_sentence_though_nobody_is_hurt(tmp_path):
    section = key_events(tmp_path, {"killed": 2}, {"killed": 0})
    assert len(section.bullets) == 2


def test_where_nobody_is_hurt_in_any_of_more_than_ten_ten_are_told(tmp_path):
    section = key_events(tmp_path, *({"killed": 0, "place": f"Town {n}"} for n in range(12)))
    assert len(section.bullets) == 10


def test_of_an_event_that_hurts_nobody_the_other_numbers_are_stated(tmp_path):
    section = key_events(tmp_path, {"killed": "", "displaced": 40})
    (said,) = section.bullets
    assert said.endswith("Reported: 40 people displaced.")


def test_events_that_would_have_the_same_sentence_share_it_with_their_number(tmp_path):
    alike, other = {"killed": ""}, {"killed": "", "place": "Village"}
    section = key_events(tmp_path, alike, alike, other, alike)
    first, second = section.bullets
    assert first.endswith("in Town in North: shelling. In all, three such events were reported.")
    assert second.endswith("in Village in North: shelling.")


def test_a_period_without_events_has_no_such_section(tmp_path):
    assert key_events(tmp_path, {"date_start": "2024-02-01"}) is None


def said_twice(tmp_path, mine, other, killed=40):
    """The sentence of an event of which A and B state groups so."""
    both = {"event_id": "a", "killed": killed}
    section = key_events(tmp_path, both | mine | {"source": "A"}, both | other | {"source": "B"})
    return section.bullets[0].partition(". ")[2]


def test_where_sources_state_a_group_differently_the_event_says_both(tmp_path):
    assert said_twice(tmp_path, {"killed_women": 6}, {"killed_women": 8}) == (
        "Sources differ on women killed: 6 (A) and 8 (B)."
    )


def test_it_says_so_of_civilians_and_of_a_group_of_the_injured(tmp_path):
    mine = {"killed_civilians": 40, "injured": 30, "injured_children": 7}
    other = {"killed_civilians": 12, "injured": 30, "injured_children": 9}
    assert said_twice(tmp_path, mine, other) == (
        "Sources differ on civilians killed: 12 (B) and 40 (A). "
        "Sources differ on children injured: 7 (A) and 9 (B)."
    )


def test_of_more_than_three_groups_the_rest_are_counted(tmp_path):
    groups = ("women", "men", "girls", "boys")
    mine, other = ({f"killed_{g}": n for g in groups} for n in (6, 8))
    said = said_twice(tmp_path, mine, other)
    assert said.count("Sources differ on") == 3
    assert said.endswith(" They differ on one more group.")


def test_a_small_count_that_the_edition_withholds_is_not_told_by_the_other_source(tmp_path):
    assert said_twice(tmp_path, {"killed_women": 2}, {"killed_women": 3}) == ""


def test_civilians_whom_one_of_the_sources_alone_states_are_its_own(tmp_path):
    assert said_twice(tmp_path, {"killed_civilians": 10}, {}) == (
        "Also reported: 10 civilians killed (A)."
    )
    assert said_twice(tmp_path, {"killed_civilians": 1}, {}) == (
        "Also reported: one civilian killed (A)."
    )


#: Four events of North with nothing but their dead.
DEAD = (
    {"killed": 23, "place": "Huwayz"},
    {"killed": 15, "place": "Ghab", "date_start": "2024-03-07"},
    {"killed": "4-10", "place": "near Hill", "date_end": "2024-03-08"},
    {"killed": 1, "place": "Mill"},
)


def test_events_of_an_area_that_state_no_more_than_their_dead_share_a_sentence(tmp_path):
    section = key_events(tmp_path, *DEAD)
    assert section.bullets == (
        "In North, 23 people were reported killed in Huwayz on 6 March, 15 in Ghab on 7 March, "
        "4–10 near Hill during 6–8 March and one in Mill on 6 March.",
    )
    assert section.notes == ("All of these reports are from Agency.",)


def test_of_events_that_share_a_sentence_each_keeps_its_type_and_its_sources(tmp_path):
    rows = [DEAD[0], DEAD[1] | {"source": "Other"}, DEAD[3] | {"event_type": "airstrike"}]
    assert key_events(tmp_path, *rows).bullets == (
        "In North, 23 people were reported killed in Huwayz on 6 March (shelling; Agency), 15 in "
        "Ghab on 7 March (shelling; Other) and one in Mill on 6 March (airstrike; Agency).",
    )


def test_a_type_said_of_one_event_is_not_read_of_all_that_share_a_sentence(tmp_path):
    air = {"killed": 1, "place": "Hill", "event_type": "airstrike"}
    section = key_events(tmp_path, *DEAD[:3], air)
    assert section.bullets[-1] == (
        "On 6 March, one person was reported killed in Hill in North (airstrike)."
    )
    assert "airstrike" not in section.bullets[0]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"killed_civilians": 1}, "one civilian was reported killed in Hill"),
        ({"killed_civilians": 1, "killed": 2}, "two people were reported killed, one of them a"),
        ({"injured": 2}, "one person was reported killed and two injured"),
        ({"displaced": 40}, "killed in Hill in North. Also reported: 40 people displaced."),
        ({"status": "disputed"}, "killed in Hill in North. This is disputed."),
        ({"status": "confirmed"}, "one person was confirmed killed in Hill"),
        ({"admin1": "South"}, "one person was reported killed in Hill in South."),
        ({"place": ""}, "On 6 March, one person was reported killed in North."),
    ],
)
def test_an_event_of_which_there_is_more_to_say_has_its_own_sentence(tmp_path, more, said):
    section = key_events(tmp_path, *DEAD[:3], {"killed": 1, "place": "Hill", **more})
    assert len(section.bullets) == 2
    assert said in section.bullets[1]


def test_civilians_and_the_injured_are_said_of_each_event_that_shares_a_sentence(tmp_path):
    places = ("Hill", "Mill", "Town")
    civilians = [{"killed": 2, "killed_civilians": 2, "place": p} for p in places]
    hurt = [
        {"killed": 1, "injured": n, "place": p} for n, p in zip((9, 10, 1), places, strict=True)
    ]
    assert key_events(tmp_path, *civilians, *hurt).bullets == (
        "In North, two civilians were reported killed in Hill on 6 March, two in Mill on 6 March "
        "and two in Town on 6 March.",
        "In North, one person was reported killed and 10 injured in Mill on 6 March, one killed "
        "and nine injured in Hill on 6 March and one killed and one injured in Town on 6 March.",
    )


@pytest.mark.parametrize(("n", "shared"), [(2, 0), (3, 1), (5, 1), (6, 2), (9, 2), (10, 2)])
def test_from_three_to_five_events_share_a_sentence(tmp_path, n, shared):
    section = key_events(tmp_path, *({"killed": 9 + i, "place": f"P{i}"} for i in range(n)))
    assert len([b for b in section.bullets if b.startswith("In North, ")]) == shared
    assert len(section.bullets) == (shared or n)
    # The gravest first; none is lost.
    every = " ".join(section.bullets)
    assert sorted(range(n), key=lambda i: every.index(f"in P{i} ")) == [*range(n)][::-1]
