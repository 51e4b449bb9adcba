"""People's text: printed where it belongs, unless something in it can't be right."""

import pytest
from samples.command import sitrep
from samples.summaries import Log
from samples.workspaces import GOOD, HEADER, workspace

from sitrep.examine.check import check
from sitrep.model.codes import Code
from sitrep.model.problem import UnknownName
from sitrep.narrative.load import Setting, load, unsupported_numbers

TITLES = {"overview": "Situation overview", "casualties": "Casualties"}


def fill(expression):
    """Print "killed", as the references of a report with one figure do."""
    if expression.strip() != "killed":
        reason = f'there is no figure "{expression.strip()}"'
        raise UnknownName(Code.NAME_UNKNOWN, reason, 'did you mean "killed"?')
    return "at least 45 (SOHR, 6–12 May 2019)"


SETTING = Setting("en", TITLES, fill)


@pytest.fixture(scope="module")
def calm(tmp_path_factory):
    """Return the summary of a week in which one event killed 3."""
    return Log(tmp_path_factory.mktemp("calm")).events({"killed": "3"}).summary()


def loaded(folder, text, name="2019-W19.md"):
    (folder / "narrative").mkdir(exist_ok=True)
    path = folder / "narrative" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(folder, "2019-W19", SETTING)


def told(text):
    return [str(problem) for problem in text.problems]


def test_without_a_text_there_is_nothing_to_say(tmp_path):
    assert load(tmp_path, "2019-W19", SETTING) is None


def test_headings_name_sections_by_title_or_id_and_what_comes_first_is_the_overview(tmp_path):
    text = loaded(tmp_path, "First.\n\n## Casualties\n\n*Grave* news.\n\n# overview\nMore.\n")
    assert told(text) == []
    assert {name: part.markdown for name, part in text.sections.items()} == {
        "overview": "First.\n\nMore.",
        "casualties": "*Grave* news.",
    }
    assert text.sections["casualties"].html == "<p><em>Grave</em> news.</p>\n"


def test_the_text_in_the_reports_language_goes_before_the_one_for_all(tmp_path):
    loaded(tmp_path, "In any language.")
    text = loaded(tmp_path, "In English.", "2019-W19.en.md")
    assert text.path == "narrative/2019-W19.en.md"
    assert text.sections["overview"].markdown == "In English."


def test_a_text_for_a_language_that_is_not_built_is_ignored_whatever_is_in_it(tmp_path):
    assert loaded(tmp_path, "## Nulle part\n\nTBC {{ tuees }}", "2019-W19.fr.md") is None


def test_a_heading_that_names_no_section_is_a_problem_with_the_nearest(tmp_path):
    text = loaded(tmp_path, "Text.\n\n## Casulties\n\nMore.\n")
    assert told(text) == [
        'narrative/2019-W19.md:3: "Casulties" is not a section; did you mean "Casualties"?'
    ]


@pytest.mark.parametrize(
    "words",
    [
        *("TO BE UPDATED", "tbc", "TBD", "XX", "xxx", "[insert figure]", "???", "Lorem ipsum"),
        *("à compléter", "A COMPLETER", "À  mettre à jour", "[insérer le chiffre]"),
        *("por confirmar", "[añadir cifra]", "قيد التحديث", "[أضف الرقم]"),
        *("буде доповнено", "[вставити]", "будет уточнено"),
    ],
)
def test_a_placeholder_left_standing_is_a_problem_with_its_place(tmp_path, words):
    text = loaded(tmp_path, f"Calm.\nThe week was {words} here.\n")
    assert told(text) == [
        f'narrative/2019-W19.md:2: column 14: "{words}" is a placeholder; '
        "write the text or delete the line"
    ]


@pytest.mark.parametrize(
    "words",
    ["[Updated map](map.png)", "compléter", "tbcx", "уточнюється", "confirmar", "XXe siècle"],
)
def test_words_of_running_text_are_no_placeholders(tmp_path, words):
    assert told(loaded(tmp_path, f"The week was {words} here.\n")) == []


@pytest.mark.parametrize(
    "date",
    [
        *("le 6 mai 2019", "le 1er août", "6-7 mai", "6 de mayo de 2019", "setiembre 2019"),
        *("6 травня 2019 року", "6 мая", "6 أيار", "2 كانون الثاني 2019", "May 6"),
        *("semaine 19", "тиждень 19", "الأسبوع 19"),
    ],
)
def test_dates_of_every_language_are_no_figures(calm, tmp_path, date):
    text = loaded(tmp_path, f"Calm: {date}.\n")
    assert unsupported_numbers(text, calm) == []


