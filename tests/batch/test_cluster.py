"""A batch on a Dask cluster: a real scheduler and workers of this machine, each a process."""

import datetime as dt
import json
import os
import shutil
import sys
from concurrent.futures import Future
from importlib.metadata import version
from pathlib import Path

import pytest
from samples import clusters
from samples.clusters import cluster, kill
from samples.command import ROOT, sitrep
from samples.publishing import started
from samples.workspaces import HEADER, contents, workspace

from sitrep.batch.engines import cluster as engine
from sitrep.batch.engines import question, reached
from sitrep.batch.engines.asked import Needs, digest, lacks
from sitrep.batch.job import Job
from sitrep.batch.lanes import Lanes
from sitrep.model.codes import Code
from sitrep.model.problem import Severity, SitrepError
from sitrep.model.request import Request

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")

WEEKS = "".join(
    f"e{n},2019-05-{day:02},2019-05-{day + 1:02},Hass,35.5,36.5,2,Agency,\n"
    for n, day in enumerate((6, 13, 20))
)
RANGE = ("--period", "2019-W19..W21", "--format", "md,html", "--as-of", "2019-06-01")
TOLD = ("--json", "../told.json")


def batch(*words, cwd):
    return sitrep("batch", *RANGE, *words, cwd=cwd, PYTHONUNBUFFERED="1")


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    """A cluster of two workers that no test kills."""
    with cluster(tmp_path_factory.mktemp("two"), 2) as made:
        yield made


@pytest.fixture
def folder(tmp_path):
    for name in ("mali", "niger"):
        workspace(tmp_path / "w" / name, {"log.csv": HEADER + WEEKS})
    return tmp_path / "w"


def job(period, mark):
    return Job("a", Request(Path(mark), dt.date(2019, 6, 8), period))


def lost(given):
    return "lost"


def said(folder):
    return json.loads((folder.parent / "told.json").read_text(encoding="utf-8"))


def states(folder):
    return [report["state"] for report in said(folder)["reports"]]


def test_a_cluster_makes_the_reports_of_this_machine_byte_for_byte(two, folder):
    run = batch("*", "--scheduler", two.address, *TOLD, cwd=folder)
    assert (run.returncode, run.stderr) == (0, "")
    assert states(folder) == ["built"] * 6
    there = {name: contents(folder / name) for name in ("mali", "niger")}
    assert not [name for files in there.values() for name in files if name.startswith(".batch")]
    shutil.rmtree(folder / "niger/reports")
    for week in ("2019-W19", "2019-W20", "2019-W21"):
        assert sitrep("build", week, *RANGE[2:], cwd=folder / "niger").returncode == 0
    assert contents(folder / "niger") == there["niger"]


def test_the_scheduler_can_stand_in_batch_toml_and_in_the_file_that_it_wrote(two, folder):
    text = f'configs = ["niger"]\nscheduler = "{two.file}"\nout = "o"\nperiods = ["last 2"]\n'
    (folder / "batch.toml").write_text(text)
    run = sitrep("batch", "--format", "md", cwd=folder, PYTHONUNBUFFERED="1")
    assert run.returncode == 0, run.stderr
    assert sorted(p.name for p in (folder / "o/niger/reports").iterdir() if p.is_dir()) == [
        "2019-W19",
        "2019-W20",
    ]


def test_a_broken_log_stops_its_own_workspace_alone_on_a_cluster_too(two, folder):
    (folder / "mali/log.csv").write_text(HEADER + WEEKS.replace("2019-05-13", "2019-05-99"))
    run = batch("*", "--scheduler", two.address, *TOLD, cwd=folder)
    assert run.returncode == 1
    assert run.stderr.count('"2019-05-99"') == 1
    assert states(folder) == ["failed"] * 3 + ["built"] * 3


BLIND = """
import os, sys
def hook(event, arguments):
    if event == "open" and str(arguments[0]).startswith(os.environ["BLIND"]):
        raise FileNotFoundError(2, "not here")
sys.addaudithook(hook)
"""


def test_workers_that_can_not_make_the_reports_are_named_all_at_once(tmp_path, folder):
    for name, file, text in (
        ("bare", "weasyprint/__init__.py", "raise OSError('cannot load library pango')\n"),
        ("blind", "sitecustomize.py", BLIND),
    ):
        path = tmp_path / name / file
        path.parent.mkdir(parents=True)
        path.write_text(text)
    old_sitrep(tmp_path / "old")
    with cluster(tmp_path, 1) as made:
        for name in ("old", "bare", "blind"):
            paths = os.pathsep.join([str(tmp_path / name), str(ROOT)])
            made.work(PYTHONPATH=paths, BLIND=str(folder))
        clusters.until(lambda: count(made) == 4)
        run = batch("niger", "--scheduler", made.address, "--format", "pdf", cwd=folder)
    assert run.returncode == 1
    assert "has sitrep 0.0.1, and this machine has " in run.stderr
    assert "lacks PDF (" in run.stderr
    assert f"does not see {folder / 'niger'} as this machine does; share the folder" in run.stderr
    assert run.stderr.count("the worker tcp://127.0.0.1:") == 3
    assert run.stderr.endswith("3 problems; nothing was written.\n")
    assert sorted(p.name for p in (folder / "niger").iterdir()) == ["config.toml", "log.csv"]


