"""What declared charts of groups by sex or age would tell of small counts is withheld with them."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples.declared import chart
from samples.summaries import Log

from sitrep.model.cells import cells
from sitrep.model.clearing import Cleared
from sitrep.model.declared import KINDS, Declared, Kind
from sitrep.model.edition import EDITIONS
from sitrep.redact import redact

#: North has 40 women in each of two weeks; South 3 in the first and 30 in the second.
ROWS = tuple(
    {"date_start": day, "admin1": area, "killed": "90", "killed_women": women, "source": "A"}
    for day, area, women in (
        ("2019-04-29", "North", "40"),
        ("2019-04-30", "South", "3"),
        ("2019-05-06", "North", "40"),
        ("2019-05-07", "South", "30"),
    )
)
OF_EVENTS = [kind for kind in KINDS if "group" in KINDS[kind] and kind is not Kind.TOTALS]


def shown(folder: Path, rows=ROWS, edition="public", **keys) -> Declared:
    made = Log(folder, more=chart(**{"group": '"women"', **keys})).events(*rows).summary()
    return redact(made, EDITIONS[edition]).declared[0]


@pytest.mark.parametrize("kind", OF_EVENTS)
def test_a_chart_with_a_small_count_holds_no_figure_and_no_number_of_events(tmp_path, kind):
    found = shown(tmp_path, kind=f'"{kind}"')
    # By week there are 43 and 70; the 3 are those of one area, and of one day.
    assert found.withheld is (kind not in (Kind.RANGE, Kind.WEEKS))
    if found.withheld:
        assert found == Declared(found.asked, withheld=True)


@pytest.mark.parametrize("kind", OF_EVENTS)
def test_no_file_of_a_chart_knows_which_windows_have_a_small_count(tmp_path, kind):
    assert shown(tmp_path, kind=f'"{kind}"', edition="internal").small == ()


@pytest.mark.parametrize("kind", OF_EVENTS)
def test_the_internal_edition_has_all_of_it(tmp_path, kind):
    found = shown(tmp_path, kind=f'"{kind}"', edition="internal")
    assert not found.withheld
    assert found.tally is not None
    assert found.tally.figure


def test_a_chart_of_large_counts_is_printed(tmp_path):
    rows = tuple(row for row in ROWS if row["killed_women"] != "3")
    for kind in OF_EVENTS:
        assert not shown(tmp_path / kind, rows, kind=f'"{kind}"').withheld


@pytest.fixture(autouse=True)
def _folders(tmp_path):
    for kind in KINDS:
        (tmp_path / kind).mkdir()


def test_one_area_is_withheld_where_the_whole_less_it_is_small(tmp_path):
    # 43 women in the week, 40 of them in North: 3 are left.
    assert shown(tmp_path, kind='"weeks"', areas='"North"').withheld


def test_some_areas_are_withheld_where_another_chart_less_them_would_be_small(tmp_path):
    # Of North, South and East another chart of North and East alone leaves 3.
    east = {"date_start": "2019-04-29", "admin1": "East", "killed": "90", "killed_women": "50"}
    assert shown(tmp_path, (*ROWS, east), kind='"weeks"', areas='["North", "South"]').withheld


def test_a_week_that_a_chart_s_start_cuts_is_looked_at_day_by_day(tmp_path):
    # The 3 are of Tuesday: a chart that begins on Tuesday less one that begins on Wednesday.
    late = {"date_start": "2019-05-02", "admin1": "South", "killed": "90", "killed_women": "20"}
    assert shown(tmp_path, (*ROWS, late), kind='"weeks"', since="2019-05-01").withheld
    assert not shown(tmp_path / "weeks", (*ROWS, late), kind='"weeks"', since="2019-04-29").withheld


def test_a_day_is_withheld_where_its_week_is_large(tmp_path):
    rows = (
        {"date_start": "2019-05-06", "killed": "90", "killed_women": "40"},
        {"date_start": "2019-05-07", "killed": "9", "killed_women": "2"},
    )
    assert not shown(tmp_path / "weeks", rows, kind='"weeks"').withheld
    assert shown(tmp_path / "calendar", rows, kind='"calendar"').withheld


def test_a_chart_of_everyone_or_of_civilians_is_printed_whatever_is_small(tmp_path):
    made = Log(tmp_path, more=chart(kind='"weeks"')).events(*ROWS).summary()
    assert not redact(made).declared[0].withheld


def test_redaction_walks_the_cells_of_declared_charts(tmp_path):
    for kind in OF_EVENTS:
        made = Log(tmp_path / kind, more=chart(kind=f'"{kind}"')).events(*ROWS).summary()
        assert [cell for cell in cells(made) if cell.path[0] == "declared"]


def test_nobody_clears_by_nothing(tmp_path):
    made = Log(tmp_path, more=chart(kind='"areas"', group='"women"')).events(*ROWS).summary()
    assert redact(made, EDITIONS["public"], {}, Cleared()).declared[0].withheld
