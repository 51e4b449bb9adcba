"""``sitrep check --edition``: what an edition may print, scanned where it stands."""

import datetime as dt
import zipfile

import pytest
from samples.command import sitrep
from samples.workbooks import text, workbook
from samples.workspaces import config_for, workspace

from sitrep.examine.check import check
from sitrep.examine.scanned import scanned, summary
from sitrep.model.problem import Severity
from sitrep.pipeline import gather

EVENTS = (
    "event_id,date_start,reported_on,admin1,place,killed,actor,source,source_url,sensitivity,"
    "description\n"
)
ROW = "e1,2026-03-02,2026-03-03,Idleb,Hass,2,,Agency,,,{}\n"
TOTALS = "total_id,indicator,figure,since,as_of,area,source,note\n"


def found(folder, *editions, period=""):
    """The problems that a scan of the workspace tells, for the public unless others are named."""
    inputs = gather(folder / "config.toml")
    return scanned(inputs, editions or ("public",), period).problems


def told(folder, *editions, period=""):
    return [(p.path, p.line, p.column, p.value) for p in found(folder, *editions, period=period)]


def test_a_phone_in_a_note_is_told_with_its_row_and_column(tmp_path):
    totals = TOTALS + "t1,killed,5,2026-01-01,2026-03-01,Idleb,Agency,call +963 933 123 456\n"
    workspace(tmp_path, {"events.csv": EVENTS + ROW.format(""), "totals.csv": totals})
    assert told(tmp_path, "internal") == [("totals.csv", 2, "note", "+963 933 123 456")]


def test_a_finding_in_a_workbook_is_told_with_its_cell(tmp_path):
    names = ["event_id", "date_start", "place", "killed", "source", "description"]
    cells = ["e1", "2026-03-02", "Hass", "2", "a@example.org", ""]
    book = workbook(Log=[(1, map(text, names)), (2, map(text, cells))])
    workspace(tmp_path, {"log.xlsx": book})
    (problem,) = found(tmp_path)
    assert (problem.line, problem.column, problem.value) == (2, "source", "a@example.org")
    assert "in cell E2" in problem.reason


def test_a_finding_in_a_narrative_is_told_with_its_line_and_column(tmp_path):
    workspace(tmp_path, {"events.csv": EVENTS + ROW.format("")})
    (tmp_path / "narrative").mkdir()
    (tmp_path / "narrative" / "2026-W10.md").write_text("## Overview\n\nAsk Dr Hala Darwish.\n")
    assert told(tmp_path) == [("narrative/2026-W10.md", 3, "column 5", "Dr Hala Darwish")]


def test_templates_sentences_and_config_are_scanned(tmp_path):
    workspace(
        tmp_path,
        {
            "events.csv": EVENTS + ROW.format(""),
            "templates/contacts.html": "{# by a@example.org #}\n<p>+963 933 123 456</p>\n",
            "words/en.ftl": "reason-empty = ask b@example.org\n",
        },
        config=config_for(
            "events.csv",
            report='title = "Test"\ndisclaimer = "Ask c@example.org"\ncontact = "d@example.org"',
        ),
    )
    assert told(tmp_path) == [
        ("config.toml", 3, "report.disclaimer", "c@example.org"),
        ("config.toml", 4, "report.contact", "d@example.org"),
        ("templates/contacts.html", 2, "column 4", "+963 933 123 456"),
        ("words/en.ftl", 1, "column 20", "b@example.org"),
    ]


