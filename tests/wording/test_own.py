"""A workspace's own sentences: what they may change, and what is said of each that may not."""

import json
import re

import pytest
from samples.command import sitrep
from samples.workspaces import ROOT, workspace

from sitrep.wording.catalogue import entries, shipped
from sitrep.wording.own import LARGEST, QUALIFIERS, checked, own_words


def told(text):
    """The problems of a words/en.ftl, as they are printed."""
    return [str(problem) for problem in checked(text, "words/en.ftl", "en")[1]]


# --- what may be changed ------------------------------------------------------------------------


def test_an_own_sentence_is_printed_in_the_place_of_sitreps(tmp_path):
    workspace(tmp_path)
    (tmp_path / "words").mkdir()
    own = "section-casualties = Deaths and injuries\naccording-to = ({ $sources })\n"
    (tmp_path / "words/en.ftl").write_text(own, encoding="utf-8")
    run = sitrep("build", "2019-W19", "--format", "md,html", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    folder = tmp_path / "reports/2019-W19/public"
    page = (folder / "sitrep.en.md").read_text(encoding="utf-8")
    assert "## Deaths and injuries" in page
    assert "(Agency)" in page
    assert "according to" not in page
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert [entry["path"] for entry in manifest["read_beside"]] == ["beside-1"]


def test_what_templates_print_is_in_the_workspaces_words_too(tmp_path):
    workspace(tmp_path)
    for name, text in {
        "words/en.ftl": "not-stated = unknown\nfigure-at-least = { $number } or more\n",
        "templates/overview.md": '{{ date(none) }}\n{{ n(figure("killed")) }}\n',
    }.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = sitrep("build", "2019-W19", "--format", "md", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    page = tmp_path / "reports/2019-W19/public/sitrep.en.md"
    assert "\nunknown\n" in page.read_text(encoding="utf-8")


def test_the_list_of_reports_is_in_the_workspaces_words_too(tmp_path):
    workspace(tmp_path)
    (tmp_path / "words").mkdir()
    (tmp_path / "words/en.ftl").write_text("index-title = All our reports\n", encoding="utf-8")
    run = sitrep("build", "2019-W19", "--format", "html", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert "All our reports" in (tmp_path / "reports/index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "section-casualties = Deaths",
        "\ufeffsection-casualties = Deaths",
        "section-casualties = Deaths\r\nsection-health = Attacks\r\n",
        "# a comment\nsection-casualties = Deaths",
        "-people = persons\ngroup-people = { -people }",
        "group-people = { group-civilians } and others",
        "sources-counted = { $n ->\n    [1] one source\n   *[other] { $n } sources\n}",
        "-ship =\n    { $case ->\n        [a] A\n       *[b] B\n    }\nunit-people = { -ship }",
        "",
    ],
)
def test_these_are_good_sentences(text):
    assert told(text.removeprefix("\ufeff")) == []


def test_the_example_in_the_docs_is_a_good_one():
    text = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    (example,) = re.findall(r"```ftl\n(.*?)```", text, flags=re.DOTALL)
    assert told(example) == []
    assert "section-health" in example


# --- what may not -------------------------------------------------------------------------------


def test_an_own_sentence_that_lacks_a_value_is_told_with_its_line():
    (problem,) = told("\n\ncasualties-not-reported = { $what }: nobody knows.\n")
    assert problem == (
        'words/en.ftl:3: "casualties-not-reported" leaves out { $window }; print it in every '
        "variant; sitrep's own is: casualties-not-reported = No event of { $window } "
        "states the number of { $what }."
    )


def test_a_value_that_only_some_variants_print_is_left_out():
    text = "sources-counted = { $n ->\n    [one] a source\n   *[other] { $n } sources\n}\n"
    (problem,) = told(text)
    assert problem.startswith('words/en.ftl:1: "sources-counted" leaves out { $n }; print it in ev')


def test_a_value_that_is_selected_by_is_not_printed_by_that():
    (problem,) = told("sources-counted = { $n ->\n    [one] one\n   *[other] several\n}\n")
    assert "leaves out { $n }" in problem


def test_an_own_sentence_with_a_value_it_is_not_given_is_told():
    (problem,) = told("according-to = as { $sources } said on { $day }\n")
    assert problem == (
        'words/en.ftl:1: "according-to" has a value it is not given, { $day }; sitrep\'s own is: '
        "according-to = according to { $sources }"
    )


def test_a_name_that_sitrep_does_not_print_is_told_with_the_nearest():
    (problem,) = told("section-casualtys = Deaths\n")
    assert problem == (
        'words/en.ftl:1: "section-casualtys" is not a sentence that sitrep prints; did you mean '
        '"section-casualties"?'
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("section-health = A\naccording-to = by { $sources\n", 2),
        ("section-health = A\n\nthis is no sentence\n", 3),
        ("sources-counted = { $n ->\n    [one] { $n } source\n}\n", 2),
    ],
)
def test_what_does_not_parse_is_told_with_its_line(text, line):
    (problem,) = told(text)
    assert problem.startswith(f"words/en.ftl:{line}: can't be read: ")
    assert "write: name = text" in problem


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("section-health = { section-nowhere }", "there is no section-nowhere to refer to"),
        ("section-health = { -term }", "there is no -term to refer to"),
        ("section-health = { section-health }", "section-health refers to itself"),
        ('section-health = { NUMBER(1, style: "percent") }', "NUMBER() is not known"),
        ("-term = { $n }\nsection-health = { -term }", "-term is a term, which is given no values"),
    ],
)
def test_a_reference_that_leads_nowhere_is_told(text, reason):
    assert reason in "\n".join(told(text))


