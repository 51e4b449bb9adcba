"""[report] sections lists, orders and leaves out; a section of one's own is one small file."""

import datetime as dt
import re

import pytest
from samples.workspaces import HEADER, config_for, contents, workspace

from sitrep.choices import load, notices
from sitrep.compose.sections import gallery
from sitrep.model.problem import Severity, SitrepError
from sitrep.pipeline import Request, build

#: What sections print is the same wherever their templates run.
pytestmark = pytest.mark.usefixtures("templates_here")

EVENTS = HEADER + "".join(
    f"e{n},2019-05-{day:02},2019-05-{day + 1:02},Hass,35.5,36.5,{n},Agency,\n"
    for n, day in enumerate((6, 7, 8, 13), 1)
)
OWN = (
    '{% extends "sitrep/section.html" %}\n'
    "{% block title %}Partners & <em>donors</em>{% endblock %}\n"
    "{% block body %}\n<p>Two partners report.</p>\n{{ super() }}{% endblock %}\n"
)
OWN_MD = OWN.replace(".html", ".md").replace("<p>Two partners report.</p>", "Two partners.")


def listed(*names):
    quoted = ", ".join(f'"{name}"' for name in names)
    return f'title = "Test"\nsections = [{quoted}]'


def made(folder, *names, files=None, formats=("html", "md")):
    report = listed(*names) if names else 'title = "Test"'
    config = workspace(folder, {"events.csv": EVENTS}, config_for("events.csv", report=report))
    for name, text in (files or {}).items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    request = Request(config, dt.date(2019, 5, 14), "2019-W19", folder / "reports", formats=formats)
    return build(request)


def text(built, ending):
    (path,) = [path for path in built.files if path.suffix == f".{ending}"]
    return path.read_text(encoding="utf-8")


def ids(built):
    return re.findall(r'<section id="(\w+)"', text(built, "html"))


def refusals(folder, report, files=()):
    config = workspace(folder, {"events.csv": EVENTS}, config_for("events.csv", report=report))
    for name in files:
        (folder / "templates").mkdir(exist_ok=True)
        (folder / "templates" / name).write_text("x")
    with pytest.raises(SitrepError) as raised:
        load(config)
    return [(p.line, p.column, p.value, p.reason, p.hint) for p in raised.value.problems]


def test_without_a_list_all_sections_stand_in_the_order_documented(tmp_path):
    shown = ids(made(tmp_path))
    assert shown == [name for name in gallery("standard") if name in shown]
    assert {"highlights", "key_figures", "casualties", "method", "contacts"} <= set(shown)


def test_a_list_orders_the_sections_in_every_format_and_leaves_the_others_out(tmp_path):
    built = made(tmp_path, "casualties", "method", "highlights")
    assert ids(built) == ["casualties", "method", "highlights"]
    assert re.findall("^## (.*)", text(built, "md"), flags=re.M) == [
        "Casualties",
        "Sources, method and caveats",
        "Highlights",
    ]
    links = re.findall(r'<a href="#(\w+)">', text(built, "html").split("<nav")[1])
    assert links == ["casualties", "method", "highlights"]


def test_page_one_has_its_masthead_whatever_is_listed(tmp_path):
    assert '<header class="masthead">' in text(made(tmp_path, "method"), "html")


def test_the_report_names_the_sections_that_it_was_told_to_leave_out(tmp_path):
    told = (
        "This report leaves out: Highlights, Key figures, Situation overview, Key "
        "events and Attacks on health care."
    )
    built = made(tmp_path, "casualties", "method", "contacts")
    assert told in text(built, "md")
    assert told in text(built, "html")


def test_a_section_with_nothing_to_say_is_not_named_as_left_out(tmp_path):
    assert "Not printed" not in text(made(tmp_path), "md")
    built = made(tmp_path, *(name for name in gallery("standard") if name != "funding"))
    assert "Not printed" not in text(built, "md")


def test_an_unknown_section_is_a_problem_with_its_line_and_the_nearest_one(tmp_path):
    report = 'title = "Test"\nsections = [\n  "method",\n  "casualities",\n]'
    assert refusals(tmp_path, report) == [
        (
            5,
            "report.sections",
            "casualities",
            "is not a section",
            'did you mean "casualties"; for a section of your own, create '
            "templates/casualities.html",
        ),
    ]


