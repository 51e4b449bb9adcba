"""sitrep diff: what differs between two reports, two dates, or two exports."""

import json

import pytest
from samples.command import sitrep
from samples.workspaces import config_for, workspace

HEADER = "event_id,date_start,reported_on,admin1,place,killed,source\n"
ROWS = HEADER + (
    "e1,2026-03-03,2026-03-04,North,Alder,3,A\n"
    "e1,2026-03-03,2026-03-05,North,Alder,4,B\n"
    "e2,2026-03-04,2026-03-04,South,Birch,2,A\n"
    "e2,2026-03-04,2026-03-06,South,Birch,at least 5,A\n"
    "e3,2026-03-05,2026-03-06,South,Cedar,,A\n"
)
#: The first source says six now, and the third event is gone.
LATER = ROWS.replace("Alder,3,A", "Alder,6,A").replace(ROWS.splitlines()[5] + "\n", "")


@pytest.fixture
def folder(tmp_path):
    workspace(tmp_path, {"log.csv": ROWS, "new.csv": LATER}, config_for("log.csv"))
    return tmp_path


def lines(folder, *asked):
    run = sitrep("diff", *asked, cwd=folder)
    assert run.returncode == 0, run.stderr
    return run.stdout.splitlines()


def test_of_two_dates_figures_accounts_and_text_are_compared(folder):
    said = lines(folder, "2026-03-04", "2026-03-06", "--period", "2026-W10")
    # Three and two; then three (of three and four), at least five, and one not stated.
    assert "  killed                     5 → at least 8 (+3)" in said
    assert "  killed in South            2 → at least 5 (+3)" in said
    new = "  new: e2 (line 5); date_start 2026-03-04; killed at least 5; event_type other"
    assert any(line.startswith(new) for line in said)
    assert not any(line.startswith(("  changed:", "  gone:")) for line in said)
    assert "  - For 2–8 March 2026, two events were reported." in said
    assert "  + For 2–8 March 2026, three events were reported." in said


def test_of_two_exports_a_changed_and_a_gone_row_are_told(folder):
    said = lines(folder, "log.csv", "new.csv", "--period", "2026-W10")
    # Four is the lower of four and six.
    assert "  killed in North            3 → 4 (+1)" in said
    assert '  changed: e1 (line 2); killed "3" → "6"' in said
    assert any(line.startswith("  gone: e3 (line 6); date_start 2026-03-05") for line in said)


def test_of_two_reports_figures_and_text_are_compared_without_reading_the_log(folder):
    for day in ("2026-03-04", "2026-03-06"):
        run = sitrep("build", "2026-W10", "--as-of", day, "-o", day, "--format", "md", cwd=folder)
        assert run.returncode == 0, run.stderr
    (folder / "log.csv").unlink()
    one, other = (f"{day}/2026-W10/public" for day in ("2026-03-04", "2026-03-06"))
    said = lines(folder, one, f"{other}/report.json")
    assert "  killed                     5 → at least 8 (+3)" in said
    assert "Accounts" not in said
    assert any(line.startswith("  + For 2–8 March 2026, three events") for line in said)


def test_it_is_printed_as_markdown_and_as_json_too(folder):
    asked = ("2026-03-04", "2026-03-06", "--period", "2026-W10", "--as")
    assert "| killed | 5 | at least 8 | +3 |" in lines(folder, *asked, "markdown")
    found = json.loads("\n".join(lines(folder, *asked, "json")))
    killed = {"what": "killed", "before": "5", "after": "at least 8", "by": 3}
    assert killed in found["figures"]
    assert [row["line"] for row in found["accounts"]["added"]] == [3, 5, 6]


def test_scripts_can_ask_for_an_exit_code(folder):
    period = ("--period", "2026-W10", "--exit-code")
    same = sitrep("diff", "log.csv", "log.csv", *period, cwd=folder)
    assert (same.returncode, same.stdout) == (0, "Nothing differs.\n")
    assert sitrep("diff", "log.csv", "new.csv", *period, cwd=folder).returncode == 1


@pytest.mark.parametrize(
    ("asked", "code", "said"),
    [
        (("nix", "log.csv"), 2, '"nix" is neither a day (2026-03-09) nor a file or folder'),
        # Python reads it as the day on which the week begins.
        (("2026-W10", "log.csv"), 2, "of a report, name its folder: reports/2026-W10/public"),
        (("2026-02-30", "log.csv"), 2, '"2026-02-30" is no day of the calendar'),
        ((".", "log.csv"), 1, ".: is not a report of sitrep; name a report's folder, or the rep"),
        (("log.csv", "new.csv", "--source", "x.csv"), 2, "--source, one of log.csv"),
        (
            ("2026-03-01", "2026-03-06", "--period", "2026-W10"),
            1,
            "nothing in its inputs was reported",
        ),
    ],
)
def test_what_can_not_be_compared_is_refused_with_the_remedy(folder, asked, code, said):
    run = sitrep("diff", *asked, cwd=folder)
    assert run.returncode == code
    assert said in run.stderr
    assert "Traceback" not in run.stderr


@pytest.mark.parametrize("text", ["{", "[]", '{"language": "en"}', '{"figures": 3}', "\x00"])
def test_a_damaged_report_is_a_problem(folder, text):
    (folder / "report.json").write_text(text)
    run = sitrep("diff", "report.json", "report.json", cwd=folder)
    assert run.returncode == 1
    assert "report.json: is not a report of sitrep" in run.stderr
