"""Sex and age as one grid: what sources state, sums and rests of one source, no number invented."""

from __future__ import annotations

from samples.summaries import Log, at_least, exactly, said

from sitrep.model.tallies import Age, Sex

TEN = {
    "killed": "10",
    "killed_women": "3",
    "killed_men": "2",
    "killed_girls": "1",
    "killed_boys": "1",
    "killed_children": "3",
}


def grid(folder, *rows, indicator="killed"):
    grids = Log(folder).events(*rows).summary().grids
    cells = [grid.cells for grid in grids if grid.indicator == indicator]
    return {key: said(figure) for key, figure in cells[0].items()} if cells else {}


def test_a_grid_closes_with_those_not_told_apart(tmp_path):
    # 3 + 2 adults and 3 children, one of them of a sex not stated, are 8 of 10: 2 are left.
    # Those 2 may be women, men or children, so that totals of rows and columns are minima.
    assert grid(tmp_path, TEN) == {
        (Age.ADULTS, Sex.FEMALE): exactly(3),
        (Age.ADULTS, Sex.MALE): exactly(2),
        (Age.ADULTS, Sex.ALL): at_least(5),
        (Age.CHILDREN, Sex.FEMALE): exactly(1),
        (Age.CHILDREN, Sex.MALE): exactly(1),
        (Age.CHILDREN, Sex.NOT_STATED): exactly(1),
        (Age.CHILDREN, Sex.ALL): exactly(3),
        (Age.ALL, Sex.FEMALE): at_least(4),
        (Age.ALL, Sex.MALE): at_least(3),
        (Age.NOT_STATED, Sex.NOT_STATED): exactly(2),
        (Age.ALL, Sex.ALL): exactly(10),
    }


def test_where_all_are_told_apart_totals_are_exact_and_there_is_no_rest(tmp_path):
    row = {"killed": "5", "killed_women": "2", "killed_men": "1"}
    cells = grid(tmp_path, row | {"killed_girls": "2", "killed_boys": "0"})
    assert cells[Age.ALL, Sex.FEMALE] == exactly(4)
    assert cells[Age.ADULTS, Sex.ALL] == exactly(3)
    assert (Age.NOT_STATED, Sex.NOT_STATED) not in cells


def test_a_cell_that_no_source_states_is_absent_and_a_stated_nought_is_there(tmp_path):
    cells = grid(tmp_path, {"killed": "4", "killed_women": "2", "killed_girls": "0"})
    assert cells[Age.CHILDREN, Sex.FEMALE] == exactly(0)
    assert (Age.ADULTS, Sex.MALE) not in cells
    assert (Age.ADULTS, Sex.ALL) not in cells


def test_an_event_that_states_no_group_makes_each_cell_a_minimum(tmp_path):
    # 14 dead, of whom 8 are told apart in the first event: 6 are left.
    cells = grid(tmp_path, TEN, {"killed": "4"})
    assert cells[Age.ADULTS, Sex.FEMALE] == at_least(3)
    assert cells[Age.NOT_STATED, Sex.NOT_STATED] == exactly(6)
    assert cells[Age.ALL, Sex.ALL] == exactly(14)


def test_women_and_girls_of_an_age_not_stated_have_a_cell(tmp_path):
    row = {"killed": "9", "killed_females": "6", "killed_women": "3", "killed_girls": "1"}
    cells = grid(tmp_path, row)
    assert cells[Age.NOT_STATED, Sex.FEMALE] == exactly(2)
    assert cells[Age.ALL, Sex.FEMALE] == exactly(6)
    assert cells[Age.NOT_STATED, Sex.NOT_STATED] == exactly(3)


def test_nothing_is_added_across_sources_of_one_event(tmp_path):
    # A counts the women and B the men of one event: their sum is nobody's.
    a = {"event_id": "e1", "source": "A", "killed": "5", "killed_women": "3"}
    b = {"event_id": "e1", "source": "B", "killed": "5", "killed_men": "2"}
    cells = grid(tmp_path, a, b)
    assert cells[Age.ADULTS, Sex.FEMALE] == exactly(3)
    assert (Age.ADULTS, Sex.ALL) not in cells
    assert (Age.NOT_STATED, Sex.NOT_STATED) not in cells


def test_ranges_are_kept(tmp_path):
    row = {"injured": "20", "injured_women": "4", "injured_children": "3-5"}
    cells = grid(tmp_path, row, indicator="injured")
    # The children are of no stated sex; 20 less 4 and less 3 to 5 are 11 to 13.
    assert cells[Age.CHILDREN, Sex.NOT_STATED] == (3, 3, 5, "range")
    assert cells[Age.NOT_STATED, Sex.NOT_STATED] == (11, 13, 13, "range")


def test_there_is_no_grid_where_sex_or_age_alone_is_stated(tmp_path):
    assert grid(tmp_path, {"killed": "9", "killed_females": "6", "killed_males": "2"}) == {}
    assert grid(tmp_path, {"killed": "9", "killed_children": "6"}) == {}
