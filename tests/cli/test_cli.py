"""The command as people meet it: its words, its exit codes, what it prints and what not."""

import os
import pty
import re
import subprocess
import sys
import tomllib
from functools import partial
from importlib.metadata import PackageNotFoundError, version

import pytest
from click.testing import CliRunner
from samples.command import failing, sitrep
from samples.workspaces import GOOD, HEADER, ROOT, config_for, contents, workspace

from sitrep import doctor
from sitrep.cli import main
from sitrep.cli.listing import file_lines, problem_lines, ranges
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, nearest


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """A workspace with one event and nothing wrong."""
    folder = tmp_path_factory.mktemp("good")
    workspace(folder)
    return folder


# --- init, check, build ---------------------------------------------------------------------


def test_a_new_workspace_can_be_checked_filled_in_and_built(tmp_path):
    made = sitrep("init", "my report", cwd=tmp_path)
    assert (made.returncode, made.stderr) == (0, "")
    assert made.stdout.splitlines() == [
        "my report/config.toml",
        "my report/data/events.csv",
        "my report/data/totals.csv",
        "my report/data/facilities.csv",
        "my report/.gitignore",
        "Fill in my report/data/events.csv, then: sitrep build -c 'my report/config.toml'",
    ]
    config = tmp_path / "my report/config.toml"
    checked = sitrep("check", "--config", config, cwd=tmp_path)
    # The title is still the one that init wrote.
    warned = f'warning: {config}:5: report.title: "My operation" is the title'
    # A build would refuse an empty log, so check says it too.
    assert checked.returncode == 1
    assert checked.stderr.startswith(warned)
    assert "there are no rows to report" in checked.stderr
    empty = sitrep("build", "--config", config, cwd=tmp_path)
    assert empty.returncode == 1
    assert "there are no rows to report" in empty.stderr
    events = tmp_path / "my report/data/events.csv"
    header = events.read_text()
    row = {"event_id": "e1", "date_start": "2019-05-06", "killed": "at least 2", "source": "A"}
    cells = ",".join(row.get(name, "") for name in header.strip().split(","))
    events.write_text(f"{header}{cells}\n")
    built = sitrep("build", "2019-W19", "-c", config, "--format", "md", cwd=tmp_path)
    assert built.returncode == 0
    assert built.stderr.startswith(warned)
    page = (tmp_path / "my report/reports/2019-W19/public/sitrep.en.md").read_text()
    assert "at least 2" in page.lower() or "at least two" in page.lower()


def test_init_writes_over_nothing(good):
    before = contents(good)
    run = sitrep("init", ".", cwd=good)
    assert run.returncode == 1
    assert run.stderr.splitlines() == [
        "config.toml: is there already; choose another folder; nothing was written",
        "1 problem; nothing was written.",
    ]
    assert contents(good) == before


def test_check_finds_what_a_build_of_the_period_would_refuse(tmp_path):
    files = {
        "events.csv": HEADER + GOOD,
        "narrative/2019-W19.md": "TO BE UPDATED\n",
        "narrative/2019-W18.md": "# No such section\n\nText.\n",
    }
    workspace(tmp_path, files, config_for("events.csv"))
    for period, mentioned in (
        ("2019-W19", ["narrative/2019-W19.md:1"]),
        ("2019-W18", ["narrative/2019-W18.md:1"]),
        ("", ["narrative/2019-W18.md:1", "narrative/2019-W19.md:1"]),
    ):
        found = sitrep("check", *filter(None, [period]), cwd=tmp_path)
        assert found.returncode == 1, found.stderr
        told = [text.split(": ")[0] for text in found.stderr.splitlines() if "narrative/" in text]
        assert told == mentioned, period


LOG = HEADER + "e1,2019-05-32,2019-05-02,Hass,35.5,36.5,2,Agency,\n" + GOOD
NO_DATE = "events.csv:2: date_start"


@pytest.mark.parametrize(
    ("report", "more", "told"),
    [
        ('title = "Test"\npage = "A5"', "", "report.page"),
        ('title = "Test"', '\n[theme]\nprimary = "bleu"\n', "theme.primary"),
        ('title = "Test"', '\n[edition.public]\nplaces = "town"\n', "edition.public.places"),
        ('title = "Test"', '\n[[chart]]\nid = "a"\nkind = "cake"\n', "chart.1.kind"),
        ('title = "Test"\nsections = ["overveiw"]', "", "report.sections"),
    ],
)
def test_check_tells_what_is_wrong_with_rows_beside_what_is_wrong_with_the_look(
    tmp_path, report, more, told
):
    workspace(tmp_path, {"events.csv": LOG}, config_for("events.csv", report=report, more=more))
    run = sitrep("check", cwd=tmp_path)
    assert run.returncode == 1
    assert f" {told}" in run.stderr
    assert NO_DATE in run.stderr
    # A build refuses at once, and writes nothing.
    assert sitrep("build", cwd=tmp_path).returncode == 1


