"""The tree shows the architecture: four layers, and imports that go downwards only.

The layers are read from the names of the folders. Within a stage anything goes; between
stages nothing does, but for ``pipeline.py``, which alone knows their order, and ``choices.py``,
which asks their registries.
"""

import ast
import functools
import subprocess
import sys
from graphlib import CycleError, TopologicalSorter

import pytest
from samples.workspaces import ROOT

from sitrep.model.problem import FAULT

PACKAGE = ROOT / "sitrep"

#: What all may share; each imports only those before it.
SHARED = (
    "model",
    "vocabulary",
    "arithmetic",
    "wording",
    "config",
    "places",
    "look",
    "templating",
    "cache",
)
STAGES = (
    "read",
    "clean",
    "reconcile",
    "summarise",
    "compare",
    "redact",
    "charts",
    "narrative",
    "compose",
    "outputs",
    "scan",
    "publish",
    "record",
)
ENTRY = (
    "cli",
    "preview",
    "propose",
    "batch",
    "rehearse",
    "examine",
    "update",
    "forget",
    "release",
    "doctor",
    "workspace",
    "__main__",
)
#: What looks at files, or tries templates and the PDF, by a stage's own eyes.
MAY_IMPORT_STAGES = (
    *("propose", "examine", "update", "forget", "release", "rehearse", "doctor", "batch"),
)

#: The only folder, or module, that may import each of these.
ONLY = {
    "click": ("cli",),
    "jinja2": ("templating", "outputs", "narrative", "rehearse"),
    "nh3": ("narrative",),
    "weasyprint": ("outputs.pdf",),
    "matplotlib": ("charts",),
    "pydantic": (
        "config",
        "outputs.report_json",
        "publish.earlier",
        "publish.index",
        "record.entry",
    ),
    "feedgenerator": ("publish.index.feed",),
    "watchfiles": ("preview",),
    "python_calamine": ("read.containers.workbooks",),
    "pyarrow": ("read.containers.parquet",),
    "sqlalchemy": ("read.containers.database",),
    "hxl": ("read.formats.hxl",),
    "charset_normalizer": ("read.containers.encodings",),
    "markdown_it": ("narrative", "outputs.word"),
    "docx": ("outputs.word",),
    "pptx": ("outputs.slides",),
    "docxtpl": ("outputs.word",),
    "lxml": ("outputs.office", "outputs.slides", "outputs.word"),
    "ftfy": ("clean",),
    "dbfread": ("places",),
    "packaging": ("doctor",),
    "tinycss2": ("look.css",),
    "tinyhtml5": ("templating.outside", "examine.audit.files.html"),
    "pypdfium2": ("publish.index.cover", "examine.audit.files.pdf", "examine.past"),
    "xlsxwriter": ("publish.pack.workbook", "publish.bundle.workbook"),
    "distributed": ("batch.engines",),
    "filelock": ("publish.folder", "batch.lock"),
    "psutil": ("templating.process", "batch.limits"),
    "rapidfuzz": ("clean", "reconcile", "propose"),
    "fluent": ("wording.catalogue",),
    "geopandas": ("places.boundaries",),
    "pyogrio": ("places.boundaries",),
    "shapely": ("places.boundaries",),
    "phonenumbers": ("scan.rules.phones",),
}
HEAVY = {"pandas", "numpy"}


class Module:
    """One file of the package, parsed once."""

    def __init__(self, path):
        self.path = path
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        self.name = ".".join(parts).removesuffix("__init__").rstrip(".")
        self.tree = ast.parse(path.read_text(encoding="utf-8"))
        self.imports = tuple(_imports(self.tree))

    @property
    def place(self):
        return self.name.split(".")[0]

    def own(self, *, at_top=False):
        """The modules of the package that it imports, those under TYPE_CHECKING too."""
        return {
            n.removeprefix("sitrep").lstrip(".")
            for n, top in self.imports
            if n.split(".")[0] == "sitrep" and (top or not at_top)
        }


