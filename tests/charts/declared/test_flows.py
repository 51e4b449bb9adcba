"""Declared charts of displacement: their window, their areas, and why there is none."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from samples.declared import chart, column, drawn, log
from samples.workspaces import config_for, workspace

from sitrep.model.edition import EDITIONS
from sitrep.model.report import Drawing
from sitrep.model.request import Request
from sitrep.pipeline import counted, gather
from sitrep.redact import redact

ROWS = tuple(
    {"date_start": day, "displaced": n, "origin_admin1": origin, "admin1": area, "source": "Agency"}
    for day, n, origin, area in (
        ("2019-04-23", "90", "North", "South"),
        ("2019-04-30", "70", "North", "South"),
        ("2019-04-30", "40", "East", "North"),
        ("2019-05-07", "60", "South", "East"),
        ("2019-05-07", "30", "", "South"),
    )
)
FLOWS = {"kind": '"flows"', "indicator": '"displaced"'}


def made(folder: Path, rows: tuple[dict[str, str], ...] = ROWS, **keys: str) -> Drawing:
    return drawn(log(folder, rows, chart(**{**FLOWS, **keys})).summary())


def told(drawing: Drawing) -> list[tuple[str, ...]]:
    return [*zip(*(column(drawing, c) for c in ("origin", "destination", "best")), strict=True)]


def test_the_weeks_of_the_window_are_summed(tmp_path: Path) -> None:
    found = made(tmp_path)
    assert told(found) == [
        ("North", "South", "160"),
        ("South", "East", "60"),
        ("East", "North", "40"),
        ("", "South", "30"),
    ]
    assert found.chart.title.startswith("People displaced from area to area, 22 April")
    assert found.chart.section == "displacement"


def test_since_is_the_first_day_of_the_window(tmp_path: Path) -> None:
    found = made(tmp_path, since="2019-04-29")
    assert told(found)[0] == ("North", "South", "70")


def test_areas_are_those_that_people_left_or_went_to(tmp_path: Path) -> None:
    found = made(tmp_path, areas='["East"]')
    assert told(found) == [("South", "East", "60"), ("East", "North", "40")]


def test_without_origins_a_sentence_stands_in_its_place(tmp_path: Path) -> None:
    rows = tuple({**row, "origin_admin1": ""} for row in ROWS)
    assert "No source says from which area to which." in made(tmp_path, rows).chart.alt


def test_one_pair_alone_is_said_in_words(tmp_path: Path) -> None:
    alt = made(tmp_path, ROWS[:2]).chart.alt
    assert "Only one pair of areas has a number" in alt
    assert "North to South: 160." in alt


def test_without_displacement_it_says_so(tmp_path: Path) -> None:
    rows = tuple({**row, "displaced": ""} for row in ROWS)
    assert told(made(tmp_path, rows)) == []


def test_a_pair_with_a_small_week_is_withheld_from_the_public_alone(tmp_path: Path) -> None:
    small = {**ROWS[0], "date_start": "2019-05-08", "displaced": "3"}
    summary = log(tmp_path, (*ROWS, small), chart(**FLOWS)).summary()
    public, internal = (redact(summary, EDITIONS[e]).declared[0] for e in ("public", "internal"))
    assert ("North", "South") not in {(f.origin, f.destination) for f in public.flows}
    assert ("North", "South") in {(f.origin, f.destination) for f in internal.flows}


# --- a stock by where people came from ---------------------------------------------------------

STOCK = {"kind": '"flows"', "indicator": '"idp_stock"'}
DTM = (
    "operation,admin0Name,admin0Pcode,admin1Name,admin1Pcode,numPresentIdpInd,reportingDate,"
    "roundNumber,displacementReason,idpOriginAdmin1Name\n"
)
ROUND = (
    "A,Ruritania,RUR,Nordmark,RUR01,3000,2019-05-08,4,Conflict,Südmark\n"
    "A,Ruritania,RUR,Nordmark,RUR01,800,2019-05-08,4,Conflict,Nordmark\n"
    "A,Ruritania,RUR,Westmark,RUR03,1200,2019-05-08,4,Conflict,Südmark\n"
    "A,Ruritania,RUR,Westmark,RUR03,200,2019-05-08,4,Disaster,Südmark\n"
    "A,Ruritania,RUR,Westmark,RUR03,500,2019-05-08,4,Conflict,\n"
)
BY_ORIGIN = [
    ("Südmark", "Nordmark", "3000"),
    ("Südmark", "Westmark", "1400"),
    ("Nordmark", "Nordmark", "800"),
]


def of_dtm(folder: Path, rows: str = ROUND, **keys: str) -> Drawing:
    more = chart(**{**STOCK, **keys})
    path = workspace(folder, {"dtm.csv": DTM + rows}, config_for("dtm.csv", more=more))
    inputs = gather(path)
    summary = counted(inputs, Request(path, dt.date(2019, 5, 13), "2019-W19")).summary
    return drawn(summary)


def test_a_stock_is_drawn_by_where_its_people_came_from(tmp_path: Path) -> None:
    found = of_dtm(tmp_path)
    assert told(found) == BY_ORIGIN
    assert found.chart.title.startswith("Internally displaced people, by where they came from, ")
    assert "Stated as of 8 May 2019 · number of people" in found.chart.title
    assert "Displaced, within Nordmark: 800." in found.chart.alt
    assert "whenever they came: no count of movements. Those of whom no origin" in found.chart.alt
    assert {*column(found, "events")} == {""}
    assert found.plot
    assert "no count of movements" in found.plot.caption


def test_of_rounds_levels_and_sources_one_alone_is_drawn_and_that_is_said(tmp_path: Path) -> None:
    more = (
        # An earlier round, the whole country, and another operation that counts fewer.
        "A,Ruritania,RUR,Nordmark,RUR01,9000,2019-04-08,3,Conflict,Südmark\n"
        "A,Ruritania,RUR,,,4400,2019-05-08,4,Conflict,Südmark\n"
        "B,Ruritania,RUR,Nordmark,RUR01,60,2019-05-08,4,Conflict,Südmark\n"
    )
    found = of_dtm(tmp_path, ROUND + more)
    assert told(found) == BY_ORIGIN
    others = "Totals of other sources, dates and levels of areas are not drawn."
    assert others in found.chart.alt
    assert others not in of_dtm(tmp_path).chart.alt


def test_areas_of_a_stock_are_those_that_people_left_or_are_in(tmp_path: Path) -> None:
    assert told(of_dtm(tmp_path, areas='["Nordmark"]')) == [BY_ORIGIN[0], BY_ORIGIN[2]]


def test_a_stock_without_origins_or_with_one_pair_says_so(tmp_path: Path) -> None:
    rows = ROUND.replace(",Südmark\n", ",\n").replace(",Nordmark\n", ",\n")
    rows = "".join(rows.splitlines(keepends=True)[:1])
    assert "No source says from which area to which." in of_dtm(tmp_path, rows).chart.alt
    one = "".join(ROUND.splitlines(keepends=True)[:1])
    assert "Only one pair of areas has a number" in of_dtm(tmp_path, one).chart.alt
