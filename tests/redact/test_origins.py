"""Running totals by where people came from tell no small count in the public edition."""

import datetime as dt
import json

from samples.workspaces import config_for, workspace

from sitrep.pipeline import Request, build, gather

HEADER = (
    "operation,admin0Name,admin0Pcode,admin1Name,admin1Pcode,numPresentIdpInd,reportingDate,"
    "roundNumber,idpOriginAdmin1Name\n"
)
WHOLE = "A,Ruritania,RUR,,,{},2019-05-08,4,{}\n"
PLACE = "A,Ruritania,RUR,{},{},{},2019-05-08,4,{}\n"
NORTH, WEST = ("Nordmark", "RUR01"), ("Westmark", "RUR03")
SMALL = (
    PLACE.format(*NORTH, 3000, "Südmark"),
    PLACE.format(*WEST, 1400, "Südmark"),
    PLACE.format(*WEST, 3, "Nordmark"),
)
NORTH_SUM, WEST_SUM = ("Nordmark, Ruritania", "", 3000), ("Westmark, Ruritania", "", 1403)


def stocks(folder, *rows, edition="public", rules=""):
    """The totals of a report: area, origin and number; whether it says that some are withheld."""
    config = config_for("dtm.csv", more=rules)
    path = workspace(folder, {"dtm.csv": HEADER + "".join(rows)}, config)
    period = (dt.date(2019, 5, 13), "2019-W19")
    built = build(Request(path, *period, folder / "reports", edition=edition, formats=("md",)))
    told = json.loads((built.folder / "report.json").read_text(encoding="utf-8"))
    text = (built.folder / "sitrep.en.md").read_text(encoding="utf-8")
    found = sorted((t["area"], t["origin"], t["figure"]["best"]) for t in told["totals"])
    return found, "by where people came from, since one may be of few people" in text


def test_where_one_is_small_none_of_its_day_and_level_is_in_any_file(tmp_path):
    found, is_told = stocks(tmp_path, *SMALL)
    assert found == [NORTH_SUM, WEST_SUM]
    assert is_told
    for path in (tmp_path / "reports").rglob("*"):
        assert path.is_dir() or b"1400" not in path.read_bytes(), path


def test_a_fault_in_a_row_that_makes_two_totals_is_told_once(tmp_path):
    undated = SMALL[0].replace("2019-05-08", "")
    path = workspace(tmp_path, {"dtm.csv": HEADER + undated})
    (problem,) = gather(path).problems
    assert (problem.line, problem.column, problem.reason) == (2, "reportingDate", "is empty")


def test_totals_by_origin_of_a_wider_area_stay(tmp_path):
    wider = (WHOLE.format(4400, "Südmark"), WHOLE.format(900, "Ostmark"))
    found, _ = stocks(tmp_path, *SMALL, *wider)
    parts = [("Ruritania", "Ostmark", 900), ("Ruritania", "Südmark", 4400)]
    assert found == [NORTH_SUM, ("Ruritania", "", 5300), *parts, WEST_SUM]


def test_large_ones_stay_and_so_do_all_where_small_counts_are_not_withheld(tmp_path):
    large, is_told = stocks(tmp_path / "large", *SMALL[:2])
    assert len(large) == 4
    assert not is_told
    for name, how in (
        ("internal", {"edition": "internal"}),
        ("limit", {"rules": "[rules]\nsmall_cell = 1\n"}),
    ):
        found, is_told = stocks(tmp_path / name, *SMALL, **how)
        assert ("Westmark, Ruritania", "Nordmark", 3) in found
        assert not is_told
