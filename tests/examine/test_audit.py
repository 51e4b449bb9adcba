"""sitrep audit: a report written elsewhere, in any kind of file, and what is wrong in it."""

import contextlib
import io
import json
import re
import zipfile

import pytest
from samples.command import sitrep
from samples.workspaces import ROOT, config_for, workspace
from samples.written import as_docx, as_html, as_pdf

from sitrep.examine.audit import audit
from sitrep.examine.audit.files import READERS
from sitrep.model.codes import Code
from sitrep.model.problem import SitrepError

TEXTS = ROOT / "tests/data/audit"
CLEAN = sorted(TEXTS.glob("*.md"))
MAKE = {".md": str.encode, ".txt": str.encode, ".html": as_html, ".docx": as_docx, ".pdf": as_pdf}
HEADS = {
    "islands": "Flash Update 1, 27 August – 2 September 2024",
    "hills": "Weekly Update, 3–9 June 2024",
}
#: What was put wrong by hand into three texts: the code, the words, and where they stand.
FAULTS = {
    ("valley", ".md"): [
        ("parts_exceed_total", "50", "7"),
        ("placeholder", "TBC", "9"),
        ("period_stale", "29 April – 5 May 2024", "12"),
        ("sum_wrong", "8", "14"),
        ("baselines_mixed", "345", "18"),
        ("percentage_wrong", "40", "20"),
        ("total_wrong", "75", "29"),
        ("people_called_otherwise", "12,000", "33"),
        ("year_impossible", "31 April 2024", "35"),
        ("text_and_table_differ", "21", "37"),
        ("placeholder", "[insert figure for tents]", "41"),
        ("sum_wrong", "35", "43"),
    ],
    ("islands", ".docx"): [
        ("parts_exceed_total", "70", "paragraph 4"),
        ("source_not_named", "5", "paragraph 6"),
        ("sum_wrong", "8,400", "paragraph 8"),
        ("total_wrong", "2,200", "table 1, row 3, column 5"),
        ("period_stale", "20–26 August 2024", "paragraph 10"),
        ("unit_changes", "8,200", "table 2, row 2, column 2"),
        ("percentage_wrong", "85", "paragraph 12"),
        ("percentage_wrong", "60", "paragraph 13"),
        ("placeholder", "Lorem ipsum", "paragraph 14"),
        ("year_impossible", "September 2042", "paragraph 16"),
        ("people_called_otherwise", "3,100", "paragraph 17"),
        ("placeholder", "??", "paragraph 18"),
        ("source_not_named", "700", "paragraph 19"),
        ("period_stale", "27 August – 2 September 2024", "page header"),
    ],
    ("hills", ".pdf"): [
        ("source_not_named", "230", "page 1"),
        ("percentage_wrong", "66", "page 1, table 1, row 4, column 4"),
        ("period_stale", "3–9 June 2024", "page 1"),
        ("percentage_wrong", "20", "page 1"),
        ("parts_exceed_total", "30", "page 2"),
        ("sum_wrong", "14", "page 2"),
        ("baselines_mixed", "110", "page 2"),
        ("period_stale", "May 2023", "page 2"),
        ("people_called_otherwise", "4,600", "page 2"),
        ("figures_differ", "6,100", "page 2"),
        ("placeholder", "TO BE UPDATED", "page 3"),
        ("year_impossible", "1204", "page 3"),
        ("year_impossible", "30 February 2024", "page 3"),
        ("period_stale", "3–9 June 2024", "page 1, header"),
    ],
}


def written(folder, name, ending, text=None, **how):
    text = (TEXTS / "faulty" / f"{name}.md").read_text() if text is None else text
    path = folder / f"{name}{ending}"
    path.write_bytes(MAKE[ending](text, **how))
    return path


def told(path, **asked):
    return [(p.code.value, p.value, str(p.line or p.column)) for p in audit(path, **asked).problems]


@pytest.fixture
def of(tmp_path):
    """What is found in a Markdown text, as codes and words."""

    def find(text, **asked):
        path = tmp_path / "report.md"
        path.write_text(text)
        return [(code, words) for code, words, _ in told(path, **asked)]

    return find


def test_of_forty_faults_put_in_by_hand_at_least_36_are_found_with_their_place(tmp_path):
    found = 0
    for (name, ending), faults in FAULTS.items():
        how = {"head": HEADS[name]} if name in HEADS else {}
        problems = told(written(tmp_path, name, ending, **how))
        found += sum(fault in problems for fault in faults)
    assert sum(map(len, FAULTS.values())) == 40
    assert found >= 36


@pytest.mark.parametrize("ending", MAKE)
def test_in_six_clean_texts_there_is_at_most_one_false_alarm_in_a_thousand_words(tmp_path, ending):
    words = alarms = 0
    for text in (path.read_text() for path in CLEAN):
        assert len(text.split()) > 400
        words += len(text.split())
        alarms += len(audit(written(tmp_path, "report", ending, text)).problems)
    assert len(CLEAN) == 6
    assert alarms * 1000 <= words


