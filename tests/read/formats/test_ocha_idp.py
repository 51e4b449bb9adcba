from __future__ import annotations

import pandas as pd
import pytest
from samples.workspaces import DATA

from sitrep.model.codes import Code
from sitrep.model.problem import Severity, SitrepError
from sitrep.read.formats import ocha_idp
from sitrep.read.header import Origin, Prepared
from sitrep.vocabulary.fold import fold

(FORMAT,) = ocha_idp.FORMATS


def _frame() -> pd.DataFrame:
    frame = pd.read_csv(DATA / "ocha-idp.csv", dtype="str", keep_default_na=False)
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="line")
    assert FORMAT.signature <= {fold(c) for c in frame.columns}
    return frame


def _prepared(sheet: str = "IDPs May-2031", **columns: object) -> Prepared:
    return ocha_idp.prepare(_frame().assign(**columns), Origin("movements.xlsx", sheet))


def _events(found: Prepared) -> pd.DataFrame:
    assert FORMAT.convert is not None
    frame = found.frame[[*FORMAT.mapping.values()]].set_axis([*FORMAT.mapping], axis=1)
    return FORMAT.convert(frame)


def test_communities_are_added_exactly_and_rounded_once_for_each_governorate() -> None:
    events = _events(_prepared())
    # 12.25 + 12.25 + 1000 is 1024.5, and half goes to the even number.
    assert events["displaced"].to_dict() == {2: "about 1024", 5: "at least 0"}
    assert set(events["event_type"]) == {"displacement"}


def test_the_month_is_the_sheets_and_known_to_no_day() -> None:
    events = _events(_prepared())
    assert set(events["date_start"]) == {"2031-05"}
    assert set(events["date_precision"]) == {"month"}
    assert events["event_id"].iloc[0] == "ocha-idp ZZ01 2031-05"


def test_the_rows_under_the_table_are_left_out_and_named() -> None:
    found = _prepared()
    foot = [(line, what) for line, what in found.left_out if line > 6]
    assert foot == [(7, Code.ROW_OF_TOTALS), (8, Code.ROW_IS_NOTE)]
    assert len(found.frame) + len(found.left_out) == 7


def test_a_sheet_called_after_another_month_than_its_rows_is_a_warning() -> None:
    dates = ["2031-06-01"] * 5 + ["", ""]
    found = _prepared("May 2031", Date=dates)
    assert set(found.frame["month"]) == {"2031-06"}
    (problem,) = found.problems
    assert problem.severity is Severity.WARNING
    assert problem.reason == "is the sheet's name, and its rows are of 2031-06"


def test_where_only_sheet_and_file_tell_the_month_and_differ_it_is_refused() -> None:
    origin = Origin("idps-june-2031.xlsx", "May 2031")
    with pytest.raises(SitrepError, match="the file's name is of 2031-06: the month is unknown"):
        ocha_idp.prepare(_frame(), origin)


def test_no_month_anywhere_is_refused() -> None:
    with pytest.raises(SitrepError, match="gives no month"):
        _prepared("Sheet1")


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("IDP_Flow_Estimation", "many", "is not a number of people"),
        ("IDP_Flow_Estimation", "-4", "is not a number of people"),
        ("Community PCODE", "", "is empty: the row could be a subtotal"),
        ("Mohafaza PCODE", "", "is empty"),
    ],
)
def test_a_row_that_cannot_be_added_up_takes_its_governorates_sum_with_it(
    column: str, value: str, reason: str
) -> None:
    frame = _frame()
    frame.loc[3, column] = value
    found = ocha_idp.prepare(frame, Origin("movements.xlsx", "May 2031"))
    (problem,) = found.problems
    assert (problem.line, problem.reason) == (3, reason)
    assert len(found.frame) + len(found.left_out) + 1 == 7
    if column != "Mohafaza PCODE":
        assert found.frame["mohafaza"].tolist() == ["Südmark"]


@pytest.mark.parametrize(
    ("name", "month"),
    [
        ("May-2019", "2019-05"),
        ("IDPs_Movements_Sept 19", "2019-09"),
        ("201905", "2019-05"),
        ("05-2019", "2019-05"),
        ("آذار 2019", "2019-03"),
        ("كانون الثاني 2019", "2019-01"),
        ("Mai 2019", "2019-05"),
        ("setiembre de 2019", "2019-09"),
        ("травень_2019", "2019-05"),
        ("Jan - Mar 2019", "2019-03"),
        ("Jan 2019 to Mar 2019", ""),
        ("Dismay 2019", ""),
        ("Sheet1", ""),
    ],
)
def test_a_name_gives_one_month_or_none(name: str, month: str) -> None:
    assert ocha_idp.month_in(name) == month
