"""The command's process: it loads nothing that it need not, and ends at once with its code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from samples.workspaces import ROOT, workspace

PROGRAM = """
import atexit, sys
from sitrep import __main__ as command

class Last:
    def __del__(self):
        print("taken down")

kept = Last()

def main(prog_name):
    {body}

command.main = main
command.run()
"""


def ended(body, **how):
    program = PROGRAM.format(body=body)
    command = [sys.executable, "-W", "error", "-c", program]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **how)


@pytest.mark.parametrize("code", [0, 1, 2, 130])
def test_what_libraries_do_at_the_end_is_done_and_then_nothing_is_taken_down(code):
    run = ended(f"atexit.register(print, 'done'); sys.exit({code})")
    assert (run.returncode, run.stdout, run.stderr) == (code, "done\n", "")


def test_all_that_was_printed_arrives_however_much():
    run = ended("print('x' * 300_000); print('y' * 300_000, file=sys.stderr); sys.exit(0)")
    assert (len(run.stdout), len(run.stderr)) == (300_001, 300_001)


def test_a_thread_that_still_works_is_waited_for():
    body = (
        "import threading; go = threading.Event(); "
        "threading.Thread(target=lambda: (go.wait(), print('worked'))).start(); "
        "go.set(); sys.exit(0)"
    )
    assert ended(body).stdout == "worked\n"


def test_python_tells_an_error_that_nothing_else_told():
    run = ended("raise RuntimeError('broken')")
    assert (run.returncode, run.stdout) == (1, "taken down\n")
    assert run.stderr.endswith("RuntimeError: broken\n")


def test_a_text_for_a_code_is_told_by_python():
    run = ended("sys.exit('not so')")
    assert (run.returncode, run.stderr) == (1, "not so\n")


def test_a_command_whose_stdout_is_closed_ends_with_its_code():
    command = f'exec "{sys.executable}" -m sitrep --version >&-'
    run = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_disk_under_stdout_is_not_passed_over():
    command = f'exec "{sys.executable}" -m sitrep --version > /dev/full'
    run = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode != 0


def test_no_temporary_file_is_left(tmp_path):
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    config = workspace(tmp_path / "w")
    (tmp_path / "w" / "templates").mkdir()
    (tmp_path / "w" / "templates" / "contacts.html").write_text("<p>Write to us.\n")
    asked = ("build", "2019-W19", "--config", config, "--format", "pdf,html,md,docx,pptx")
    command = [sys.executable, "-m", "sitrep", *map(str, asked)]
    here = {**os.environ, "TMPDIR": str(temporary)}
    run = subprocess.run(command, cwd=ROOT, env=here, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    assert "sitrep.en.pdf" in run.stdout
    assert [*temporary.iterdir()] == []


def test_no_other_package_has_a_say_in_how_config_is_read(tmp_path):
    about = tmp_path / "site" / "other-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[pydantic]\nother = other\n")
    (tmp_path / "site" / "other.py").write_text("raise SystemExit('the other package was loaded')")
    config = workspace(tmp_path / "own")
    run = subprocess.run(
        [sys.executable, "-W", "error", "-m", "sitrep", "check", "--config", config],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path / "site"), str(ROOT)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (0, "")