@pytest.mark.parametrize("ending", MAKE)
def test_a_number_is_read_the_same_from_every_kind_of_file(tmp_path, ending):
    text = (TEXTS / "floods.md").read_text()
    read = {n.text for n in audit(written(tmp_path, "report", ending, text)).numbers if not n.table}
    assert {"96,000", "41,500", "1,950", "4,350"} <= read


def test_nothing_is_found_in_the_examples_own_reports():
    for path in sorted((ROOT / "tests/golden").glob("*.md")):
        assert told(path) == [], path.name


LOG = (
    "event_id,date_start,reported_on,admin1,place,killed,source\n"
    "e1,2026-03-03,2026-03-04,North,Alder,3,A\n"
    "e2,2026-03-04,2026-03-04,South,Birch,5,A\n"
)


def test_numbers_are_held_to_a_log(tmp_path):
    workspace(tmp_path, {"log.csv": LOG}, config_for("log.csv"))
    report = tmp_path / "report.md"
    report.write_text(
        "# Report\n\n2–8 March 2026\n\n"
        "Sources: A. In all, 8 people were killed.\n\n"
        "A says that 4 people were killed in North.\n\n"
        "A says that 77 goats died.\n"
    )
    found = told(report, against=tmp_path / "config.toml")
    # Eight is three and five. In North three were killed, not four; nothing counts goats.
    assert ("number_contradicted", "4", "7") in found
    assert ("number_unsupported", "77", "9") in found
    assert len(found) == 2


def test_without_a_period_a_number_of_people_needs_a_date(of):
    assert of("# Note\n\nOCHA reports that 40 people were killed.\n") == [
        ("window_not_named", "40")
    ]
    assert of("# Note\n\nOCHA reports that 40 people were killed on 3 May 2024.\n") == []


def test_the_period_can_be_told(of):
    text = "# Note\n\n## Casualties, 6–12 May 2019\n\nOCHA: 4 people were killed.\n"
    assert of(text, period="2019-W20") == [("period_stale", "6–12 May 2019")]
    assert of(text, period="2019-W19") == []


def test_a_part_of_what_a_sentence_opens_with_is_held_to_it(of):
    text = (
        "# Note\n\nCovering the week 1–7 July 2024.\n\nOf 48 wounded, {} were children, MSF says.\n"
    )
    assert of(text.format(12)) == []
    assert of(text.format(52)) == [("parts_exceed_total", "52")]


def test_a_week_of_days_is_no_number_of_weeks(of):
    text = (
        "# Note\n\nCovering the week 1–7 July 2024.\n\n## Health, 8–14 July 2024\n\nAll is well.\n"
    )
    assert of(text) == [("period_stale", "8–14 July 2024")]


@pytest.mark.parametrize(
    "sentence",
    [
        "OCHA says that 40 people were killed, including 12 women and 9 children.",
        "OCHA counts 3 killed in Dorin and 4 in Peva, 7 in all.",
        "OCHA found that 13 of 40 wells (about a third, 33 per cent) were dry.",
        "OCHA found 13,700 of these 18,300 families.",
        "The rate was 12 cases per 10,000 people, OCHA says.",
        "OCHA says that 1,204 families and 1,309 people came.",
        "OCHA says that the plan runs until 2026.",
    ],
)
def test_what_is_right_is_no_finding(of, sentence):
    assert of(f"# Note\n\n1–7 May 2024\n\n{sentence}\n") == []


def test_a_total_may_miss_parts_that_are_not_known_and_rounding(of):
    table = "| Area | Killed |\n| --- | --- |\n| A | 3 |\n| B | {} |\n| C | 2 |\n| Total | {} |\n"
    head = "# Note\n\n1–7 May 2024\n\nSource: OCHA\n\n"
    assert of(head + table.format("not reported", 7)) == []
    assert of(head + table.format("4", 8)) == [("total_wrong", "8")]
    assert of(head + table.format("not reported", 4)) == [("total_wrong", "4")]
    assert of(head + table.format("12,300", "12,300")) == []


def refused(path):
    with pytest.raises(SitrepError) as caught:
        audit(path)
    (problem,) = caught.value.problems
    assert problem.hint
    return problem


def test_a_pdf_without_text_is_refused_with_the_remedy(tmp_path):
    path = written(tmp_path, "scan", ".pdf", '<svg width="90" height="90"><circle r="9"/></svg>')
    problem = refused(path)
    assert problem.code is Code.PDF_WITHOUT_TEXT
    assert "OCR" in problem.hint


