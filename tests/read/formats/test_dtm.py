from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest
from samples.workspaces import DATA, workspace

from sitrep.model.codes import Code
from sitrep.model.problem import SitrepError
from sitrep.pipeline import gather
from sitrep.read.containers import json_rows
from sitrep.read.formats import dtm
from sitrep.read.header import Origin, Prepared
from sitrep.vocabulary.fold import fold

(FORMAT,) = dtm.FORMATS


def _prepared(name: str) -> Prepared:
    frame = pd.read_csv(DATA / name, dtype="str", keep_default_na=False)
    frame.index = pd.RangeIndex(2, len(frame) + 2, name="line")
    assert FORMAT.signature <= {fold(c) for c in frame.columns}
    return dtm.prepare(frame, Origin(name))


def _totals(name: str) -> pd.DataFrame:
    frame = _prepared(name).frame
    assert FORMAT.convert is not None
    return FORMAT.convert(frame[[*FORMAT.mapping.values()]].set_axis([*FORMAT.mapping], axis=1))


def test_rows_of_one_stock_are_added_and_rounds_levels_and_assessments_are_not() -> None:
    totals = _totals("dtm.csv")
    assert totals[totals["origin_admin1"] == ""]["figure"].to_dict() == {
        2: "5700",
        4: "3000",
        5: "at least 1200",
        7: "1500",
        8: "1500",
        9: "",
    }


def test_of_a_stock_with_origins_each_is_a_total_of_its_own_on_its_first_row() -> None:
    totals = _totals("dtm.csv")
    found = totals[totals["origin_admin1"] != ""]
    # Whose number nobody states is unreported, and the whole is a minimum.
    assert found["figure"].to_dict() == {5: "1200", 6: ""}
    assert found["origin_admin1"].tolist() == ["Südmark", "Nordmark"]
    assert found["note"].tolist() == ["round 3, admin 2; Conflict"] * 2
    assert found["total_id"].iloc[0].endswith("BA from Südmark")


def test_the_rows_read_are_the_totals_and_the_parts_added_to_them() -> None:
    found = _prepared("dtm.csv")
    assert len({*found.frame.index}) + len(found.left_out) == 8
    # Line 6 is added to its stock, and the one row of its origin.
    assert found.left_out == ((3, Code.PART_ADDED),)
    assert not found.problems


def test_a_place_that_two_levels_call_alike_is_two_areas() -> None:
    totals = _totals("dtm.csv")
    assert totals["area"].tolist()[:3] == [
        "Ruritania",
        "Nordmark, Ruritania",
        "Nordmark, Nordmark, Ruritania",
    ]
    assert totals["note"].tolist()[:3] == [
        "round 3, admin 0; Conflict, Disaster",
        "round 3, admin 1; Conflict",
        "round 3, admin 2; Conflict; from Südmark, Nordmark",
    ]


def test_the_widest_area_alone_stands_for_the_country_and_the_others_lie_in_it(
    tmp_path: Path,
) -> None:
    file = {"dtm.csv": (DATA / "dtm.csv").read_bytes()}
    totals = gather(workspace(tmp_path, file)).cleaned.totals
    assert {t.area: {*t.within} for t in totals} == {
        "Ruritania": set(),
        "Nordmark, Ruritania": {"Ruritania"},
        "Südmark, Ruritania": {"Ruritania"},
        "Nordmark, Nordmark, Ruritania": {"Nordmark, Ruritania", "Ruritania"},
    }


def test_one_series_is_of_one_place_operation_and_assessment_over_the_rounds() -> None:
    totals = _totals("dtm.csv")
    whole = totals[totals["origin_admin1"] == ""]
    series = whole.groupby(["area", "source"]).size()
    baseline, sites = (f"IOM DTM (Ruritania baseline, {kind})" for kind in ("BA", "SA"))
    assert series["Nordmark, Nordmark, Ruritania", baseline] == 2
    assert series["Nordmark, Nordmark, Ruritania", sites] == 1
    assert set(totals["indicator"]) == {"idp_stock"}
    assert set(totals["unit"]) == {"people"}
    assert totals["total_id"].is_unique
    assert totals["as_of"].iloc[0] == "2031-04-30"


def test_what_equals_the_sum_of_the_others_could_be_their_total_and_is_refused() -> None:
    found = _prepared("dtm-part-or-total.csv")
    assert [(p.line, p.value) for p in found.problems] == [(4, "500"), (6, "3"), (7, "many")]
    assert "could be a part of its stock, or the total" in found.problems[0].reason
    assert "is there twice" in found.problems[1].reason
    assert "is not a number" in found.problems[2].reason


def test_a_stock_with_a_part_that_cannot_be_used_is_left_out_whole() -> None:
    found = _prepared("dtm-part-or-total.csv")
    assert found.frame["numpresentidpind"].to_dict() == {9: "12"}
    assert [line for line, _ in found.left_out] == [2, 3, 5, 8, 10]
    assert len(found.frame) + len(found.left_out) + len(found.problems) == 9


def test_the_json_envelope_gives_its_rows() -> None:
    (row,) = json_rows.dtm_rows(json.loads((DATA / "dtm.json").read_text("utf-8")), "dtm.json")
    assert isinstance(row, dict)
    assert row["numPresentIdpInd"] == 12


@pytest.mark.parametrize(
    ("envelope", "reason"),
    [
        ({"result": [], "totalRecordsCount": 7}, "holds 0 of the 7 rows that DTM has"),
        ({"result": None, "errorMessages": ["no key"]}, r"holds no DTM data \(\['no key'\]\)"),
    ],
)
def test_an_answer_that_is_cut_or_failed_is_refused(
    envelope: dict[str, object], reason: str
) -> None:
    with pytest.raises(SitrepError, match=reason):
        json_rows.dtm_rows(envelope, "dtm.json")


def test_people_whose_origin_is_not_available_have_no_total_of_an_origin() -> None:
    frame = pd.read_csv(DATA / "dtm.csv", dtype="str", keep_default_na=False)
    frame = (
        frame.rename(columns=fold)
        .head(2)
        .assign(
            idporiginadmin1name=["Not available", "Südmark"],
            idporiginadmin1pcode=["Not available", "XX02"],
            numpresentidpind=["40", "2"],
        )
    )
    frame.index = pd.RangeIndex(2, 4, name="line")
    made = dtm.prepare(frame, Origin("dtm.csv")).frame
    assert made["numpresentidpind"].tolist() == ["42", "2"]
    assert made["sitrep origin"].tolist() == ["", "Südmark"]
    assert made["idporiginadmin1name"].tolist() == ["Südmark", ""]
