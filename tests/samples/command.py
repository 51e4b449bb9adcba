"""The command as its users run it, without the second that each process takes to import.

A server process imports the heavy libraries, makes a report once, and forks a process for each
command, so that each still has its own working folder, environment, streams and exit code. Where
the environment of Python itself is set, or nothing can fork, a new interpreter runs the command.
"""

import importlib
import io
import multiprocessing
import os
import pkgutil
import subprocess
import sys
import tempfile
import warnings
from functools import cache
from pathlib import Path
from unittest.mock import patch

from matplotlib.backends.backend_agg import FigureCanvasAgg

from sitrep import __path__ as FOLDERS

ROOT = Path(__file__).resolve().parents[2]
#: 14 May 2019, so that what is built today is dated then.
EPOCH = "1557792000"


def sitrep(*arguments, cwd, first=None, stderr=None, pixels=False, **environment):
    """Run the command as its users do, in a process of its own.

    That process calls ``first`` before. ``stderr`` is a file or terminal that its stderr goes to.
    Without ``pixels``, each PNG of a chart is empty: it has its size, its metadata and no drawing.
    """
    words = [*map(str, arguments)]
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    if forks and not any(name.startswith("PYTHON") for name in environment):
        firsts = [*([] if pixels else [_empty_pictures]), *([first] if first else [])]
        return forked(words, cwd, server(), firsts, stderr, **environment)
    whole = _whole(environment)
    assert first is stderr is None, "only a forked process does that"
    command = [sys.executable, "-W", "error", "-m", "sitrep", *words]
    ends = {"capture_output": True, "text": True, "check": False, "timeout": 300}
    return subprocess.run(command, cwd=cwd, env=whole, **ends)


def _empty_pictures():
    """Draw nothing in a PNG: it takes most of a picture's time, and few tests look at it."""
    FigureCanvasAgg.draw = FigureCanvasAgg.get_renderer


def _whole(environment):
    return {**os.environ, "PYTHONPATH": str(ROOT), "SOURCE_DATE_EPOCH": EPOCH, **environment}


@cache
def server():
    """Return what starts processes in which all is imported and a report was made."""
    from multiprocessing import forkserver  # which not every system has

    context = multiprocessing.get_context("forkserver")
    modules = (m.name for m in pkgutil.walk_packages(FOLDERS, "sitrep."))
    whole = [m for m in modules if m != "sitrep.__main__"]
    context.set_forkserver_preload([*whole, "samples.warm"])
    # Its own path of modules is that of a new interpreter.
    paths = os.pathsep.join([str(ROOT / "tests"), str(ROOT)])
    with patch.dict(os.environ, PYTHONPATH=paths):
        forkserver.ensure_running()
    return context


def failing(module, name, error):
    """Have a function of sitrep raise ``error``."""

    def fail(*arguments, **named):
        raise error

    setattr(importlib.import_module(f"sitrep.{module}"), name, fail)


def forked(words, cwd, context, firsts=(), stderr=None, **environment):
    """Run the command in a process that ``context`` starts; it calls ``firsts`` before."""
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), stderr or Path(folder, "err")
        given = (words, str(cwd), _whole(environment), (out, err), firsts)
        child = context.Process(target=_run, args=given)
        child.start()
        child.join()
        said = ("" if path is stderr else path.read_text(encoding="utf-8") for path in (out, err))
        return subprocess.CompletedProcess(words, child.exitcode, *said)


def _run(words, cwd, environment, streams, firsts):
    """Be a new process: its folder, environment, arguments and streams, then the command."""
    os.chdir(cwd)
    os.environ.clear()
    os.environ.update(environment)
    # A forked process removes none of its temporary files.
    tempfile.tempdir = str(streams[0].parent)
    sys.argv = ["sitrep", *words]
    for name, number, path in (("stdout", 1, streams[0]), ("stderr", 2, streams[1])):
        file = os.open(path, os.O_WRONLY | os.O_CREAT)
        os.dup2(file, number)
        setattr(sys, name, io.TextIOWrapper(io.FileIO(number, "w"), encoding="utf-8"))
    warnings.resetwarnings()
    warnings.simplefilter("error")
    from sitrep.cli import main

    for first in firsts:
        first()
    main(prog_name="sitrep")
