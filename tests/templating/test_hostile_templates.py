"""A workspace's templates can do no harm: they end in a problem with file and line, soon."""

import base64
import os
import time

import pytest
from samples import reports as samples
from samples.command import sitrep
from samples.pages import NO_PICTURES, setting
from samples.workspaces import HEADER, config_for

from sitrep.model.problem import SitrepError
from sitrep.outputs import page as render
from sitrep.outputs import pdf
from sitrep.templating import process
from sitrep.templating.limits import confined

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">{}</svg>'
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63"
    "64f8cf500f0003860180347d6b620000000049454e44ae426082"
)
REPORT = samples.report(charts=(), sections=samples.SECTIONS[-1:])


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "templates" / "assets").mkdir(parents=True)
    return tmp_path


def write(workspace, text, name="contacts.html"):
    path = workspace / "templates" / name
    path.write_text(text, encoding="utf-8")
    return path


def page(workspace):
    """The page, made in the separate process."""
    return confined(render.html, workspace, REPORT, NO_PICTURES, setting(workspace))


def refused(workspace, text):
    """What the page is refused for; it is made here, as that process makes it."""
    write(workspace, text)
    with pytest.raises(SitrepError) as raised:
        render.html(REPORT, NO_PICTURES, setting(workspace))
    return [str(problem) for problem in raised.value.problems]


def stopped(workspace, text):
    """What the separate process says, soon."""
    write(workspace, text)
    return problems(workspace)


def problems(workspace):
    start = time.monotonic()
    with pytest.raises(SitrepError) as raised:
        page(workspace)
    assert time.monotonic() - start < 40
    return [str(problem) for problem in raised.value.problems]


def test_a_template_of_one_s_own_prints_what_it_prints_without_the_limits(workspace):
    write(workspace, "<p>mine: {{ section.title }}</p>")
    assert page(workspace) == render.html(REPORT, NO_PICTURES, setting(workspace))
    assert "<p>mine: Contacts</p>" in page(workspace)


# --- too long, too much ---------------------------------------------------------------------

LONG = "runs longer than 3 seconds; a loop in it may be too long"
ENDLESS = "includes or calls itself without end; add a condition that ends it"
MEMORY = "needs more memory than a template may have; look for text repeated too often"


@pytest.mark.parametrize(
    ("attempt", "told"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", LONG),
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}"
            "{{ m(90) }}",
            LONG,
        ),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", ENDLESS),
        ('{% include "contacts.html" %}', ENDLESS),
        ('{% extends "contacts.html" %}', ENDLESS),
        ("{{ 'x' * 10 ** 10 }}", MEMORY),
        ("{{ 'x' | center(10 ** 10) }}", MEMORY),
        ("{{ '%10000000000d' | format(1) }}", MEMORY),
        ("{{ '{:10000000000}'.format(1) }}", MEMORY),
        ("{{ [1] | batch(10 ** 10, 'x') | first }}", MEMORY),
        (
            "{% set n = namespace(s='xxxxxxxxxx') %}{% for i in range(99) %}"
            "{% set n.s = n.s ~ n.s %}{% endfor %}",
            MEMORY,
        ),
        ("{{ ('x' * 10 ** 6) | replace('x', 'y' * 10 ** 6) }}", MEMORY),
    ],
)
def test_a_template_that_takes_too_much_ends_with_its_file_and_line(workspace, attempt, told):
    (problem,) = stopped(workspace, f"<p>\n{attempt}\n")
    assert problem == f"templates/contacts.html:2: {told}"


def test_a_template_that_prints_without_end_is_stopped_at_its_line(workspace):
    attempt = "\n{% for a in range(99999) %}{{ 'x' * 9999 }}{% endfor %}"
    (problem,) = stopped(workspace, attempt)
    assert problem == (
        "templates/contacts.html:2: prints more than 20,000,000 characters; "
        "a loop in it may be too long"
    )


def test_text_that_a_loop_repeats_without_end_is_stopped_at_its_line(workspace):
    attempt = "\n{% for a in range(99999) %}" + "x" * 3000 + "{% endfor %}"
    (problem,) = stopped(workspace, attempt)
    assert problem.startswith("templates/contacts.html:2: prints more than 20,000,000 characters")


def test_a_range_beyond_the_sandbox_s_is_refused(workspace):
    (problem,) = stopped(workspace, "{% for i in range(10 ** 9) %}x{% endfor %}")
    assert problem.startswith("templates/contacts.html:1: Range too big")


def test_one_long_step_that_python_cannot_interrupt_ends_with_its_file(workspace, monkeypatch):
    monkeypatch.setattr(process, "PATIENCE", 5)
    (problem,) = stopped(workspace, "{% set n = 10 ** 9 %}{{ 7 ** n % 10 }}")
    assert problem.startswith("templates/contacts.html")


