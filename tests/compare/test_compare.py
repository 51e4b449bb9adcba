"""What became of the rows of one export in the next: worked out by hand, row by row."""

import pytest
from samples.workspaces import config_for, workspace

from sitrep.compare import compare_accounts
from sitrep.pipeline import gather

HEADER = "event_id,date_start,reported_on,admin1,place,killed,source,description\n"
E1 = "e1,2019-05-06,2019-05-07,Idlib,Hass,2,A,market\n"
E2 = "e2,2019-05-07,2019-05-08,Idlib,Hass,at least 5,A,school\n"
E3 = "e3,2019-05-08,2019-05-09,Hama,Madiq,,B,road\n"


@pytest.fixture
def compared(tmp_path):
    """Compare two logs, each read and cleaned under one name."""

    def run(before, after, header=HEADER):
        sides = []
        for name, rows in (("before", before), ("after", after)):
            config = workspace(tmp_path / name, {"log.csv": header + rows}, config_for("log.csv"))
            sides.append(gather(config).cleaned)
        return compare_accounts(sides[0].accounts, sides[1].accounts, sides[1].measures)

    return run


def ids(rows):
    return [row.event_id for row in rows]


def cells(change):
    return [(c.column, c.before, c.after) for c in change.cells]


def test_the_same_rows_in_another_order_are_no_difference(compared):
    found = compared(E1 + E2 + E3, E3 + E1 + E2)
    assert found.nothing
    assert found.identified


def test_rows_are_new_changed_and_gone(compared):
    found = compared(E1 + E2, E1.replace(",2,A", ",3,A") + E3)
    assert ids(found.added) == ["e3"]
    assert [cells(c) for c in found.changed] == [[("killed", "2", "3")]]
    assert ids(found.gone) == ["e2"]
    assert [row.line for row in found.gone] == [3]


def test_a_figure_that_is_no_longer_reported_is_told_from_zero(compared):
    found = compared(E1 + E2, E1.replace(",2,A", ",,A") + E2.replace("at least 5", "0"))
    assert [cells(c) for c in found.changed] == [
        [("killed", "2", "")],
        [("killed", "at least 5", "0")],
    ]


def test_a_later_account_of_the_same_source_is_new_and_the_first_one_the_same(compared):
    later = "e1,2019-05-06,2019-05-09,Idlib,Hass,4,A,market\n"
    found = compared(E1, E1 + later)
    assert (len(found.added), len(found.changed), len(found.gone)) == (1, 0, 0)


def test_an_account_written_over_with_a_later_day_has_changed(compared):
    found = compared(E1, "e1,2019-05-06,2019-05-09,Idlib,Hass,4,A,market\n")
    assert [cells(c) for c in found.changed] == [
        [("reported_on", "2019-05-07", "2019-05-09"), ("killed", "2", "4")]
    ]


def test_a_second_source_of_an_event_that_is_gone_is_gone(compared):
    other = "e1,2019-05-06,2019-05-07,Idlib,Hass,6,B,market\n"
    found = compared(E1 + other, E1)
    assert [(row.event_id, row.source) for row in found.gone] == [("e1", "B")]


def test_a_row_with_another_id_and_else_the_same_is_one_row(compared):
    found = compared(E1 + E2, E1.replace("e1,", "E-1,") + E2)
    assert [cells(c) for c in found.changed] == [[("event_id", "e1", "E-1")]]
    assert not found.added
    assert not found.gone


def test_without_ids_a_changed_row_can_not_be_told_from_a_new_one(compared):
    header = HEADER.removeprefix("event_id,")
    before, after = (rows.replace("e1,", "").replace("e2,", "") for rows in (E1 + E2, E2 + E1))
    same = compared(before, after, header)
    assert same.nothing
    assert not same.identified
    found = compared(before, after.replace(",2,A", ",3,A"), header)
    assert (len(found.added), len(found.changed), len(found.gone)) == (1, 0, 1)


def test_ids_that_only_number_the_rows_tell_nothing(compared):
    rows = [row.split(",", 1)[1] for row in (E1, E2, E3)]
    first = "0,2019-05-09,2019-05-10,Hama,Karnaz,1,B,well\n"
    before = "".join(f"{n},{row}" for n, row in enumerate(rows, 1))
    after = "".join(f"{n},{row}" for n, row in enumerate([first.split(",", 1)[1], *rows], 1))
    found = compared(before, after)
    assert not found.identified
    assert [dict(row.said)["place"] for row in found.added] == ["Karnaz"]
    assert (found.changed, found.gone) == ((), ())


def test_rows_that_say_nothing_of_their_own_are_no_sign_of_moved_ids(compared):
    """Forgotten rows may say the same but for their ids: two of them corrected, one not."""
    bare = "e1,2019-05-06,2019-05-07,Idlib,,2,A,\n"
    rows = [bare.replace("e1,", f"e{n},") for n in (1, 2, 3)]
    now = [row.replace(",2,A", ",4,A") for row in rows[:2]]
    found = compared("".join(rows) + E2.replace("e2,", "e9,"), "".join(now) + rows[2])
    assert found.identified
    assert ids(found.gone) == ["e9"]


def test_rows_that_say_the_same_are_found_once_each(compared):
    header = HEADER.removeprefix("event_id,")
    row = E1.removeprefix("e1,")
    found = compared(row * 3, row * 2, header)
    assert (len(found.added), len(found.gone)) == (0, 1)


NO_IDS = "date_start,admin1,place,killed,injured,source\n"
A2, A3 = "2026-11-04,South,Vale,4,10,Radio\n", "2026-11-06,South,Vale,2,1,Radio\n"
#: A row with a blank figure, which changes how the whole column is stored.
A9 = "2026-11-07,North,Hill,,3,Radio\n"


def test_a_blank_in_a_new_row_makes_no_other_row_a_new_one(compared):
    found = compared(A2 + A3, A2 + A3 + A9, header=NO_IDS)
    assert [dict(row.said)["injured"] for row in found.added] == ["3"]
    assert (found.changed, found.gone) == ((), ())


def test_beside_a_new_row_with_a_blank_a_row_is_found_again_by_what_it_says(compared):
    header = f"event_id,{NO_IDS}"
    found = compared(f"A-2,{A2}A-3,{A3}", f"B-7,{A2}A-3,{A3}A-9,{A9}", header=header)
    assert [cells(c) for c in found.changed] == [[("event_id", "A-2", "B-7")]]
    assert (ids(found.added), found.gone) == (["A-9"], ())


def test_a_blank_that_is_gone_makes_no_row_a_new_one(compared):
    found = compared(A9 + A2 + A3, A2 + A3, header=NO_IDS)
    assert [dict(row.said)["injured"] for row in found.gone] == ["3"]
    assert (found.added, found.changed) == ((), ())
