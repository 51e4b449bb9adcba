"""What is sent with a report: no figure is cut, none goes without what has to be known of it."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples import bundles as samples

from sitrep.publish.bundle import made, texts
from sitrep.publish.bundle.material import plain

NOTE = "Sums of events cover North only; their source does not record other areas."


def with_note(**changes):
    said = samples.report(**changes)
    said["sections"][0]["notes"] = [NOTE]
    return {"sections": said["sections"], **changes}


def test_the_line_is_title_highlights_and_address(tmp_path):
    assert texts.line(samples.material(tmp_path)) == (
        "Northland: Situation Report No. 3, for 2 – 8 March 2026. "
        "Five people were reported killed (A). "
        "https://example.org/reports/2026-W10/public/sitrep.en.html\n"
    )


def test_a_highlight_that_does_not_fit_is_left_out_whole_and_a_shorter_one_taken(tmp_path):
    long = "Of these " + "very " * 60 + "many, 1,234 were children (A)."
    told = ["Five were killed (A).", long, "Six were injured (B)."]
    line = texts.line(samples.material(tmp_path, highlights=told))
    assert "Five were killed (A). Six were injured (B)." in line
    assert "very" not in line


def test_where_the_first_highlight_does_not_fit_the_period_s_key_figures_are_told(tmp_path):
    told = ["In all " + "very " * 60 + "many were killed (A).", "Of these, 2 were children (A)."]
    cards = [
        samples.card("people killed", "1,234"),
        samples.card("people injured", "not reported"),
        samples.card("people displaced", "350,000", window="from April 2025"),
    ]
    line = texts.line(samples.material(tmp_path, highlights=told, key_figures=cards))
    assert "2026. People killed: at least 1,234, according to A. https" in line
    assert "Of these" not in line
    assert "350,000" not in line


def test_no_highlight_goes_without_the_note_on_the_areas_it_is_of(tmp_path):
    line = texts.line(samples.material(tmp_path, **with_note()))
    assert f"Five people were reported killed (A). {NOTE}" in line
    assert len(line.strip()) <= 280
    # Where the note does not fit beside it, the highlight goes too.
    long = "Five " + "and more " * 17 + "people were killed (A)."
    line = texts.line(samples.material(tmp_path, **with_note(highlights=[long])))
    assert "killed" not in line
    assert NOTE not in line


def test_a_long_title_is_cut_between_words_and_says_so(tmp_path):
    said = samples.report()
    said["masthead"]["title"] = "Northland and the neighbouring territories " * 9
    line = texts.line(samples.material(tmp_path, masthead=said["masthead"]))
    assert texts.characters(line.strip()) <= 280
    title = re.match(r"(.+)…\.", line)[1]
    assert plain(said["masthead"]["title"]).startswith(title)
    assert title.rsplit(" ", 1)[-1] in said["masthead"]["title"].split()


def test_a_title_of_one_word_is_cut_and_not_within_a_number(tmp_path):
    head = samples.report()["masthead"] | {"title": "x" * 170 + "1234567" * 20}
    line = texts.line(samples.material(tmp_path, masthead=head))
    assert texts.characters(line.strip()) <= 280
    assert "x…." in line


@pytest.mark.parametrize(
    ("text", "n"), [("abc", 3), ("e\u0301te\u0301", 3), ("مُحَمَّد", 4), ("a\u200db", 2), ("", 0)]
)
def test_characters_are_counted_as_people_count_them(text, n):
    assert texts.characters(text) == n


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.from_regex(r"[A-Z][a-z ]{0,200}\d{1,3},\d{3} killed \(A\)\.", fullmatch=True), max_size=6
    ),
    st.booleans(),
    st.text(st.characters(codec="utf-8", categories=["L", "Nd", "Zs"]), min_size=1, max_size=400),
)
def test_the_line_never_exceeds_280_characters_nor_cuts_a_sentence(tmp_path, told, noted, title):
    changes = with_note(highlights=told) if noted else {"highlights": told}
    head = samples.report()["masthead"] | {"title": title}
    line = texts.line(samples.material(tmp_path, masthead=head, **changes)).strip()
    assert texts.characters(line) <= 280
    rest = line
    for sentence in map(plain, told):
        rest = rest.replace(sentence, "")
    assert "killed" not in rest


def test_a_mail_has_subject_highlights_links_and_what_is_attached(tmp_path):
    mail = texts.mail(samples.material(tmp_path, **with_note()), ["sitrep.en.pdf", "annex.xlsx"])
    assert mail.splitlines() == [
        "Subject: Northland: Situation Report No. 3, for 2 – 8 March 2026",
        "",
        "These are the highlights of Northland: Situation Report No. 3, for 2 – 8 March 2026, "
        "as of 9 March 2026.",
        "",
        "- Five people were reported killed (A).",
        "",
        NOTE,
        "",
        "Read it: https://example.org/reports/2026-W10/public/sitrep.en.html",
        "As a PDF: https://example.org/reports/2026-W10/public/sitrep.en.pdf",
        "",
        "Attached: sitrep.en.pdf and annex.xlsx",
        "",
        "Issued by X",
        "Licence: CC BY 4.0",
    ]


def test_a_mail_says_that_the_data_stop_before_the_period_ends(tmp_path):
    head = samples.report()["masthead"] | {"partial": "The data stop on 5 March 2026."}
    made_of = samples.material(tmp_path, masthead=head)
    assert "The data stop on 5 March 2026." in texts.mail(made_of, [])
    assert "The data stop on 5 March 2026." in texts.line(made_of)


def test_a_closed_edition_says_so_first_and_has_no_address(tmp_path):
    head = samples.report()["masthead"] | {"edition": "Internal edition: not to be shared"}
    made_of = samples.material(tmp_path, edition="internal", masthead=head)
    closed = "Internal edition: not to be shared. Do not pass these files on."
    assert closed in texts.mail(made_of, [])
    assert texts.line(made_of).startswith("[Internal edition: not to be shared] Northland")
    files = made(made_of, {}).files
    assert closed in files["READ-ME.txt"].decode()
    for name in ("mail.txt", "line.txt", "CITATION.txt", "READ-ME.txt", "datapackage.json"):
        assert b"example.org" not in files[name], name
    assert "reliefweb.json" not in files


def test_the_citation_names_issuer_title_number_dates_and_address(tmp_path):
    assert texts.citation(samples.material(tmp_path)).splitlines() == [
        "Example Group: Northland. Situation Report No. 3, 2 – 8 March 2026. "
        "Published on 9 March 2026.",
        "Online: https://example.org/reports/2026-W10/public/sitrep.en.html",
        "Licence: CC BY 4.0",
    ]
    unsigned = samples.material(tmp_path, config='title = "Northland"\n', more="")
    assert texts.citation(unsigned) == (
        "Northland. Situation Report No. 3, 2 – 8 March 2026. Published on 9 March 2026.\n"
    )


def test_the_read_me_lists_every_file_and_folder(tmp_path):
    files = made(samples.material(tmp_path), {"pack/index.html": b"<p>"}).files
    listed = files["READ-ME.txt"].decode().partition("What is here:\n\n")[2].splitlines()
    named = {line.split("  ")[0] for line in listed}
    there = {f"{n.split('/')[0]}/" if "/" in n else n for n in files} - {"READ-ME.txt"}
    assert named == there
    assert "Another file" not in files["READ-ME.txt"].decode()
