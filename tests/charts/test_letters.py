"""Places named in any script: a font of this machine has their letters, or a warning says so."""

import subprocess
import sys
from pathlib import Path

import pytest
from samples.command import sitrep
from samples.workspaces import config_for, workspace

from sitrep.charts.drawing import letters, style
from sitrep.look import fonts
from sitrep.model.texts import texts
from sitrep.outputs import pdf

#: A place in each script, and the family that its letters are printed in; none for the scripts
#: that the shipped fonts have.
PLACES = {
    "Arabic": ("إدلب", ""),
    "Cyrillic": ("Харків", ""),
    "Greek": ("Ελλάδα", ""),
    "Burmese": ("ရန်ကုန်", "Noto Sans Myanmar"),
    "Amharic": ("ትግራይ", "Noto Sans Ethiopic"),
    "Bengali": ("কক্সবাজার", "Noto Sans Bengali"),
    "Devanagari": ("काठमाडौं", "Noto Sans Devanagari"),
    "Thai": ("เชียงใหม่", "Noto Sans Thai"),
    "Khmer": ("ភ្នំពេញ", "Noto Sans Khmer"),
    "Thaana": ("މާލެ", "Noto Sans Thaana"),
}
#: Letters of a script that no font package in use has.
NOWHERE = "\U00013000"  # an Egyptian hieroglyph
ROWS = "event_id,date_start,reported_on,admin1,place,killed,source\n" + "".join(
    f"e{n},2019-05-06,2019-05-07,{place},{place},{n + 1},Agency\n"
    for n, (place, _) in enumerate(PLACES.values())
)


@pytest.mark.parametrize(("place", "family"), PLACES.values(), ids=PLACES)
def test_each_script_s_letters_are_in_a_shipped_font_or_in_one_of_the_machine(place, family):
    assert letters.families_for(place) == ((family,) if family else ())
    assert letters.lacking([place]) == {}


@pytest.mark.parametrize("place", [place for place, _ in PLACES.values()], ids=PLACES)
def test_charts_draw_no_box_for_a_letter(place, recwarn):
    kind = style.Type(8, "#000000")
    families = style._families(("IBM Plex Sans",))
    style._ruler().get_text_width_height_descent(
        place, style._font(place, (kind.size, False, False), families), ismath=False
    )
    assert [str(w.message) for w in recwarn if "Glyph" in str(w.message)] == []


def test_a_report_of_places_in_all_these_scripts_has_a_font_for_each(tmp_path):
    workspace(tmp_path, {"events.csv": ROWS}, config_for("events.csv"))
    run = sitrep("build", "2019-W19", "--format", "pdf,html", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    file = tmp_path / "reports/2019-W19/public/sitrep.en.pdf"
    told = subprocess.run(["pdffonts", file], capture_output=True, text=True, check=True).stdout
    for _, family in PLACES.values():
        assert family.replace(" ", "") in told.replace("-", "")


def test_one_warning_names_a_script_that_no_font_has_its_letters_and_the_package(tmp_path):
    rows = ROWS.replace("Agency", f"Agency {NOWHERE}")
    workspace(tmp_path, {"events.csv": rows}, config_for("events.csv"))
    # The process that builds knows no font of the machine.
    path = _without_fonts(tmp_path / "startup")
    run = sitrep("build", "2019-W19", "--format", "md", cwd=tmp_path, PYTHONPATH=path)
    assert run.returncode == 0
    warnings = [line for line in run.stderr.splitlines() if "no font here has" in line]
    assert len(warnings) == 8
    assert (
        "warning: config.toml: the report has Khmer letters that no font here has "
        "(\u1789 \u1793 \u1796 \u1797 \u17c1); they are printed as boxes; install a font for "
        "Khmer, such as Noto Sans Khmer (Debian and Ubuntu: sudo apt-get install fonts-noto-core)"
    ) in warnings
    check = sitrep("check", "2019-W19", cwd=tmp_path, PYTHONPATH=path)
    assert check.returncode == 0
    assert {*warnings} <= {*check.stderr.splitlines()}


def _without_fonts(folder: Path) -> str:
    folder.mkdir()
    (folder / "sitecustomize.py").write_text(
        "import matplotlib.font_manager as m\nm.findSystemFonts = lambda *a, **k: []\n"
    )
    return f"{folder}:{Path(__file__).parents[2]}"


def test_chinese_japanese_and_korean_letters_are_of_one_script_with_its_own_package():
    assert {letters.script(letter) for letter in "東かカ한"} == {"CJK"}
    assert letters.script("ភ") == "Khmer"


def test_signs_and_digits_need_no_font_of_a_script():
    assert letters.lacking(["≥ 5 → 7 ☎ ½ 1,234 €"]) == {}


def test_a_script_s_own_digits_are_among_its_letters():
    assert letters.families_for("१२") == ("Noto Sans Devanagari",)


def test_a_font_package_that_is_installed_is_used_on_page_and_in_charts(
    tmp_path, monkeypatch, caplog
):
    noto = next(path for path in letters._candidates("Khmer") if "NotoSansKhmer" in path)
    package = tmp_path / "fontpkg_of_a_test"
    (package / "files").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    (package / "files" / "OfATest.ttf").write_bytes(Path(noto).read_bytes())
    monkeypatch.syspath_prepend(tmp_path)
    assert [path.name for path in fonts.further_files()] == ["OfATest.ttf"]
    assert "OfATest.ttf" in " ".join(face.url for face in pdf._faces(""))
    assert str(package / "files" / "OfATest.ttf") in letters._candidates.__wrapped__("Khmer")
    sys.modules.pop("fontpkg_of_a_test", None)


def test_a_box_on_paper_is_told_once_a_letter_and_not_where_it_was_told_before(caplog):
    from samples.reports import CREATED

    page = "<html lang='en'><head><title>T</title></head><body>{0} {0} {0}</body></html>"
    unknown = "\U0010fffd"  # for private use: no font has it
    pdf.printed(page.format(unknown), language="en", created=CREATED)
    told = [record.getMessage() for record in caplog.records]
    assert told == [f'"{unknown}" is printed as a box: no font on this machine has it']
    caplog.clear()
    pdf.printed(page.format(unknown), language="en", created=CREATED, boxes={unknown})
    assert caplog.records == []


def test_every_text_of_a_thing_is_found_however_deep_it_lies():
    assert [*texts({"a": ["b", ("c", 1, None)], "d": {"e": "f"}})] == ["a", "b", "c", "d", "e", "f"]
