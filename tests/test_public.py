"""The package as programs use it: two functions, typed and documented, and light to import."""

import datetime as dt
import re
import subprocess
import sys
from dataclasses import FrozenInstanceError

import pytest
from samples.workspaces import GOOD, HEADER, ROOT, config_for, contents, workspace

import sitrep

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
DAY = dt.date(2019, 5, 14)
BAD = "e2,2019-05-07,2019-05-08,Ihsim,35.5,36.5,several people,Agency,\n"


def test_importing_the_package_loads_nothing_of_it():
    program = (
        "import sys, typing, importlib, __future__\nbefore = set(sys.modules)\n"
        "import sitrep\nprint(*sorted(set(sys.modules) - before))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.split() == ["sitrep"]


@pytest.mark.parametrize("name", sitrep.__all__)
def test_each_public_name_is_there_and_in_the_docs(name):
    assert getattr(sitrep, name)
    assert name in dir(sitrep)
    assert name == "__version__" or name in PAGE


def test_a_name_that_is_not_there_is_said_as_python_says_it():
    with pytest.raises(AttributeError, match="module 'sitrep' has no attribute 'bild'"):
        _ = sitrep.bild


def test_build_publishes_a_report_and_returns_what_it_counted(tmp_path):
    built = sitrep.build(
        workspace(tmp_path), "2019-W19", out=tmp_path / "out", formats=["md"], created=DAY
    )
    assert built.folder == tmp_path / "out" / "2019-W19" / "public"
    assert built.folder / "sitrep.en.md" in built.files
    # The one row of GOOD: two killed on 6 May 2019.
    assert built.summary.tallies["killed", ""].figure.best == 2
    with pytest.raises(FrozenInstanceError):
        built.folder = tmp_path


def test_check_scans_what_an_edition_may_print(tmp_path):
    rows = HEADER + GOOD.replace("Agency", "call +963 11 222 3333")
    config = workspace(tmp_path, {"events.csv": rows})
    told = {p.code: p for p in sitrep.check(config, editions=["public"]).problems}
    assert sitrep.Code.PHONE_FOUND in told
    assert sitrep.Code.PHONE_FOUND not in {p.code for p in sitrep.check(config).problems}
    with pytest.raises(sitrep.SitrepError, match='"publik" is not an edition; did you mean "pub'):
        sitrep.check(config, editions=["publik"])


def test_build_counts_only_what_had_been_reported(tmp_path):
    rows = HEADER + GOOD + "e2,2019-05-06,2019-05-12,Ihsim,35.5,36.5,3,Agency,\n"
    config = workspace(tmp_path, {"events.csv": rows})
    built = sitrep.build(
        config,
        "2019-W19",
        out=tmp_path / "out",
        formats=["md"],
        as_of=dt.date(2019, 5, 8),
        created=DAY,
    )
    assert len(built.summary.events) == 1


def test_build_raises_every_problem_and_writes_nothing(tmp_path):
    config = workspace(tmp_path, {"events.csv": HEADER + GOOD + BAD})
    before = contents(tmp_path)
    with pytest.raises(sitrep.SitrepError) as raised:
        sitrep.build(config, "2019-W19", out=tmp_path / "out")
    (problem,) = raised.value.problems
    assert (problem.code, problem.line, problem.column) == (sitrep.Code.NOT_A_COUNT, 3, "killed")
    assert contents(tmp_path) == before


def test_a_format_that_is_not_there_is_a_wrong_call(tmp_path):
    with pytest.raises(sitrep.SitrepError) as raised:
        sitrep.build(workspace(tmp_path), formats=["mdd"])
    assert raised.value.usage
    assert raised.value.message == '"mdd" is not a format; did you mean "md"?'


def test_check_returns_problems_and_counts_and_writes_nothing(tmp_path):
    config = workspace(tmp_path, {"events.csv": HEADER + GOOD + BAD})
    before = contents(tmp_path)
    checked = sitrep.check(config)
    assert [p.code for p in checked.errors] == [sitrep.Code.NOT_A_COUNT]
    (count,) = checked.counts
    assert (count.rows, count.used, count.left_out) == (2, 1, {sitrep.Code.NOT_A_COUNT: 1})
    assert contents(tmp_path) == before


def test_a_config_that_cannot_be_used_is_raised(tmp_path):
    config = workspace(tmp_path, config=config_for("events.csv", report="titel = 'Test'"))
    with pytest.raises(sitrep.SitrepError) as raised:
        sitrep.check(config)
    assert {p.code for p in raised.value.problems} == {
        sitrep.Code.KEY_UNKNOWN,
        sitrep.Code.KEY_MISSING,
    }


def test_the_examples_of_the_docs_run(tmp_path, monkeypatch, capsys):
    workspace(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1557792000")
    examples = re.findall(r"^```python\n(.*?)^```", PAGE, flags=re.M | re.S)
    assert len(examples) == 3
    for example in examples:
        exec(compile(example, "docs/python.md", "exec"), {})
    assert capsys.readouterr().out == "reports/2019-W19/public 1\n"
