"""Each kind of declared chart: what it says and leaves out; no text covers another."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples.declared import THEME, boxes, chart, column, covered
from samples.summaries import Log

from sitrep.charts.declared import draw
from sitrep.charts.drawing.days import floors
from sitrep.model.declared import KINDS, Kind
from sitrep.model.report import Drawing
from sitrep.redact import redact
from sitrep.wording import Words

#: Two weeks of two areas and one event without an area; a day of 0, a week-long event, two sources.
ROWS = (
    {"date_start": "2019-04-30", "admin1": "North", "killed": "4", "source": "Agency"},
    {"date_start": "2019-05-06", "admin1": "North", "killed": "7", "source": "Agency"},
    {"date_start": "2019-05-07", "admin1": "South", "killed": "10-15", "source": "Agency"},
    {"date_start": "2019-05-08", "admin1": "South", "killed": "0", "source": "Agency"},
    {"date_start": "2019-05-09", "admin1": "", "killed": "", "source": "Agency"},
    {
        "date_start": "2019-05-06",
        "date_end": "2019-05-12",
        "date_precision": "week",
        "admin1": "South",
        "killed": "1",
        "source": "Agency",
    },
    {"event_id": "e2", "date_start": "2019-05-06", "killed": "at least 9", "source": "Radio"},
)
TOTALS = (
    {"figure": "100", "since": "2019-01-01", "as_of": "2019-04-30", "area": "North"},
    {"figure": "at least 120", "since": "2019-01-01", "as_of": "2019-05-10", "area": "North"},
    {"figure": "90-110", "since": "2019-01-01", "as_of": "2019-05-10", "area": "South"},
    {"figure": "70", "since": "", "as_of": "2019-05-09", "area": "North", "group": "civilians"},
)
#: Flows need origins, and have tests of their own.
OF_TOLLS = tuple(kind for kind in KINDS if kind is not Kind.FLOWS)
EACH = "".join(chart(id=f'"{kind}"', kind=f'"{kind}"') for kind in OF_TOLLS)


def every(log: Log, period: str, language: str = "en") -> dict[str, Drawing]:
    """Return the declared charts of a log's public report."""
    shown = redact(log.summary(period))
    words = Words(language)
    return {one.asked.id: draw(one, shown, words, THEME) for one in shown.declared}


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Log:
    folder = tmp_path_factory.mktemp("kinds")
    return Log(folder, more=EACH).events(*ROWS).totals(*TOTALS)


@pytest.fixture(scope="module")
def drawn(log: Log) -> dict[str, Drawing]:
    return every(log, "2019-W19")


def many(folder: Path) -> Log:
    """A year of 60 areas with long names, and totals of nine sources and areas."""
    rows = [
        {
            "date_start": f"2019-{1 + n % 5:02}-{1 + n % 12:02}",
            "admin1": f"District {n % 60} of the Northern Highlands and the Lakes",
            "killed": ("3", "at least 4", "10-25", "", "0", "1,204")[n % 6],
            "source": f"Organisation {n % 20} for the Protection of Civilians",
        }
        for n in range(240)
    ]
    totals = [
        {
            "figure": f"at least {100 * n + 7 * m}",
            "since": "2019-01-01",
            "as_of": f"2019-05-{3 + m:02}",
            "area": f"Region {n % 3} of the long name",
            "source": f"Office {n} for the Coordination of Everything",
        }
        for n in range(9)
        for m in range(4)
    ]
    since = chart(id='"long"', kind='"grid"', since="2019-01-01")
    return Log(folder, more=EACH + since).events(*rows).totals(*totals)


@pytest.mark.parametrize("kind", OF_TOLLS)
def test_a_chart_of_each_kind_is_complete(drawn: dict[str, Drawing], kind: Kind) -> None:
    found = drawn[kind]
    made = found.chart
    assert (made.id, made.section) == (str(kind), "casualties")
    assert made.svg == f"charts/{kind}.svg"
    assert "Agency" in made.caption or kind is Kind.TOTALS
    assert "As of" in made.caption
    assert made.title in made.alt
    assert len(found.data) > 1
    assert all(len(row) == len(found.data[0]) for row in found.data)


@pytest.mark.parametrize("kind", OF_TOLLS)
def test_no_text_covers_another(drawn: dict[str, Drawing], kind: Kind) -> None:
    assert covered(drawn[kind]) == []


@pytest.mark.parametrize("kind", [Kind.WEEKS, Kind.RANGE, Kind.TOTALS, Kind.GRID])
def test_scales_begin_at_zero(drawn: dict[str, Drawing], kind: Kind) -> None:
    assert "0" in [text for text, _ in boxes(drawn[kind])]


def test_sixty_areas_and_many_sources_leave_no_text_covered(tmp_path: Path) -> None:
    found = every(many(tmp_path), "2019-05")
    assert {name: covered(one) for name, one in found.items()} == {name: [] for name in found}
    assert "48 more areas are in the data file." in found["long"].chart.caption
    assert len({*column(found["long"], "area")}) == 60
    assert "more rows are in the data file" in found["range"].chart.caption
    assert "3 more lines are in the data file." in found["totals"].chart.caption


def test_other_scripts_and_directions_are_drawn(log: Log) -> None:
    assert {*every(log, "2019-W19", "ar")} == {str(kind) for kind in OF_TOLLS}


def test_a_quiet_period_has_sentences_in_the_place_of_charts(log: Log) -> None:
    # Weeks, panels and days of weeks before still have numbers; this week's charts have none.
    found = every(log, "2019-W21")
    for kind in (Kind.AREAS, Kind.RANGE):
        assert "No reports in this time (people killed)" in found[kind].chart.alt
        assert len(found[kind].data) == 1


