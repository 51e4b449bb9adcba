"""Who may import whom: stages hand data to each other and never call each other."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest
from workspaces import ROOT

PACKAGE = ROOT / "sitrep"

#: What all may share: no stage, and nothing of a stage.
LEAVES = {
    "sitrep", "sitrep.model.problem", "sitrep.model.summary", "sitrep.arithmetic.figures", "sitrep.arithmetic.periods", "sitrep.model.accounts",
    "sitrep.config.load", "sitrep.config.tables", "sitrep.config.complaints", "sitrep.wording.words", "sitrep.look.theme",
    "sitrep.cli.listing", "sitrep.config.connections", "sitrep.wording.terms", "sitrep.read.containers.start", "sitrep.vocabulary.lexicon",
    "sitrep.reconcile.candidates", "sitrep.reconcile.overlaps", "sitrep.cache", "sitrep.cache.packed", "sitrep.templating.overrides",
    "sitrep.look.pictures", "sitrep.config.sections", "sitrep.look.legibility", "sitrep.templating.helpers", "sitrep.templating.renamed",
    "sitrep.model.published", "sitrep.publish.index.sparkline",
}  # fmt: skip
#: The stages in their order, each with the modules that are its own.
STAGES = {
    "read": {
        "sitrep.read",
        "sitrep.read.containers",
        "sitrep.read.containers.separated",
        "sitrep.read.containers.rowlines",
        "sitrep.read.formats",
        "sitrep.read.header",
        "sitrep.read.split_dates",
        "sitrep.read.recognise",
        "sitrep.read.containers.workbooks",
        "sitrep.read.containers.json_rows",
        "sitrep.read.containers.database",
        "sitrep.read.withdrawn",
    },
    "clean": {"sitrep.clean"},
    "reconcile": {"sitrep.reconcile"},
    "summarise": {"sitrep.summarise"},
    "redact": {"sitrep.redact"},
    "charts": {"sitrep.charts"},
    "narrative": {"sitrep.narrative.load", "sitrep.narrative.sanitise"},
    "compose": {"sitrep.compose"},
    "render": {
        "sitrep.outputs.page",
        "sitrep.templating.sandbox",
        "sitrep.templating.limits",
        "sitrep.templating.outside",
        "sitrep.rehearse.trial",
        "sitrep.narrative.references",
        "sitrep.outputs.report_json",
    },
    "pdf": {"sitrep.outputs.pdf"},
    "word": {"sitrep.outputs.word"},
    "publish": {"sitrep.publish.folder"},
    "collect": {"sitrep.publish.index.collect"},
    "feed": {"sitrep.publish.index.feed"},
}
#: The only module, or package, that may import each of these.
ONLY = {
    "click": {"cli", "cli_templates", "console"},
    "jinja2": {"render", "sandbox", "limits", "trial", "references"},
    "nh3": {"sanitise"},
    "weasyprint": {"pdf"},
    "matplotlib": {"charts"},
    "pydantic": {"config", "keys", "mistakes", "report_json", "collect"},
    "feedgenerator": {"feed"},
    "watchfiles": {"preview"},
    "python_calamine": {"workbooks"},
    "pyarrow": {"objects"},
    "sqlalchemy": {"database"},
    "hxl": {"sources"},
    "charset_normalizer": {"separated"},
    "markdown_it": {"narrative", "word"},
    "docx": {"word"},
    "docxtpl": {"word"},
    "lxml": {"word"},
    "ftfy": {"clean"},
    "dbfread": {"clean"},
    "rapidfuzz": {"clean", "duplicates", "propose"},
}


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield path, ".".join(parts).removesuffix(".__init__")


def imports(path, module):
    """Every name imported anywhere in a file, type checking aside, as (name, at the top)."""
    tree = ast.parse(path.read_text())
    aside = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test)
        for inner in ast.walk(node)
    }
    top = {id(node) for node in tree.body}
    for node in ast.walk(tree):
        if id(node) in aside:
            continue
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) in top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports by relative path"
            yield node.module, id(node) in top
            if node.module == "sitrep" or (ROOT / node.module.replace(".", "/")).is_dir():
                for alias in node.names:
                    name = f"{node.module}.{alias.name}"
                    if (ROOT / f"{name.replace('.', '/')}.py").exists():
                        yield name, id(node) in top


def stage_of(module):
    for stage, own in STAGES.items():
        if any(module == name or module.startswith(f"{name}.") for name in own):
            return stage
    return None


ALL = list(modules())


@pytest.mark.parametrize(("path", "module"), ALL, ids=lambda value: str(value))
def test_a_stage_imports_no_other_stage(path, module):
    stage = stage_of(module)
    if stage is None:
        return
    others = {(stage, stage_of(name)) for name, _ in imports(path, module) if stage_of(name)}
    assert others - {(stage, stage)} == set()


def test_only_build_knows_more_than_one_stage_and_only_cli_knows_build():
    for path, module in ALL:
        used = {name for name, _ in imports(path, module)}
        stages = {stage_of(name) for name in used} - {None}
        # What is proposed of a log is told by the readers' and the cleaners' own eyes.
        looks = module.startswith("sitrep.propose")
        assert not looks or stages <= {"read", "clean"}, f"{module} imports the stages {stages}"
        # The rehearsal tries the templates on reports that the build's stages make; the preview
        # starts builds as the command does, and keeps what charts it has drawn.
        builds = module in ("sitrep.rehearse", "sitrep.cli") or module.startswith("sitrep.preview")
        wires = ("sitrep.pipeline", "sitrep.pipeline", "sitrep.cli.templates")
        wired = builds or module in wires
        if stage_of(module) is None and not looks and not wired:
            assert not stages, f"{module} imports the stages {stages}"
        if "sitrep.pipeline" in used:
            assert builds


def test_leaves_import_only_leaves():
    for path, module in ALL:
        if module in LEAVES - {"sitrep"}:
            own = {name for name, _ in imports(path, module) if name.startswith("sitrep")}
            assert own <= LEAVES, f"{module} imports {own - LEAVES}"


def test_every_module_is_a_leaf_a_stage_or_known_by_name():
    known = {
        "sitrep.pipeline", "sitrep.pipeline", "sitrep.cli", "sitrep.__main__", "sitrep.doctor",
        "sitrep.workspace",
        "sitrep.rehearse", "sitrep.cli.console", "sitrep.cli.templates",
    }  # fmt: skip
    known |= {m for _, m in ALL if m.startswith("sitrep.propose")}
    known |= {m for _, m in ALL if m.startswith("sitrep.preview")}
    strays = [m for _, m in ALL if stage_of(m) is None and m not in LEAVES | known]
    assert strays == []


@pytest.mark.parametrize("library", ONLY)
def test_each_library_has_one_importer(library):
    for path, module in ALL:
        if library in {name.split(".")[0] for name, _ in imports(path, module)}:
            assert module.split(".")[1] in ONLY[library], f"{module} imports {library}"


def test_pandas_numpy_and_the_heavy_libraries_are_imported_where_they_are_used_not_at_the_top():
    heavy = {"pandas", "numpy", "weasyprint", "python_calamine", "charset_normalizer", "ftfy"}
    for path, module in ALL:
        top = {name.split(".")[0] for name, at_top in imports(path, module) if at_top}
        assert not top & heavy, f"{module} imports {top & heavy} at the top"


def run(program):
    return subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True,
                          text=True, check=True).stdout  # fmt: skip


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
        "root = str(__import__('pathlib').Path(sitrep.cli.__file__).parent)\n"
        "print([o for o in opened if not (o.endswith(('.py', '.pyc')) or '__pycache__' in o "
        "or o.startswith(root) or o in sys.path)])"
    )
    assert run(program).strip() == "[]"


def test_importing_any_module_starts_nothing_and_prints_nothing():
    # The formats are imported by known(), those that it lists.
    aside = ("sitrep.__main__", "sitrep.read.formats.")
    names = [m for _, m in ALL if not m.startswith(aside)]
    program = (
        "import sys, importlib, sitrep\n"
        "def hook(event, arguments):\n"
        "    if event in ('socket.connect', 'os.mkdir', 'os.rename', 'os.remove'):\n"
        "        raise RuntimeError(event)\n"
        "    mode = arguments[1] if event == 'open' else ''\n"
        "    if set(mode or '') & set('wax+') and not str(arguments[0]).endswith('.pyc'):\n"
        "        raise RuntimeError(arguments[0])\n"
        "import matplotlib.backends.backend_agg, pydantic, babel.dates, jinja2, tabulate\n"
        "sys.addaudithook(hook)\n"
        "sys.dont_write_bytecode = True\n"
        f"for name in {names!r}: importlib.import_module(name)\n"
        "sitrep.read.formats.known()\n"
    )
    assert run(program) == ""


def test_what_touches_files_is_short_and_its_functions_fit_a_screen():
    names = ("addresses", "cache", "cli", "clean", "collect", "config", "console", "containers",
             "database", "doctor", "errors", "listing", "mistakes", "narrative", "objects",
             "packed", "preview", "propose", "publish", "read", "recognise", "redact", "rowlines",
             "separated", "sources", "split_dates", "withdrawn", "word", "workbooks",
             "workspace")  # fmt: skip
    for path, module in ALL:
        if not module.startswith(tuple(f"sitrep.{name}" for name in names)):
            continue
        text = path.read_text()
        assert len(text.splitlines()) <= 300, module
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                length = node.end_lineno - node.lineno + 1
                assert length <= 40, f"{module}.{node.name} has {length} lines"


def test_this_test_sees_imports():
    found = set(imports(Path(__file__), "test"))
    assert ("workspaces", True) in found
    assert ("ast", True) in found
