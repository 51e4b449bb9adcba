"""The page of all reports with its history: one chart, a table by year, at most one row a period.

Figures, places and changes are worked out by hand.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from samples.browser import DESK, axe_findings, chromium, opened
from samples.workspaces import HEADER, config_for, workspace

from sitrep import outputs
from sitrep.choices import load
from sitrep.model.codes import Code
from sitrep.model.dates import Calendar
from sitrep.model.figure import Qualifier
from sitrep.model.published import Bar, History, Published, Span, Toll
from sitrep.model.report import Masthead
from sitrep.pipeline import Request, build
from sitrep.publish.index import cover, lines, list_all, tolls
from sitrep.publish.index.history import BASE, TOP, history
from sitrep.wording import Words

WORDS = Words("en")
MONDAY = dt.date(2019, 4, 29)
PHONE = (390, 844)
HEAD = Masthead("Test", "Situation Report", "", "", "", "", "", "", "")


def toll(best: int | None, low: int | None = None, high: int | None = None, **more: object) -> Toll:
    """A toll of exactly ``best``, or with bounds; the report compares it with what was before."""
    if best is None:
        return Toll("not reported", of=3)
    given = {"text": str(best), "reported": 1, "of": 1, "change": "compared", **more}
    kind = Qualifier.EXACT if low is None and high is None else Qualifier.RANGE
    bounds = (best if low is None else low, best, best if high is None else high)
    return replace(Toll("", *bounds, kind), **given)  # type: ignore[arg-type]


def report(week: int, *, partial: bool = False, days: int = 7, **stated: Toll) -> Published:
    """The report of a week, counted from that of 29 April 2019."""
    start = MONDAY + dt.timedelta(days=7 * week)
    span = Span(f"w{week}", start, start + dt.timedelta(days=days - 1), Calendar.ISO, partial)
    head = replace(HEAD, period=f"week {week}")
    return Published(span.id, 1, span, "en", head, (), start, (), tolls=stated)


def drawn(*reports: Published) -> History:
    found = history(reports[::-1], "killed", "People killed", WORDS)
    assert found is not None
    return found


def said(*reports: Published) -> list[str]:
    """The changes of people killed, the earliest report first."""
    return [row[0].change for row in tolls.cells(reports, ("killed",), WORDS)]


# --- the chart ---------------------------------------------------------------------------------


def test_a_bar_is_as_high_as_its_number_and_stands_on_its_days() -> None:
    first, second = drawn(report(0, killed=toll(50)), report(1, killed=toll(100))).bars
    # Each of two weeks has half of the width, of which a bar takes four fifths.
    assert (first.x, first.width) == (5, 40)
    assert (second.x, second.width) == (55, 40)
    assert (second.top, second.height) == (TOP, BASE - TOP)
    assert (first.top, first.height) == ((BASE + TOP) / 2, (BASE - TOP) / 2)


def test_a_whisker_spans_low_to_high_and_an_open_end_has_an_arrow() -> None:
    open_ended = replace(toll(20), high=None, qualifier=Qualifier.AT_LEAST)
    ranged, least = drawn(report(0, killed=toll(50, 40, 100)), report(1, killed=open_ended)).bars
    assert ranged.whisker == (TOP, BASE - 0.4 * (BASE - TOP))
    assert ranged.open is None
    assert (least.whisker, least.open) == (None, BASE - 0.2 * (BASE - TOP) - 2)


def test_a_time_without_a_report_is_a_band_and_a_report_without_a_number_has_no_bar() -> None:
    chart = drawn(
        report(0, killed=toll(1)), report(1, killed=toll(None)), report(3, killed=toll(2))
    )
    assert chart.gaps == (Bar(50, 25, "no report"),)
    assert [bar.top is None for bar in chart.bars] == [False, True, False]
    assert chart.bars[1].said == "not reported for 6–12 May 2019"
    assert "Grey: no report, which is not zero." in chart.notes
    assert "Ring: the report states no number, which is not zero." in chart.notes


def test_nought_that_is_stated_has_a_line_on_the_line_of_nought() -> None:
    nought, _ = drawn(report(0, killed=toll(0)), report(1, killed=toll(9))).bars
    assert (nought.top, nought.height) == (BASE - 1, 1)


def test_notes_tell_only_what_the_chart_shows() -> None:
    basis = "Each bar is what the report of that period stated when it was made; later reports"
    (note,) = drawn(report(0, killed=toll(1)), report(1, killed=toll(2))).notes
    assert note.startswith(basis)
    part = toll(2, reported=2, of=5)
    notes = drawn(report(0, killed=toll(1)), report(1, partial=True, killed=part)).notes
    assert "Outlined: period not complete." in notes
    assert "Bars count only events that state a number: 3 of 6." in notes


def test_periods_of_another_kind_are_in_the_list_only() -> None:
    weeks = [report(n, killed=toll(n)) for n in range(3)]
    chart = drawn(*weeks, report(0, days=28, killed=toll(3)))
    assert len(chart.bars) == 3
    assert "1 report of another kind of period is in the list only." in chart.notes


def test_fewer_than_two_numbers_make_no_chart() -> None:
    reports = [report(1, killed=toll(None)), report(0, killed=toll(4))]
    assert history(reports, "killed", "People killed", WORDS) is None


def test_of_few_reports_the_text_alternative_gives_every_number() -> None:
    alt = drawn(report(0, killed=toll(4)), report(2, killed=toll(9))).alt.replace("\u2009", " ")
    assert alt == "People killed over time: 4 for 29 April – 5 May 2019 and 9 for 13–19 May 2019"


def test_of_many_reports_the_text_alternative_gives_what_stands_out() -> None:
    many = [report(n, killed=toll(None if n == 5 else 100 - n)) for n in range(14) if n != 7]
    assert drawn(*many).alt.replace("\u2009", " ") == (
        "People killed over time, 29 April – 4 August 2019, in 13 reports: the highest figure is "
        "100 (29 April – 5 May 2019), the latest 87 (29 July – 4 August 2019). Every number stands "
        "in the list of reports. For one stretch of time there is no report. "
        "One report states no number."
    )


def test_dates_from_the_first_year_to_the_last_are_drawn() -> None:
    far = [report(0, killed=toll(1)), report(1, killed=toll(2))]
    first = replace(far[0].period, start=dt.date(1, 1, 1), end=dt.date(1, 1, 7))
    last = replace(far[1].period, start=dt.date(9999, 12, 25), end=dt.date(9999, 12, 31))
    ends = [replace(far[0], period=first), replace(far[1], period=last)]
    assert len(drawn(*ends).gaps) == 1
    assert said(*ends) == ["", ""]


def test_from_right_to_left_the_earliest_report_is_on_the_right(monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(Words, "direction", property(lambda words: "rtl"))
    first, second = drawn(report(0, killed=toll(50)), report(1, killed=toll(100))).bars
    assert (first.x, second.x) == (55, 5)


@pytest.mark.parametrize("most", [0, 1, 7, 99, 10**9, 10**12])
def test_the_numbers_beside_the_chart_are_few_and_begin_with_nought(most: int) -> None:
    levels = drawn(report(0, killed=toll(most)), report(1, killed=toll(0))).levels
    assert 2 <= len(levels) <= 5
    assert (levels[0].text, levels[0].y) == ("0", BASE)
    assert all(TOP <= level.y <= BASE for level in levels)


# --- changes -----------------------------------------------------------------------------------


def test_a_change_is_told_against_the_report_of_the_period_directly_before() -> None:
    reports = [report(n, killed=toll(best)) for n, best in ((0, 4), (1, 9), (2, 9), (4, 3))]
    assert said(*reports) == ["", "up from 4", "unchanged", ""]


def test_up_and_down_are_told_only_where_the_bounds_do_not_overlap() -> None:
    surely = report(0, killed=toll(50, 40, 60)), report(1, killed=toll(30, 20, 39))
    perhaps = report(0, killed=toll(50, 40, 60)), report(1, killed=toll(30, 20, 40))
    assert (said(*surely)[1], said(*perhaps)[1]) == ("down from 50", "after 50")


def test_nothing_is_told_of_a_part_of_a_period_or_of_what_the_report_compares_with_nothing() -> (
    None
):
    assert said(report(0, killed=toll(4)), report(1, partial=True, killed=toll(9)))[1] == ""
    assert said(report(0, partial=True, killed=toll(4)), report(1, killed=toll(9)))[1] == ""
    assert said(report(0, killed=toll(4)), report(1, killed=toll(9, change="")))[1] == ""
    assert said(report(0, killed=toll(None)), report(1, killed=toll(9)))[1] == ""


def test_nothing_is_told_where_the_events_of_two_reports_are_of_different_areas() -> None:
    first = replace(report(0, killed=toll(4)), covered=("Idleb",))
    second = replace(report(1, killed=toll(9)), covered=("Idleb", "Hama"))
    assert said(first, second)[1] == ""
    assert said(first, replace(second, covered=("Idleb",)))[1] == "up from 4"


def test_the_areas_that_the_numbers_are_of_are_said() -> None:
    old, any_area = report(0), replace(report(1), covered=())
    some = replace(report(2), covered=("Idleb", "Hama"))
    assert tolls.areas([old, any_area], WORDS) == ""
    assert tolls.areas([old, some], WORDS) == (
        "Sums of events cover Idleb and Hama only; their source does not record other areas."
    )
    assert tolls.areas([any_area, some], WORDS) == (
        "The reports count events of different areas: each says which."
    )


def test_what_the_next_report_has_revised_is_told_as_revised() -> None:
    reports = report(0, killed=toll(4)), report(1, killed=toll(9, previous=6))
    assert said(*reports)[1] == "after 4, since revised to 6"


def test_a_number_of_some_events_only_says_of_how_many() -> None:
    ((cell,),) = tolls.cells([report(0, killed=toll(4, reported=2, of=5))], ("killed",), WORDS)
    assert (cell.text, cell.part) == ("4", "of 2 of 5 events")


def test_columns_are_what_some_report_states_those_of_people_first() -> None:
    stated = {"rockets": toll(1), "cases": toll(2), "killed": toll(None), "injured": toll(3)}
    assert tolls.chosen([report(0, **stated)]) == ("injured", "cases", "rockets")
    assert tolls.chosen([report(0, killed=toll(None))]) == ()


def test_a_week_is_of_the_year_in_which_most_of_its_days_lie() -> None:
    across = Span("2018-W01", dt.date(2018, 12, 31), dt.date(2019, 1, 6), Calendar.ISO)
    assert lines.middle(replace(report(0), period=across)).year == 2019


# --- the page of 200 reports -------------------------------------------------------------------

Figures = Mapping[str, object]


def published(folder: Path, number: int, killed: int | None, **more: object) -> Path:
    """A made-up report as it lies in reports/, in the folder that is returned."""
    start = dt.date(2016, 1, 4) + dt.timedelta(weeks=number)
    year, week, _ = start.isocalendar()
    end = start + dt.timedelta(days=6)
    figure = {"low": killed, "best": killed, "high": killed, "reported": 1, "of": 1}
    known = {**figure, "text": str(killed), "qualifier": "exact", "change": "x", "unit": "people"}
    unknown = {"text": "not reported", "low": None, "best": None, "high": None, "reported": 0}
    head = dict.fromkeys(Masthead.__dataclass_fields__, "")
    data = {
        "language": "en",
        "edition": "public",
        "period": {"id": f"{year}-W{week:02}", "start": start, "end": end, "calendar": "iso"},
        "masthead": {**head, "title": "T", "subtitle": f"No. {number}", "period": f"{start}"},
        "key_figures": [],
        "figures": {"killed": unknown if killed is None else known},
        **more,
    }
    place = folder / f"{year}-W{week:02}" / "public"
    place.mkdir(parents=True)
    (place / "report.json").write_text(json.dumps(data, default=str))
    (place / "manifest.json").write_text(json.dumps({"created": str(end)}))
    for ending in ("html", "md"):
        (place / f"sitrep.en.{ending}").write_text("x")
    return place


def page_of(folder: Path) -> tuple[str, list[str]]:
    """The page that lists what lies in reports/ of ``folder``, and what was warned of."""
    path = workspace(folder, {"events.csv": HEADER}, config_for("events.csv"))
    problems = list_all(folder / "reports", load(path), outputs.labels())
    text = (folder / "reports/index.html").read_text(encoding="utf-8")
    return text, [f"{p.path}: {p.reason}" for p in problems]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """200 weekly reports since January 2016, of which ten weeks have none; one is short too."""
    folder = tmp_path_factory.mktemp("many")
    for number in range(210):
        if not 40 <= number < 50:
            published(folder / "reports", number, None if number % 19 == 7 else number * 7 % 90)
    usual = next((folder / "reports").glob("2019-W10/public"))
    flash = folder / "reports/2019-W10.flash/public"
    flash.mkdir(parents=True)
    (flash / "report.json").write_bytes((usual / "report.json").read_bytes())
    (flash / "manifest.json").write_text('{"created": "2019-03-12", "template": "flash"}')
    (flash / "sitrep.en.pdf").write_text("x")
    return folder


def test_200_reports_are_one_chart_and_a_row_each_by_year_in_little_time(many: Path) -> None:
    before = time.perf_counter()
    text, problems = page_of(many)
    assert time.perf_counter() - before < 10
    assert problems == []
    assert len(text) < 500_000
    assert len(re.findall(r'<rect class="bar"', text)) + text.count('class="ring"') == 200
    assert text.count('<rect class="gap"') == 1
    assert len(re.findall(r"<tbody.*?</tbody>", text, flags=re.S)) == 5
    assert re.findall(r'<h3 id="y(\d+)"', text) == ["2020", "2019", "2018", "2017", "2016"]
    assert len(re.findall(r'<tr role="row" id=', text)) == 199
    row = re.search(r'<tr role="row" id="r-2019-W10">.*?</tr>', text, flags=re.S)
    assert row is not None
    assert "flash" in row[0]
    assert "2019-W10.flash/public/sitrep.en.pdf" in row[0]


def test_the_page_of_200_reports_fits_desk_and_phone_and_axe_finds_nothing(many: Path) -> None:
    page_of(many)
    place = (many / "reports/index.html").as_uri()
    with chromium() as browser:
        for size in (DESK, PHONE):
            page, asked = opened(browser, place, size)
            assert asked == [place]
            assert page.evaluate("document.documentElement.scrollWidth") == size[0]
            assert page.evaluate("document.querySelector('.plot svg').clientWidth") <= size[0]
            # Its letters are as large as those of the page, however narrow it is.
            assert page.evaluate("document.querySelector('.plot .date').getBBox().height") >= 12
            assert axe_findings(page) == []


def test_letters_of_the_chart_do_not_lie_on_each_other_on_a_phone(many: Path) -> None:
    page_of(many)
    with chromium() as browser:
        page, _ = opened(browser, (many / "reports/index.html").as_uri(), PHONE)
        boxes = page.evaluate(
            "[...document.querySelectorAll('.plot text')].map(t => {"
            "const b = t.getBoundingClientRect(); return [b.left, b.right, b.top, b.bottom]})"
        )
    for n, (left, right, top, bottom) in enumerate(boxes):
        assert 0 <= left < right <= PHONE[0]
        for other in boxes[n + 1 :]:
            aside = right <= other[0] or other[1] <= left
            assert aside or bottom <= other[2] or other[3] <= top


# --- files of other versions -------------------------------------------------------------------


def test_a_report_of_an_older_sitrep_without_figures_or_version_is_listed(tmp_path: Path) -> None:
    old = published(tmp_path / "reports", 0, 4)
    data = json.loads((old / "report.json").read_text())
    del data["figures"]
    (old / "report.json").write_text(json.dumps(data))
    published(tmp_path / "reports", 1, 5)
    text, problems = page_of(tmp_path)
    assert problems == []
    assert 'id="r-2016-W01"' in text
    assert "not reported" in text


def test_a_report_json_of_a_newer_version_is_passed_over_with_a_warning(tmp_path: Path) -> None:
    published(tmp_path / "reports", 0, 4, schema_version=1)
    published(tmp_path / "reports", 1, 4, schema_version=2)
    text, problems = page_of(tmp_path)
    assert "r-2016-W01" in text
    assert "r-2016-W02" not in text
    assert problems == [
        "reports/2016-W02/public: is not listed in reports/index.html: "
        "its report.json is of version 2; this sitrep reads 1"
    ]


@pytest.mark.parametrize("number", [-1, 10**500])
def test_a_number_that_no_count_can_be_is_passed_over_with_a_warning(
    tmp_path: Path, number: int
) -> None:
    published(tmp_path / "reports", 0, number)
    published(tmp_path / "reports", 1, 4)
    text, (problem,) = page_of(tmp_path)
    assert "r-2016-W01" not in text
    assert "value error, is not a count between 0 and" in problem


def test_what_is_not_public_is_neither_charted_nor_listed_nor_pictured(tmp_path: Path) -> None:
    published(tmp_path / "reports", 0, 4)
    inner = published(tmp_path / "reports", 1, 4711)
    inner.rename(inner.parent / "internal")
    posing = published(tmp_path / "reports", 2, 4712, edition="internal")
    text, (problem,) = page_of(tmp_path)
    assert "4711" not in text
    assert "4712" not in text
    assert problem.startswith(f"reports/{posing.parent.name}/public: is not listed")


# --- the first page as a picture ---------------------------------------------------------------


def built(folder: Path, *formats: str, period: str = "2019-W21") -> tuple[str, list[str]]:
    """The page of all reports after a build of two weeks' log, and what it warned of."""
    rows = "e1,2019-05-01,2019-05-01,Hass,35.5,36.5,2,A,\ne2,2019-05-21,2019-05-21,Hass,,,5,A,\n"
    path = workspace(folder, {"events.csv": HEADER + rows})
    today = dt.date(2019, 5, 28)
    made = build(Request(path, today, period, folder / "reports", formats=formats))
    text = (folder / "reports/index.html").read_text(encoding="utf-8")
    return text, [f"{p.path}: {p.reason}" for p in made.problems]


