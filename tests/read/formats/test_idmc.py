from __future__ import annotations

import datetime as dt
import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
from samples.sources import DATA, canonical, objects, real
from samples.workspaces import config_for, workspace

from sitrep.arithmetic import figures
from sitrep.model.figure import Qualifier
from sitrep.pipeline import gather
from sitrep.read.formats import idmc

(FORMAT,) = idmc.FORMATS


@pytest.fixture
def rows() -> pd.DataFrame:
    return canonical(FORMAT, objects(DATA / "idmc.json"))


def test_the_qualifier_becomes_words_of_the_figure_and_no_figure_stays_blank(
    rows: pd.DataFrame,
) -> None:
    assert rows["displaced"].tolist() == ["12", "about 2000", "more than 500", ""]


def test_a_qualifier_that_is_new_is_left_for_cleaning_to_judge() -> None:
    raw = objects(DATA / "idmc.json").assign(qualifier="hardly")
    assert canonical(FORMAT, raw)["displaced"].iloc[0] == "hardly 12"


def test_a_midnight_of_new_zealand_or_utc_is_the_day_that_it_opens(rows: pd.DataFrame) -> None:
    assert rows["date_start"].tolist()[:3] == ["2030-11-07", "2030-05-02", "2030-07-01"]
    assert rows["date_end"].tolist()[:3] == ["2030-11-07", "2030-06-25", "2030-07-02"]


def test_other_moments_are_left_for_the_operations_time_zone(rows: pd.DataFrame) -> None:
    assert rows["reported_on"].iloc[0] == "2030-11-08T19:37:23.870Z"
    raw = objects(DATA / "idmc.json").assign(displacement_start_date="2030-11-06T22:30:00.000Z")
    assert canonical(FORMAT, raw)["date_start"].iloc[0] == "2030-11-06T22:30:00.000Z"


def test_no_html_is_read(rows: pd.DataFrame) -> None:
    assert rows["description"].iloc[1] == "Conflict: Sylvania:  Clashes  - South - 02/05/2030"
    assert not rows.apply(lambda column: column.str.contains("<")).any().any()


def test_every_row_is_a_displacement_said_by_idmc(rows: pd.DataFrame) -> None:
    assert set(rows["event_type"]) == {"displacement"}
    assert set(rows["source"]) == {"IDMC"}


# --- the real file ------------------------------------------------------------------------


def test_india_2023_adds_up_as_in_the_file() -> None:
    path = real("idmc/idmc_idu.json")
    found = json.loads(path.read_text(encoding="utf-8"))
    frame = canonical(FORMAT, objects(path))
    stated = [figures.parse(text) for text in frame["displaced"]]
    best = [f.best for f in stated if f]
    assert (len(frame), sum(best)) == (len(found), sum(r["figure"] for r in found)) == (113, 112759)
    said = [f.qualifier for f in stated if f]
    assert said.count(Qualifier.ABOUT) == 10
    assert said.count(Qualifier.MORE_THAN) == 3
    assert frame["event_id"].is_unique


def test_the_days_of_india_2023_are_those_that_idmcs_own_text_gives() -> None:
    path = real("idmc/idmc_idu.json")
    frame = canonical(FORMAT, objects(path))
    for row, start, end in zip(
        json.loads(path.read_text(encoding="utf-8")),
        frame["date_start"],
        frame["date_end"],
        strict=True,
    ):
        days = re.search(r", (\d+ \w+) +- (\d+ \w+) +</b>", row["standard_info_text"])
        assert days
        told = [dt.datetime.strptime(f"{d} {row['year']}", "%d %B %Y") for d in days.groups()]
        assert [f"{day:%Y-%m-%d}" for day in told] == [start, end]


def test_what_idmc_counts_is_printed_as_movements_not_as_people(tmp_path: Path) -> None:
    shutil.copy(DATA / "idmc.json", tmp_path / "idmc.json")
    inputs = gather(workspace(tmp_path, {}, config_for("idmc.json")))
    assert inputs.config.indicators["displaced"].unit == "movements"


def test_people_and_movements_in_two_files_are_never_added(tmp_path: Path) -> None:
    shutil.copy(DATA / "idmc.json", tmp_path / "idmc.json")
    log = {"log.csv": "event_id,date_start,displaced\ne1,2023-10-10,100\n"}
    inputs = gather(workspace(tmp_path, log, config_for("log.csv", "idmc.json")))
    (problem,) = [p for p in inputs.problems if "movements" in p.reason]
    assert problem.path == "idmc.json"
    assert problem.reason == "counts movements of displaced people, and log.csv counts people"
    assert inputs.cleaned.accounts["event_id"].tolist() == ["e1"]
