"""Charts look as they did when somebody last looked at them: each is compared with its picture.

``make golden`` draws the pictures anew; look at them before you commit them.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from matplotlib.figure import Figure
from samples import charts as samples
from samples.declared import EN as WORDS
from samples.declared import THEME, chart
from samples.summaries import Log

from sitrep.charts import draw
from sitrep.charts.declared import draw as draw_declared
from sitrep.model.declared import Kind
from sitrep.redact import redact

#: How far the colours of a picture may lie from those of the one that is kept, of 255.
same = pytest.mark.mpl_image_compare(
    baseline_dir="pictures", style="default", tolerance=2, savefig_kwargs={"dpi": 40}
)
ROWS = [
    {
        "date_start": f"2019-{4 + n % 2:02}-{1 + (n * 7) % 12:02}",
        "admin1": ("North", "South", "Lakes")[n % 3],
        "origin_admin1": ("Hills", "Coast", "")[n // 3 % 3],
        "killed": ("3", "at least 4", "10-25", "", "12")[n % 5],
        "displaced": ("100", "about 2000")[n % 2],
        "source": ("Agency", "Radio")[n % 2],
    }
    for n in range(30)
]
TOTALS = [
    {"figure": "100", "since": "2019-01-01", "as_of": "2019-04-30", "area": "North"},
    {"figure": "at least 120", "since": "2019-01-01", "as_of": "2019-05-10", "area": "North"},
]
BUILT_IN = (
    "casualties-by-week",
    "casualties-by-area",
    "events-by-type",
    "casualty-totals",
)


@pytest.fixture(scope="module")
def example() -> dict[str, Figure]:
    found = draw(samples.northwest_syria(), WORDS, THEME)
    return {each.chart.id: each.drawn.figure for each in found}


#: People by sex and age, claims with their denials, and attacks on facilities.
MARKED = Path(__file__).parents[1] / "data" / "charts-marked.csv"
OF_MARKED = ("sex-and-age", "facilities-hit-again", "claims-and-denials")


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Figure]:
    folder: Path = tmp_path_factory.mktemp("marked")
    rows = csv.DictReader(MARKED.read_text(encoding="utf-8").splitlines())
    log = Log(folder, report="baseline = 2025-09-01").events(*rows)
    summary = redact(log.summary("2026-W10"), guarded=log.inputs().cleaned.guarded)
    return {each.chart.id: each.drawn.figure for each in draw(summary, WORDS, THEME)}


@pytest.fixture(scope="module")
def declared(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Figure]:
    more = "".join(
        chart(
            id=f'"{kind}"',
            kind=f'"{kind}"',
            indicator='"displaced"' if kind is Kind.FLOWS else '"killed"',
        )
        for kind in Kind
    )
    folder: Path = tmp_path_factory.mktemp("pictures")
    summary = redact(Log(folder, more=more).events(*ROWS).totals(*TOTALS).summary("2019-W19"))
    return {
        each.asked.id: draw_declared(each, summary, WORDS, THEME).drawn.figure
        for each in summary.declared
    }


@same
@pytest.mark.parametrize("name", BUILT_IN)
def test_a_built_in_chart_looks_as_it_did(example: dict[str, Figure], name: str) -> Figure:
    return example[name]


@same
@pytest.mark.parametrize("name", OF_MARKED)
def test_a_chart_of_groups_or_marks_looks_as_it_did(marked: dict[str, Figure], name: str) -> Figure:
    return marked[name]


@same
@pytest.mark.parametrize("kind", list(map(str, Kind)))
def test_a_declared_chart_looks_as_it_did(declared: dict[str, Figure], kind: str) -> Figure:
    return declared[kind]
