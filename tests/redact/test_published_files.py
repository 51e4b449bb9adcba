"""What is withheld is in no file that a build leaves, and in no sum of figures that are."""

import re

import pytest
from samples.bundles import bundle_of
from samples.command import sitrep
from samples.unpacked import contents
from samples.workspaces import config_for, workspace

from sitrep import outputs

#: A day of each of three weeks, 2026-W09 the first; in the second a count is small.
DAYS = ("2026-02-24", "2026-03-03", "2026-03-10")
TOTALS = (9_001_733, 9_002_917, 9_005_341)
WOMEN = (1_641_187, 3, 1_642_129)
MEN = (1_701_149, 1_702_111, 1_703_383)
FORMATS = ",".join(output.name for output in outputs.known() if not output.always)


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("attack")
    text = "event_id,date_start,reported_on,admin1,place,killed,killed_women,killed_men,source\n"
    for n, row in enumerate(zip(DAYS, TOTALS, WOMEN, MEN, strict=True), 1):
        day, killed, women, men = row
        text += f"e{n},{day},{day},North,Alder,{killed},{women},{men},A\n"
    workspace(folder, {"log.csv": text}, config_for("log.csv"))
    for week in ("2026-W09", "2026-W10", "2026-W11"):
        run = sitrep("build", week, "--template", "long", "--format", FORMATS, cwd=folder)
        assert run.returncode == 0, run.stderr
        run = sitrep("charts", week, cwd=folder)
        assert run.returncode == 0, run.stderr
        bundle_of(folder / "reports" / f"{week}.long" / "public", folder)
    return folder / "reports"


def numbers_in(folder):
    """Every whole number in a folder's files, without the marks between thousands."""
    found = {}
    for path in (p for p in folder.rglob("*") if p.is_file()):
        for part, data in contents(path.name, path.read_bytes()):
            text = re.sub(rb"(?<=\d)(,|\xc2\xa0|\xe2\x80\xaf|\xe2\x80\x89)(?=\d{3})", b"", data)
            for number in re.findall(rb"(?<![\d.])\d{7,8}(?![\d.])", text):
                found.setdefault(int(number), set()).add(f"{path.relative_to(folder)}: {part}")
    return found


def test_no_file_of_any_week_has_what_one_withholds(reports):
    assert [*reports.glob("*/public/pack/*.xlsx")]
    assert [*reports.glob("latest/*.xlsx")]
    found = numbers_in(reports)
    assert {TOTALS[1], MEN[0], MEN[2]} <= found.keys()
    hidden = {
        "men of the week": MEN[1],
        "those of whom neither is stated": TOTALS[1] - MEN[1] - WOMEN[1],
        "men to date": MEN[0] + MEN[1],
        "women to date": WOMEN[0] + WOMEN[1],
        "men of all weeks": sum(MEN),
        "women of all weeks": sum(WOMEN),
        "all but the women": TOTALS[1] - WOMEN[1],
        "men and women": MEN[1] + WOMEN[1],
    }
    assert {what: found[n] for what, n in hidden.items() if n in found} == {}


def test_no_file_of_any_bundle_has_what_one_withholds(reports):
    bundles = reports.parent / "bundles"
    assert len([*bundles.glob("*/annex.xlsx")]) == 3
    found = numbers_in(bundles)
    assert {TOTALS[1], MEN[0], MEN[2]} <= found.keys()
    hidden = {MEN[1], TOTALS[1] - MEN[1] - WOMEN[1], TOTALS[1] - WOMEN[1], MEN[1] + WOMEN[1]}
    hidden |= {MEN[0] + MEN[1], WOMEN[0] + WOMEN[1], sum(MEN), sum(WOMEN)}
    assert not hidden & found.keys()


def test_the_week_before_is_not_told_by_the_next_report(reports):
    found = numbers_in(reports / "2026-W11.long")
    assert {MEN[2], WOMEN[2]} <= found.keys()
    assert not {MEN[1], MEN[2] - MEN[1], WOMEN[2] - WOMEN[1]} & found.keys()