@pytest.mark.parametrize(
    ("report", "source", "told"),
    [
        ('title = "Test"\ncalendar = "lunar"', "", "report.calendar"),
        ('title = "Test"\nbaselin = 2019-04-29', "", "report.baselin"),
        ('title = "Test"', 'date_order = "DYM"', "source.1.date_order"),
        ("", "", "report.title"),
    ],
)
def test_check_reads_no_row_where_what_is_wrong_may_change_how_rows_are_read(
    tmp_path, report, source, told
):
    config = config_for("events.csv", report=report, source=source)
    workspace(tmp_path, {"events.csv": LOG}, config)
    run = sitrep("check", cwd=tmp_path)
    assert run.returncode == 1
    assert f" {told}" in run.stderr
    assert "events.csv" not in run.stderr


def test_check_of_a_period_that_is_none_says_what_to_type(good):
    found = sitrep("check", "2019-W99", cwd=good)
    assert found.returncode == 2
    assert "2019 has no iso week 99" in found.stderr


def test_check_writes_nothing(good):
    before = contents(good)
    run = sitrep("check", cwd=good)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [
        "events.csv: canonical events, 1 row, 1 can be used",
        "No problem stops a build.",
    ]
    assert contents(good) == before


def test_a_build_prints_its_pages_one_line_for_the_charts_and_a_summary_and_once_how_to_publish(
    good,
):
    run = sitrep("build", "2019-W19", "--format", "md,html", cwd=good)
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert lines[:4] == [
        "reports/2019-W19/public/sitrep.en.html",
        "reports/2019-W19/public/sitrep.en.md",
        "reports/2019-W19/public/report.json",
        "reports/2019-W19/public/manifest.json",
    ]
    assert sum("charts/" in line for line in lines) == 1
    assert lines[-2] == (
        "2019-W19 (2019-05-06 to 2019-05-12): 1 event, 0 running totals, as of 2019-05-12"
    )
    assert lines[-1].startswith('When a report is handed out, "sitrep publish PERIOD"')
    again = sitrep("build", "2019-W19", "--format", "md,html", cwd=good)
    assert "sitrep publish" not in again.stdout


def test_a_period_without_events_has_no_reports_and_not_zero_events(good):
    run = sitrep("build", "2019-W30", "--format", "md", cwd=good)
    assert run.returncode == 0
    assert run.stdout.splitlines()[-1] == (
        "2019-W30 (2019-07-22 to 2019-07-28): no reports, as of 2019-05-07"
    )


def test_options_that_are_given_twice_count_both(tmp_path):
    folder = workspace(tmp_path, {"events.csv": HEADER + GOOD}, config_for("events.csv")).parent
    twice = ("--edition", "public", "--edition", "internal,public", "--format", "md")
    run = sitrep("build", "2019-W19", *twice, "--format", "json", cwd=folder)
    assert run.returncode == 0, run.stderr
    made = {path.parent.name for path in folder.rglob("sitrep.en.md")}
    assert made == {"public", "internal"}
    assert len([*folder.rglob("report.json")]) == 2
    assert sitrep("build", "2019-W19", *twice, "--edition", "all", cwd=folder).returncode == 2


