"""What the next report says of the last one, as a person meets it: publish, correct, build."""

import json
import re
import shutil

import pytest
from samples.command import sitrep
from samples.workspaces import config_for, workspace

HEADER = (
    "event_id,date_start,reported_on,admin1,place,killed,source,status,sensitivity,description\n"
)
FIRST = (
    "e1,2019-05-06,2019-05-07,Idleb,Hass,2,Agency,,,\n"
    "e2,2019-05-07,2019-05-08,Idleb,Kafr,5,Agency,,,\n"
    "e3,2019-05-08,2019-05-09,Hama,Zorvexplace,3,Zeta,,restricted,Zorvextext\n"
)
#: One figure revised (2 to 4), one event withdrawn (5), one revised that is restricted (3 to 6),
#: one added late (1), one of the next week (7): 10 killed become 4 + 6 + 1 = 11, and 18 in all.
THEN = (
    "e1,2019-05-06,2019-05-17,Idleb,Hass,4,Agency,,,\n"
    "e2,2019-05-07,2019-05-18,Idleb,Kafr,,Agency,withdrawn,,\n"
    "e3,2019-05-08,2019-05-18,Hama,Zorvexplace,6,Zeta,,restricted,Zorvextext\n"
    "e4,2019-05-09,2019-05-16,Hama,Late,1,Zeta,,,\n"
    "e5,2019-05-15,2019-05-16,Hama,New,7,Zeta,,,\n"
)
REPORT = (
    'title = "Test"\nbaseline = 2019-05-01\nformats = ["md"]\neditions = ["public", "internal"]'
)


def run(folder, *words, code=0):
    done = sitrep(*words, cwd=folder)
    assert done.returncode == code, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """A workspace whose week 19 is published, and whose log has been corrected since."""
    folder = tmp_path_factory.mktemp("once") / "w"
    workspace(folder, {"log.csv": HEADER + FIRST}, config_for("log.csv", report=REPORT))
    run(folder, "build", "2019-W19", "--as-of", "2019-05-14", "--edition", "public,internal")
    run(folder, "publish", "2019-W19", "--as-of", "2019-05-14", "--yes")
    (folder / "log.csv").write_text(HEADER + FIRST + THEN, encoding="utf-8")
    return folder


@pytest.fixture
def published(once, tmp_path):
    """The same, for one test alone."""
    return shutil.copytree(once, tmp_path / "w")


def draft(folder, edition="public", period="2019-W20", *more):
    run(folder, "build", period, "--as-of", "2019-05-21", "--edition", edition, *more)
    return folder / "drafts" / period / edition


@pytest.fixture(scope="module")
def drafts(once, tmp_path_factory):
    """The folder of the drafts of week 20, one for each edition."""
    folder = shutil.copytree(once, tmp_path_factory.mktemp("drafts") / "w")
    return draft(folder, "public,internal").parent


def page(folder):
    return next(folder.glob("*.md")).read_text(encoding="utf-8")


def changes(folder):
    return json.loads((folder / "report.json").read_text(encoding="utf-8"))["since_last_report"]


def row(text, *first):
    """The cells after those that a row begins with."""
    rows = ([c.strip() for c in line.strip("|").split("|")] for line in text.splitlines())
    (found,) = [cells for cells in rows if tuple(cells[: len(first)]) == first]
    return found[len(first) :]


def test_the_next_report_leads_from_what_was_stated_to_what_is_said_now(drafts):
    text = page(drafts / "public")
    assert "stated 10 killed for 6–12 May 2019; after corrections the number is 11" in text
    assert row(text, "People killed", "6–12 May") == ["10", "+1", "+5", "−5", "—", "11"]
    assert row(text, "People killed", "1–19 May") == ["10", "+1", "+5", "−5", "7", "18"]
    assert row(text, "Kafr in Idleb", "7 May") == ["Withdrawn", "people killed", "5", "—", "Agency"]


def test_report_json_holds_the_same_numbers_and_they_add_up(drafts):
    found = changes(drafts / "public")
    assert (found["period"], found["number"], found["reasons"]) == ("2019-W19", 1, True)
    week, since = (s for s in found["sums"] if s["indicator"] == "killed")
    assert [(s["kind"], s["by"]) for s in week["steps"]] == [
        ("added", 1),
        ("revised", 5),
        ("withdrawn", -5),
    ]
    assert (week["before"]["best"], week["after"]["best"]) == (10, 11)
    risen = sum(step["by"] for step in since["steps"]) + since["since"]["best"]
    assert since["before"]["best"] + risen == since["after"]["best"] == 18