# --- out of the sandbox ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "attempt",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(report) }}",
        "{{ '{0.__class__}' | format(report) | attr('__class__') }}",
        "{{ report | attr('__class__') }}",
        "{{ asset.__globals__ }}",
        "{{ asset.__closure__[0].cell_contents }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ [report] | map(attribute='__class__') | first }}",
        "{{ lipsum.__globals__['os'].popen('id') }}",
    ],
)
def test_no_template_reaches_python(workspace, attempt):
    (problem,) = refused(workspace, attempt)
    assert problem.startswith("templates/contacts.html:1: ")


def test_the_separate_process_says_what_is_refused_in_the_same_words(workspace):
    for attempt in (
        "{{ ''.__class__.__mro__ }}",
        '{% include "../config.toml" %}',
        '<img src="http://example.org/x.png">',
        "<script>alert(1)</script>",
        '{{ asset("donor.png") }}',
    ):
        assert stopped(workspace, attempt) == refused(workspace, attempt)


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "../config.toml", "/etc/passwd", "assets/../../config.toml"]
)
def test_no_template_loads_a_file_from_elsewhere(workspace, name):
    (workspace / "config.toml").write_text("secret")
    (problem,) = refused(workspace, f'{{% include "{name}" %}}')
    assert problem.startswith(f'templates/contacts.html:1: there is no template "{name}"')


def test_a_link_that_leads_out_of_the_workspace_is_not_followed(workspace, tmp_path_factory):
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.html"
    secret.write_text("secret")
    (workspace / "templates" / "contacts.html").symlink_to(secret)
    assert problems(workspace) == [
        "templates/contacts.html: leads out of the workspace; copy the file itself into templates/"
    ]


def test_a_file_beside_the_workspace_is_never_run(workspace, monkeypatch):
    for name in ("jinja2.py", "json.py", "sitrep.py"):
        (workspace / name).write_text("raise SystemExit('ran')")
    monkeypatch.chdir(workspace)
    write(workspace, "<p>mine</p>")
    assert "<p>mine</p>" in page(workspace)


# --- out of the page ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "value"),
    [
        ('<img src="file:///etc/passwd">', "file:///etc/passwd"),
        ('<img src="http://example.org/x.png">', "http://example.org/x.png"),
        ('<img src="//example.org/x.png">', "//example.org/x.png"),
        ('<img src="logo2.png">', "logo2.png"),
        ('<img srcset="a.png 2x">', "a.png 2x"),
        ("<style>@import url(http://example.org/x.css)</style>", "http://example.org/x.css"),
        ("<style>@import 'x.css'</style>", "x.css"),
        ("<p style=\"background: url('file:/etc/passwd')\">", "file:/etc/passwd"),
        (r"<p style='background: \75rl(http://example.org)'>", "http://example.org"),
        ("<p style='background: u/**/rl(x); background: url(x.png)'>", "x.png"),
        ('<link rel="stylesheet" href="x.css">', "x.css"),
        ('<a rel="attachment" href="https://example.org">x</a>', "attachment"),
        ('<a href="file:///etc/passwd">x</a>', "file:///etc/passwd"),
        ('<a href="javascript:alert(1)">x</a>', "javascript:alert(1)"),
        ('<svg><image xlink:href="http://example.org/x.png"/></svg>', "http://example.org/x.png"),
    ],
)
def test_a_page_that_asks_for_something_outside_is_refused(workspace, markup, value):
    (problem, *_) = refused(workspace, f"<p>\n{markup}\n")
    where, _, rest = problem.partition(': "')
    assert where == "templates/contacts.html:2"
    assert rest.startswith(f'{value}" asks for something outside the report; ')


@pytest.mark.parametrize(
    ("markup", "value"),
    [
        ("<script>alert(1)</script>", "<script"),
        ('<iframe src="data:text/html,x"></iframe>', "<iframe"),
        ("<p onclick='alert(1)'>", "onclick"),
        ('<meta http-equiv="refresh" content="0; url=//example.org">', "refresh"),
        ('<base href="http://example.org">', "<base"),
        ('<object data="x.pdf"></object>', "<object"),
    ],
)
def test_a_page_that_would_run_something_is_refused(workspace, markup, value):
    (problem, *_) = refused(workspace, f"<p>\n{markup}\n")
    assert problem.startswith(f'templates/contacts.html:2: "{value}" would run or replace')


def test_links_and_pictures_of_the_report_s_own_are_no_such_thing(workspace):
    (workspace / "templates" / "assets" / "p.png").write_bytes(PIXEL)
    links = '<a href="https://example.org/x">x</a><a href="mailto:a@example.org">m</a>'
    write(workspace, f'{links}<img src="{{{{ asset("p.png") }}}}" alt="">')
    text = page(workspace)
    assert links in text
    assert '<img src="data:image/png;base64,iVBOR' in text
    made = pdf.printed(text, language="en", created=samples.CREATED)
    assert b"/Image" in made