def test_quiet_prints_nothing_but_problems(good, tmp_path):
    run = sitrep("build", "2019-W19", "--format", "md", "--quiet", cwd=good)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    run = sitrep("check", "--quiet", cwd=good)
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    workspace(tmp_path, {"events.csv": "event_id,date_start,kiled,killed\ne1,2019-05-06,1,x\n"})
    run = sitrep("check", "--quiet", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (1, "")
    assert len(run.stderr.splitlines()) == 2  # the problem, and how many there are


def test_verbose_prints_each_stage_in_order(good):
    run = sitrep("build", "2019-W19", "--format", "md", "--verbose", cwd=good)
    assert run.stderr.splitlines() == [
        "reading",
        "cleaning",
        "reconciling",
        "drawing charts",
        "rendering md",
        "publishing",
    ]


def at_a_terminal(*arguments, cwd):
    """Run the command with its stderr a terminal; return what that shows."""
    ours, theirs = pty.openpty()
    run = sitrep(*arguments, cwd=cwd, stderr=os.ttyname(theirs))
    os.close(theirs)
    shown = b""
    try:
        while part := os.read(ours, 4096):
            shown += part
    except OSError:  # what Linux says at the end of a terminal
        pass
    os.close(ours)
    assert run.returncode == 0
    return shown.decode()


def test_progress_is_shown_at_a_terminal_and_cleared_away(good):
    shown = at_a_terminal("build", "2019-W19", "--format", "md", cwd=good)
    assert "drawing charts …" in shown
    assert shown.endswith("\r\x1b[2K")


def test_quiet_shows_no_progress_at_a_terminal(good):
    assert at_a_terminal("build", "2019-W19", "--format", "md", "-q", cwd=good) == ""


# --- wrong usage ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["build", "2019-W60"], '"2019-W60": 2019 has no iso week 60'),
        (["build", "some week"], '"some week" is not a period; write a week (2019-W19)'),
        (["build", "--as-of", "tomorrow"], "'tomorrow' does not match the format"),
        (["build", "--format", "doc"], '"doc" is not a format; did you mean "docx"?'),
        (
            ["build", "--edition", "secret"],
            '"secret" is not an edition; known: public, partner, internal',
        ),
        (["build", "--lang", "xx"], "'xx' is not 'en'"),
        (["build", "2019-W19", "2019-W20"], "Got unexpected extra argument"),
        (["build", "--out", "config.toml"], "is a file"),
        (["bild"], "No such command 'bild'"),
        (["completion", "csh"], "is not one of"),
        (["init"], "Missing argument 'FOLDER'"),
    ],
)
def test_wrong_usage_exits_with_2_and_says_how_to_use_it(good, arguments, says):
    run = sitrep(*arguments, cwd=good)
    assert run.returncode == 2
    assert run.stderr.startswith("Usage: sitrep")
    assert says in run.stderr


def test_a_source_date_epoch_that_is_no_number_is_wrong_usage(good):
    run = sitrep("build", "2019-W19", cwd=good, SOURCE_DATE_EPOCH="today")
    assert run.returncode == 2
    assert 'SOURCE_DATE_EPOCH is "today", which is not a number of seconds' in run.stderr


def test_without_a_config_the_command_says_how_to_make_one(tmp_path):
    run = sitrep("build", cwd=tmp_path)
    assert run.returncode == 1
    assert run.stderr.splitlines() == [
        "config.toml: there is no such file; make one with: sitrep init .",
        "1 problem; nothing was written.",
    ]


@pytest.mark.parametrize("config", ["folder", "folder/none.toml"])
def test_a_wrong_config_path_is_a_problem_and_no_trace(tmp_path, config):
    (tmp_path / "folder").mkdir()
    run = sitrep("check", "--config", config, cwd=tmp_path)
    assert run.returncode == 1
    assert run.stderr.startswith(f"{config}: ")
    assert "Traceback" not in run.stderr


def test_an_out_path_that_cannot_be_written_is_a_problem_and_no_trace(good):
    run = sitrep("build", "2019-W19", "--format", "md", "--out", "events.csv/x", cwd=good)
    assert run.returncode == 1
    assert "can't be written: Not a directory" in run.stderr
    assert "Traceback" not in run.stderr


def test_a_fault_of_sitreps_own_is_called_one_and_traced_only_on_request(good):
    first = partial(failing, "pipeline", "build", KeyError("boom"))
    run = sitrep("build", "2019-W19", cwd=good, first=first)
    assert run.returncode == 1
    assert run.stderr.startswith("this is a fault in sitrep, not in your files: KeyError: 'boom'")
    assert "Traceback" not in run.stderr
    assert "Traceback" in sitrep("build", "2019-W19", "-v", cwd=good, first=first).stderr


def test_a_stdout_that_cannot_show_a_letter_is_no_crash(tmp_path):
    workspace(tmp_path, {"Идлиб.csv": HEADER + GOOD}, config_for("*.csv"))
    run = sitrep("check", cwd=tmp_path, PYTHONIOENCODING="ascii")
    assert run.returncode == 0
    assert "canonical events" in run.stdout


# --- help and completion --------------------------------------------------------------------


