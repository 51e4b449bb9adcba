"""Publishing is all or nothing: whatever goes wrong, the report that was there still is."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from samples.command import EPOCH, failing, sitrep
from samples.workspaces import GOOD, HEADER, ROOT, contents, workspace

from sitrep.model.problem import SitrepError
from sitrep.publish import exchange as steps
from sitrep.publish.exchange import journal, mend
from sitrep.publish.folder import alone, publish
from sitrep.publish.manifest import manifest

OLD = {"sitrep.en.md": b"old\n", "charts/a.csv": b"1\n"}
LATER = {"report.json": b"[]\n"}
NEW = {"sitrep.en.md": b"new\n", "charts/b.csv": b"2\n", "report.json": b"{}\n"}


@pytest.fixture
def folder(tmp_path):
    """A folder in which the old report has been published."""
    folder = tmp_path / "reports/2019-W19/public"
    publish(folder, OLD, "shown")
    return folder


@pytest.fixture
def one_by_one(monkeypatch):
    """As on systems that exchange no folders."""
    monkeypatch.setattr(steps, "_in_one_step", lambda one, other: False)


@pytest.fixture(params=["in one step", "file by file"])
def swap(request):
    """Both ways in which a folder is exchanged."""
    if request.param == "file by file":
        request.getfixturevalue("one_by_one")


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
            "2019-W19/public: can't be written: No space left on device; the old report is "
            "unchanged; free disk space or choose another --out"
        )


def at_step(number, act):
    """Do ``act`` before the nth step by which files change; None where there are fewer."""
    steps_made = [0]

    def hook(event, arguments):
        writes = event == "open" and isinstance(arguments[2], int) and arguments[2] & os.O_WRONLY
        if writes or event in ("os.rename", "os.remove", "os.mkdir", "os.rmdir"):
            steps_made[0] += 1
            if steps_made[0] == number:
                act()

    sys.addaudithook(hook)


def killed_at(number, folder):
    """Whether a build that publishes to ``folder`` came to its nth step, and was killed there."""
    child = os.fork()
    if not child:
        at_step(number, lambda: os.kill(os.getpid(), signal.SIGKILL))
        with suppress(BaseException):
            publish(folder, NEW, "shown")
        os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def test_a_build_killed_at_any_step_is_finished_or_taken_back_by_the_next_one(tmp_path, swap):
    number, seen = 1, set()
    while True:
        folder = tmp_path / str(number) / "public"
        publish(folder, OLD, "shown")
        if not killed_at(number, folder):
            break
        mend(folder)
        # Whatever it was doing, what stands there is one of the two, and whole.
        found = contents(folder)
        assert found in (OLD, NEW), number
        seen.add(found == NEW)
        publish(folder, LATER, "shown")
        assert contents(folder.parent) == {f"public/{n}": data for n, data in LATER.items()}
        number += 1
    assert number > 10
    assert seen == {True, False}
    assert contents(folder) == NEW


def test_a_first_build_killed_at_any_step_leaves_a_whole_report_or_none(tmp_path, swap):
    number = 1
    while killed_at(number, folder := tmp_path / str(number) / "public"):
        assert not folder.exists() or contents(folder) == NEW
        publish(folder, LATER, "shown")
        assert contents(folder.parent) == {f"public/{n}": data for n, data in LATER.items()}
        number += 1
    assert number > 5


@pytest.mark.parametrize("failure", [OSError(13, "Permission denied"), KeyboardInterrupt()])
@pytest.mark.parametrize("step", [1, 2, 3])
def test_where_a_file_cannot_be_put_in_its_place_the_old_ones_are_put_back(
    folder, one_by_one, monkeypatch, failure, step
):
    calls, replace = [], Path.replace

    def failing(path, target):
        calls.append(path)
        if len(calls) == step + 1:  # the first puts the journal in its place
            raise failure
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises((SitrepError, KeyboardInterrupt)) as raised:
        publish(folder, NEW, "2019-W19/public")
    assert contents(folder.parent) == {f"public/{name}": data for name, data in OLD.items()}
    if isinstance(failure, OSError):
        assert "the old report is unchanged" in str(raised.value)


def test_where_nothing_can_be_put_back_either_it_is_said_and_the_next_build_mends_it(
    folder, one_by_one, monkeypatch
):
    replace = Path.replace

    def failing(path, target):
        if target.suffix != ".journal":
            raise OSError(13, "Permission denied")
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(SitrepError) as raised:
        publish(folder, NEW, "2019-W19/public")
    assert str(raised.value) == (
        "2019-W19/public: can't be written: Permission denied; the folder is partly old and "
        "partly new; close its files and build again"
    )
    monkeypatch.undo()
    mend(folder)
    assert contents(folder.parent) == {f"public/{name}": data for name, data in OLD.items()}


def test_a_file_gives_way_to_a_folder_and_a_folder_to_a_file(folder, one_by_one):
    turned = {"charts": b"a file\n", "sitrep.en.md/a/b": b"in folders\n"}
    publish(folder, turned, "shown")
    assert contents(folder) == turned


@pytest.mark.parametrize(
    "said",
    [
        "",
        "[]",
        '{"from": "tmp", "files": ["../../secret"]}',
        '{"from": "tmp", "files": ["/etc/passwd"]}',
        '{"from": "elsewhere", "files": []}',
        '{"from": "tmp", "files": [1]}',
    ],
)
def test_a_journal_that_sitrep_did_not_write_is_not_carried_out(folder, said):
    (folder.parents[1] / "secret").write_text("kept")
    journal(folder).write_text(said)
    mend(folder)
    assert contents(folder.parents[1]) == {
        "secret": b"kept",
        **{f"2019-W19/public/{name}": data for name, data in OLD.items()},
    }


def test_a_report_that_a_killed_build_had_moved_aside_is_put_back(folder):
    folder.rename(folder.parent / ".public.old")
    mend(folder)
    assert contents(folder) == OLD


def test_a_build_waits_until_another_one_has_published(folder, tmp_path):
    with alone(folder.parent):
        child = os.fork()
        if not child:
            publish(folder, NEW, "shown")
            os._exit(0)
        time.sleep(0.3)
        assert contents(folder) == OLD
    os.waitpid(child, 0)
    assert contents(folder.parent) == {f"public/{name}": data for name, data in NEW.items()}


def test_what_belongs_to_another_edition_is_left_alone(folder):
    other = folder.parent / ".public.draft.tmp"
    other.mkdir()
    publish(folder, NEW, "shown")
    assert other.is_dir()


def test_a_file_in_the_place_of_the_folder_gives_way(tmp_path, swap):
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


@pytest.mark.parametrize(
    ("module", "name", "failure"),
    [
        ("charts", "draw", KeyboardInterrupt()),
        ("outputs.page", "html", ValueError("in rendering")),
        ("outputs.pdf", "printed", MemoryError()),
        ("publish.folder", "exchange", KeyboardInterrupt()),
    ],
)
def test_a_build_that_fails_or_is_interrupted_leaves_the_report_as_it_was(
    built, module, name, failure
):
    before = contents(built)
    first = partial(failing, module, name, failure)
    run = sitrep("build", "2019-W19", cwd=built, first=first)
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
            "path": "input-1",
            "sha256": hashlib.sha256(events).hexdigest(),
            "format": "canonical",
            "rows": 1,
            "used": 1,
        }
    ]
    period = {"id": "2019-W19", "start": "2019-05-06", "end": "2019-05-12", "calendar": "iso"}
    assert facts["period"] == period
    assert (facts["as_of"], facts["created"]) == ("2019-05-12", "2019-05-14")
    assert set(facts["tools"]) >= {"jinja2", "matplotlib", "pandas", "weasyprint", "babel"}
    assert str(built) not in json.dumps(facts)


def test_a_manifest_is_the_same_text_whatever_order_files_come_in():
    files = {"b": b"2", "a": b"1"}
    assert manifest({}, files) == manifest({}, dict(sorted(files.items())))