def test_the_method_section_cannot_be_left_out(tmp_path):
    assert refusals(tmp_path, listed("highlights")) == [
        (
            3,
            "report.sections",
            "",
            'leaves out "method", which every report needs',
            'add "method" anywhere: it holds sources, rules and caveats',
        ),
    ]


def test_a_section_is_listed_once(tmp_path):
    assert refusals(tmp_path, listed("method", "method")) == [
        (3, "report.sections", "method", "is listed twice", "list each section once"),
    ]


@pytest.mark.parametrize("name", ["report", "masthead", "macros", "section", "index"])
def test_a_template_of_the_page_is_no_section(tmp_path, name):
    ((line, _, value, reason, _),) = refusals(tmp_path, listed("method", name), [f"{name}.html"])
    assert (line, value, reason) == (3, name, "is a template of the page, not a section")


def test_a_section_s_name_cannot_lead_out_of_the_templates(tmp_path):
    ((_, column, value, reason, _),) = refusals(tmp_path, listed("method", "../secret"))
    assert (column, value, reason) == ("report.sections.2", "../secret", "is not a name")


# --- a section of one's own -----------------------------------------------------------------


def test_a_section_of_one_s_own_is_one_file_and_stands_in_contents_page_and_markdown(tmp_path):
    files = {"templates/partners.html": OWN, "templates/partners.md": OWN_MD}
    built = made(tmp_path, "highlights", "partners", "method", files=files)
    page = text(built, "html")
    assert ids(built) == ["highlights", "partners", "method"]
    assert '<h2 id="partners-title">Partners & <em>donors</em></h2>' in page
    assert '<a href="#partners">Partners &amp; donors</a>' in page
    assert "<p>Two partners report.</p>" in page
    assert "## Partners & <em>donors</em>\n\nTwo partners.\n" in text(built, "md")
    assert built.problems == ()


def test_an_own_section_without_a_title_is_called_by_its_name(tmp_path):
    body = '{% extends "sitrep/section.html" %}{% block body %}<p>Up.</p>{% endblock %}'
    built = made(tmp_path, "food_prices", "method", files={"templates/food_prices.html": body})
    assert '<h2 id="food_prices-title">Food prices</h2>' in text(built, "html")


@pytest.mark.parametrize("inherited", ["super()", "section.title"])
def test_a_title_may_add_to_the_one_it_has_by_its_name(tmp_path, inherited):
    title = "{% block title %}{{ " + inherited + " }} here{% endblock %}"
    own = '{% extends "sitrep/section.html" %}' + title
    built = made(tmp_path, "food", "method", files={"templates/food.html": own})
    assert '<h2 id="food-title">Food here</h2>' in text(built, "html")
    assert '<a href="#food">Food here</a>' in text(built, "html")


def test_a_person_s_text_is_printed_in_an_own_section_too(tmp_path):
    files = {
        "templates/partners.html": OWN,
        "templates/partners.md": OWN_MD,
        "narrative/2019-W19.md": "# partners\n\nA third is expected.\n",
    }
    built = made(tmp_path, "partners", "method", files=files)
    assert "<p>A third is expected.</p>" in text(built, "html")
    assert "A third is expected." in text(built, "md")


@pytest.mark.parametrize(
    ("there", "missing", "left_out"),
    [("html", "md", "md"), ("md", "html", "html and pdf")],
)
def test_an_own_section_that_a_format_lacks_is_a_warning(tmp_path, there, missing, left_out):
    own = {"html": OWN, "md": OWN_MD}[there]
    built = made(tmp_path, "partners", "method", files={f"templates/partners.{there}": own})
    assert [str(problem) for problem in built.problems] == [
        f"templates/partners.{missing}: is not there, so the section is left out of {left_out}; "
        'add the file, or take "partners" out of [report] sections'
    ]
    assert "partners" in text(built, there)
    assert "artners" not in text(built, missing)


def test_an_own_section_that_fails_writes_nothing(tmp_path):
    broken = '{% extends "sitrep/section.html" %}\n{% block body %}{{ figur }}{% endblock %}'
    with pytest.raises(SitrepError, match=r"templates/partners\.html:2: "):
        made(tmp_path, "partners", "method", files={"templates/partners.html": broken})
    assert not [name for name in contents(tmp_path) if name.startswith("reports")]


