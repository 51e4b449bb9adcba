from __future__ import annotations

import csv
import importlib
import json
from collections.abc import Sequence
from pathlib import Path

import pandas as pd
import pytest
from samples.sources import REAL
from samples.workspaces import DATA, config_for, workspace

from sitrep.model.problem import Severity, SitrepError, errors_in
from sitrep.pipeline import gather
from sitrep.read import header as headers
from sitrep.read.formats import hxl
from sitrep.read.header import Origin, Prepared

pytest.importorskip("hxl", reason="libhxl is an extra and is not installed")


def _rows(path: Path) -> list[list[str]]:
    if path.suffix == ".xlsx":
        from python_calamine import CalamineWorkbook

        from sitrep.read.containers.workbooks import text

        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        return [[text(v) for v in row] for row in sheet.to_python(skip_empty_area=False)]
    if path.suffix == ".json":
        return [[str(v) for v in row] for row in json.loads(path.read_text(encoding="utf-8"))]
    encoding = "latin-1" if "latin1" in path.name else "utf-8-sig"
    with path.open(encoding=encoding, newline="") as file:
        return [*csv.reader(file)]


def _prepared(rows: Sequence[Sequence[str]]) -> Prepared:
    found = hxl.layout(rows)
    assert found is not None
    width = len(found.names)
    body = [[*row, *[""] * width][:width] for row in rows[found.tags :]]
    index = pd.RangeIndex(found.tags + 1, len(rows) + 1, name="line")
    frame = pd.DataFrame(body, columns=list(found.names), index=index, dtype="str")
    return hxl.prepare(frame, Origin(header=found.tags))


def test_tags_below_three_lines_of_titles_name_the_columns() -> None:
    found = _prepared(_rows(DATA / "hxl-events.csv"))
    assert list(found.frame.columns) == [
        "date_start",
        "admin1",
        "admin1_pcode",
        "latitude",
        "longitude",
        "killed",
        "injured",
    ]
    assert found.frame["killed"].to_dict() == {5: "at least 3", 6: ""}
    assert found.frame["date_start"].tolist() == ["2031-05-06", "2031-05-07"]
    assert found.headers["killed"] == "Morts"


def test_a_count_without_a_tag_is_not_read_and_said_so() -> None:
    (problem,) = _prepared(_rows(DATA / "hxl-events.csv")).problems
    assert problem.severity is Severity.WARNING
    assert (problem.line, problem.column) == (4, "Killed among children")
    assert problem.reason == "has no HXL tag, so the column is not read"


def test_where_tag_and_header_disagree_the_tag_is_followed_with_a_warning() -> None:
    found = _prepared(_rows(DATA / "hxl-tags-swapped.csv"))
    assert found.frame["injured"].tolist() == ["2", "0"]
    reasons = {p.column: p.reason for p in found.problems}
    assert reasons["Killed"] == "is the tag of injured, and the header says killed"
    assert reasons["Injured"] == "is the tag of killed, and the header says injured"


def test_a_tag_that_is_none_is_a_warning() -> None:
    found = _prepared(_rows(DATA / "hxl-tags-swapped.csv"))
    (problem,) = [p for p in found.problems if p.column == "Province"]
    assert problem.value == "adm1"
    assert problem.reason == "is not an HXL tag, so the column is not read"
    assert "admin1" not in found.frame


def test_a_part_of_the_killed_or_a_stock_of_people_is_not_read_as_a_total() -> None:
    found = _prepared(_rows(DATA / "hxl-tags-swapped.csv"))
    assert found.frame["killed"].tolist() == ["7", ""]
    assert "displaced" not in found.frame
    assert {"Deaths of women", "Camp population"} <= {p.column for p in found.problems}


def test_two_columns_with_one_tag_are_refused_by_name() -> None:
    rows = [["a", "b", "c"], ["#date", "#affected+killed", "#affected+killed"], ["2031", "1", "2"]]
    with pytest.raises(SitrepError) as error:
        _prepared(rows)
    (problem,) = error.value.problems
    assert problem.reason == 'has the tag #affected+killed, and so have others: "b" and "c"'
    assert problem.hint == 'say which in [[source]]: columns = {killed = "b"}'


def test_a_column_that_the_config_has_named_goes_before_another_of_its_tag() -> None:
    rows = [
        ["a", "killed", "c"],
        ["#date", "#affected+killed", "#affected+killed"],
        ["2031", "1", "2"],
    ]
    assert _prepared(rows).frame["killed"].tolist() == ["1"]


def test_a_row_without_a_day_has_its_year() -> None:
    rows = [
        ["#date+start", "#date+year", "#event+type"],
        ["2031-05-06", "2031", "x"],
        ["", "2030", "y"],
    ]
    assert _prepared(rows).frame["date_start"].tolist() == ["2031-05-06", "2030"]


def test_low_best_and_high_make_one_figure() -> None:
    tags = ["#date", "#affected+killed+low", "#affected+killed+best", "#affected+killed+max"]
    found = _prepared([tags, ["2031-05-06", "1", "2", "3"]])
    assert list(found.frame.columns) == ["date_start", "killed_low", "killed_best", "killed_high"]


