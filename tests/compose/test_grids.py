"""The table by sex and age: a dash for what nobody states, each group in one table only."""

from __future__ import annotations

from samples.summaries import Log

from sitrep.compose.phrases import Phrases
from sitrep.compose.sections.casualties import compose
from sitrep.wording import Words

WORDS = Words()
STATED = {"killed": "10", "killed_women": "3", "killed_men": "2", "killed_children": "3"}


def tables(folder, *rows):
    summary = Log(folder).events(*({"source": "A"} | row for row in rows)).summary()
    section = compose(summary, Phrases(summary, WORDS))
    return {table.id: table for table in section.tables}, section


def test_the_grid_has_ages_in_rows_and_sexes_in_columns(tmp_path):
    found, _ = tables(tmp_path, STATED)
    grid = found["sex-and-age-killed"]
    assert grid.caption == "People killed by sex and age, 6–12 May 2019"
    assert [column.title for column in grid.columns] == [
        "Age",
        "Female",
        "Male",
        "Sex not stated",
        "Total",
    ]
    # Three women, two men and three children of ten: two are left.
    assert grid.rows == (
        ("adults", "3", "2", "—", "at least 5"),
        ("children", "—", "—", "3", "3"),
        ("not told apart", "—", "—", "—", "2"),
        ("total", "—", "—", "—", "10"),
    )
    assert grid.note.startswith("According to A.")


def test_what_a_grid_states_no_table_of_groups_repeats(tmp_path):
    found, section = tables(tmp_path, STATED | {"killed_civilians": "6", "killed_combatants": "4"})
    assert [row[0] for row in found["groups"].rows] == ["civilians killed", "combatants killed"]
    assert not any("women" in text for text in section.paragraphs)


def test_sex_alone_is_a_table_of_groups(tmp_path):
    found, _ = tables(tmp_path, {"killed": "9", "killed_females": "5", "killed_males": "3"})
    assert [row[:2] for row in found["groups"].rows] == [
        ("women and girls killed", "5"),
        ("men and boys killed", "3"),
        ("people killed (sex and age not stated)", "1"),
    ]


def test_the_dash_is_explained_under_the_last_grid_alone(tmp_path):
    hurt = {f"injured{name[6:]}": n for name, n in STATED.items()}
    found, _ = tables(tmp_path, STATED | hurt)
    notes = [found[f"sex-and-age-{name}"].note for name in ("killed", "injured")]
    assert ["dash" in note for note in notes] == [False, True]