def test_help_imports_nothing_heavy():
    program = (
        "import sys\nfrom sitrep.cli import main\n"
        "try: main(['--help'])\nexcept SystemExit: pass\n"
        "print([m for m in ('pandas', 'numpy', 'matplotlib', 'weasyprint', 'jinja2', 'pydantic', "
        "'babel', 'fluent', 'sitrep.pipeline', 'sitrep.config.load') if m in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.splitlines()[-1] == "[]"


def test_help_says_every_command_in_a_whole_sentence():
    result = CliRunner().invoke(main, ["--help"], prog_name="sitrep")
    assert result.exit_code == 0
    for name in main.commands:
        (line,) = (li for li in result.output.splitlines() if li.strip().startswith(f"{name} "))
        assert line.endswith("."), line
        assert "..." not in line


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_has_help_that_fits_a_terminal(command):
    result = CliRunner().invoke(main, [command, "-h"], prog_name="sitrep")
    assert result.exit_code == 0
    assert result.output.startswith(f"Usage: sitrep {command}")
    assert max(map(len, result.output.splitlines())) <= 80
    assert "%Y" not in result.output


@pytest.mark.parametrize(
    ("shell", "part"),
    [
        ("bash", "complete -o nosort -F"),
        ("zsh", "#compdef sitrep"),
        ("fish", "complete --no-files"),
    ],
)
def test_completion_scripts_are_printed_for_each_shell(tmp_path, shell, part):
    run = sitrep("completion", shell, cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert part in run.stdout
    assert "_SITREP_COMPLETE" in run.stdout


def test_completion_offers_commands_and_options(tmp_path):
    environment = {"_SITREP_COMPLETE": "bash_complete", "COMP_WORDS": "sitrep b", "COMP_CWORD": "1"}
    assert sitrep(cwd=tmp_path, **environment).stdout.split() == ["plain,batch", "plain,build"]
    environment |= {"COMP_WORDS": "sitrep build --keep", "COMP_CWORD": "2"}
    assert sitrep(cwd=tmp_path, **environment).stdout.split() == ["plain,--keep-going"]


def test_the_version_is_printed():
    result = CliRunner().invoke(main, ["--version"], prog_name="sitrep")
    assert result.output.startswith("sitrep, version ")


# --- doctor ---------------------------------------------------------------------------------


def test_doctor_finds_nothing_missing_on_a_machine_that_runs_the_tests():
    result = CliRunner().invoke(main, ["doctor"], prog_name="sitrep")
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, "Nothing is missing.")


def test_doctor_tries_a_page_and_says_what_mends_a_pdf_that_fails(monkeypatch):
    reason, hint = "can't be made: no Pango", "install it: sudo apt-get install pango"
    monkeypatch.setattr(
        doctor.pdf, "lacking", lambda: Problem("PDF", Code.PACKAGE_MISSING, reason, hint)
    )
    result = CliRunner().invoke(main, ["doctor"], prog_name="sitrep")
    assert result.exit_code == 1
    assert re.search("^MISSING  PDF +can't be made: no Pango$", result.output, re.M)
    assert result.output.endswith("\nInstall it with:\n  sudo apt-get install pango\n")


def test_doctor_lives_through_whatever_a_broken_library_raises(monkeypatch):
    def broken(*words, **more):
        raise ValueError("no such symbol")

    monkeypatch.setattr(doctor.pdf, "printed", broken)
    (finding,) = [f for f in doctor.examine() if f.name == "PDF"]
    assert (finding.good, finding.detail, finding.remedy) == (
        False,
        "can't be made: no such symbol",
        "pip install --force-reinstall weasyprint",
    )


def test_doctor_misses_the_library_that_keeps_pdfs_small(monkeypatch):
    monkeypatch.setattr(doctor.pdf, "is_subsetting", lambda: False)
    result = CliRunner().invoke(main, ["doctor"], prog_name="sitrep")
    assert result.output.endswith("Install it with:\n  sudo apt-get install libharfbuzz-subset0\n")


def declare(monkeypatch, *lines):
    monkeypatch.setattr(doctor, "requires", lambda name: lines)


def test_doctor_misses_a_package_that_is_not_installed_or_of_another_version(monkeypatch):
    declare(
        monkeypatch,
        "click<9,>=8.2",
        "jinja2<2",
        "no-such-package-at-all>=1",
        'nor-this; python_version < "3"',
        'nor-that>=1,<2; extra == "word"',
    )
    found = {finding.name: finding for finding in doctor.examine()}
    assert "click" not in found
    assert "nor-this" not in found
    assert found["jinja2"].detail == f"{version('jinja2')} is installed, which is not <2"
    assert found["jinja2"].remedy == 'pip install "jinja2<2"'
    missing = found["no-such-package-at-all"]
    assert (missing.detail, missing.remedy) == (
        "missing",
        'pip install "no-such-package-at-all>=1"',
    )
    word = found["word"]
    assert (word.good, word.optional, word.remedy) == (
        False,
        True,
        'pip install "humanitarian-sitrep[word]"',
    )


def test_what_only_some_need_is_named_and_mends_nothing_that_is_missing(monkeypatch):
    declare(monkeypatch, "click<9,>=8.2", "no-such-package-at-all; extra == 'preview'")
    result = CliRunner().invoke(main, ["doctor"], prog_name="sitrep")
    assert result.exit_code == 0
    (line,) = [line for line in result.output.splitlines() if " preview " in line]
    assert line.startswith("not used preview")
    assert line.endswith('not installed: pip install "humanitarian-sitrep[preview]"')


def test_an_extra_that_takes_in_another_needs_what_that_needs(monkeypatch):
    declare(
        monkeypatch,
        "no-such-package-at-all; extra == 'sql'",
        "humanitarian-sitrep[sql]; extra == 'postgresql'",
        "click; extra == 'postgresql'",
    )
    good = {finding.name: finding.good for finding in doctor.examine()}
    assert not good["postgresql"]
    assert good["parquet"]


def test_doctor_says_when_only_the_files_of_sitrep_are_here(monkeypatch):
    def absent(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr(doctor, "requires", absent)
    found = {finding.name: finding for finding in doctor.examine()}
    assert found["humanitarian-sitrep"].remedy == "pip install humanitarian-sitrep"
    assert "word" not in found


def test_doctor_knows_every_extra_that_is_declared():
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert declared["name"] == doctor.DISTRIBUTION
    assert set(declared["optional-dependencies"]) - {"dev", "mutants"} == set(doctor.extras())


def test_doctor_asks_for_a_newer_python(monkeypatch):
    monkeypatch.setattr(doctor.sys, "version_info", (3, 9, 2, "final", 0))
    first = next(iter(doctor.examine()))
    assert (first.good, first.detail, first.remedy) == (
        False,
        "3.9.2",
        "install Python 3.11 or newer",
    )


# --- listings -------------------------------------------------------------------------------


def bad(path, *place):
    return Problem(path, Code.NOT_A_COUNT, "is bad", "mend it", *place)


def test_problems_of_one_code_are_alike_whatever_their_reasons_say():
    hint = "give each total an id of its own"
    reasons = [f"is also the id of the total at a.csv:{n}" for n in range(2, 9)]
    alike = [Problem("b.csv", Code.ID_REPEATED, r, hint, n, "id") for n, r in enumerate(reasons, 2)]
    assert list(problem_lines(alike))[-1] == "b.csv: id: 4 more like it, on lines 5-8"
    other = [Problem(f"c{n}.csv", Code.EMPTY, "is empty") for n in range(40)]
    first, *_ = problem_lines([*alike, *other])
    assert first == (
        f"b.csv: id: 7 times: has the id of another row: line 2, line 3, line 4, …; {hint}"
    )


def test_many_problems_alike_are_one_line_that_names_every_line():
    alike = [bad("a.csv", n, "x", str(n)) for n in (*range(2, 9), 11)]
    assert list(problem_lines(alike)) == [
        'a.csv:2: x: "2" is bad; mend it',
        'a.csv:3: x: "3" is bad; mend it',
        'a.csv:4: x: "4" is bad; mend it',
        "a.csv: x: 5 more like it, on lines 5-8, 11",
    ]


def test_warnings_come_before_what_stops_the_build():
    warning = Problem("b.csv", Code.EMPTY, "is odd", "look", 2, severity=Severity.WARNING)
    error = bad("a.csv", 3)
    assert list(problem_lines([error, warning])) == [
        "warning: b.csv:2: is odd; look",
        "a.csv:3: is bad; mend it",
    ]


def test_ranges_are_short():
    assert ranges([5, 1, 2, 3, 9]) == "1-3, 5, 9"


def test_a_folder_of_files_is_one_line(tmp_path):
    pages, charts = ("r.md", "r.pdf"), ("charts/a.svg", "charts/a.png", "charts/b.svg")
    files = [tmp_path / n for n in (*pages, *charts, "annex/e.csv", "annex/s.csv")]
    assert list(file_lines(tmp_path, files, ["html", "pdf", "md"])) == [
        f"{tmp_path}/r.pdf",
        f"{tmp_path}/r.md",
        f"{tmp_path}/charts/ (2 charts: SVG, PNG)",
        f"{tmp_path}/annex/ (2 tables: CSV)",
    ]


def test_where_nothing_is_near_some_of_the_choices_are_named():
    assert nearest("zzz", ["alpha", "beta"]) == "known: alpha, beta"
    assert nearest("zzz", map(str, range(99))).endswith("18, 19 …")
    assert nearest("KILLED", ["killed"]) == 'did you mean "killed"?'