def test_a_pdf_with_a_password_is_refused(tmp_path):
    pikepdf = pytest.importorskip("pikepdf")
    path = written(tmp_path, "report", ".pdf", "# Report\n\nThree people were killed.")
    with pikepdf.open(path, allow_overwriting_input=True) as document:
        document.save(path, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "password" in refused(path).reason


@pytest.mark.parametrize("ending", sorted(READERS))
def test_damaged_empty_and_hostile_files_are_problems(tmp_path, ending):
    path = tmp_path / f"report{ending}"
    for content in (b"", b"\xff\xfe\x00", b"%PDF-1.7\n%%EOF", b"PK\x03\x04" + bytes(99)):
        path.write_bytes(content)
        with contextlib.suppress(SitrepError):
            audit(path)
    if ending in (".docx", ".pdf"):
        whole = MAKE[ending]("# Report\n\nThree people were killed, OCHA says.")
        path.write_bytes(whole[: len(whole) // 2])
        assert refused(path).code is Code.FILE_DAMAGED


def docx_of(document):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", document)
    return file.getvalue()


@pytest.mark.parametrize(
    "document",
    [
        '<!DOCTYPE a [<!ENTITY x "xx">]><a>&x;</a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        "<w:document",
        "<a>" * 50_000,
        " " * 60_000_000,
    ],
)
def test_a_hostile_word_document_is_a_problem(tmp_path, document):
    path = tmp_path / "report.docx"
    path.write_bytes(docx_of(document))
    assert refused(path).code in (Code.FILE_DAMAGED, Code.FILE_TOO_LARGE)


def test_deep_pages_and_long_texts_are_problems(tmp_path):
    page = tmp_path / "report.html"
    page.write_text("<div>" * 5_000 + "Three people were killed")
    assert refused(page).code is Code.FILE_DAMAGED
    text = tmp_path / "report.txt"
    text.write_text("Three people were killed. " * 50_000)
    assert refused(text).code is Code.FILE_TOO_LARGE


def test_a_document_of_the_old_format_and_another_kind_are_refused(tmp_path):
    old = tmp_path / "report.docx"
    old.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    assert "password" in refused(old).reason
    other = tmp_path / "report.odt"
    other.write_bytes(b"x")
    assert refused(other).code is Code.KIND_NOT_READ
    assert refused(tmp_path / "none.md").code is Code.FILE_MISSING


def test_the_command_prints_a_table_markdown_or_json_and_ends_with_a_code(tmp_path):
    path = written(tmp_path, "valley", ".md")
    run = sitrep("audit", path, cwd=tmp_path)
    assert run.returncode == 1
    assert f'{path}:line 7 (under "Highlights")\n  "50" is a part of 40' in run.stdout
    assert run.stdout.rstrip().splitlines()[-1].startswith("12 findings; ")
    markdown = sitrep("audit", path, "--markdown", cwd=tmp_path).stdout
    assert "- **line 9**, under Highlights: “TBC” is a placeholder" in markdown
    run = sitrep("audit", path, "--json", "--numbers", "-o", "audit.json", cwd=tmp_path)
    assert (run.returncode, run.stdout) == (1, "")
    found = json.loads((tmp_path / "audit.json").read_text())
    assert found["period"] == ["2024-05-06", "2024-05-12"]
    assert found["findings"][0]["code"] == "parts_exceed_total"
    assert found["findings"][0]["line"] == 7
    assert {n["read as"] for n in found["numbers"]} >= {"12,000", "345"}
    clean = sitrep("audit", TEXTS / "food.md", cwd=tmp_path)
    assert (clean.returncode, clean.stdout[:11]) == (0, "0 findings;")
    assert sitrep("audit", path, "--period", "soon", cwd=tmp_path).returncode == 2
    assert sitrep("audit", path, "--against", "none.toml", cwd=tmp_path).returncode == 2


def test_every_number_is_listed_with_what_it_was_read_as(tmp_path):
    path = tmp_path / "report.md"
    path.write_text(
        "# Note\n\nOCHA says that at least 40 women were killed in Dorin on 3 May 2024.\n"
    )
    run = sitrep("audit", path, "--numbers", cwd=tmp_path)
    row = re.split(r"\s{2,}", run.stdout.splitlines()[2].strip())
    assert row[:7] == ["line 3", "Note", "40", "40", "at least", "people", "killed"]
    assert row[7:9] == ["women", "Dorin"]


def test_the_docs_say_what_is_checked():
    from sitrep.examine.audit.against import CHECKS
    from sitrep.examine.audit.rules import RULES

    listed = {rule.code: rule.checks for rule in RULES} | CHECKS
    page = (ROOT / "docs/audit.md").read_text()
    rows = re.findall(r"^\| `(\w+)` \| (.+) \|$", page, re.MULTILINE)
    assert dict(rows) == {code.value: checks for code, checks in listed.items()}


def test_settlements_and_camps_are_places_and_children_are_people_without_the_word(tmp_path):
    hit = "In July 2024, three IDP settlements and one refugee camp were hit"
    text = f"{hit}, and 70,000 children fled."
    path = tmp_path / "report.md"
    path.write_text(f"# Update\n\n{text}\n", encoding="utf-8")
    config = workspace(tmp_path / "w")
    run = sitrep("audit", str(path), "--against", str(config), cwd=tmp_path)
    assert '"70,000" is a number that no figure of the log supports, read as 70,000 children' in (
        run.stdout
    )
    assert "children people" not in run.stdout
    assert '"three"' not in run.stdout
    assert '"one"' not in run.stdout