# --- a person's text ------------------------------------------------------------------------


def test_text_for_a_section_that_is_left_out_is_a_problem_not_lost(tmp_path):
    files = {"narrative/2019-W19.md": "# Displacement\n\nMany left.\n"}
    with pytest.raises(SitrepError, match='"Displacement" is not a section'):
        made(tmp_path, "casualties", "method", files=files)


def test_text_before_the_first_heading_needs_the_overview(tmp_path):
    files = {"narrative/2019-W19.md": "Many left.\n"}
    with pytest.raises(SitrepError, match='put it under a heading, or add "overview" to '):
        made(tmp_path, "casualties", "method", files=files)


def test_word_tells_what_it_prints_of_a_section_of_ones_own(tmp_path):
    report = listed("partners", "method") + '\nformats = ["html", "md", "docx"]'
    workspace(tmp_path, {"events.csv": EVENTS}, config_for("events.csv", report=report))
    for name, text in (("partners.html", OWN), ("partners.md", OWN_MD)):
        (tmp_path / "templates").mkdir(exist_ok=True)
        (tmp_path / "templates" / name).write_text(text)
    (told,) = notices(load(tmp_path / "config.toml"))
    assert told.severity is Severity.WARNING
    assert str(told) == (
        "templates/partners.html: is not used by Word, which prints only the section's "
        "text in narrative/; to print more, write it into a templates/report.docx of your own"
    )
    (tmp_path / "templates" / "report.docx").write_bytes(b"mine")
    assert notices(load(tmp_path / "config.toml")) == ()


# --- why a period is not compared with the one before ------------------------------------------

COMPARED = "event_id,date_start,reported_on,admin1,killed,source\n"


def why(folder, *rows):
    log = COMPARED + "".join(f"e{n},{row}\n" for n, row in enumerate(rows))
    config = workspace(folder, {"log.csv": log}, config_for("log.csv"))
    built = build(Request(config, dt.date(2019, 5, 14), "2019-W19", formats=("md",)))
    text = (built.folder / "sitrep.en.md").read_text(encoding="utf-8")
    return re.findall(r"This period is not compared with the one before, .*", text)


def test_an_area_that_fell_silent_is_called_an_area_and_a_source_a_source(tmp_path):
    same = ("2019-04-29,2019-05-01,North,3,A", "2019-05-07,2019-05-08,North,4,A")
    area = why(tmp_path / "area", *same, "2019-05-02,2019-05-03,South,3,A")
    assert [said.split(", ", 1)[1] for said in area] == [
        "which has events in South; this one has none there."
    ]
    source = why(tmp_path / "source", *same, "2019-05-02,2019-05-03,North,3,B")
    assert [said.split(", ", 1)[1] for said in source] == [
        "which has events according to B; this one has none according to them."
    ]
    both = why(tmp_path / "both", *same, "2019-05-02,2019-05-03,South,3,B")
    assert [said.split(", ", 1)[1] for said in both] == [
        "which has events in South and according to B; this one has none of these."
    ]
    assert why(tmp_path / "none", *same) == []


def test_what_is_new_is_the_reason_where_nothing_fell_silent(tmp_path):
    same = ("2019-04-29,2019-05-01,North,3,A", "2019-05-07,2019-05-08,North,4,A")
    (said,) = why(tmp_path / "new", *same, "2019-05-08,2019-05-09,South,1,A")
    assert said.endswith(", which has no events in South.")
    many = [f"2019-05-08,2019-05-09,Area {n},1,A" for n in range(7)]
    (said,) = why(tmp_path / "many", *same, *many)
    assert said.endswith(", which has no events in seven areas.")


def test_a_week_within_which_the_log_begins_is_the_only_reason_where_it_is_one(tmp_path):
    rows = "e1,2019-04-30,2019-05-01,North,3,A\ne2,2019-05-07,2019-05-08,South,4,A\n"
    config = workspace(tmp_path, {"log.csv": COMPARED + rows}, config_for("log.csv"))
    built = build(Request(config, dt.date(2019, 5, 14), "2019-W19", formats=("md",)))
    text = (built.folder / "sitrep.en.md").read_text(encoding="utf-8")
    assert "The log begins within 29 April – 5 May 2019: its figures may not be of all" in text
    assert "no figure is compared with them." in text
    assert "is not compared with the one before" not in text
