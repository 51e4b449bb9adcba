"""sitrep templates: what is in force is listed, shown, copied and tried, all errors at once."""

import re
import shutil

import pytest
from samples import reports as samples
from samples.command import sitrep
from samples.pages import html, markdown
from samples.workspaces import ROOT, config_for, contents, workspace

from sitrep import __version__
from sitrep.choices import load
from sitrep.choices import sections as sections_known
from sitrep.config.tables import Theme
from sitrep.model.problem import SitrepError
from sitrep.model.report import Section
from sitrep.rehearse import rehearse
from sitrep.templating import drift, overrides

# What is run by a command keeps the separate process of templates.
pytestmark = pytest.mark.usefixtures("templates_here")
SHIPPED = sorted(
    p.relative_to(ROOT / "templates").as_posix() for p in (ROOT / "templates").rglob("*.*")
)


def own(folder, **files):
    """A workspace with these templates; a name's underscores before the ending are kept."""
    sections = 'title = "T"\nsections = ["overview", "health", "partners", "method"]'
    (folder / "templates").mkdir(parents=True)
    files = {"partners_html": '{% extends "sitrep/section.html" %}', **files}
    for name, text in files.items():
        (folder / "templates" / ".".join(name.rsplit("_", 1))).write_text(text)
    return workspace(folder, config=config_for("events.csv", report=sections))


def entries(folder):
    sections = ("overview", "health", "partners", "method")
    return {e.name: (e.file, e.why) for e in overrides.entries(folder, sections, sections_known())}


def test_list_names_every_template_with_the_file_in_force_and_why(tmp_path):
    own(
        tmp_path,
        health_html='{% extends "sitrep/health.html" %}',
        overview_md="mine",
        row_html="<td>",
    )
    listed = entries(tmp_path)
    assert {*SHIPPED, "partners.html", "row.html"} <= {*listed}
    assert {f"{name}{end}" for name in sections_known() for end in (".html", ".md")} <= {*listed}
    assert listed["health.html"] == ("templates/health.html", "yours: it extends the shipped one")
    assert listed["overview.md"] == ("templates/overview.md", "yours: it replaces the shipped one")
    assert listed["partners.html"][1] == "yours: a section in [report] sections"
    assert listed["row.html"][1] == "yours: used only where another template names it"
    assert listed["report.html"] == ("sitrep/report.html", "shipped")
    assert listed["funding.html"] == ("sitrep/section.html", "shipped: section.html prints it")
    assert listed["contacts.html"] == ("sitrep/contacts.html", "shipped")


def test_list_tells_that_a_section_template_of_one_s_own_prints_the_sections(tmp_path):
    own(tmp_path, section_html="mine")
    assert entries(tmp_path)["funding.html"] == (
        "templates/section.html",
        "yours: section.html prints it",
    )


@pytest.mark.parametrize("name", sections_known())
@pytest.mark.parametrize("ending", ["html", "md"])
def test_every_section_is_shown_and_copied_and_a_copy_prints_the_same(name, ending, tmp_path):
    workspace(tmp_path)
    file = f"{name}.{ending}"
    shown = overrides.source(tmp_path, file, sections_known())
    path = overrides.copy(tmp_path, file, sections_known())
    assert path.read_text().split("\n", 1)[1] == shown
    page = {"html": html, "md": markdown}[ending]
    section = Section(name, "A title", ("One sentence.",))
    report = samples.report(sections=(section,))
    assert page(report, tmp_path).split() == page(report).split()


@pytest.mark.parametrize(
    "whole", ['{% extends "sitrep/casualties.html" %}', '{% include "sitrep/casualties.html" %}']
)
def test_a_template_of_one_s_own_still_reaches_the_section_it_is_of(whole, tmp_path):
    own(tmp_path, casualties_html=f"{whole}{{% block notes %}}<p>mine</p>{{% endblock %}}")
    page = html(samples.report(), tmp_path)
    assert '<section id="casualties"' in page
    assert "<p>mine</p>" in page


def test_a_section_template_of_one_s_own_prints_what_extends_a_section(tmp_path):
    own(
        tmp_path,
        section_html="<b>mine: {{ section.title }}</b>{% block notes %}{% endblock %}",
        health_html='{% extends "sitrep/health.html" %}{% block notes %}<p>note</p>{% endblock %}',
    )
    page = html(samples.report(), tmp_path)
    assert "<b>mine: Casualties</b>" in page
    assert "<b>mine: Attacks on health care</b><p>note</p>" in page


def test_copy_writes_the_shipped_one_under_a_line_that_says_where_it_is_from(tmp_path):
    workspace(tmp_path)
    run = sitrep("templates", "copy", "health.html", cwd=tmp_path)
    assert run.stdout.splitlines() == [
        "templates/health.html",
        "Change it, then: sitrep templates check",
    ]
    first, rest = (tmp_path / "templates" / "health.html").read_text().split("\n", 1)
    assert first.startswith(f"{{# Copied from sitrep {__version__}, ")
    assert rest == (ROOT / "templates" / "section.html").read_text()