def test_without_the_extra_the_cards_and_the_links_stand_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cover, "find_spec", lambda name: None)
    text, problems = built(tmp_path, "pdf", "html")
    assert problems == []
    assert 'class="cover"' not in text
    assert "2019-W21/public/sitrep.en.pdf" in text
    assert not (tmp_path / "reports/cover.png").exists()


def test_the_latest_report_s_first_page_is_a_picture_drawn_once_and_gone_with_its_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("pypdfium2")
    text, _ = built(tmp_path, "pdf", "html")
    picture = re.search(r'<a href="([^"]+)"><img src="(data:image/png;base64,[^"]+)" alt="', text)
    assert picture is not None
    assert picture[1] == "2019-W21/public/sitrep.en.pdf"
    assert 5_000 < (tmp_path / "reports/cover.png").stat().st_size < 150_000
    monkeypatch.setattr(cover, "_drawn", None)  # drawing it again would fail
    assert built(tmp_path, "html", period="2019-W18")[0].count(picture[2]) == 1
    (tmp_path / "reports/2019-W21/public/sitrep.en.pdf").unlink()
    assert 'class="cover"' not in built(tmp_path, "html", period="2019-W18")[0]
    assert not (tmp_path / "reports/cover.png").exists()


def test_a_build_without_a_pdf_draws_no_first_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cover, "_drawn", None)
    assert 'class="cover"' not in built(tmp_path, "md")[0]


def test_a_pdf_that_cannot_be_drawn_is_a_warning_and_the_page_comes(tmp_path: Path) -> None:
    pytest.importorskip("pypdfium2")
    (published(tmp_path / "reports", 0, 4) / "sitrep.en.pdf").write_text("x")
    text, (problem,) = page_of(tmp_path)
    assert problem.startswith("reports/2016-W01/public/sitrep.en.pdf: its first page is not shown")
    assert 'id="r-2016-W01"' in text


def test_a_picture_of_one_s_own_called_cover_stays(tmp_path: Path) -> None:
    from PIL import Image

    published(tmp_path / "reports", 0, 4)
    Image.new("RGB", (4, 4)).save(tmp_path / "reports/cover.png")
    page_of(tmp_path)
    assert (tmp_path / "reports/cover.png").exists()


def test_the_code_of_a_picture_that_is_not_shown_is_known() -> None:
    assert cover.unshown("a.pdf", "why").code is Code.FILE_DAMAGED