# --- pictures -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<script>alert(1)</script>", "contains <script>, which could run code"),
        ('<rect onload="alert(1)"/>', "contains onload=, which could run code"),
        ("<foreignObject/>", "contains <foreignobject>, which could run code"),
        (
            '<image href="http://example.org/x.png"/>',
            "loads something from outside (http://example.org/x.png)",
        ),
        (
            '<image href="file:///etc/passwd"/>',
            "loads something from outside (file:///etc/passwd)",
        ),
        (
            "<style>rect { fill: url(http://example.org) }</style>",
            "has a style that loads something from outside",
        ),
        (r"<style>@\69mport 'x'</style>", "has a style that loads something from outside"),
        (
            '<rect style="fill: url(x.svg#a)"/>',
            "loads something from outside (fill: url(x.svg#a))",
        ),
        ('<set attributeName="href" to="x"/>', "changes its links by animation"),
        ("<rect>", "is not SVG: mismatched tag (line 1)"),
    ],
)
def test_an_svg_that_does_more_than_draw_is_not_placed(workspace, body, reason):
    (workspace / "templates" / "assets" / "a.svg").write_text(SVG.format(body))
    (problem,) = refused(workspace, '\n<img src="{{ asset("a.svg") }}">')
    assert problem.startswith(f'templates/contacts.html:2: "a.svg" {reason}; ')


@pytest.mark.parametrize("form", ["asset", "uri"])
def test_an_svg_whose_entities_grow_is_refused_before_they_do(workspace, form):
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(20))
    bomb = f"<!DOCTYPE svg [{lines}]>" + SVG.format("<text>&e19;</text>")
    (workspace / "templates" / "assets" / "a.svg").write_text(bomb)
    source = '{{ asset("a.svg") }}'
    if form == "uri":
        source = "data:image/svg+xml;base64," + base64.b64encode(bomb.encode()).decode()
    (problem,) = refused(workspace, f'<img src="{source}">')
    assert problem.startswith("templates/contacts.html:1: ")
    assert "declares entities, which can expand without limit" in problem


def test_an_asset_that_is_not_there_names_the_nearest_one(workspace):
    (workspace / "templates" / "assets" / "donors.png").write_bytes(PIXEL)
    assert refused(workspace, '{{ asset("donor.png") }}') == [
        'templates/contacts.html:1: "donor.png" is not in templates/assets/; '
        'did you mean "donors.png"?'
    ]


@pytest.mark.parametrize("name", ["../../secret.png", "/etc/passwd", "link.png"])
def test_an_asset_from_elsewhere_is_refused(workspace, name):
    (workspace / "secret.png").write_bytes(PIXEL)
    os.symlink(workspace / "secret.png", workspace / "templates" / "assets" / "link.png")
    (problem,) = refused(workspace, f'{{{{ asset("{name}") }}}}')
    assert problem.startswith(f'templates/contacts.html:1: "{name}" is not in templates/assets/')


# --- files that are no templates ------------------------------------------------------------


def test_a_template_in_another_encoding_names_the_line_of_the_byte(workspace):
    path = workspace / "templates" / "contacts.html"
    path.write_bytes("<p>\nSituation à\n".encode("latin-1"))
    assert problems(workspace) == [
        "templates/contacts.html:2: byte 0xE0 is not UTF-8; save the file as UTF-8"
    ]


def test_a_template_of_a_megabyte_is_refused(workspace):
    (problem,) = refused(workspace, "x" * 1_000_001)
    assert problem.startswith("templates/contacts.html: is larger than 1,000,000 bytes; ")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{{ section.title | uper }}", 'there is no filter "uper"; did you mean "upper"?'),
        ("{{ 1 is evn }}", 'there is no test "evn"; did you mean "even"?'),
    ],
)
def test_an_unknown_filter_or_test_names_the_nearest_one(workspace, text, told):
    assert refused(workspace, f"\n\n{text}") == [f"templates/contacts.html:3: {told}"]


def test_the_command_counts_the_problems_of_templates_and_writes_nothing(workspace):
    write(workspace, "{{ x }}", "method.html")
    (workspace / "config.toml").write_text(config_for("events.csv"))
    rows = HEADER + "e1,2019-05-06,2019-05-13,Hass,,,2,Agency,\n"
    (workspace / "events.csv").write_text(rows)
    run = sitrep("build", "2019-W19", cwd=workspace)
    assert run.returncode == 1
    first, last = run.stderr.splitlines()
    assert first.startswith('templates/method.html:1: "x" is not known here; ')
    assert last == "1 problem; nothing was written."
    assert not (workspace / "reports").exists()