def test_copy_never_overwrites(tmp_path):
    own(tmp_path, health_html="mine")
    before = contents(tmp_path)
    run = sitrep("templates", "copy", "health.html", cwd=tmp_path)
    assert run.returncode == 1
    assert run.stderr.splitlines()[0] == (
        "templates/health.html: is there already; "
        "change it, or move it away first; nothing was written"
    )
    assert contents(tmp_path) == before


@pytest.mark.parametrize("name", ["helth.html", "../config.toml", "/etc/passwd"])
def test_what_is_no_template_is_neither_shown_nor_copied(tmp_path, name):
    workspace(tmp_path)
    for command in ("show", "copy"):
        run = sitrep("templates", command, name, cwd=tmp_path)
        assert (run.returncode, run.stdout) == (1, "")
        assert run.stderr.startswith(f"{name}: is not a template; ")
    assert not (tmp_path / "templates").exists()


def test_list_tells_when_the_shipped_one_has_changed_since_it_was_copied(tmp_path, monkeypatch):
    workspace(tmp_path)
    folder = shutil.copytree(ROOT / "templates", tmp_path / "shipped")
    monkeypatch.setattr(overrides, "shipped_templates", lambda: folder)
    overrides.copy(tmp_path, "health.html", sections_known())
    copied = f"yours: it replaces the shipped one; copied from sitrep {__version__}"
    assert entries(tmp_path)["health.html"][1] == copied
    (folder / "section.html").write_text("new")
    assert entries(tmp_path)["health.html"][1] == f"{copied}, which has changed since"


def test_show_prints_the_one_in_force_or_the_shipped_one(tmp_path):
    own(tmp_path, health_html="mine\n")
    assert sitrep("templates", "show", "health.html", cwd=tmp_path).stdout == "mine\n"
    run = sitrep("templates", "show", "health.html", "--shipped", cwd=tmp_path)
    assert run.stdout == (ROOT / "templates" / "section.html").read_text()


def test_the_bundled_example_s_templates_are_the_shipped_ones():
    assert {e.why for e in overrides.entries(ROOT, ())} == {"shipped"}


# --- check ----------------------------------------------------------------------------------


def test_the_shipped_templates_print_an_empty_a_usual_and_an_extreme_report(tmp_path):
    assert rehearse(workspace(tmp_path)) == []


def test_check_tells_every_field_that_is_not_there_in_all_templates_at_once(tmp_path):
    own(
        tmp_path,
        health_html='{% extends "sitrep/health.html" %}\n{% block notes %}\n'
        "{{ section.tittle }}{% for row in section.tabels %}{{ row.x }}{% endfor %}\n"
        "{{ reprot.title }}{% if section.narrativ %}{% endif %}\n{% endblock %}",
        overview_md="\n{{ section.title | uper }}",
        partners_html='\n<img src="logo2.png">',
        masthead_md="{{ report.masthed.title }}",
        funding_html="{% if %}",
        style_css="{{ primery }}",
    )
    run = sitrep("templates", "check", cwd=tmp_path)
    assert run.returncode == 1
    *told, count, _ = [*run.stderr.splitlines(), ""]
    assert count == "9 problems."
    assert told[0] == (
        "templates/funding.html:1: Expected an expression, got 'end of statement block'"
    )
    rest = "\n".join(told[1:])
    for words in (
        'templates/health.html:3: "tabels" is not a field of section; did you mean "tables"?',
        'templates/health.html:3: "tittle" is not a field of section; did you mean "title"?',
        'templates/health.html:4: "narrativ" is not a field of section; did you mean "narrative"?',
        'templates/health.html:4: "reprot" is not known here; did you mean "report"?',
        'templates/masthead.md:1: "masthed" is not a field of report; did you mean "masthead"?',
        'templates/overview.md:2: there is no filter "uper"; did you mean "upper"?',
        'templates/partners.html:2: "logo2.png" asks for something outside the report; ',
        'templates/style.css:1: "primery" is not known here; ',
    ):
        assert words in rest


def test_check_finds_what_only_a_full_report_reaches(tmp_path):
    text = "{% for t in section.tables %}{% if t.rows | length > 9 %}{{ t.captoin }}{% endif %}"
    config = own(tmp_path, disputed_html=text + "{% endfor %}")
    config.write_text(config.read_text().replace('"partners"', '"disputed"'))
    assert [str(p) for p in rehearse(config)] == [
        'templates/disputed.html:1: "captoin" is not a field of table; did you mean "caption"?'
    ]


