"""People's text: printed where it belongs, unless something in it can't be right."""

import pytest
from samples.workspaces import GOOD, HEADER, sitrep, workspace

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, UnknownName
from sitrep.model.summary import Row
from sitrep.narrative.load import Text, load, unfinished, unsupported_numbers

TITLES = {"overview": "Situation overview", "casualties": "Casualties"}


def fill(expression):
    """Print "killed", as the references of a report with one figure do."""
    if expression.strip() != "killed":
        reason = f'there is no figure "{expression.strip()}"'
        raise UnknownName(Code.NAME_UNKNOWN, reason, 'did you mean "killed"?')
    return "at least 45 (SOHR, 6–12 May 2019)"


def loaded(folder, text, name="2019-W19.md"):
    (folder / "narrative").mkdir(exist_ok=True)
    path = folder / "narrative" / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load(folder, "2019-W19", "en", TITLES, fill)


def told(text):
    return [str(problem) for problem in text.problems]


def test_without_a_text_there_is_nothing_to_say(tmp_path):
    assert load(tmp_path, "2019-W19", "en", TITLES, fill) is None


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
def test_dates_of_every_language_are_no_figures(tmp_path, date):
    text = loaded(tmp_path, f"Calm: {date}.\n")
    assert unsupported_numbers(text, ()) == []


@pytest.mark.parametrize("words", ["set 12 on fire", "killed 12 set apart", "trav. 12"])
def test_an_abbreviated_month_of_another_language_hides_no_number(tmp_path, words):
    text = loaded(tmp_path, f"They {words}.\n")
    assert [p.value for p in unsupported_numbers(text, ())] == ["12"]


def test_a_text_that_is_not_utf_8_is_a_problem(tmp_path):
    text = loaded(tmp_path, "Calm.\nQal\xe9\n".encode("latin-1"))
    assert text.sections == {}
    assert told(text) == ["narrative/2019-W19.md:2: byte 0xE9 is not UTF-8; save the file as UTF-8"]


def test_a_reference_prints_the_figure_and_is_no_number_to_be_supported(tmp_path):
    text = loaded(tmp_path, "Shelling killed {{ killed }} people.\n")
    assert text.sections["overview"].markdown == (
        "Shelling killed at least 45 (SOHR, 6–12 May 2019) people."
    )
    assert text.problems == ()
    assert unsupported_numbers(text, ()) == []


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


def test_placeholders_are_found_in_the_texts_of_all_periods(tmp_path):
    for name in ("2019-W18.md", "2019-W19.en.md"):
        loaded(tmp_path, "TBC\n", name)
    assert [(p.path, p.line) for p in unfinished(tmp_path)] == [
        ("narrative/2019-W18.md", 1),
        ("narrative/2019-W19.en.md", 1),
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
        "supports; correct it, or enter its source in the events or totals table"
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
        "supports",
        'narrative/2019-W19.md:4: column 1: "{{ killd }}" there is no figure "killd"',
        "4 problems",
    ]


def test_a_referred_figure_is_printed_as_the_report_counts_it(report, tmp_path):
    run = report("{{ killed }} killed; {{ killed | n }}; injured {{ injured }}; {{ period }}.\n")
    assert (run.returncode, run.stderr) == (0, "")
    page = (tmp_path / "reports/2019-W19/public/sitrep.en.md").read_text()
    assert (
        "2 (Agency, 6–12 May 2019) killed; 2; injured not reported (6–12 May 2019); "
        "6–12 May 2019.\n"
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


def test_the_line_of_a_file_supports_no_number():
    prose = Text("text.md", "At least 8471 were killed.", {}, ())
    problem = Problem("events.csv", Code.DATE_UNLIKELY, "is late", line=8471)
    lines = (Row("events.csv", 8471), problem)
    assert [p.value for p in unsupported_numbers(prose, lines)] == ["8471"]
    assert unsupported_numbers(prose, 8471) == []
