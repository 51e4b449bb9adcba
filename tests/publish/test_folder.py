"""Publishing is all or nothing: whatever goes wrong, the report that was there still is."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from samples.workspaces import EPOCH, GOOD, HEADER, ROOT, contents, sitrep, workspace

from sitrep.model.problem import SitrepError
from sitrep.publish import folder as module
from sitrep.publish.folder import as_csv, publish
from sitrep.publish.manifest import manifest

OLD = {"sitrep.en.md": b"old\n", "charts/a.csv": b"1\n"}
NEW = {"sitrep.en.md": b"new\n", "charts/b.csv": b"2\n", "report.json": b"{}\n"}


@pytest.fixture
def folder(tmp_path):
    """A folder in which the old report has been published."""
    folder = tmp_path / "reports/2019-W19/public"
    publish(folder, OLD, "shown")
    return folder


@pytest.fixture(params=["in one step", "in two steps"])
def swap(request, monkeypatch):
    """Folders exchanged in one step, and as on systems that can't."""
    if request.param == "in two steps":
        monkeypatch.setattr(module, "_exchange", lambda one, other: False)


def test_a_new_report_takes_the_place_of_the_old_one_whole(folder, swap):
    written = publish(folder, NEW, "shown")
    assert written == [folder / name for name in NEW]
    assert contents(folder.parent) == {f"public/{name}": data for name, data in NEW.items()}