def test_check_reads_the_look_and_none_of_the_data(tmp_path):
    config = own(tmp_path)
    (tmp_path / "events.csv").write_text("not,a,log\n")
    before = contents(tmp_path)
    assert rehearse(config) == []
    assert contents(tmp_path) == before
    assert load(config).theme == Theme()


def test_check_needs_a_config_that_stands(tmp_path):
    with pytest.raises(SitrepError, match="there is no such file"):
        rehearse(tmp_path / "config.toml")


# --- copies whose original has changed --------------------------------------------------------


@pytest.fixture
def shipped(tmp_path, monkeypatch):
    """The shipped templates, in a folder in which a test may change them."""
    folder = shutil.copytree(ROOT / "templates", tmp_path / "shipped")
    monkeypatch.setattr(overrides, "shipped_templates", lambda: folder)
    return folder


def drifts(folder):
    return [*drift.drifted(folder, sections_known())]


def changed(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_of_a_copy_whose_original_has_changed_the_difference_is_of_the_originals(tmp_path, shipped):
    workspace(tmp_path)
    copy = overrides.copy(tmp_path, "masthead.html", sections_known())
    assert drifts(tmp_path) == []
    changed(copy, "<header", "<header title='mine'")
    assert drifts(tmp_path) == []
    changed(shipped / "masthead.html", "<header", "<header class='new'")
    (found,) = drifts(tmp_path)
    assert found.problem.path == "templates/masthead.html"
    assert found.problem.reason == "its original has changed since it was copied"
    added = [line for line in found.difference[2:] if line.startswith("+")]
    assert len(added) == 1
    assert "class='new'" in added[0]
    assert "mine" not in "".join(found.difference)


def test_the_remedy_works_when_it_is_followed(tmp_path, shipped):
    workspace(tmp_path)
    copy = overrides.copy(tmp_path, "masthead.html", sections_known())
    changed(shipped / "masthead.html", "<header", "<header class='new'")
    (found,) = drifts(tmp_path)
    line = found.problem.hint.partition("then write in the first line: ")[2]
    copy.write_text(line + "\n" + copy.read_text().partition("\n")[2])
    assert drifts(tmp_path) == []


def test_without_the_kept_original_the_difference_is_from_the_copy_and_says_so(tmp_path, shipped):
    workspace(tmp_path)
    copy = overrides.copy(tmp_path, "masthead.html", sections_known())
    shutil.rmtree(tmp_path / ".sitrep")
    changed(copy, "<header", "<header title='mine'")
    changed(shipped / "masthead.html", "<header", "<header class='new'")
    (found,) = drifts(tmp_path)
    assert found.problem.reason.endswith("yours differs as shown")
    assert "title='mine'" in "".join(found.difference)


def test_a_long_difference_is_cut_and_says_how_much_is_left_out(tmp_path, shipped):
    workspace(tmp_path)
    overrides.copy(tmp_path, "style.css", sections_known())
    (shipped / "style.css").write_text("\n".join(f"/* {n} */" for n in range(500)))
    (found,) = drifts(tmp_path)
    assert len(found.difference) == drift.LINES + 1
    assert found.difference[-1].startswith("… and ")


def test_a_copy_of_what_is_no_longer_shipped_and_a_changed_word_template_are_told(
    tmp_path, shipped
):
    workspace(tmp_path)
    overrides.copy(tmp_path, "report.docx", sections_known())
    overrides.copy(tmp_path, "index.css", sections_known())
    (shipped / "index.css").unlink()
    (shipped / "report.docx").write_bytes(b"new")
    gone, word = drifts(tmp_path)
    assert gone.problem.reason == "was copied from a template that is no longer shipped"
    assert word.problem.reason == "was copied from a template that has changed since"
    assert (gone.difference, word.difference) == ((), ())


def test_a_template_of_one_s_own_that_was_not_copied_is_no_drift(tmp_path, shipped):
    own(tmp_path, masthead_html="mine", health_html='{% extends "sitrep/health.html" %}')
    changed(shipped / "masthead.html", "<header", "<header class='new'")
    assert drifts(tmp_path) == []


def test_check_lists_the_copies_with_their_differences_and_is_no_failure(tmp_path):
    workspace(tmp_path)
    sitrep("templates", "copy", "contacts.html", cwd=tmp_path)
    copy = tmp_path / "templates/contacts.html"
    first, rest = copy.read_text().split("\n", 1)
    copy.write_text(re.sub(", [0-9a-f]{12}", ", 0123456789ab", first) + "\n<!-- mine -->\n" + rest)
    run = sitrep("templates", "check", cwd=tmp_path)
    assert run.returncode == 0
    assert run.stderr.startswith(
        "warning: templates/contacts.html: its original has changed since it was copied; "
    )
    assert "-<!-- mine -->" in run.stdout.splitlines()
    assert run.stdout.endswith("Every template prints an empty, a usual and an extreme report.\n")
