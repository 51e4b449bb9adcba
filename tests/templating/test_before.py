"""A workspace with templates of the release before still builds, and is told what to write.

Its templates are those that were shipped then, with changes of the office's own.
"""

import datetime as dt
import json
import shutil

import pytest
from samples.workspaces import DATA

from sitrep.choices import sections
from sitrep.pipeline import Request, build

DAY = dt.date(2019, 5, 13)
OLD = (
    '"events" was renamed to "annex-events" in 0.1; write "annex-events" and list "annex_events", '
    "which has it, in [report] sections; the old name stops working in 0.2"
)


@pytest.fixture
def before(tmp_path):
    return shutil.copytree(DATA / "before", tmp_path / "before")


def built(folder, period="2019-W19", formats=("html", "md", "pdf", "docx")):
    request = Request(folder / "config.toml", DAY, period, folder / "reports", formats=formats)
    return build(request)


def test_every_format_comes_and_each_old_name_is_told_once_with_what_to_write(before):
    made = built(before)
    public = before / "reports/2019-W19/public"
    made_of = {path.name for path in public.glob("sitrep.en.*")}
    assert made_of == {f"sitrep.en.{ending}" for ending in ("html", "md", "pdf", "docx")}
    assert [str(p) for p in made.problems] == [f"templates/casualties.html:4: {OLD}"]
    page = (public / "sitrep.en.html").read_text()
    assert ".casualties h2 { border-block-start-width: 1mm; }" in page
    assert '<section id="casualties"' in page


def test_what_the_warning_says_to_write_works(before):
    template, config = before / "templates/casualties.html", before / "config.toml"
    template.write_text(template.read_text().replace('"events"', '"annex-events"'))
    usual = [name for name in sections() if not name.startswith(("annex", "brief"))]
    listed = json.dumps([*usual, "annex_events"])
    text = config.read_text().replace('title = "Before"', f'title = "Before"\nsections = {listed}')
    config.write_text(text)
    made = built(before, formats=("html",))
    assert [str(p) for p in made.problems] == []
    page = (before / "reports/2019-W19/public/sitrep.en.html").read_text()
    casualties = page.split('<section id="casualties"')[1].split("</section>")[0]
    assert "<caption>Every event reported for 6–12 May 2019</caption>" in casualties


def test_its_own_page_of_all_reports_lists_each_of_them(before):
    built(before, "2019-W18", ("html",))
    built(before, "2019-W19", ("html",))
    text = (before / "reports/index.html").read_text()
    assert text.count("<article") == 2
    assert 'class="trend"' in text