def _imports(tree):
    """Every name imported anywhere in a file, as (name, whether when the file is imported)."""
    aside = {
        id(inner)
        for node in tree.body
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        at_top = id(node) in top and id(node) not in aside
        if isinstance(node, ast.Import):
            yield from ((alias.name, at_top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written out, not relative"
            yield node.module, at_top
            for alias in node.names:
                if _is_module(f"{node.module}.{alias.name}"):
                    yield f"{node.module}.{alias.name}", at_top


@functools.cache
def _is_module(name):
    path = ROOT / name.replace(".", "/")
    return name.startswith("sitrep") and (path.with_suffix(".py").exists() or path.is_dir())


@functools.cache
def modules():
    return {m.name: m for m in map(Module, sorted(PACKAGE.rglob("*.py")))}


def test_what_no_edition_has_redacted_is_for_commands_that_write_no_report():
    # The pipeline hands nothing else to charts, sections and outputs than summary_of redacts.
    callers = {
        module.name
        for module in modules().values()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.module == "sitrep.pipeline"
        if any(alias.name == "counted" for alias in node.names)
    }
    # What is published is put into the record, which is closed to all but its owner.
    assert callers == {"examine.diff", "examine.explain", "examine.preflight", "release.publishing"}


def test_nothing_stands_directly_under_the_package_but_the_layers():
    known = {*SHARED, *STAGES, *ENTRY, "choices", "pipeline", ""}
    assert {m.place for m in modules().values()} - known == set()
    beside = {p.name for p in PACKAGE.iterdir() if p.suffix != ".py" and p.is_file()}
    assert beside == {"py.typed"}


def test_what_is_shared_imports_only_what_comes_before_it():
    for module in modules().values():
        if module.place in SHARED:
            below = {"", *SHARED[: SHARED.index(module.place) + 1]}
            above = {name for name in module.own() if name.split(".")[0] not in below}
            assert above == set(), f"{module.name} imports {above}"


def test_a_stage_imports_itself_and_what_is_shared():
    for module in modules().values():
        if module.place in STAGES:
            below = {"", module.place, *SHARED}
            above = {name for name in module.own() if name.split(".")[0] not in below}
            assert above == set(), f"{module.name} imports {above}"


def test_only_the_pipeline_knows_the_stages():
    for module in modules().values():
        if module.place in ENTRY and module.place not in MAY_IMPORT_STAGES:
            stages = {name for name in module.own() if name.split(".")[0] in STAGES}
            assert stages == set(), f"{module.name} imports {stages}"
    for name in ("choices", "pipeline"):
        assert not {n for n in modules()[name].own() if n.split(".")[0] in (*ENTRY, "pipeline")}


def test_no_modules_import_each_other_in_a_circle():
    graph = {
        m.name: (m.own(at_top=True) & set(modules())) - {m.name, ""} for m in modules().values()
    }
    for name, needed in graph.items():
        # A package comes before what is in it: only other packages make a circle.
        graph[name] = {n for n in needed if not name.startswith(f"{n}.")}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_containers_know_nothing_of_formats():
    for module in modules().values():
        if module.name.startswith("read.containers"):
            assert not {n for n in module.own() if n.startswith("read.formats")}, module.name


@pytest.mark.parametrize("library", ONLY)
def test_each_library_has_one_importer(library):
    for module in modules().values():
        if library in {name.split(".")[0] for name, _ in module.imports}:
            allowed = any(f"{module.name}.".startswith(f"{place}.") for place in ONLY[library])
            assert allowed, f"{module.name} imports {library}"


def test_stages_import_pandas_at_their_top_and_the_commands_do_not():
    for module in modules().values():
        for name, at_top in module.imports:
            if name.split(".")[0] in HEAVY and module.place in STAGES:
                assert at_top, f"{module.name} imports {name} inside a function"
            if name.split(".")[0] in HEAVY and module.place in ("cli", "doctor", "workspace"):
                pytest.fail(f"{module.name} imports {name}")


def run(program):
    return subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout


NO_PANDAS = """
import sys
for name in ("pandas", "numpy", "matplotlib"):
    sys.modules[name] = None
from click.testing import CliRunner
from sitrep.cli import main
for words in {commands}:
    print(CliRunner().invoke(main, words, catch_exceptions=False).output)
"""


@pytest.mark.parametrize("command", ["init", "templates list", "doctor"])
def test_what_counts_nothing_runs_without_pandas(command, tmp_path):
    words = {
        "init": [["init", str(tmp_path / "new")]],
        "templates list": [["templates", "list", "-c", str(ROOT / "config.toml")]],
        "doctor": [["doctor"]],
    }[command]
    assert "sitrep" in (told := run(NO_PANDAS.format(commands=words)))
    assert FAULT not in told


def test_importing_the_command_reads_and_writes_nothing_but_python():
    program = (
        "import sys\n"
        "import click, io, datetime, pathlib, shlex\n"
        "opened = []\n"
        "def hook(event, arguments):\n"
        "    if event in ('open', 'socket.connect', 'subprocess.Popen', 'os.listdir'):\n"
        "        opened.append(str(arguments[0]))\n"
        "sys.addaudithook(hook)\n"
        "import sitrep.cli\n"
        "root = str(__import__('pathlib').Path(sitrep.cli.__file__).parents[1])\n"
        "print([o for o in opened if not (o.endswith(('.py', '.pyc')) or '__pycache__' in o "
        "or o.startswith(root) or o in sys.path)])"
    )
    assert run(program).strip() == "[]"


def test_importing_any_module_starts_nothing_and_prints_nothing():
    names = [f"sitrep.{name}" for name in modules() if name not in ("", "__main__")]
    program = (
        "import sys, importlib, sitrep\n"
        "def hook(event, arguments):\n"
        "    if event in ('socket.connect', 'os.mkdir', 'os.rename', 'os.remove'):\n"
        "        raise RuntimeError(event)\n"
        "    mode = arguments[1] if event == 'open' else ''\n"
        "    if set(mode or '') & set('wax+') and not str(arguments[0]).endswith('.pyc'):\n"
        "        raise RuntimeError(arguments[0])\n"
        "import matplotlib.backends.backend_agg, pydantic, babel.dates, jinja2, tabulate\n"
        "import pandas\n"
        "sys.addaudithook(hook)\n"
        "sys.dont_write_bytecode = True\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
    )
    assert run(program) == ""


def _is_short(function):
    """Whether a function fits a screen, or is longer only by values listed one a line."""
    lines = function.end_lineno - function.lineno + 1
    statements = sum(isinstance(node, ast.stmt) for node in ast.walk(function))
    return lines <= 40 or (lines <= 80 and statements <= 15)


def test_modules_are_short_and_functions_fit_a_screen():
    for module in modules().values():
        lines = len(module.path.read_text(encoding="utf-8").splitlines())
        assert lines <= 300, f"{module.name} has {lines} lines"
        for node in ast.walk(module.tree):
            if isinstance(node, ast.FunctionDef):
                assert _is_short(node), f"{module.name}.{node.name} is too long"


def test_this_test_sees_imports():
    found = {name for name, _ in _imports(ast.parse("import a.b\nfrom sitrep import config\n"))}
    assert found == {"a.b", "sitrep", "sitrep.config"}
