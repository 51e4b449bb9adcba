"""[report] references: text names its sources, or numbers that lead to a list of them."""

import re

import pytest
from samples.command import sitrep
from samples.workspaces import config_for, workspace

LOG = (
    "event_id,date_start,reported_on,admin1,place,killed,source\n"
    "e1,2024-03-05,2024-03-06,North,Alder,3,Zulu Monitor\n"
    "e2,2024-03-06,2024-03-07,South,Birch,2,Agency\n"
)
TOTALS = (
    "indicator,figure,as_of,area,source\n"
    "displaced,400,2024-03-08,North,Relief Office\n"
    "displaced,300,2024-02-08,South,Old Office\n"
)


def report(folder, references="", *formats):
    title = f'title = "T"\n{references}'
    config = config_for("log.csv", "totals.csv", report=title)
    workspace(folder, {"log.csv": LOG, "totals.csv": TOTALS}, config)
    asked = [word for name in (formats or ("md",)) for word in ("--format", name)]
    run = sitrep("build", "2024-W10", *asked, cwd=folder)
    assert run.returncode == 0, run.stderr
    return folder / "reports/2024-W10/public"


def markdown(folder, references=""):
    text = (report(folder, references) / "sitrep.en.md").read_text(encoding="utf-8")
    return text.replace("\\[", "[").replace("\\]", "]")


def listed(text):
    """The rows of the numbered list: each number with its source."""
    return dict(re.findall(r"^\| +\[(\d+)\] +\| ([^|]+?) +\|", text, flags=re.MULTILINE))


def test_text_names_its_sources_where_nothing_else_is_asked_for(tmp_path):
    text = markdown(tmp_path)
    assert "Relief Office" in text.partition("## Sources, method")[0]
    assert "Sources of this period: " in text
    assert not re.search(r"\[\d+\]", text)


def test_numbers_are_given_in_the_order_in_which_the_report_cites_sources(tmp_path):
    text = markdown(tmp_path, 'references = "numbers"')
    body, _, end = text.partition("## Sources, method")
    cited = list(dict.fromkeys(re.findall(r"\[(\d+)\]", body)))
    assert cited == sorted(cited, key=int)
    names = listed(end)
    assert list(names) == [str(n) for n in range(1, len(names) + 1)]
    assert {*cited} <= {*names}
    assert {"Zulu Monitor", "Agency", "Relief Office"} <= {*names.values()}


def test_with_numbers_no_sentence_names_a_source_that_the_list_has(tmp_path):
    text = markdown(tmp_path, 'references = "numbers"')
    body = text.partition("## Sources, method")[0]
    sentences = re.sub(r"!\[.*?\]\(charts/.*?\)", "", body)
    assert "Relief Office" not in sentences
    assert "Zulu Monitor" not in sentences
    assert "Sources of this period: " not in text


def test_a_number_in_the_page_leads_to_its_row_of_the_list(tmp_path):
    folder = report(tmp_path, 'references = "numbers"', "html")
    page = (folder / "sitrep.en.html").read_text(encoding="utf-8")
    links = {*re.findall(r'<a class="reference" href="#source-(\d+)">\[\1\]</a>', page)}
    rows = re.findall(r'<th scope="row"[^>]* id="source-(\d+)">\[\1\]</th>', page)
    assert links
    assert links <= {*rows}
    assert len(rows) == len({*rows})


def test_the_data_and_the_charts_keep_the_names(tmp_path):
    folder = report(tmp_path, 'references = "numbers"')
    events = (folder / "annex/events.csv").read_text(encoding="utf-8")
    assert "Zulu Monitor" in events
    assert "\ue100" not in (folder / "report.json").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", ['"footnotes"', "1"])
def test_another_word_is_a_problem_with_its_line(tmp_path, written):
    config = config_for("log.csv", report=f'title = "T"\nreferences = {written}')
    workspace(tmp_path, {"log.csv": LOG}, config)
    run = sitrep("check", cwd=tmp_path)
    assert run.returncode == 1
    assert "config.toml:3: report.references" in run.stdout + run.stderr
