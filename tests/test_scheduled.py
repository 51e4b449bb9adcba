"""What docs/scheduled.md has people run does run: its scripts, and each line that calls sitrep."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from samples.command import EPOCH, ROOT, sitrep
from samples.publishing import HEADER, W19, W20
from samples.workspaces import config_for, contents, workspace

PAGE = (ROOT / "docs" / "scheduled.md").read_text(encoding="utf-8")
REPORT = 'title = "Test"\nformats = ["md"]'


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE, flags=re.M | re.S)


def called():
    """The arguments of each call of sitrep in the recipes, apart from the scripts."""
    for language in ("cron", "ini", "yaml"):
        for line in "\n".join(blocks(language)).splitlines():
            if found := re.search(r"(?:^|run: |&& |=)(sitrep [a-z].*)$", line):
                yield language, shlex.split(found[1])[1:]


@pytest.fixture
def folder(tmp_path):
    """A workspace whose last week, on 14 May 2019, is week 19, and the programs for its scripts."""
    folder = tmp_path / "my report"
    workspace(folder, {"log.csv": HEADER + W19 + W20}, config_for("log.csv", report=REPORT))
    programs = folder / "bin"
    programs.mkdir()
    for name, does in (
        ("sitrep", f'exec "{sys.executable}" -m sitrep "$@"'),
        ("date", "echo 2019-W19"),
    ):
        (programs / name).write_text(f"#!/bin/sh\n{does}\n")
        (programs / name).chmod(0o755)
    return folder


def script(folder, text):
    (folder / "weekly.sh").write_text(text)
    paths = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
    environment = {**os.environ, "PATH": paths, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH}
    run = subprocess.run(
        ["sh", str(folder / "weekly.sh")],
        cwd=Path.home(),
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in run.stderr
    return run


def test_the_script_builds_last_week_and_prints_nothing_where_all_is_well(folder):
    run = script(folder, blocks("sh")[0])
    assert (run.returncode, run.stdout, run.stderr) == (0, "", "")
    assert (folder / "reports/2019-W19/public/sitrep.en.md").is_file()
    assert (folder / "restricted/2019-W19/internal/sitrep.en.md").is_file()


def test_the_script_ends_at_a_problem_says_it_and_builds_nothing(folder):
    (folder / "log.csv").write_text(HEADER + W19.replace(",2,A", ",two-ish,A") + W20)
    run = script(folder, blocks("sh")[0])
    assert run.returncode == 1
    assert "log.csv:2: killed" in run.stderr
    assert not (folder / "reports").exists()


def test_the_script_that_publishes_does_so_and_a_second_run_of_it_does_not_again(folder):
    assert script(folder, blocks("sh")[1]).returncode == 0
    before = contents(folder / "reports")
    run = script(folder, blocks("sh")[1])
    assert run.returncode == 2
    assert "say why it is published again" in run.stderr
    assert contents(folder / "reports") == before


def test_each_recipe_calls_the_script_or_sitrep():
    assert {language for language, _ in called()} == {"cron", "yaml"}
    assert "weekly.sh" in blocks("cron")[0]
    assert "weekly.sh" in blocks("ini")[0]
    assert "`weekly.sh`" in PAGE


def test_each_call_of_sitrep_in_the_recipes_works(folder):
    assert sitrep("build", "2019-W19", cwd=folder).returncode == 0
    assert sitrep("publish", "2019-W19", "--yes", cwd=folder).returncode == 0
    for _, words in called():
        run = sitrep(*words, cwd=folder)
        assert run.returncode == 0, (words, run.stderr)
    assert (folder / "to-be-read/2019-W19/public").is_dir()
    assert (folder / "problems.csv").is_file()
