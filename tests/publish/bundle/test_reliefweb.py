"""``reliefweb.json`` keeps the rules of ReliefWeb's schema; nothing that nobody said is in it."""

import hashlib
import html
import json
import re
import unicodedata
import uuid
from datetime import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import bundles as samples

from sitrep.model.problem import Severity
from sitrep.publish.bundle import reliefweb
from sitrep.publish.bundle.body import body

NAMESPACE = uuid.UUID("8e27a998-c362-5d1f-b152-d474e1d36af2")


def posting(folder, **changes):
    return reliefweb.made(samples.material(folder, **changes))


def document(folder, **changes):
    content = posting(folder, **changes).content
    return json.loads(content)


def is_line(text, most, least=1):
    """Whether a text has letters and only plain single spaces, none at its ends."""
    odd = [c for c in text if unicodedata.category(c)[0] in "ZC" and c != " "]
    return not odd and text == " ".join(text.split(" ")) and least <= len(text) <= most


def refused(said):
    """Yield the fields that ReliefWeb's schema (version 2 of its posting interface) refuses."""
    allowed = {"url", "uuid", "title", "source", "country", "format", "language", "published"}
    allowed |= {"body", "origin", "file", "image"}
    needed = allowed - {"origin", "file", "image"}
    yield from {*said} - allowed
    yield from needed - {*said}
    if len(said["url"]) > 2048 or said["origin"] != said["url"]:
        yield "url"
    if said["uuid"] != str(uuid.uuid5(NAMESPACE, said["url"])):
        yield "uuid"
    if not is_line(said["title"], 255, 10) or not re.search(r"[^\W\d_]", said["title"]):
        yield "title"
    for name, most in (("source", 30), ("country", 300), ("format", 1), ("language", 10)):
        if not 1 <= len(said[name]) <= most or not all(isinstance(n, int) for n in said[name]):
            yield name
    datetime.fromisoformat(said["published"])
    yield from refused_texts(said)


def refused_texts(said):
    """Yield those of text, file and picture that it refuses."""
    text = said["body"]
    odd = [c for c in text if unicodedata.category(c)[0] in "ZC" and c not in " \n"]
    if odd or not 10 <= len(text) <= 100_000 or text != text.strip(" \n"):
        yield "body"
    if re.search(r" {2,}[^ \n]", text) or re.search(r"^\||<table", text, re.M):
        yield "body"
    for file in said["file"]:
        if not file["url"].endswith(".pdf") or not is_line(file["description"], 255):
            yield "file"
    if image := said.get("image"):
        lines = (image["description"], image["copyright"])
        if not image["url"].endswith(".png") or not all(is_line(each, 512) for each in lines):
            yield "image"


def test_it_has_what_the_schema_asks_for(tmp_path):
    said = document(tmp_path)
    assert [*refused(said)] == []
    assert said["url"] == "https://example.org/reports/2026-W10/public/sitrep.en.html"
    assert said["title"] == "Northland: Situation Report No. 3, for 2 – 8 March 2026"
    assert (said["country"], said["source"]) == ([226], [1503])
    assert (said["format"], said["language"]) == ([10], [267])
    assert said["published"] == "2026-03-09T00:00:00+00:00"
    assert said["body"] == "## Highlights\n\n- Five people were reported killed (A)."
    (file,) = said["file"]
    assert file["url"] == "https://example.org/reports/2026-W10/public/sitrep.en.pdf"
    assert file["checksum"] == hashlib.sha256(b"%PDF").hexdigest()


def test_its_picture_is_the_map_with_the_text_alternative_of_that(tmp_path):
    image = document(tmp_path)["image"]
    assert image == {
        "url": "https://example.org/reports/2026-W10/public/charts/map.png",
        "checksum": hashlib.sha256(samples.png()).hexdigest(),
        "description": "map: 5 killed.",
        "copyright": "Example Group · CC BY 4.0",
    }


def test_a_text_alternative_that_is_too_long_is_not_cut_but_replaced_by_the_title(tmp_path):
    charts = [samples.chart("map", alt="5 killed. " * 60)]
    assert document(tmp_path, charts=charts)["image"]["description"] == "The map"


@pytest.mark.parametrize("content", [samples.png(699), b"no picture", b""])
def test_without_a_picture_that_is_wide_enough_it_has_none_and_says_so(tmp_path, content):
    files = {"sitrep.en.pdf": b"%PDF", "sitrep.en.html": b"", "charts/map.png": content}
    found = posting(tmp_path, files=files)
    said = json.loads(found.content)
    assert "image" not in said
    assert [*refused(said)] == []
    (problem,) = found.problems
    assert "700 pixels" in str(problem)
    assert problem.severity is Severity.WARNING


def test_what_nobody_has_said_is_a_warning_with_its_key_and_no_file_is_made(tmp_path):
    found = posting(tmp_path, config='title = "Northland"\n', more="")
    assert found.content is None
    assert [problem.column for problem in found.problems] == [
        "report.url",
        "reliefweb.country",
        "reliefweb.source",
    ]
    assert all(problem.severity is Severity.WARNING for problem in found.problems)
    assert "api.reliefweb.int/v1/countries" in found.problems[1].hint


def test_a_language_whose_number_is_not_known_has_to_be_given(tmp_path):
    found = posting(tmp_path, language="uk")
    assert [problem.column for problem in found.problems] == ["reliefweb.language"]
    more = f"{samples.RELIEFWEB}language = [31996]\n"
    assert document(tmp_path, language="uk", more=more)["language"] == [31996]


def test_a_title_a_text_or_a_pdf_that_it_would_refuse_is_told_and_no_file_is_made(tmp_path):
    head = samples.report()["masthead"] | {"title": "North " * 50}
    sections = samples.report()["sections"]
    sections[0]["bullets"] = ["5 were killed. " * 10_000]
    large = {"sitrep.en.pdf": b"%PDF" * 5_000_001}
    found = posting(tmp_path, masthead=head, sections=sections, files=large)
    assert found.content is None
    assert [str(problem.code) for problem in found.problems] == [
        "bundle_lacks",
        "bundle_lacks",
        "file_too_large",
    ]
    assert all(problem.hint for problem in found.problems)


def test_tables_pictures_and_markup_of_a_person_are_left_out_of_the_text(tmp_path):
    text = (
        "<p>We <em>say</em>:</p>\n<table><tr><td>1</td></tr></table>\n"
        '<p><img src="y.png" alt="x">\n<span>End</span>.</p><pre>7</pre>'
    )
    section = samples.report()["sections"][0] | {"bullets": [], "narrative": text}
    assert body(samples.material(tmp_path, sections=[section])) == (
        "## Highlights\n\n<p>We <em>say</em>:</p> <p> End.</p>"
    )


def test_what_the_log_says_is_no_markup_in_the_text(tmp_path):
    section = samples.report()["sections"][0] | {"bullets": ["[x](http://evil) <script> *5*"]}
    text = body(samples.material(tmp_path, sections=[section]))
    assert "<script>" not in text
    assert "[x](" not in text


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=60), st.lists(st.text(max_size=80), max_size=4), st.text(max_size=200))
def test_whatever_a_report_says_the_schema_takes_it_or_no_file_is_made(tmp_path, title, told, text):
    head = samples.report()["masthead"] | {"title": title}
    own = f"<p>{html.escape(text)}</p>"
    section = samples.report()["sections"][0] | {"bullets": told, "narrative": own}
    content = posting(tmp_path, masthead=head, sections=[section]).content
    if content is not None:
        assert [*refused(json.loads(content))] == []
