"""Every file in ../shared/data builds a report, or ends in problems that a person agrees with."""

import csv
import datetime as dt

import pytest
from samples.command import sitrep
from samples.sources import REAL
from samples.summaries import by_week
from samples.workspaces import config_for, workspace

from sitrep.arithmetic.periods import Weeks
from sitrep.model.problem import errors_in
from sitrep.pipeline import gather

pytestmark = pytest.mark.skipif(not REAL.exists(), reason="../shared/data is not here")

#: Files that build: format, rows read (all of them used).
BUILT = {
    "ucdp/ged_nwsyria_2019.csv": ("ucdp", 957),
    "insecurity_insight/slice_syria2019_attacks_on_health_care_hxl.csv": (
        "insecurity_insight",
        112,
    ),
    "insecurity_insight/2022-shcc-incident-data.xlsx": ("insecurity_insight", 1989),
    "idmc/idmc_idu.json": ("idmc", 113),
    "hxl/input-broken.xlsx": ("hxl", 6431),
}
_NO_EVENTS = "is not a table of events by its HXL tags"
_UNKNOWN = "are of no format sitrep knows"
#: Files that are no tables of events, or don't say in which encoding they are: the reason.
REFUSED = {
    "hxl/input-fuzzy.csv": _NO_EVENTS,
    "hxl/input-merged.xlsx": _NO_EVENTS,
    "hxl/input-multiple-headers.csv": _NO_EVENTS,
    "hxl/input-valid.csv": _NO_EVENTS,
    "hxl/input-valid.json": _NO_EVENTS,
    "hxl/input-valid.xlsx": _NO_EVENTS,
    "hxl/input-valid-latin1.csv": "byte 0xE9 is not UTF-8",
    "hxl/input-untagged.csv": _UNKNOWN,
    "cod_ab/derived_syria_admin1_aliases.csv": _UNKNOWN,
    "cod_ab/derived_ucdp_adm2_to_cod_pcode.csv": _UNKNOWN,
    "cod_ab/natural_earth_syr_admin1.geojson": "is a map (GeoJSON), not a table of events",
}
_SHAPES = (".shp", ".shx", ".dbf", ".prj", ".cpg")


def files():
    return {
        path.relative_to(REAL).as_posix()
        for path in REAL.rglob("*")
        if path.is_file() and path.suffix != ".md"
    }


def of(tmp_path, name):
    return gather(workspace(tmp_path, {}, config_for(str(REAL / name))))


def test_no_real_file_is_left_untried():
    assert {n for n in files() if not n.endswith(_SHAPES)} == {*BUILT, *REFUSED}


@pytest.mark.parametrize("name", BUILT)
def test_a_real_log_is_read_whole_and_its_report_built(tmp_path, name):
    inputs = of(tmp_path, name)
    (count,) = inputs.cleaned.counts
    assert (count.format, count.rows) == BUILT[name]
    assert (count.used, dict(count.left_out)) == (count.rows, {})
    assert errors_in(inputs.problems) == ()
    run = sitrep("build", "--format", "md", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    assert ": 0 events" not in run.stdout


@pytest.mark.parametrize("name", REFUSED)
def test_a_real_file_that_is_no_log_is_one_problem(tmp_path, name):
    (problem,) = of(tmp_path, name).problems
    assert REFUSED[name] in problem.reason
    assert problem.hint


def test_a_part_of_a_shapefile_is_called_one(tmp_path):
    for name in (n for n in files() if n.endswith(_SHAPES)):
        (problem,) = of(tmp_path / name, name).problems
        assert problem.reason == "is a part of a map (a shapefile), not a table of events"


def test_the_latin_1_file_is_read_in_the_encoding_that_its_problem_proposes(tmp_path):
    name = "hxl/input-valid-latin1.csv"
    (problem,) = of(tmp_path / "a", name).problems
    assert problem.hint.endswith('encoding = "windows-1252"')
    config = config_for(str(REAL / name), source='encoding = "windows-1252"')
    (problem,) = gather(workspace(tmp_path / "b", {}, config)).problems
    assert _NO_EVENTS in problem.reason


# --- totals of Insecurity Insight, by other means --------------------------------------------

TOLL = ("Health Workers Killed", "Health Workers Injured")


def slice_rows():
    path = REAL / "insecurity_insight/slice_syria2019_attacks_on_health_care_hxl.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [r for r in csv.DictReader(file) if not r["Date"].startswith("#")]
    return path, [(r["Date"][:10], *(int(r[c]) for c in TOLL)) for r in rows]


def workbook_rows():
    from python_calamine import CalamineWorkbook

    path = REAL / "insecurity_insight/2022-shcc-incident-data.xlsx"
    header, _, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    places = [header.index(c) for c in ("Date", *TOLL)]
    return path, [(str(r[places[0]])[:10], *(int(r[p]) for p in places[1:])) for r in rows]


@pytest.mark.parametrize(
    ("made", "expected"),
    [(slice_rows, (112, 23, 20)), (workbook_rows, (1989, 232, 370))],
    ids=["2019", "2022"],
)
def test_the_years_attacks_and_health_workers_hit_are_those_of_the_raw_file(
    tmp_path, made, expected
):
    path, raw = made()
    assert (len(raw), sum(r[1] for r in raw), sum(r[2] for r in raw)) == expected
    config = workspace(tmp_path, {}, config_for(str(path)))
    weeks = sorted({Weeks().containing(dt.date.fromisoformat(day)).id for day, *_ in raw})
    found = by_week(config, *weeks)
    assert found[-1].undated == ()
    assert sum(len(s.events) for s in found) == expected[0]
    for n, indicator in enumerate(("killed", "injured"), 1):
        key = (indicator, "health_workers")
        assert found[-1].cumulative[key].figure.best == expected[n]
        assert sum(s.tallies[key].figure.best for s in found if key in s.tallies) == expected[n]
        for summary, week in zip(found, weeks, strict=True):
            ours = sum(
                r[n] for r in raw if Weeks().containing(dt.date.fromisoformat(r[0])).id == week
            )
            assert summary.tallies[key].figure.best == ours, week
    assert sum(s.health.attacks for s in found) == expected[0]
