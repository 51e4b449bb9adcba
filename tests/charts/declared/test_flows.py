"""Declared charts of displacement: their window, their areas, and why there is none."""

from __future__ import annotations

from pathlib import Path

from samples.declared import chart, column, drawn, log

from sitrep.model.edition import EDITIONS
from sitrep.model.report import Drawing
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