def test_a_word_template_is_scanned_by_its_paragraphs(tmp_path):
    runs = "<w:p><w:r><w:t>Fine.</w:t></w:r></w:p><w:p><w:r><w:t>Ask a@exam</w:t></w:r>"
    runs += '<w:r><w:t xml:space="preserve">ple.org</w:t></w:r></w:p>'
    link = '<Relationship Id="r" Target="mailto:b@example.org" TargetMode="External"/>'
    workspace(tmp_path, {"events.csv": EVENTS + ROW.format("")})
    (tmp_path / "templates").mkdir()
    with zipfile.ZipFile(tmp_path / "templates" / "report.docx", "w") as archive:
        archive.writestr("word/document.xml", f"<w:body>{runs}</w:body>")
        archive.writestr("word/_rels/document.xml.rels", link)
    assert [(path, line, value) for path, line, _, value in told(tmp_path)] == [
        ("templates/report.docx", 2, "a@example.org"),
        ("templates/report.docx", 4, "mailto:b@example.org"),
    ]


def test_a_contact_in_its_key_is_a_warning(tmp_path):
    report = 'title = "Test"\ncontact = "office@example.org"'
    files = {"events.csv": EVENTS + ROW.format("")}
    workspace(tmp_path, files, config=config_for("events.csv", report=report))
    assert [p.severity for p in found(tmp_path)] == [Severity.WARNING]


def test_what_only_the_internal_edition_prints_is_a_warning(tmp_path):
    row = ROW.format("Ask a@example.org")
    workspace(tmp_path, {"events.csv": EVENTS + row})
    (internal,) = found(tmp_path, "internal")
    assert internal.severity is Severity.WARNING
    assert "the internal edition may print it" in internal.reason
    (public,) = found(tmp_path, "public")
    assert public.severity is Severity.WARNING
    assert "left out of the public edition" in public.reason


@pytest.mark.parametrize("edition", ["public", "partner"])
def test_what_others_may_read_is_a_problem(edition, tmp_path):
    row = ROW.format("").replace("Agency", "a@example.org")
    workspace(tmp_path, {"events.csv": EVENTS + row})
    assert [p.severity for p in found(tmp_path, edition)] == [Severity.ERROR]


def test_a_column_that_config_opens_is_printed(tmp_path):
    row = ROW.format("Ask a@example.org")
    more = "\n[edition.public]\ntext = true\n"
    files = {"events.csv": EVENTS + row}
    workspace(tmp_path, files, config=config_for("events.csv", more=more))
    assert [p.severity for p in found(tmp_path)] == [Severity.ERROR]


def test_several_editions_tell_a_finding_once(tmp_path):
    row = ROW.format("").replace("Agency", "a@example.org")
    workspace(tmp_path, {"events.csv": EVENTS + row})
    (problem,) = found(tmp_path, "public", "partner", "internal")
    assert "the public, partner and internal editions may print it" in problem.reason


def test_no_word_in_a_row_is_a_remedy_where_only_the_internal_edition_prints_it(tmp_path):
    row = ROW.format("").replace("Agency,,,", "Agency,,internal,").replace("Hass", "a@example.org")
    workspace(tmp_path, {"events.csv": EVENTS + row})
    (problem,) = found(tmp_path, "public", "internal")
    assert "the internal edition may print it" in problem.reason
    assert "sensitivity" not in problem.hint


def test_the_remedy_of_a_restricted_row_works(tmp_path):
    row = ROW.format("").replace("Hass", "near +963 933 123 456")
    workspace(tmp_path, {"events.csv": EVENTS + row})
    (problem,) = found(tmp_path)
    assert 'write "internal" in the sensitivity of its row' in problem.hint
    restricted = row.replace("Agency,,,", "Agency,,internal,")
    (tmp_path / "events.csv").write_text(EVENTS + restricted)
    assert found(tmp_path) == ()


def test_a_source_stays_in_a_restricted_row_and_its_remedy_is_to_take_it_out(tmp_path):
    row = "e1,2026-03-02,2026-03-03,Idleb,Hass,2,,a@example.org,,internal,\n"
    workspace(tmp_path, {"events.csv": EVENTS + row})
    (problem,) = found(tmp_path)
    assert problem.hint == "take it out, or clear it in cleared.toml"