# --- areas ------------------------------------------------------------------------------


def test_areas_stand_in_rank_with_those_without_a_name_last(drawn: dict[str, Drawing]) -> None:
    assert column(drawn["areas"], "area") == ["South", "North", ""]
    # 10 to 15, 0 and 1 in South: the least is 11.
    assert column(drawn["areas"], "best") == ["11", "7", ""]
    assert column(drawn["areas"], "previous_best") == ["", "4", ""]


def test_an_area_is_compared_where_the_same_sources_state_all(tmp_path: Path) -> None:
    asked = chart(kind='"areas"')
    whole = "baseline = 2019-04-29"
    found = every(Log(tmp_path, more=asked, report=whole).events(*ROWS[:2]), "2019-W19")["c"]
    assert column(found, "compared") == ["yes"]
    assert "North: 7, up from 4." in found.chart.alt
    # A second source speaks of the area in one of the two weeks.
    more = {"date_start": "2019-05-07", "admin1": "North", "killed": "2", "source": "Radio"}
    log = Log(tmp_path, more=asked, report=whole).events(*ROWS[:2], more)
    other = every(log, "2019-W19")["c"]
    assert column(other, "compared") == ["no"]
    assert "up from" not in other.chart.alt


# --- grid -------------------------------------------------------------------------------


def test_panels_have_the_most_affected_area_first_and_gaps_for_no_reports(
    drawn: dict[str, Drawing],
) -> None:
    found = drawn["grid"]
    # Both have 11 in all: South 10 + 0 + 1 in three events, North 4 + 7 in two.
    assert column(found, "area") == ["South", "South", "North", "North", "", ""]
    assert column(found, "best") == ["", "11", "4", "7", "", ""]
    assert column(found, "events") == ["0", "3", "1", "1", "0", "1"]
    assert "North: 4 in W18 and 7 in W19." in found.chart.alt
    assert "Ring: events reported, number not stated." in found.chart.caption


# --- calendar ---------------------------------------------------------------------------


def test_a_day_without_reports_is_no_zero_and_a_week_is_no_day(drawn: dict[str, Drawing]) -> None:
    found = drawn["calendar"]
    days = dict(zip(column(found, "date"), column(found, "best"), strict=True))
    assert (days["2019-05-06"], days["2019-05-08"], days["2019-05-09"]) == ("7", "0", "")
    assert days["2019-05-10"] == ""
    events = dict(zip(column(found, "date"), column(found, "events"), strict=True))
    assert (events["2019-05-09"], events["2019-05-10"]) == ("1", "0")
    assert "1 event has no date exact enough to be shown." in found.chart.alt
    assert "not stated on 9 May 2019, no reports on 10 May 2019" in found.chart.alt
    assert "Dot: no reports on that day, which is not zero." in found.chart.caption


@pytest.mark.parametrize(
    ("top", "expected"),
    [
        (0, (1,)),
        (1, (1,)),
        (4, (1, 2)),
        (19, (1, 2, 5, 10)),
        (299, (1, 5, 20, 50, 200)),
        (9000, (1, 10, 100, 500, 5000)),
    ],
)
def test_shades_have_round_least_numbers(top: int, expected: tuple[int, ...]) -> None:
    assert floors(top) == expected


# --- range ------------------------------------------------------------------------------


def test_each_source_has_its_own_figure_and_nothing_is_added(drawn: dict[str, Drawing]) -> None:
    found = drawn["range"]
    told = zip(column(found, "kind"), column(found, "source"), column(found, "best"), strict=True)
    # Agency: 7 + 10 + 0 + 1, and one event without a number; Radio: at least 9 for the first.
    assert list(told) == [
        ("sum of events", "", "18"),
        ("events", "Agency", "18"),
        ("events", "Radio", "9"),
        ("running total", "S", "120"),
        ("running total", "S", "90"),
    ]
    assert "at least 18 by Agency (4 of 5 events)." in found.chart.alt
    assert "What sources state overlaps and is never added." in found.chart.caption


def test_running_totals_of_a_part_are_no_measure_of_the_whole(drawn: dict[str, Drawing]) -> None:
    assert "70" not in column(drawn["range"], "best")
    assert "70" not in column(drawn["totals"], "best")


# --- totals -----------------------------------------------------------------------------


def test_running_totals_are_lines_by_source_and_area(drawn: dict[str, Drawing]) -> None:
    found = drawn["totals"]
    assert column(found, "line") == ["1", "1", "2"]
    assert column(found, "area") == ["North", "North", "South"]
    assert column(found, "best") == ["100", "120", "90"]
    said = "S for North since 1 January 2019 reports 100 as of 30 April 2019 and at least 120 as of"
    assert said in found.chart.alt


def test_totals_in_other_units_are_left_out_and_named(tmp_path: Path) -> None:
    totals = (
        {"indicator": "displaced", "unit": "people", "figure": "500"},
        {"indicator": "displaced", "unit": "movements", "figure": "9000"},
    )
    asked = chart(kind='"totals"', indicator='"displaced"')
    found = every(Log(tmp_path, more=asked).events(*ROWS[:1]).totals(*totals), "2019-W19")["c"]
    assert column(found, "best") == ["500"]
    assert "Running totals in other units are left out: movements." in found.chart.caption


def test_without_any_total_a_sentence_says_so(tmp_path: Path) -> None:
    asked = chart(kind='"totals"', indicator='"injured"')
    found = every(Log(tmp_path, more=asked).events(*ROWS[:1]), "2019-W19")["c"]
    assert "No running total is stated (people injured), which is not zero." in found.chart.alt
