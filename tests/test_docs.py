"""Docs can't drift: keys, columns, commands and dependencies are looked up in them."""

from __future__ import annotations

import datetime as dt
import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from samples import reports as samples
from samples.pages import NO_PICTURES, setting
from samples.workspaces import config_for, workspace

from sitrep import cli
from sitrep.compose.sections.highlights import KINDS as KINDS_SAID
from sitrep.config.file import RecordTable, ReliefwebTable
from sitrep.config.tables import (
    ActorTable,
    HighlightsTable,
    IndicatorTable,
    MapTable,
    MarkerTable,
    PlacesTable,
    ReportTable,
    RulesTable,
    SourceNameTable,
    SourceTable,
    Theme,
)
from sitrep.look import pictures
from sitrep.model.accounts import TABLES as KINDS
from sitrep.model.codes import Code
from sitrep.model.report import Section
from sitrep.model.request import Request
from sitrep.outputs import page as render
from sitrep.outputs.markdown import markdown
from sitrep.pipeline import build
from sitrep.templating import limits, watch
from sitrep.wording import Words, terms

ROOT = Path(__file__).parents[1]
CONFIG = (ROOT / "docs" / "config.md").read_text(encoding="utf-8")
TABLES = (ROOT / "docs" / "tables.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
SECTIONS = {
    "`[report]`": ReportTable,
    "`[rules]`": RulesTable,
    "`[highlights]`": HighlightsTable,
    "`[[source]]`": SourceTable,
    "`[[indicator]]`": IndicatorTable,
    "`[[marker]]`": MarkerTable,
    "`[[actor]]`": ActorTable,
    "`[[source_name]]`": SourceNameTable,
    "`[theme]`": Theme,
    "`[places]`": PlacesTable,
    "`[map]`": MapTable,
    "`[record]`": RecordTable,
    "`[reliefweb]`": ReliefwebTable,
}


def section(title: str) -> str:
    """Return the part of docs/config.md under the heading that starts with ``title``."""
    return next(part for part in re.split(r"^## ", CONFIG, flags=re.M) if part.startswith(title))


@pytest.mark.parametrize("title", SECTIONS)
def test_every_key_of_a_table_is_documented_and_no_other(title: str) -> None:
    documented = re.findall(r"^\| `(\w+)` \|", section(title), flags=re.M)
    assert documented == list(SECTIONS[title].model_fields)


def test_every_highlight_is_documented_in_its_order() -> None:
    assert re.findall(r"^- `(\w+)`:", section("`[highlights]`"), flags=re.M) == list(KINDS_SAID)


@pytest.mark.parametrize("column", sorted({c for columns in KINDS.values() for c in columns}))
def test_every_canonical_column_is_documented(column: str) -> None:
    assert f"`{column}`" in TABLES


@pytest.mark.parametrize("command", sorted(cli.main.commands))
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"`sitrep {command}" in README


def test_the_readme_names_no_command_that_is_not_there() -> None:
    named = set(re.findall(r"`sitrep ([a-z]+)", README))
    assert named <= set(cli.main.commands)


@pytest.mark.parametrize("command", sorted(cli.main.commands))
def test_every_command_explains_itself(command: str) -> None:
    result = CliRunner().invoke(cli.main, [command, "--help"])
    assert result.exit_code == 0
    assert len(result.output.splitlines()) > 3


def test_every_code_of_a_problem_is_documented_with_its_words() -> None:
    text = (ROOT / "docs" / "problems.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `(\w+)` \| (.+) \|$", text, flags=re.M)
    assert documented == [(code, terms.reason(Words(), code)) for code in Code]


def test_every_dependency_has_its_reason_in_the_docs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    reasons = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    table = "\n".join(line for line in reasons.splitlines() if line.startswith("|"))
    names = [re.split(r"[<>=!~;\[ ]", spec)[0] for spec in project["dependencies"]]
    assert [n for n in names if not re.search(rf"\b{re.escape(n)}\b", table)] == []


def test_nobody_is_told_to_install_the_stranger_s_package_of_the_name_sitrep() -> None:
    asked = re.compile(r"""(?:pip|uv|pipx)(?: tool| pip)? install (?:-\S+ )*["']?sitrep\b""")
    named = re.compile(r"(?<![\w-])sitrep\[[a-z]+[\],]")
    assert asked.search('pip install "sitrep')
    assert named.search("sitrep[word]")
    kinds = ("*.py", "*.md", "*.toml", "*.sh", "*.html", "*.po", "*.pot", "*.ftl")
    places = (
        ROOT / name for name in ("sitrep", "docs", "tools", "templates", "benchmarks", "data")
    )
    files = [*ROOT.glob("*.*"), *(path for place in places for path in place.rglob("*.*"))]
    for path in files:
        if any(path.match(kind) for kind in kinds):
            text = path.read_text(encoding="utf-8")
            assert not asked.search(text), path
            assert not named.search(text), path


#: All pages that people read, with the links and headings in each.
PAGES = {
    path: re.sub(r"^```.*?^```", "", path.read_text(encoding="utf-8"), flags=re.M | re.S)
    for folder in (".", ".github", "docs", "data", "benchmarks")
    for path in sorted((ROOT / folder).glob("**/*.md" if folder == ".github" else "*.md"))
}


def anchors(page: Path) -> set[str]:
    """Return what a link to a heading of ``page`` may end in, as GitHub makes it."""
    headings = re.findall(r"^#+ (.+)$", PAGES[page], flags=re.M)
    return {re.sub(r"[^\w\- ]", "", h.strip().lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_links_of_each_page_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\((?!https?:|mailto:)([^)\s]+)\)", PAGES[page]):
        name, _, anchor = link.partition("#")
        target = (page.parent / name).resolve() if name else page
        assert target.exists(), f"{link} leads nowhere"
        assert not anchor or anchor in anchors(target), f"{link}: no such heading"


@pytest.mark.parametrize("name", ["CONTRIBUTING", "RELEASE", "SECURITY"])
def test_the_pages_for_those_who_join_are_named_in_the_readme_and_shipped(name: str) -> None:
    assert f"({name}.md)" in README
    assert f'"/{name}.md"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")


def test_what_contributing_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:sitrep|templates|tests)/[\w./]+)`", text)
    assert [n for n in named if "NAME" not in n and not (ROOT / n).exists()] == []
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M))
    assert set(re.findall(r"make ([a-z]+)", text)) <= targets


def test_the_templates_hold_no_words_of_any_language() -> None:
    for path in (ROOT / "templates").glob("*.*"):
        if path.suffix not in (".html", ".md"):
            continue
        text = path.read_text(encoding="utf-8")
        bare = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", " ", text, flags=re.S)
        bare = re.sub(r"<[^>]*>|&[a-z]+;", " ", bare)
        assert not re.search(r"[^\W\d_]{2,}", bare), f"{path.name} holds words of its own"


def test_the_limits_of_templates_are_those_of_the_code() -> None:
    text = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    for limit in (
        f"| CPU time | {watch.SECONDS} seconds",
        f"| memory | {watch.MEMORY >> 30} GB",
        f"| a page's length | {limits.TEXT:,} characters",
        f"| a template's size | {limits.TEMPLATE:,} bytes",
        f"{pictures.BYTES:,} bytes and {pictures.PIXELS:,} pixels",
    ):
        assert limit in text


@pytest.mark.parametrize("ending", ["html", "md"])
def test_the_section_of_the_docs_is_printed_as_they_say(ending: str, tmp_path: Path) -> None:
    text = (ROOT / "docs" / "templates.md").read_text(encoding="utf-8")
    pattern = rf'\{{% extends "sitrep/section\.{ending}" %\}}.*?\{{% endblock %\}}\n(?=\s*```)'
    found = re.search(pattern, text, flags=re.DOTALL)
    assert found
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / f"partners.{ending}").write_text(found[0])
    given = replace(samples.report(), sections=(Section("partners", "partners"),), charts=())
    made = {
        "html": lambda: render.html(given, NO_PICTURES, setting(tmp_path)),
        "md": lambda: markdown(given, setting(tmp_path)),
    }[ending]()
    assert "Twelve partners work in the area" in made
    assert {"html": '<h2 id="partners-title">Partners</h2>', "md": "## Partners\n"}[ending] in made


def test_the_example_of_flows_in_the_docs_draws_what_its_rows_say(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "charts.md").read_text(encoding="utf-8")
    log, stock = re.findall(r"```csv\n(.*?)```", text, re.DOTALL)
    (asked,) = re.findall(r"```toml\n# config.toml\n(.*?)```", text, re.DOTALL)
    of_stock = asked.replace("who-went-where", "stock").replace('"displaced"', '"idp_stock"')
    more = f"{asked}\n{of_stock}"
    files = {"log.csv": log, "dtm.csv": stock}
    path = workspace(tmp_path, files, config_for(*files, more=more))
    request = Request(path, dt.date(2026, 3, 9), "2026-W10", formats=("md",))
    built = build(request)
    page = next(built.folder.glob("*.md")).read_text(encoding="utf-8")
    assert "Displaced, North to South: 4,200." in page
    assert "Displaced, within North: 900." in page
    said = re.findall(r'"([\w ]+: [\d,]+)"', text)
    assert len(said) == 3
    assert [one for one in said if f"Displaced, {one}." not in page] == []
