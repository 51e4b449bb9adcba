"""The shipped notebook runs from its first cell to its last, and what it shows is the report's."""

import ast
import io
import json
import os
import shutil
from contextlib import redirect_stdout

import matplotlib
import pandas as pd
import pytest
from PIL import Image
from samples.workspaces import ROOT, config_for, workspace

import sitrep
from sitrep.model.graphic import Graphic
from sitrep.model.problem import SitrepError

NOTEBOOK = ROOT / "docs" / "notebook.ipynb"
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
ROWS = (
    "event_id,date_start,reported_on,event_type,admin1,place,killed,injured,source\n"
    "e1,2026-03-03,2026-03-04,shelling,North,Alder,at least 3,10-15,Agency\n"
    "e2,2026-03-04,2026-03-05,airstrike,South,Birch,,4,Radio\n"
)


def run(source, names):
    """Run a cell as Jupyter does; return what its last line is, as Jupyter would show it."""
    *lines, last = ast.parse(source).body
    ends = isinstance(last, ast.Expr)
    body = ast.Module(lines if ends else [*lines, last], type_ignores=[])
    exec(compile(body, "cell", "exec"), names)
    return eval(compile(ast.Expression(last.value), "cell", "eval"), names) if ends else None


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    """What each cell of code shows and prints, run in a copy of the bundled example."""
    folder = tmp_path_factory.mktemp("notebook")
    shutil.copytree(ROOT / "data", folder / "data")
    shutil.copy(ROOT / "config.toml", folder)
    before, names, found = os.getcwd(), {}, []
    os.chdir(folder)
    try:
        for cell in (cell for cell in CELLS if cell["cell_type"] == "code"):
            with redirect_stdout(io.StringIO()) as out:
                found.append((run("".join(cell["source"]), names), out.getvalue()))
                if isinstance(found[-1][0], Graphic):
                    found[-1] = (found[-1][0]._repr_svg_(), out.getvalue())
    finally:
        os.chdir(before)
    return folder, found


def test_the_notebook_runs_and_shows_its_chart_before_and_after_the_change(shown):
    _, found = shown
    svgs = [value for value, _ in found if isinstance(value, str) and value.startswith("<?xml")]
    assert len(svgs) == 2
    assert "Northwest Syria · Report of 6–12 May 2019" in svgs[0]
    assert "#c25100" in svgs[1].lower()
    assert svgs[0] != svgs[1]
    assert found[-1][0] is True


def test_the_notebook_prints_the_report_s_own_figures(shown):
    folder, found = shown
    said = json.loads((folder / "reports/2019-W19/public/report.json").read_text(encoding="utf-8"))
    killed = said["figures"]["killed"]
    assert found[1][0] == (killed["text"], killed["low"], killed["best"], killed["high"])


def test_the_notebook_holds_no_outputs_and_no_place_of_a_machine():
    text = NOTEBOOK.read_text(encoding="utf-8")
    for cell in CELLS:
        if cell["cell_type"] == "code":
            assert (cell["outputs"], cell["execution_count"]) == ([], None)
    assert "/home/" not in text
    assert "/tmp" not in text


# --- charts and figures -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    folder = tmp_path_factory.mktemp("api")
    # With an event of the week before there is a chart by week.
    rows = f"{ROWS}e0,2026-02-24,2026-02-25,shelling,North,Alder,1,,Agency\n"
    config = workspace(folder, {"events.csv": rows}, config_for("events.csv"))
    return sitrep.build(config, "2026-W10", formats=["md"])


def test_a_chart_is_found_by_its_id_or_its_section_whose_first_one_it_is(built):
    assert [*built.charts] == ["casualties-by-week", "casualties-by-area", "events-by-type"]
    assert built.charts["casualties"].id == "casualties-by-week"
    assert "casualties-by-area" in repr(built.charts)


def test_an_unknown_name_is_answered_with_the_nearest_one(built):
    with pytest.raises(KeyError, match='no chart "casulties"; did you mean "casualties"'):
        built.charts["casulties"]
    with pytest.raises(KeyError, match='no figure "kiled"; did you mean "killed"'):
        built.figures["kiled"]
    assert built.figures.get("kiled") is None


def test_a_chart_is_a_picture_in_jupyter_and_stands_alone(built):
    chart = built.charts["casualties-by-area"]
    assert chart._repr_svg_().startswith("<?xml")
    assert "Test · Report of 2–8 March 2026" in chart._repr_svg_()
    with Image.open(io.BytesIO(chart._repr_png_())) as picture:
        assert picture.width == 800
    with Image.open(io.BytesIO(chart.png("slide", transparent=True))) as picture:
        assert (picture.size, picture.mode) == ((1920, 1080), "RGBA")
    assert chart.pdf().startswith(b"%PDF")


def test_a_chart_s_data_have_numbers_and_what_is_not_reported_is_not_zero(built):
    data = built.charts["casualties-by-area"].data.set_index(["area", "indicator"])
    assert data.loc[("North", "killed"), "low"] == 3
    assert data.loc[("South", "killed"), "low"] is pd.NA
    assert data["low"].dtype == "Int64"


def test_a_change_of_the_figure_is_in_later_pictures_and_in_no_file(built):
    chart = built.charts["events-by-type"]
    written = {path: path.read_bytes() for path in built.folder.rglob("*.svg")}
    before = chart.svg()
    assert isinstance(chart.figure, matplotlib.figure.Figure)
    chart.figure.axes[0].texts[0].set_text("Mine")
    assert b"Mine" in chart.svg()
    assert b"Mine" not in before
    assert {path: path.read_bytes() for path in written} == written


def test_a_figure_is_as_the_report_prints_it(built):
    # e1 is at least 3, e2 states none.
    assert built.figures["killed"].text == "at least 3"
    assert built.figures["killed"].reported == 1


def test_the_public_edition_is_built_unless_another_is_asked_for(built, tmp_path):
    config = workspace(tmp_path, {"events.csv": ROWS}, config_for("events.csv"))
    assert built.folder.name == "public"
    inside = sitrep.build(config, "2026-W10", formats=["md"], edition="internal")
    assert inside.folder == tmp_path / "restricted/2026-W10/internal"
    assert "Internal edition" in inside.charts["casualties"]._repr_svg_()
    assert "Internal edition" not in built.charts["casualties"]._repr_svg_()
    with pytest.raises(SitrepError, match='"publik" is not an edition; did you mean "public"'):
        sitrep.build(config, "2026-W10", edition="publik")
