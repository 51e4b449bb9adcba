"""People's text: printed where it belongs, unless something in it can't be right."""

import pytest
from workspaces import GOOD, HEADER, sitrep, workspace

from sitrep.narrative import load, placeholders

TITLES = {"overview": "Situation overview", "casualties": "Casualties"}


def loaded(folder, text, name="2019-W19.md"):
    (folder / "narrative").mkdir(exist_ok=True)
    path = folder / "narrative" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(folder, "2019-W19", "en", TITLES)


def test_without_a_text_there_is_nothing_to_say(tmp_path):
    assert load(tmp_path, "2019-W19", "en", TITLES) == (None, [])


def test_headings_name_sections_by_title_or_id_and_what_comes_first_is_the_overview(tmp_path):
    text, problems = loaded(
        tmp_path, "First.\n\n## Casualties\n\n*Grave* news.\n\n# overview\nMore.\n"
    )
    assert problems == []
    assert {name: part.markdown for name, part in text.sections.items()} == {
        "overview": "First.\n\nMore.",
        "casualties": "*Grave* news.",
    }
    assert text.sections["casualties"].html == "<p><em>Grave</em> news.</p>\n"


def test_the_text_in_the_reports_language_goes_before_the_one_for_all(tmp_path):
    loaded(tmp_path, "In any language.")
    text, _ = loaded(tmp_path, "In English.", "2019-W19.en.md")
    assert text.path == "narrative/2019-W19.en.md"


def test_a_heading_that_names_no_section_is_a_problem_with_the_nearest(tmp_path):
    _, problems = loaded(tmp_path, "Text.\n\n## Casulties\n\nMore.\n")
    assert [str(p) for p in problems] == [
        'narrative/2019-W19.md:3: "Casulties" is not a section; did you mean "Casualties"?'
    ]


@pytest.mark.parametrize(
    "words", ["TO BE UPDATED", "tbc", "TBD", "XX", "xxx", "[insert figure]", "???", "Lorem ipsum"]
)
def test_a_placeholder_left_standing_is_a_problem_with_its_place(tmp_path, words):
    _, problems = loaded(tmp_path, f"Calm.\nThe week was {words} here.\n")
    assert [str(p) for p in problems] == [
        f'narrative/2019-W19.md:2: column 14: "{words}" is a placeholder; '
        "write the text or delete the line"
    ]


def test_a_text_that_is_not_utf_8_is_a_problem(tmp_path):
    text, problems = loaded(tmp_path, "Calm.\nQal\xe9\n".encode("latin-1"))
    assert text is None
    assert [str(p) for p in problems] == [
        "narrative/2019-W19.md:2: byte 0xE9 is not UTF-8; save the file as UTF-8"
    ]


def test_html_and_scripts_in_a_text_are_printed_and_not_run(tmp_path):
    source = "<script>alert(1)</script> [x](javascript:alert(1)) {{ 7*7 }}\n"
    text, _ = loaded(tmp_path, source)
    html = text.sections["overview"].html
    assert "<script>" not in html
    assert "href" not in html
    assert "{{ 7*7 }}" in html


def test_placeholders_are_found_in_the_texts_of_all_periods(tmp_path):
    for name in ("2019-W18.md", "2019-W19.en.md"):
        loaded(tmp_path, "TBC\n", name)
    assert [(p.path, p.line) for p in placeholders(tmp_path)] == [
        ("narrative/2019-W18.md", 1),
        ("narrative/2019-W19.en.md", 1),
    ]


@pytest.fixture
def report(tmp_path):
    """Build the report of a week with 2 killed, and the text given for it."""
    workspace(tmp_path, {"events.csv": HEADER + GOOD})

    def build(text):
        (tmp_path / "narrative").mkdir(exist_ok=True)
        (tmp_path / "narrative/2019-W19.md").write_text(text)
        return sitrep("build", "2019-W19", "--format", "md", cwd=tmp_path)

    return build


def test_a_number_that_no_figure_supports_stops_the_build_and_says_where(report, tmp_path):
    run = report("Shelling killed 2 people.\n\nIt displaced 4,300 people.\n")
    assert run.returncode == 1
    assert run.stderr.splitlines()[0] == (
        'narrative/2019-W19.md:3: column 14: "4,300" is a number that no figure of this report '
        "supports; correct it, or enter its source in the events or totals table"
    )
    assert not (tmp_path / "reports").exists()


def test_dates_times_and_figures_of_the_report_are_supported(report, tmp_path):
    run = report(
        "On 6 May 2019 at 14:30, in week 19 (2019-W19, 2019-05-06), 2 people were killed. "
        "See https://example.org/4711.\n"
    )
    assert (run.returncode, run.stderr) == (0, "")
    page = (tmp_path / "reports/2019-W19/public/sitrep.en.md").read_text()
    assert "2 people were killed. See https://example.org/4711." in page


def test_check_finds_a_placeholder_before_anything_is_built(report, tmp_path):
    report("To be updated.\n")
    run = sitrep("check", cwd=tmp_path)
    assert run.returncode == 1
    assert 'narrative/2019-W19.md:1: column 1: "To be updated" is a placeholder' in run.stderr