@pytest.mark.parametrize("words", ["set 12 on fire", "killed 12 set apart", "trav. 12"])
def test_an_abbreviated_month_of_another_language_hides_no_number(calm, tmp_path, words):
    text = loaded(tmp_path, f"They {words}.\n")
    assert [p.value for p in unsupported_numbers(text, calm)] == ["12"]


def test_a_text_that_is_not_utf_8_is_a_problem(tmp_path):
    text = loaded(tmp_path, "Calm.\nQal\xe9\n".encode("latin-1"))
    assert text.sections == {}
    assert told(text) == ["narrative/2019-W19.md:2: byte 0xE9 is not UTF-8; save the file as UTF-8"]


def test_a_reference_prints_the_figure_and_is_no_number_to_be_supported(calm, tmp_path):
    text = loaded(tmp_path, "Shelling killed {{ killed }} people.\n")
    assert text.sections["overview"].markdown == (
        "Shelling killed at least 45 (SOHR, 6–12 May 2019) people."
    )
    assert text.problems == ()
    assert unsupported_numbers(text, calm) == []


def test_references_that_name_nothing_are_all_told_with_line_and_column(tmp_path):
    text = loaded(tmp_path, "Calm.\n{{ kild }} and {{ kil }},\n{% if x %} {{ killed\n")
    assert told(text) == [
        'narrative/2019-W19.md:2: column 1: "{{ kild }}" there is no figure "kild"; '
        'did you mean "killed"?',
        'narrative/2019-W19.md:2: column 16: "{{ kil }}" there is no figure "kil"; '
        'did you mean "killed"?',
        'narrative/2019-W19.md:3: column 1: "{%" is template code, which a text can\'t contain; '
        "put it into a template",
        'narrative/2019-W19.md:3: column 12: "{{" is not closed on its line; '
        "write }} after the name",
    ]


@pytest.fixture
def report(tmp_path):
    """Build the report of a week with 2 killed, and the text given for it."""
    workspace(tmp_path, {"events.csv": HEADER + GOOD})

    def build(text, formats="md"):
        (tmp_path / "narrative").mkdir(exist_ok=True)
        (tmp_path / "narrative/2019-W19.md").write_text(text)
        return sitrep("build", "2019-W19", "--format", formats, cwd=tmp_path)

    return build


def test_a_number_that_no_figure_supports_stops_the_build_and_says_where(report, tmp_path):
    run = report("Shelling killed 2 people.\n\nIt displaced 4,300 people.\n")
    assert run.returncode == 1
    assert run.stderr.splitlines()[0] == (
        'narrative/2019-W19.md:3: column 14: "4,300" is a number that no figure of this report '
        "supports, read as 4,300 displaced; the nearest is 2 killed (2019-05-06 to 2019-05-12); "
        "correct it, or name the source of your own number behind it: 4,300 [[source, date]]"
    )
    assert not (tmp_path / "reports").exists()


def test_placeholders_numbers_headings_and_references_are_told_in_one_run_by_line(report):
    run = report("## Nowhere\n\nTBC: 4,300 people.\n{{ killd }} <b onclick='x'>now</b>\n")
    assert run.returncode == 1
    assert [line.split("; ")[0] for line in run.stderr.splitlines()] == [
        "warning: narrative/2019-W19.md:4: column 13: \"<b onclick='x'>\" has attributes that a "
        "text must not contain",
        'narrative/2019-W19.md:1: "Nowhere" is not a section',
        'narrative/2019-W19.md:3: column 1: "TBC" is a placeholder',
        'narrative/2019-W19.md:3: column 6: "4,300" is a number that no figure of this report '
        "supports, read as 4,300 people",
        'narrative/2019-W19.md:4: column 1: "{{ killd }}" there is no figure "killd"',
        "4 problems",
    ]


def test_a_referred_figure_is_printed_as_the_report_counts_it(report, tmp_path):
    run = report("{{ killed }} killed; {{ killed | n }}; injured {{ injured }}; {{ period }}.\n")
    assert (run.returncode, run.stderr) == (0, "")
    page = (tmp_path / "reports/2019-W19/public/sitrep.en.md").read_text()
    assert (
        "2 (Agency, 6–12 May 2019) killed; 2; injured not reported "
        "(6–12 May 2019); 6–12 May 2019.\n"
    ) in page


