"""Nothing that only some systems have is needed to build: it is all taken away here."""

import ast
import json
import os
import re

import pytest
from samples.command import sitrep
from samples.workspaces import GOOD, HEADER, ROOT, contents, workspace

#: Run by Python as it starts, in the processes that it starts too.
WITHOUT = """
import ctypes, os, signal, sys

GONE = ("fcntl", "grp", "pty", "pwd", "resource", "termios")

class Absent:
    def find_spec(self, name, path=None, target=None):
        frame, asking = sys._getframe(), []
        while frame:
            asking.append(frame.f_code.co_filename)
            frame = frame.f_back
        # psutil is made for each system of its own, and uses what that one has.
        if name in GONE and not any("psutil" in file for file in asking):
            raise ImportError(f"No module named {name!r}", name=name)

sys.meta_path.insert(0, Absent())
for name in ("fcntl", "grp", "pwd", "resource"):
    sys.modules.pop(name, None)
for module, names in (
    (signal, ("setitimer", "getitimer", "ITIMER_PROF", "SIGPROF", "SIGALRM", "alarm")),
    (os, ("fork", "geteuid", "getuid", "O_NOFOLLOW", "O_DIRECTORY")),
):
    for name in names:
        delattr(module, name)

load = ctypes.CDLL.__init__

def refuse(self, name, *given, **more):
    if name is None:  # the C library of the process itself, as there is none on Windows
        raise TypeError("bad argument type for built-in operation")
    load(self, name, *given, **more)

ctypes.CDLL.__init__ = refuse
"""


@pytest.fixture
def without(tmp_path):
    """Runs the command where all that is missing."""
    (tmp_path / "startup").mkdir()
    (tmp_path / "startup" / "sitecustomize.py").write_text(WITHOUT)
    path = os.pathsep.join([str(tmp_path / "startup"), str(ROOT)])

    def run(*arguments, cwd):
        return sitrep(*arguments, cwd=cwd, PYTHONPATH=path)

    return run


def test_a_report_is_built_and_built_again_by_templates_of_one_s_own(without, tmp_path):
    folder = tmp_path / "work"
    workspace(folder)
    (folder / "templates").mkdir()
    (folder / "templates" / "contacts.html").write_text("<p>Own contacts.</p>")
    build = ("build", "2019-W19", "--format", "pdf,html,docx")
    first = without(*build, cwd=folder)
    assert (first.returncode, first.stderr) == (0, "")
    before = contents(folder / "reports")
    names = {f"2019-W19/public/sitrep.en.{ending}" for ending in ("pdf", "html", "docx")}
    assert names | {"index.html", "feed.atom"} <= set(before)
    assert b"Own contacts." in before["2019-W19/public/sitrep.en.html"]

    # What is there now is exchanged file by file.
    (folder / "events.csv").write_text(HEADER + GOOD.replace(",2,", ",7,"))
    (folder / "reports/2019-W19/public/charts/stray.svg").write_text("left over")
    again = without(*build, cwd=folder)
    assert (again.returncode, again.stderr) == (0, "")
    after = contents(folder / "reports")
    assert set(after) == set(before)
    figures = json.loads(after["2019-W19/public/report.json"])["figures"]
    assert figures["killed"]["best"] == 7

    # The same inputs give the same bytes as with all that a system may have.
    with_all = sitrep(*build, "--out", "with-all", cwd=folder, pixels=True)
    assert with_all.returncode == 0
    assert contents(folder / "with-all" / "2019-W19") == contents(folder / "reports" / "2019-W19")


@pytest.mark.parametrize(
    ("attempt", "told"),
    [
        (
            "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
            "templates/contacts.html:2: runs longer than 3 seconds; a loop in it may be too long",
        ),
        (
            "{{ 'x' * 10 ** 10 }}",
            "templates/contacts.html: takes too much time or memory and was stopped; look for an "
            "endless loop, a huge number or text repeated too often",
        ),
    ],
)
def test_a_template_that_takes_too_much_is_stopped(without, tmp_path, attempt, told):
    folder = tmp_path / "work"
    workspace(folder)
    (folder / "templates").mkdir()
    (folder / "templates" / "contacts.html").write_text(f"<p>\n{attempt}\n")
    run = without("build", "2019-W19", "--format", "html", cwd=folder)
    assert (run.returncode, run.stderr.splitlines()) == (
        1,
        [told, "1 problem; nothing was written."],
    )


def test_doctor_makes_its_page(without, tmp_path):
    run = without("doctor", cwd=tmp_path)
    assert "a page was made" in run.stdout


def test_no_module_imports_at_its_top_what_only_some_systems_have():
    missing = {"fcntl", "grp", "msvcrt", "pty", "pwd", "resource", "termios", "winreg"}
    for path in sorted((ROOT / "sitrep").rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in tree.body:
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) else []
            assert not missing & {name.split(".")[0] for name in names}, path


def test_no_path_of_one_kind_of_system_is_written_into_the_code():
    absolute = re.compile(r"(/(bin|dev|etc|home|lib|opt|proc|root|sys|tmp|usr|var)(/|$)|[A-Z]:\\)")
    for path in sorted((ROOT / "sitrep").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                assert not absolute.match(node.value), f"{path}: {node.value}"