def old_sitrep(folder):
    """Another version of sitrep; returns the folder to put on the path of modules."""
    (folder / "sitrep").mkdir(parents=True)
    (folder / "sitrep/__init__.py").write_text('__version__ = "0.0.1"\n')
    return str(folder)


def count(made):
    log = made.folder / "scheduler-0" / "log"
    return log.read_text().count("Register worker")


def test_a_worker_with_another_disk_or_other_tools_lacks_them(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text("1")
    needs = Needs(
        tools={"jinja2": "2.0"}, seen={str(path): digest(str(path)), str(tmp_path / "none"): "0"}
    )
    path.write_text("2")
    *unseen, (other, hint) = lacks(needs)
    assert [reason for reason, _ in unseen] == [f"does not see {tmp_path} as this machine does"] * 2
    assert other == f"has jinja2 {version('jinja2')}, and this machine has 2.0"
    assert hint == "install the same version on both: pip install jinja2==2.0"


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("tcp://127.0.0.1:1", "can't be reached: Timed out"),
        ("host", "can't be reached: missing port number in address 'host'"),
        ("ftp://host:1", "can't be reached: unknown address scheme 'ftp'"),
        ("none.json", "names no scheduler: No such file or directory"),
    ],
)
def test_a_scheduler_that_can_not_be_reached_is_a_problem_with_a_remedy(
    address, reason, monkeypatch
):
    monkeypatch.setattr(reached, "REACHED", 0.5)
    with pytest.raises(SitrepError) as error:
        engine.Cluster(address).lanes()
    (problem,) = error.value.problems
    assert problem.code is Code.SCHEDULER_NOT_REACHED
    assert problem.reason.startswith(reason)
    assert problem.hint.startswith(("start it (dask scheduler)", "name the file"))


class Silent:
    """A worker that hangs."""

    def submit(self, function, *values):
        return Future()


def test_a_worker_that_does_not_answer_is_no_worker(monkeypatch):
    monkeypatch.setattr(question, "ANSWERED", 0)
    asking = question.Question(Silent(), Needs())
    clusters.until(asking.is_over)
    ((reason, _),) = asking.lacks()
    assert reason == "can't be asked what it lacks (no answer within 0 s)"


def test_without_the_package_the_line_that_installs_it_is_given(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(SitrepError) as error:
        engine.Cluster("tcp://127.0.0.1:1").lanes()
    (problem,) = error.value.problems
    assert problem.code is Code.PACKAGE_MISSING
    assert problem.hint == 'install it: pip install "humanitarian-sitrep[cluster]"'


def test_the_memory_of_a_cluster_is_not_ours_to_say(folder):
    run = batch("niger", "--scheduler", "tcp://127.0.0.1:1", "--memory", "2", cwd=folder)
    assert run.returncode == 2
    assert "leave --memory out" in run.stderr


def test_a_killed_workers_report_is_made_again_and_given_up_the_second_time(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "PATIENCE", 3)
    jobs = [job(period, tmp_path / "mark") for period in ("1", "killed", "2")]
    with cluster(tmp_path, 2) as made:
        clusters.until(lambda: count(made) == 2)
        lanes = Lanes(engine.Cluster(made.address))
        lanes.engine.ask([], writes=False)
        done = dict(lanes.run(jobs, clusters.die_once, lost))
        assert sorted(done) == ["1", "2", "killed"]
        (left,) = [process.pid for process in made.workers if process.poll() is None]
        assert done["killed"] == left
        # Two join late: one is asked and does what another could not, one is left out.
        made.work()
        made.work(PYTHONPATH=os.pathsep.join([old_sitrep(tmp_path), str(ROOT / "tests")]))
        clusters.until(lambda: count(made) == 4)
        found = lanes.run(jobs, clusters.die, lost)
        assert (next(found), next(found)) == ("1", "lost")
        # All have been killed, and nobody comes in their place.
        with pytest.raises(SitrepError) as error:
            next(found)
        lanes.close()
    (problem,) = error.value.problems
    assert (problem.code, problem.reason) == (Code.SCHEDULER_LOST, "has no worker left")
    (late,) = lanes.engine.told()
    assert (late.code, late.severity) == (Code.WORKER_UNFIT, Severity.WARNING)
    assert late.reason.startswith("has sitrep 0.0.1, and this machine has ")


def test_when_the_scheduler_goes_finished_reports_stand_and_the_rest_is_left(tmp_path, folder):
    with cluster(tmp_path, 1) as made:
        words = ("batch", "niger", *RANGE, *TOLD, "--scheduler", made.address)
        run = started(folder, *words)
        try:
            assert run.stdout.readline().startswith("1/3 built")
            kill(made.scheduler)
            _, err = run.communicate(timeout=clusters.LATE)
        finally:
            run.kill()
            run.communicate()
    assert run.returncode == 1
    assert f"the scheduler {made.address}: has gone; the reports that are done stand" in err
    assert "not made; the same command with --resume goes on" in err
    assert "Traceback" not in err
    found = states(folder)
    assert found[0] == "built"
    assert found[-1] == "left"
    assert [p["code"] for p in said(folder)["problems"]] == ["scheduler_lost"]
    whole = folder / "niger/reports/2019-W19/public"
    assert {"manifest.json", "sitrep.en.md", "sitrep.en.html"} <= {p.name for p in whole.iterdir()}
    assert not list((folder / "niger").glob(".batch*"))