def test_a_sentence_that_stands_twice_is_told_at_its_second_place():
    (problem,) = told("section-health = A\nsection-health = B\n")
    assert problem.startswith('words/en.ftl:2: "section-health" is in the file twice')


@pytest.mark.parametrize("name", QUALIFIERS)
def test_how_firm_a_figure_is_cannot_be_left_out(name):
    given = next(e for e in entries(shipped("en")) if e.name == name).shape.always
    bare = "{ $number }" if given else '{ "" }'
    (problem,) = told(f"{name} = {bare}\n")
    assert "leaves out how firm the figure is" in problem or "prints nothing" in problem


@pytest.mark.parametrize(
    "name", [e.name for e in entries(shipped("en")) if {"source", "sources"} & e.shape.always]
)
def test_who_states_a_figure_cannot_be_left_out(name):
    values = next(e for e in entries(shipped("en")) if e.name == name).shape.always
    kept = " ".join(f"{{ ${value} }}" for value in sorted(values - {"source", "sources"}))
    problems = "\n".join(told(f"{name} = Said {kept}\n"))
    assert "leaves out { $source" in problems


def test_a_warning_cannot_be_emptied():
    (problem,) = told('overview-dash = { "" }\n')
    assert 'words/en.ftl:1: "overview-dash" prints nothing' in problem


# --- where it is told ---------------------------------------------------------------------------


def test_check_and_build_tell_of_the_words_with_everything_else(tmp_path):
    events = "event_id,date_start,killed,source\ne1,2019-05-06,many many,Agency\n"
    workspace(tmp_path, {"events.csv": events})
    (tmp_path / "words").mkdir()
    (tmp_path / "words/en.ftl").write_text("according-to = said\n", encoding="utf-8")
    for command in (("check",), ("build", "2019-W19")):
        run = sitrep(*command, cwd=tmp_path)
        assert run.returncode == 1
        assert 'words/en.ftl:1: "according-to" leaves out { $sources }' in run.stderr
        assert "events.csv:2: killed:" in run.stderr


def test_with_keep_going_sitreps_own_sentence_is_printed_instead(tmp_path):
    workspace(tmp_path)
    (tmp_path / "words").mkdir()
    own = "according-to = said\nsection-casualties = Deaths\n"
    (tmp_path / "words/en.ftl").write_text(own, encoding="utf-8")
    run = sitrep("build", "2019-W19", "--format", "md", "--keep-going", cwd=tmp_path)
    assert run.returncode == 0
    page = (tmp_path / "reports/2019-W19/public/sitrep.en.md").read_text(encoding="utf-8")
    assert "according to Agency" in page
    assert "## Deaths" in page


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("xx.ftl", b"", "is not of a language that sitrep writes; known: en"),
        ("en.ftl", b"section-health = \xff\n", "byte 0xFF is not UTF-8; save the file as UTF-8"),
        ("en.ftl", b"#" * (LARGEST + 1), "is larger than 1,000,000 bytes"),
    ],
)
def test_a_file_that_cannot_be_used_is_told(tmp_path, name, content, reason):
    (tmp_path / "words").mkdir()
    (tmp_path / "words" / name).write_bytes(content)
    (problem,) = own_words(tmp_path).problems
    assert reason in str(problem)


def test_a_workspace_without_words_has_sitreps(tmp_path):
    assert own_words(tmp_path).problems == ()
    assert own_words(tmp_path).words("en")("section-health") == "Attacks on health care"