def test_the_strictest_row_keeps_the_open_rows_of_its_event_from_the_scan_too(tmp_path):
    rows = (
        "e1,2026-03-02,2026-03-03,Idleb,near +963 933 123 456,2,,Agency,,,\n"
        "e1,2026-03-02,2026-03-04,Idleb,Hass,2,,Other,,internal,\n"
    )
    workspace(tmp_path, {"events.csv": EVENTS + rows})
    assert told(tmp_path) == []


CLEARED = """
[[finding]]
kind = "mail"
file = "events.csv"
column = "source"
text = "a@example.org"
reason = "The address of the office."
who = "Ada Lovelace"
date = 2026-03-08
"""


def test_what_is_cleared_is_told_no_more_and_only_what_is_cleared(tmp_path):
    row = ROW.format("").replace("Agency", "a@example.org and b@example.org")
    workspace(tmp_path, {"events.csv": EVENTS + row})
    (tmp_path / "cleared.toml").write_text(CLEARED)
    assert told(tmp_path) == [("events.csv", 2, "source", "b@example.org")]


def test_a_clearing_that_has_ended_clears_nothing(tmp_path):
    row = ROW.format("").replace("Agency", "a@example.org")
    workspace(tmp_path, {"events.csv": EVENTS + row})
    (tmp_path / "cleared.toml").write_text(CLEARED + "until = 2026-03-31\n")
    inputs = gather(tmp_path / "config.toml")
    by_day = [scanned(inputs, ("public",), today=dt.date(2026, *day)) for day in ((3, 31), (4, 1))]
    assert [[p.value for p in found.problems] for found in by_day] == [[], ["a@example.org"]]


def test_a_clearing_of_what_is_not_there_any_more_is_a_warning(tmp_path):
    workspace(tmp_path, {"events.csv": EVENTS + ROW.format("")})
    (tmp_path / "cleared.toml").write_text(CLEARED)
    (problem,) = found(tmp_path)
    assert (problem.code, problem.severity) == ("clears_nothing", Severity.WARNING)
    assert (problem.line, problem.column, problem.value) == (2, "finding.1.text", "a@example.org")


def test_each_edition_is_scanned_with_its_own_narrative(tmp_path):
    workspace(tmp_path, {"events.csv": EVENTS + ROW.format("")})
    (tmp_path / "narrative").mkdir()
    for name in ("2026-W10.md", "2026-W10.internal.md", "2026-W11.md"):
        (tmp_path / "narrative" / name).write_text(f"Ask {name[:8]}@example.org\n")
    assert [path for path, *_ in told(tmp_path, "internal")] == [
        "narrative/2026-W10.internal.md",
        "narrative/2026-W11.md",
    ]
    assert [path for path, *_ in told(tmp_path, period="2026-W10")] == ["narrative/2026-W10.md"]


def test_a_period_is_understood_however_it_is_written(tmp_path):
    workspace(tmp_path, {"events.csv": EVENTS + ROW.format("")})
    (tmp_path / "narrative").mkdir()
    for week in ("2026-W10", "2026-W11"):
        (tmp_path / "narrative" / f"{week}.md").write_text(f"Ask {week}@example.org\n")
    problems = check(tmp_path / "config.toml", "2026-03-02", editions=("public",)).problems
    assert [p.path for p in problems if p.code == "mail_found"] == ["narrative/2026-W10.md"]


def test_the_list_of_persons_is_read_and_one_that_is_not_utf_8_is_a_problem(tmp_path):
    row = ROW.format("").replace("Agency", "Rima and others")
    workspace(tmp_path, {"events.csv": EVENTS + row})
    assert told(tmp_path) == []
    (tmp_path / "persons.txt").write_text("# staff\n\nRIMA   # of the office\n")
    assert told(tmp_path) == [("events.csv", 2, "source", "Rima")]
    (tmp_path / "persons.txt").write_bytes(b"Rima\xff\n")
    assert [(p.path, p.line, p.code) for p in found(tmp_path)] == [
        ("persons.txt", 1, "encoding_wrong")
    ]


