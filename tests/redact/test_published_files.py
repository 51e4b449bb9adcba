"""What is withheld is in no file that a build leaves, and in no sum of figures that are."""

import re

import pytest
from samples.bundles import bundle_of
from samples.command import sitrep
from samples.unpacked import contents
from samples.workspaces import config_for, workspace

from sitrep import outputs
from sitrep.model.declared import KINDS, Kind

#: A day of each of three weeks, 2026-W09 the first; in the second a count is small.
DAYS = ("2026-02-24", "2026-03-03", "2026-03-10")
TOTALS = (9_001_733, 9_002_917, 9_005_341)
WOMEN = (1_641_187, 3, 1_642_129)
MEN = (1_701_149, 1_702_111, 1_703_383)
#: The kinds that show groups; that of flows has tests of its own.
OF_GROUPS = [kind for kind in KINDS if "group" in KINDS[kind]]
#: A chart of every kind of each group, over all weeks: they may tell nothing either.
CHARTS = "".join(
    f'[[chart]]\nid = "{kind}-{group}"\nkind = "{kind}"\nindicator = "killed"\ngroup = "{group}"\n'
    for kind in OF_GROUPS
    for group in ("women", "men")
)
FORMATS = ",".join(output.name for output in outputs.known() if not output.always)


@pytest.fixture(scope="module")
def reports(tmp_path_factory):
    folder = tmp_path_factory.mktemp("attack")
    text = "event_id,date_start,reported_on,admin1,place,killed,killed_women,killed_men,source\n"
    for n, row in enumerate(zip(DAYS, TOTALS, WOMEN, MEN, strict=True), 1):
        day, killed, women, men = row
        text += f"e{n},{day},{day},North,Alder,{killed},{women},{men},A\n"
    workspace(folder, {"log.csv": text}, config_for("log.csv", more=CHARTS))
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


@pytest.mark.parametrize("kind", OF_GROUPS)
def test_a_declared_chart_of_a_small_group_is_a_sentence_in_all_its_files(reports, kind):
    for week in ("2026-W10.long", "2026-W11.long"):
        charts = reports / week / "public" / "charts"
        table, *rows = (charts / f"{kind}-women.csv").read_text(encoding="utf-8").splitlines()
        assert table
        assert rows == []
    before = reports / "2026-W09.long" / "public" / "charts" / f"{kind}-women.csv"
    if kind is not Kind.TOTALS:
        assert str(WOMEN[0]) in before.read_text(encoding="utf-8")


def test_the_chart_of_sex_and_age_is_in_no_file_of_a_week_that_withholds_it(reports):
    for week, there in (("2026-W09", True), ("2026-W10", False), ("2026-W11", True)):
        public = reports / f"{week}.long" / "public"
        assert (public / "charts" / "sex-and-age.csv").is_file() is there
        assert bool([*(reports / week / "public" / "pack").glob("sex-and-age.*")]) is there
        page = (public / "report.json").read_text(encoding="utf-8")
        assert ('"id": "sex-and-age"' in page) is there


#: Who fled from where to where in one week; the last but one is small.
FLED = {
    ("North", "South"): 7_301_117,
    ("South", "North"): 7_402_223,
    ("East", "North"): 7_503_331,
    ("Westmoor", "South"): 3,
    ("", "North"): 7_604_447,
}


@pytest.fixture(scope="module")
def moved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("moved")
    text = "event_id,date_start,reported_on,admin1,displaced,origin_admin1,source\n"
    for n, ((origin, destination), displaced) in enumerate(FLED.items(), 1):
        text += f"e{n},{DAYS[1]},{DAYS[1]},{destination},{displaced},{origin},A\n"
    chart = '[[chart]]\nid = "own"\nkind = "flows"\nindicator = "displaced"\n'
    workspace(folder, {"log.csv": text}, config_for("log.csv") + chart)
    run = sitrep("build", "2026-W10", "--template", "long", "--format", FORMATS, cwd=folder)
    assert run.returncode == 0, run.stderr
    run = sitrep("charts", "2026-W10", cwd=folder)
    assert run.returncode == 0, run.stderr
    return folder / "reports"


def test_no_file_names_the_area_that_few_people_fled(moved):
    for path in (p for p in moved.rglob("*") if p.is_file()):
        for part, data in contents(path.name, path.read_bytes()):
            assert b"Westmoor" not in data, f"{path.relative_to(moved)}: {part}"


def test_what_the_flows_shown_leave_of_the_total_is_of_no_pair_alone(moved):
    found, total = numbers_in(moved), sum(FLED.values())
    # The smallest of the others is withheld with the small one, and no file has the two's sum.
    assert {FLED["South", "North"], FLED["East", "North"]} <= found.keys()
    together = FLED["North", "South"] + FLED["Westmoor", "South"]
    assert not {together, total - FLED["Westmoor", "South"]} & found.keys()