@pytest.mark.parametrize("failure", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_write_that_fails_leaves_the_old_report_and_nothing_else(
    folder, monkeypatch, failure, after
):
    written = []
    write = Path.write_bytes

    def failing(path, content):
        if len(written) == after:
            raise failure
        written.append(path)
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", failing)
    with pytest.raises((SitrepError, KeyboardInterrupt)) as raised:
        publish(folder, NEW, "2019-W19/public")
    monkeypatch.undo()
    assert contents(folder.parent) == {f"public/{name}": data for name, data in OLD.items()}
    if isinstance(failure, OSError):
        assert str(raised.value) == (
            "2019-W19/public: can't be written: No space left on device; the report that was "
            "there is as it was; free space or choose another --out"
        )


@pytest.mark.parametrize("failure", [OSError(5, "Input/output error"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", [1, 2])
def test_an_interruption_between_the_two_steps_puts_the_old_report_back(
    folder, monkeypatch, failure, step
):
    monkeypatch.setattr(module, "_exchange", lambda one, other: False)
    calls = []
    rename = Path.rename

    def failing(path, target):
        calls.append(path)
        if len(calls) == step:
            raise failure
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises((SitrepError, KeyboardInterrupt)):
        publish(folder, NEW, "shown")
    assert contents(folder.parent) == {f"public/{name}": data for name, data in OLD.items()}


KILLED = """
import os, signal, sys
from pathlib import Path
from sitrep.publish.folder import publish
write = Path.write_bytes
def stop(path, content):
    write(path, content)
    os.kill(os.getpid(), signal.SIGKILL)
Path.write_bytes = stop
publish(Path(sys.argv[1]), {"sitrep.en.md": b"half", "report.json": b"none"}, "shown")
"""


def test_a_killed_build_leaves_the_old_report_and_the_next_one_clears_up(folder):
    command = [sys.executable, "-c", KILLED, str(folder)]
    run = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False)
    assert run.returncode == -signal.SIGKILL
    assert contents(folder) == OLD
    assert len(list(folder.parent.iterdir())) == 2  # the report, and what the killed build left
    publish(folder, NEW, "shown")
    assert list(folder.parent.iterdir()) == [folder]
    assert contents(folder) == NEW


def test_a_report_that_a_killed_build_had_moved_aside_is_put_back(folder):
    gone = subprocess.run(
        [sys.executable, "-c", "import os; print(os.getpid())"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.strip()
    folder.rename(folder.parent / f".public.{gone}.old")
    module._sweep(folder)
    assert contents(folder) == OLD


def test_what_another_build_is_writing_at_the_moment_is_left_alone(folder):
    other = folder.parent / f".public.{os.getppid()}.tmp"
    other.mkdir()
    publish(folder, NEW, "shown")
    assert other.is_dir()


def test_a_file_in_the_place_of_the_folder_gives_way(tmp_path):
    folder = tmp_path / "2019-W19/public"
    folder.parent.mkdir()
    folder.write_text("a file")
    publish(folder, NEW, "shown")
    assert contents(folder.parent) == {f"public/{name}": data for name, data in NEW.items()}


def test_an_out_path_that_cannot_be_written_is_a_problem(tmp_path):
    (tmp_path / "reports").write_text("a file")
    with pytest.raises(SitrepError, match="can't be written: Not a directory"):
        publish(tmp_path / "reports/2019-W19/public", NEW, "2019-W19/public")


# --- a whole build --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A workspace whose report has been published once."""
    folder = tmp_path_factory.mktemp("built")
    workspace(folder)
    run = sitrep("build", "2019-W19", cwd=folder)
    assert (run.returncode, run.stderr) == (0, "")
    return folder


FAILING = """
import sys
import sitrep.{module} as module
def fail(*arguments, **named):
    raise {failure}
module.{name} = fail
from sitrep.cli import main
main(["build", "2019-W19"])
"""


@pytest.mark.parametrize(
    ("module", "name", "failure"),
    [
        ("charts", "draw", "KeyboardInterrupt()"),
        ("outputs.page", "html", "ValueError('in rendering')"),
        ("outputs.pdf", "printed", "MemoryError()"),
        ("publish.folder", "_swap", "KeyboardInterrupt()"),
    ],
)
def test_a_build_that_fails_or_is_interrupted_leaves_the_report_as_it_was(
    built, module, name, failure
):
    before = contents(built)
    program = FAILING.format(module=module, name=name, failure=failure)
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=built,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert contents(built) == before


def test_a_build_killed_at_any_moment_leaves_a_whole_report(built):
    before = contents(built / "reports")
    command = [sys.executable, "-m", "sitrep", "build", "2019-W19"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH}
    for wait in (0.3, 0.9):
        run = subprocess.Popen(command, cwd=built, env=environment, stdout=subprocess.DEVNULL)
        time.sleep(wait)
        run.kill()
        run.wait()
        found = contents(built / "reports")
        assert {n: d for n, d in found.items() if "/." not in f"/{n}"} == before


def test_two_builds_of_the_same_inputs_are_the_same_byte_for_byte(built):
    before = contents(built / "reports")
    assert sitrep("build", "2019-W19", "--out", "again", cwd=built).returncode == 0
    again = contents(built / "again")
    assert sorted(again) == sorted(before)
    assert [name for name in before if before[name] != again[name]] == []


def test_the_manifest_names_every_other_file_with_its_hash_and_size(built):
    files = contents(built / "reports/2019-W19/public")
    listed = json.loads(files.pop("manifest.json"))["files"]
    assert listed == {
        name: {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
        for name, data in files.items()
    }


def test_the_manifest_says_from_what_the_report_was_made(built):
    facts = json.loads((built / "reports/2019-W19/public/manifest.json").read_text())
    config = (built / "config.toml").read_bytes()
    events = (HEADER + GOOD).encode()
    assert facts["config_sha256"] == hashlib.sha256(config).hexdigest()
    assert facts["inputs"] == [
        {
            "path": "events.csv",
            "sha256": hashlib.sha256(events).hexdigest(),
            "format": "canonical",
            "rows": 1,
            "used": 1,
        }
    ]
    period = {"id": "2019-W19", "start": "2019-05-06", "end": "2019-05-12", "calendar": "iso"}
    assert facts["period"] == period
    assert (facts["as_of"], facts["created"]) == ("2019-05-07", "2019-05-14")
    assert set(facts["tools"]) >= {"jinja2", "matplotlib", "pandas", "weasyprint", "babel"}
    assert str(built) not in json.dumps(facts)


def test_a_manifest_is_the_same_text_whatever_order_files_come_in():
    files = {"b": b"2", "a": b"1"}
    assert manifest({}, files) == manifest({}, dict(sorted(files.items())))


# --- CSV ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "cell", ["=cmd()", "+1+1", "-cmd", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "-1+cmd|' /C'!A0"]
)
def test_a_formula_in_a_csv_is_text(cell):
    assert as_csv([[cell]]).decode().lstrip('"').startswith("'")


@pytest.mark.parametrize("cell", ["-3", "+3", "-2.5", "3", "", "a=b", "2019-05-06"])
def test_numbers_and_plain_text_in_a_csv_stay_as_they_are(cell):
    assert as_csv([[cell, "x"]]) == f"{cell},x\n".encode()