def test_what_is_taken_out_of_a_text_is_a_warning_and_in_no_format(report, tmp_path):
    run = report("Calm.\n\n<script>alert('x')</script>H<sub>2</sub>O\n", "md,html")
    assert run.returncode == 0
    assert run.stderr == (
        "warning: narrative/2019-W19.md:3: column 1: \"<script>alert('x')</script>\" is HTML that "
        "a text must not contain; it is removed; write it in Markdown\n"
    )
    for name in ("sitrep.en.md", "sitrep.en.html"):
        page = (tmp_path / "reports/2019-W19/public" / name).read_text()
        assert "alert(" not in page
        assert "H<sub>2</sub>O" in page


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


def test_a_heading_under_a_section_is_its_sub_heading_and_printed_below_it(tmp_path):
    text = loaded(tmp_path, "# Casualties\n\nA.\n\n## Where\n\nB.\n\n### Idleb\n\n# Overview\nC.\n")
    assert told(text) == []
    assert text.sections["casualties"].markdown == "A.\n\n### Where\n\nB.\n\n#### Idleb"
    assert text.sections["overview"].markdown == "C."


def test_a_sub_heading_named_like_a_section_is_told(tmp_path):
    text = loaded(tmp_path, "# Overview\n\nA.\n\n## Casualties\n\nB.\n")
    assert text.sections["overview"].markdown == "A.\n\n### Casualties\n\nB."
    assert told(text) == [
        'narrative/2019-W19.md:5: "Casualties" is the name of a section, and a sub-heading here, '
        "for it stands under a #; write # before it for the section"
    ]


def test_a_sign_in_a_block_of_code_is_no_heading(tmp_path):
    text = loaded(tmp_path, "# Casualties\n\n```\n# overview\n```\n")
    assert set(text.sections) == {"casualties"}


def test_sources_of_ones_own_numbers_are_numbered_and_listed_under_the_section(tmp_path):
    text = loaded(
        tmp_path, "350 [[WFP 5W, 3 Nov]], 4 [[MSF]], 5 [[MSF]].\n\n# Casualties\n\n9 [[UN]].\n"
    )
    assert told(text) == []
    assert text.sections["overview"].markdown == (
        "350 \\[1\\], 4 \\[2\\], 5 \\[2\\].\n\nSources:\n\n- \\[1\\] WFP 5W, 3 Nov\n- \\[2\\] MSF"
    )
    assert "<li>[1] UN</li>" in text.sections["casualties"].html


def test_a_source_without_a_name_is_a_problem_and_a_link_is_no_source(tmp_path):
    text = loaded(tmp_path, "350 [[ ]] and [[1]](https://example.org).\n")
    assert told(text) == [
        'narrative/2019-W19.md:1: column 5: "[[ ]]" names no source; write who says so and when: '
        "[[WFP 5W, 3 Nov]]"
    ]
    assert "[[1]](https://example.org)" in text.sections["overview"].markdown


@pytest.mark.parametrize("text", [">" * 10_000 + " a", "- " * 10_000 + "a"])
def test_what_is_nested_too_deep_to_be_printed_is_a_problem(tmp_path, text):
    (problem,) = loaded(tmp_path, text).problems
    assert problem.reason == "is nested more than 19 levels deep, and would not be printed"


def test_check_holds_every_text_to_its_own_period(tmp_path):
    rows = GOOD + "e2,2019-05-14,2019-05-15,Hass,35.5,36.5,9,Agency,\n"
    files = {
        "events.csv": HEADER + rows,
        "narrative/2019-W19.md": "2 people were killed.\n",
        "narrative/2019-W20.md": "2 people were killed this week.\n",
        "narrative/2019-W20.fr.md": "9 morts, puis 4.\n",
        "narrative/notes.md": "Call them.\n",
    }
    workspace(tmp_path, files, config='[report]\ntitle = "T"\n[[source]]\npath = "events.csv"\n')
    told = [str(p) for p in check(tmp_path / "config.toml")[1] if p.path.startswith("narrative/")]
    assert [text.split(" is a number")[0].split(";")[0] for text in told] == [
        'narrative/2019-W20.fr.md:1: column 15: "4"',
        'narrative/2019-W20.md:1: column 1: "2"',
        "narrative/notes.md: is not named like a period, so no report prints it",
    ]
