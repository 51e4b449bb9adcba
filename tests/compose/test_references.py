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


# --- other sources, by their whole names ----------------------------------------------------------

NAMES = (
    '[[source_name]]\nname = "Agency"\nshort = "AG"\nkind = "news agency"\n'
    '[[source_name]]\nname = "Old Office of Relief"\nshort = "OOR"\nkind = "United Nations"\n'
    '[[source_name]]\nname = "Office that is silent"\nshort = "SIL"\n'
)
#: A total of before the week, and one that is not for the public.
EARLIER = (
    "indicator,figure,as_of,area,source,sensitivity\n"
    "displaced,300,2024-02-08,South,Old Office of Relief,\n"
    "idp_stock,700,2024-02-08,North,Office that is silent,internal\n"
)


def named(folder, references="", edition="public"):
    """The section on method, where config.toml gives sources short names."""
    title = f'title = "T"\n{references}'
    config = NAMES + config_for("log.csv", "totals.csv", report=title)
    workspace(folder, {"log.csv": LOG, "totals.csv": EARLIER}, config)
    run = sitrep("build", "2024-W10", "--format", "md", "--edition", edition, cwd=folder)
    assert run.returncode == 0, run.stderr
    (page,) = folder.rglob("sitrep.en.md")
    text = page.read_text(encoding="utf-8")
    assert "OOR" in text.partition("## Sources, method")[0] or references
    return text.partition("## Sources, method")[2], text


def test_a_source_of_earlier_figures_has_its_whole_name_under_the_sources(tmp_path):
    method, _ = named(tmp_path)
    assert (
        "This report also prints figures from other sources. “OOR” stands for Old Office of "
        "Relief: United Nations." in method
    )
    assert "“AG” stands for" not in method


def test_a_source_of_which_the_edition_prints_nothing_is_not_named(tmp_path):
    assert "Office that is silent" not in named(tmp_path / "public")[1]
    method, _ = named(tmp_path / "internal", edition="internal")
    assert "“SIL” stands for Office that is silent." in method


def test_the_numbered_list_has_the_whole_names_of_earlier_sources_too(tmp_path):
    method, _ = named(tmp_path, 'references = "numbers"')
    assert "Old Office of Relief" in method
    assert "United Nations" in method
    assert "stands for" not in method
