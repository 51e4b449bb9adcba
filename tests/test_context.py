"""docs/context.md is made from the code, whole and up to date."""

import re
import runpy
from dataclasses import is_dataclass
from pathlib import Path

import jinja2
import pytest

from sitrep.model import dates, figure, problem, report, summary
from sitrep.model.report import Report

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def tool():
    """tools/context.py, as `make context` runs it."""
    return runpy.run_path(str(ROOT / "tools" / "context.py"))


def test_the_page_is_what_the_code_says_now(tool):
    written = (ROOT / "docs" / "context.md").read_text(encoding="utf-8")
    assert written == tool["page"](), "refresh it with make context"


def test_every_field_that_a_template_reaches_has_a_meaning_and_no_other_has(tool):
    fields = {(k.__name__, f) for k in tool["classes"]() for f in tool["members"](k)}
    aside = {"context", "helpers", "templates"}
    said = {key for key in tool["meanings"]() if key[0] not in aside}
    assert fields - said == set(), "add them to docs/context.toml under the version to come"
    assert said - fields == set(), "docs/context.toml explains what is not there"


def test_the_walk_reaches_every_class_of_the_model_that_the_report_holds(tool):
    reached = {kind.__name__ for kind in tool["classes"]()}
    modules = (dates, figure, problem, report, summary)
    classes = {name for m in modules for name, kind in vars(m).items() if is_dataclass(kind)}
    # A chart's files are not the template's, nor are the names that other weeks have, or config.
    assert classes - reached == {"Drawing", "Known", "Plot", "SourceName"}
    assert {
        "Report",
        "Masthead",
        "Section",
        "Card",
        "Chart",
        "Table",
        "Column",
        "FigureEntry",
        "Summary",
        "Period",
        "Problem",
        "Mention",
    } <= reached


def test_a_number_has_its_unit_and_what_is_no_number_has_none(tool):
    for kind in tool["classes"]():
        for field, hint in tool["members"](kind).items():
            unit = tool["meanings"]()[kind.__name__, field].unit
            assert bool(unit) == tool["is_counted"](hint), f"{kind.__name__}.{field}"


def test_every_name_of_the_context_is_explained_and_no_other(tool):
    said = [name for group, name in tool["meanings"]() if group == "context"]
    assert said == list(tool["seen"]().names)


def test_every_filter_test_and_function_of_the_templates_is_explained_and_no_other(tool):
    plain, found = jinja2.Environment(), set()
    for environment in tool["seen"]().environments.values():
        for kind in ("filters", "tests", "globals"):
            found |= set(getattr(environment, kind)) - set(getattr(plain, kind))
    said = {name for group, name in tool["meanings"]() if group in ("helpers", "templates")}
    assert said == found
    assert {n for g, n in tool["meanings"]() if g == "helpers"} == set(tool["helpers"]())


def test_every_example_of_a_helper_prints_what_the_page_says(tool):
    environment = tool["seen"]().environments["report.md"]
    names = tool["seen"]().names
    examples = [call for helper in tool["helpers"]().values() for call in tool["calls"](helper)]
    assert len(examples) >= 12
    for call, prints in examples:
        # Compared as it reads: Markdown's backslashes aside.
        made = environment.from_string("{{ " + call + " }}").render(names)
        plain = " ".join(re.sub(r"\\(?=\W)", "", made).split())
        assert plain == prints, call


def test_types_are_told_in_words(tool):
    said = {tool["spelled"](h) for k in tool["classes"]() for h in tool["members"](k).values()}
    assert {
        "text",
        "number",
        "date",
        "yes or no",
        "number or none",
        "list of [Section](#section)",
        "list of text",
    } <= said
    assert not [
        words for words in said if re.search(r"tuple|\bint\b|\bstr\b|Mapping|None|\|", words)
    ]
    assert (
        tool["spelled"](tool["members"](Report)["figures"]) == "[FigureEntry](#figureentry) by text"
    )