def test_a_column_of_persons_is_told_whatever_its_cells_say(tmp_path):
    head = EVENTS.replace("source,", "Witness,")
    files = {"events.csv": head + ROW.format("")}
    source = 'columns = {source = "Witness"}'
    workspace(tmp_path, files, config=config_for("events.csv", source=source))
    assert told(tmp_path) == [("events.csv", 2, "Witness", "Agency")]


def test_the_log_s_ids_are_found_in_texts_of_editions_without_ids(tmp_path):
    row = ROW.format("").replace("e1,", "idl-2026-17,")
    workspace(tmp_path, {"events.csv": EVENTS + row})
    (tmp_path / "narrative").mkdir()
    (tmp_path / "narrative" / "2026-W10.md").write_text("See idl-2026-17.\n")
    assert [p.code for p in found(tmp_path)] == ["id_found"]
    assert found(tmp_path, "internal") == ()


def test_addresses_in_their_own_columns_and_keys_are_no_findings(tmp_path):
    row = ROW.format("").replace("Agency,,", "Agency,https://example.org/1,")
    report = 'title = "Test"\nurl = "https://example.org/"'
    workspace(tmp_path, {"events.csv": EVENTS + row}, config_for("events.csv", report=report))
    assert told(tmp_path) == []


def test_local_numbers_are_those_of_the_countries_in_the_log(tmp_path):
    row = ROW.format("").replace("Agency", "76 12 34 56")
    files = {"events.csv": EVENTS + row}
    report = 'title = "Test"\ntimezone = "Africa/Bamako"'
    workspace(tmp_path, files)
    assert told(tmp_path) == []
    workspace(tmp_path, files, config=config_for("events.csv", report=report))
    assert told(tmp_path) == [("events.csv", 2, "source", "76 12 34 56")]


def test_a_clean_workspace_says_so(tmp_path):
    workspace(tmp_path, {"events.csv": EVENTS + ROW.format("")})
    run = sitrep("check", "--edition", "public,partner", cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    said = "Scan for the public and partner editions: nothing was found in 5 texts."
    assert said in run.stdout


def test_findings_are_counted_and_stop_a_script(tmp_path):
    row = ROW.format("").replace("Agency", "a@example.org")
    workspace(tmp_path, {"events.csv": EVENTS + row})
    run = sitrep("check", "--edition", "public", "--csv", "all.csv", cwd=tmp_path)
    assert run.returncode == 1
    assert 'events.csv:2: source: "a@example.org" is a mail address, and the public' in run.stderr
    assert "1 finding in 5 texts" in run.stdout
    assert "mail_found" in (tmp_path / "all.csv").read_text()
    assert sitrep("check", cwd=tmp_path).returncode == 0
    assert sitrep("check", "--edition", "internal", cwd=tmp_path).returncode == 0


def test_an_unknown_edition_is_told_with_the_nearest(tmp_path):
    workspace(tmp_path, {"events.csv": EVENTS + ROW.format("")})
    run = sitrep("check", "--edition", "pubic", cwd=tmp_path)
    assert run.returncode == 2
    assert 'did you mean "public"?' in run.stderr


def test_the_summary_counts_findings_alone(tmp_path):
    row = ROW.format("").replace("Agency", "a@example.org")
    workspace(tmp_path, {"events.csv": EVENTS + row})
    (tmp_path / "persons.txt").write_bytes(b"\xff\n")
    inputs = gather(tmp_path / "config.toml")
    assert "1 finding in" in summary(scanned(inputs, ("public",)), ("public",))


def test_the_text_of_a_master_of_slides_is_read(tmp_path):
    from samples.briefings import own

    from sitrep.examine.office_text import office_text

    def signed(presentation):
        layout = presentation.slide_layouts[0]
        layout.placeholders[0].text_frame.text = "Call +963 944 555 666"

    assert "Call +963 944 555 666" in office_text(own(tmp_path, signed)).split("\n")
