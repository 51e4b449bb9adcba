"""An output is one file that the registry finds; what one of them needs, the others don't."""

import datetime as dt
import json
import re
import subprocess
import sys
from textwrap import dedent

import pytest
from samples.command import sitrep
from samples.workspaces import GOOD, HEADER, ROOT, config_for, workspace

from sitrep import outputs
from sitrep.choices import load
from sitrep.model.problem import SitrepError
from sitrep.model.registry import declared
from sitrep.pipeline import Request, build
from sitrep.wording import Words

TODAY = dt.date(2019, 5, 14)
#: An output that nothing else in sitrep knows of: the titles of a report's sections.
TITLES = """
from sitrep.model.codes import Code
from sitrep.model.problem import Problem
from sitrep.outputs import Output


def check(setting):
    if setting.page == "Letter":
        yield Problem("titles", Code.VALUE_NOT_ALLOWED, "are for A4 alone", "choose another paper")


def write(report, drawings, setting):
    return "\\n".join(section.title for section in report.sections).encode()


OUTPUT = Output(
    name="titles", label="Titles", ending="txt", place=35, write=write, check=check
)
"""


@pytest.fixture
def titles(tmp_path, monkeypatch):
    """One more output, in a file of its own."""
    folder = tmp_path / "more"
    folder.mkdir()
    (folder / "titles.py").write_text(TITLES)
    monkeypatch.setattr(outputs, "__path__", [*outputs.__path__, str(folder)])
    declared.cache_clear()
    yield
    declared.cache_clear()
    sys.modules.pop("sitrep.outputs.titles", None)


def made(folder, *formats, report='title = "Test"'):
    config = workspace(folder, config=config_for("events.csv", report=report))
    return build(Request(config, TODAY, "2019-W19", folder / "reports", formats=formats))


def test_the_outputs_are_listed_in_one_order_with_what_people_call_them():
    words = Words()
    called = [words(o.label) if words.holds(o.label) else o.label for o in outputs.known()]
    listed = [
        (o.name, label, o.ending, o.extra, o.usual)
        for o, label in zip(outputs.known(), called, strict=True)
    ]
    assert listed == [
        ("html", "Web page", "html", "", True),
        ("pdf", "PDF", "pdf", "", True),
        ("docx", "Word", "docx", "word", False),
        ("pptx", "Slides", "pptx", "pptx", False),
        ("md", "Markdown", "md", "", True),
        ("json", "Data", "json", "", False),
    ]


def test_an_output_is_added_by_one_file(titles, tmp_path):
    built = made(tmp_path, "titles", "md")
    text = (built.folder / "sitrep.en.txt").read_text()
    assert text.splitlines()[0] == "Highlights"
    manifest = json.loads((built.folder / "manifest.json").read_text())
    assert "sitrep.en.txt" in manifest["files"]
    page = (tmp_path / "reports" / "index.html").read_text()
    links = re.findall(r'href="2019-W19/public/(sitrep[^"]*)"', page)
    assert list(dict.fromkeys(links)) == ["sitrep.en.txt", "sitrep.en.md"]
    assert "Titles, size 1 kB" in page


def test_an_added_output_is_known_to_config_toml_and_refuses_in_its_own_words(titles, tmp_path):
    report = 'title = "T"\nformats = ["titles"]\npage = "Letter"'
    with pytest.raises(SitrepError) as raised:
        made(tmp_path, report=report)
    assert [str(p) for p in raised.value.problems] == [
        "titles: are for A4 alone; choose another paper"
    ]


def test_a_format_that_is_none_is_told_with_all_else_that_is_wrong_in_config_toml(tmp_path):
    report = 'titel = "T"\ntitle = "T"\nformats = [\n  "md",\n  "doc",\n]\nsections = ["methd"]'
    config = workspace(tmp_path, config=config_for("events.csv", report=report))
    with pytest.raises(SitrepError) as raised:
        load(config)
    said = sorted(re.sub(r"^.*config\.toml", "", str(p)) for p in raised.value.problems)
    assert said == [
        ':2: report.titel: is not a key of [report]; did you mean "title"?',
        ':6: report.formats: "doc" is not a format; did you mean "docx"?',
        ':8: report.sections: "methd" is not a section; did you mean "method"; '
        "for a section of your own, create templates/methd.html",
        ':8: report.sections: leaves out "method", which every report needs; '
        'add "method" anywhere: it holds sources, rules and caveats',
    ]


def test_the_command_names_every_format_and_completes_it(tmp_path):
    run = sitrep("build", "--help", cwd=tmp_path)
    assert "--format html,pdf,docx,pptx,md,json" in run.stdout
    words = {"_SITREP_COMPLETE": "bash_complete", "COMP_WORDS": "sitrep build --format pdf,m"}
    run = sitrep(cwd=tmp_path, COMP_CWORD="3", **words)
    assert run.stdout.split(",", 1)[1].strip() == "pdf,md"


# --- what is heavy or optional --------------------------------------------------------------

BLOCKED = dedent(
    """
    import sys

    class Blocked:
        def find_spec(self, name, path=None, target=None):
            if name.split(".")[0] in {names}:
                raise ImportError("blocked: " + name)

    sys.meta_path.insert(0, Blocked())
    for name in {names}:
        sys.modules[name] = None
    from sitrep.cli import main
    main({arguments})
    """
)


def without(names, *arguments, cwd):
    """Run the command where these libraries can't be imported."""
    program = BLOCKED.format(names=list(names), arguments=list(arguments))
    return subprocess.run(
        [sys.executable, "-c", program],
        cwd=cwd,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1557792000"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("libraries", "formats"),
    [
        (["weasyprint"], "html,md,docx"),
        (["docx"], "html,pdf"),
        (["pyarrow", "hxl", "sqlalchemy"], "html,pdf,docx"),
    ],
)
def test_without_a_library_everything_else_is_built(tmp_path, libraries, formats):
    workspace(tmp_path, {"events.csv": HEADER + GOOD})
    run = without(libraries, "build", "2019-W19", "--format", formats, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    there = {p.suffix[1:] for p in (tmp_path / "reports/2019-W19/public").glob("sitrep.*")}
    assert there == set(formats.split(","))


@pytest.mark.parametrize(
    "arguments",
    [["templates", "list"], ["templates", "show", "health.html"], ["doctor"], ["init", "new"]],
)
def test_what_reads_no_data_imports_no_pandas(tmp_path, arguments):
    workspace(tmp_path)
    heavy = ("pandas", "numpy", "matplotlib", "weasyprint", "docx", "pyarrow")
    run = without(heavy, *arguments, cwd=tmp_path)
    assert "fault in sitrep" not in run.stderr
    assert run.stdout


def test_an_entry_is_read_without_what_it_needs():
    program = (
        "import sys\n"
        "from sitrep import charts, outputs\n"
        "assert {o.name for o in outputs.known()} >= {'html', 'pdf', 'docx', 'md', 'json'}\n"
        "assert 'casualties-by-week' in {kind.name for kind in charts.known()}\n"
        "heavy = {'weasyprint', 'docx', 'docxtpl', 'lxml', 'pandas', 'matplotlib', 'numpy'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == "[]"