def test_a_table_without_a_date_or_a_happening_says_which_tags_are_missing() -> None:
    with pytest.raises(SitrepError) as error:
        _prepared([["Org", "When"], ["#org", "#date+reported"], ["x", "2031-05-06"]])
    (problem,) = error.value.problems
    assert "none says when it happened (#date+occurred, #date+start or #date)" in problem.reason
    assert "none what happened (#event+type" in problem.reason
    assert problem.hint.endswith("its tags are #org, #date+reported")


def test_tags_lower_than_line_25_are_not_looked_for() -> None:
    rows = [["title"]] * 24 + [["#date"]]
    assert hxl.tag_row(rows) == 24
    assert hxl.tag_row([["title"], *rows]) is None


def test_without_libhxl_the_problem_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError("No module named 'hxl'")

    monkeypatch.setattr(importlib, "import_module", absent)
    with pytest.raises(SitrepError) as error:
        _prepared([["#date", "#event+type"], ["2031", "x"]])
    assert error.value.problems[0].hint == 'install it: pip install "humanitarian-sitrep[hxl]"'


#: What each of libhxl's own files gives: rows, or nothing that could be an event.
_REAL = {
    "input-broken.xlsx": 6431,
    "input-fuzzy.csv": None,
    "input-merged.xlsx": None,
    "input-multiple-headers.csv": None,
    "input-valid-latin1.csv": None,
    "input-valid.csv": None,
    "input-valid.json": None,
    "input-valid.xlsx": None,
}


@pytest.mark.parametrize(("name", "rows"), _REAL.items())
def test_every_real_file_gives_its_rows_or_says_why_it_has_none(
    name: str, rows: int | None
) -> None:
    path = REAL / "hxl" / name
    if not path.exists():
        pytest.skip("../shared/data/hxl is not here")
    if rows is not None:
        found = _prepared(_rows(path))
        assert len(found.frame) == rows
        assert not found.problems
        return
    with pytest.raises(SitrepError, match="is not a table of events by its HXL tags"):
        _prepared(_rows(path))


def test_the_real_displacements_sum_to_the_same_in_the_raw_workbook() -> None:
    path = REAL / "hxl" / "input-broken.xlsx"
    if not path.exists():
        pytest.skip("../shared/data/hxl is not here")
    displaced = _prepared(_rows(path)).frame["displaced"]
    assert (displaced == "").sum() == 581
    assert sum(int(v) for v in displaced if v) == 265_330_939


def test_a_real_file_without_tags_is_no_hxl_and_its_header_is_not_guessed() -> None:
    path = REAL / "hxl" / "input-untagged.csv"
    if not path.exists():
        pytest.skip("../shared/data/hxl is not here")
    rows = _rows(path)
    assert hxl.layout(rows) is None
    assert headers.find_header(rows) == 1


def test_the_swapped_tags_of_a_real_workbook_are_found() -> None:
    path = REAL / "insecurity_insight" / "2022-shcc-incident-data.xlsx"
    if not path.exists():
        pytest.skip("../shared/data/insecurity_insight is not here")
    swapped = [p.column for p in _prepared(_rows(path)).problems if "the header says" in p.reason]
    assert swapped == ["Health Workers Kidnapped", "Health Workers Arrested"]


TAGGED = (
    "When,Where,How many,Kind,Ref\n"
    "#date+occurred,#adm1+name,#affected+killed,#x_kind,#event+id\n"
    "2026-03-02,Nord,3,shelling,a\n2026-03-03,Süd,4,airstrike,b\n"
)


@pytest.mark.parametrize(
    "source",
    [
        'columns = {event_type = "Kind"}',
        'columns = {event_type = "Kind", date_start = "When"}\ntable = "events"',
        'columns = {killed = "How many", place = "Where"}\nset = {event_type = "shelling"}',
        'columns = {event_id = "Ref"}\nformat = "hxl"',
    ],
)
def test_a_tagged_file_stays_one_whatever_columns_are_mapped(tmp_path, source):
    config = config_for("t.csv", source=source)
    inputs = gather(workspace(tmp_path, {"t.csv": TAGGED}, config))
    (count,) = inputs.cleaned.counts
    assert (count.format, count.rows, count.used) == ("hxl", 2, 2)
    assert inputs.cleaned.accounts["killed__best"].tolist() == [3, 4]
    assert not errors_in(inputs.problems)


def test_what_is_mapped_by_hand_goes_before_a_tag(tmp_path):
    text = TAGGED.replace("#x_kind", "#event+type").replace("Ref", "Sort")
    config = config_for("t.csv", source='columns = {event_type = "Sort"}')
    accounts = gather(workspace(tmp_path, {"t.csv": text}, config)).cleaned.accounts
    assert accounts["event_type"].tolist() == ["a", "b"]


def test_tags_of_an_origin_are_not_taken_for_those_of_the_place() -> None:
    tags = ["#date", "#affected+displaced", "#adm1+name", "#adm1+pcode", "#adm1+origin+name"]
    rows = [[*tags, "#adm1+origin+pcode"], ["2031-05-06", "20", "North", "XX01", "South", "XX02"]]
    (row,) = _prepared(rows).frame.to_dict("records")
    assert (row["admin1"], row["admin1_pcode"]) == ("North", "XX01")
    assert (row["origin_admin1"], row["origin_pcode"]) == ("South", "XX02")