def test_what_the_edition_may_not_show_is_in_no_change_of_it(drafts):
    folder = drafts / "public"
    for path in folder.rglob("*"):
        if path.is_file():
            assert b"Zorvex" not in path.read_bytes(), path
    assert all(
        re.fullmatch(r"(restricted-)?event-\d+", e["event_id"]) for e in changes(folder)["events"]
    )
    inside = changes(drafts / "internal")
    assert {e["event_id"] for e in inside["events"]} == {"e1", "e2", "e3", "e4"}
    assert {e["place"] for e in inside["events"]} >= {"Zorvexplace"}


def test_a_second_issue_is_compared_with_the_first_one_and_the_next_week_with_it(published):
    assert changes(draft(published, period="2019-W19"))["period"] == "2019-W19"
    run(published, "publish", "2019-W19", "--as-of", "2019-05-21", "--yes", "--reason", "Late")
    folder = draft(published)
    found = changes(folder)
    assert (found["period"], found["revision"], found["events"]) == ("2019-W19", 2, [])
    assert "No figure of Situation Report No. 1 (revision 2)" in page(folder)


def test_a_published_report_with_changes_is_verified_byte_for_byte(published):
    draft(published)
    run(published, "publish", "2019-W20", "--as-of", "2019-05-21", "--yes")
    assert "2019-W20/public: byte for byte the same" in run(published, "verify", "2019-W20")


def test_without_the_accounts_behind_it_only_figures_are_compared(published):
    (published / ".sitrep/record/2019-W19/accounts.npz").unlink()
    folder = draft(published)
    assert "are no longer kept, so only its figures are compared" in page(folder)
    assert row(page(folder), "People killed", "6–12 May") == ["10", "+1", "11"]
    assert changes(folder)["reasons"] is False


def test_a_workspace_that_has_published_nothing_has_no_such_section(tmp_path):
    workspace(tmp_path, {"log.csv": HEADER + FIRST}, config_for("log.csv", report=REPORT))
    run(tmp_path, "build", "2019-W19")
    folder = tmp_path / "reports" / "2019-W19" / "public"
    assert "Changes and corrections" not in page(folder)
    assert changes(folder) is None


def test_sources_with_short_names_are_the_same_in_both_reports(tmp_path):
    names = "\n[[source_name]]\nname = 'Zeta Network'\nshort = 'Zeta'\n"
    head = "total_id,indicator,figure,since,as_of,source\n"
    totals = f"{head}t1,killed,{{}},2019-05-01,2019-05-12,Zeta Network\n"
    log = HEADER + FIRST.replace("Zeta", "Zeta Network")
    config = config_for("log.csv", "totals.csv", more=names, report=REPORT)
    workspace(tmp_path, {"log.csv": log, "totals.csv": totals.format(50)}, config)
    run(tmp_path, "build", "2019-W19")
    run(tmp_path, "publish", "2019-W19", "--yes")
    found = changes(draft(tmp_path))
    assert (found["events"], found["totals"]) == ([], [])
    (tmp_path / "totals.csv").write_text(totals.format(60))
    late = "e9,2019-05-09,2019-05-16,Hama,Late,1,Zeta Network,,,\n"
    (tmp_path / "log.csv").write_text(log + late)
    found = changes(draft(tmp_path))
    assert [t["source"] for t in found["totals"]] == ["Zeta"]
    assert [e["sources"] for e in found["events"]] == [["Zeta"]]


def test_an_event_that_the_log_held_and_the_cut_off_left_out_is_added_late(tmp_path):
    late = "e9,2019-05-09,2019-05-16,Hama,Late,1,Agency,,,\n"
    files = {"log.csv": HEADER + FIRST + late}
    workspace(tmp_path, files, config_for("log.csv", report=REPORT))
    run(tmp_path, "build", "2019-W19", "--as-of", "2019-05-14")
    run(tmp_path, "publish", "2019-W19", "--as-of", "2019-05-14", "--yes")
    found = changes(draft(tmp_path))
    assert [(e["kind"], e["place"]) for e in found["events"]] == [("added", "Late")]


def test_a_restricted_event_that_has_left_the_log_is_named_by_nothing_but_its_area(tmp_path):
    head = HEADER.replace("description", "event_type")
    hidden = "e3,2019-05-08,2019-05-09,Hama,Zorvexplace,3,Zeta,,restricted,Zorvextype\n"
    rows = "e1,2019-05-06,2019-05-07,Idleb,Hass,2,Agency,,,shelling\n"
    workspace(tmp_path, {"log.csv": head + rows + hidden}, config_for("log.csv", report=REPORT))
    run(tmp_path, "build", "2019-W19")
    run(tmp_path, "publish", "2019-W19", "--yes")
    (tmp_path / "log.csv").write_text(head + rows, encoding="utf-8")
    folder = draft(tmp_path, period="2019-W19")
    (event,) = changes(folder)["events"]
    said = (event["kind"], event["area"], event["place"], event["event_type"])
    assert said == ("removed", "Hama", "", "other")
    for path in folder.rglob("*"):
        assert path.is_dir() or b"zorvex" not in path.read_bytes().lower(), path
