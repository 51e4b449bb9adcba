"""A workspace with two weeks' reports, and its reports published, revised and withdrawn."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

from samples.command import EPOCH, ROOT, sitrep
from samples.workspaces import config_for, contents, workspace

HEADER = (
    "event_id,date_start,reported_on,place,latitude,longitude,killed,source,sensitivity,"
    "description\n"
)
W19 = "e1,2019-05-06,2019-05-07,Hass,35.5,36.5,2,Agency,,Zorvex\n"
HIDDEN = "e9,2019-05-08,2019-05-09,Zorvexplace,35.91,36.91,1,Agency,restricted,Zorvextext\n"
W20 = "e2,2019-05-13,2019-05-14,Hass,35.5,36.5,5,Agency,,\n"
REPORT = 'title = "Test"\nformats = ["md"]\neditions = ["public", "internal"]'
YES = ("2019-W19", "--yes")


def two_weeks(folder):
    """Make a workspace with an event in each of two weeks and both reports, none published."""
    workspace(folder, {"log.csv": HEADER + W19 + W20}, config_for("log.csv", report=REPORT))
    built(folder, "2019-W19")
    built(folder, "2019-W20")
    return folder


def started(folder, *words):
    """Start the command as a process that can be killed."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH}
    command = [sys.executable, "-m", "sitrep", *words]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, cwd=folder, env=environment, **pipes)


def at_once(folder, *commands, **environment):
    """Run commands in one folder at the same time; return what each of them said."""
    with ThreadPoolExecutor(len(commands)) as pool:
        return [*pool.map(lambda words: sitrep(*words, cwd=folder, **environment), commands)]


def built(folder, period, *options):
    run = sitrep("build", period, *options, cwd=folder)
    assert run.returncode == 0, run.stderr
    return run.stdout


def done(folder, *words):
    run = sitrep("publish", *words, cwd=folder)
    assert run.returncode == 0, run.stderr
    return run.stdout


def refused(folder, *words, code=1, first=None):
    """What is said where nothing is published, and nothing that people read has changed."""
    before = contents(folder / "reports"), contents(folder / ".sitrep" / "record")
    run = sitrep("publish", *words, cwd=folder, first=first)
    assert run.returncode == code, run.stderr
    assert "Traceback" not in run.stderr
    assert (contents(folder / "reports"), contents(folder / ".sitrep" / "record")) == before
    return run.stderr


def page(folder, place):
    return next((folder / place).glob("*.md")).read_text(encoding="utf-8")


def record(folder, name):
    return json.loads((folder / ".sitrep/record" / name / "record.json").read_text())
