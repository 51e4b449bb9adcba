"""The chart of facilities hit more than once: a mark for each attack, and whom it may name."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from samples.declared import EN, THEME, column, covered
from samples.summaries import Log, Row

from sitrep.charts import draw
from sitrep.model.edition import EDITIONS
from sitrep.model.report import Drawing
from sitrep.model.summary import Summary
from sitrep.redact import redact
from sitrep.wording import Words

ID = "facilities-hit-again"
HIT = {"event_type": "attack_on_health", "admin1": "North", "facility_type": "hospital"}
HIT |= {"source": "Agency", "sensitivity": "public"}
FERN = {**HIT, "facility_id": "f1", "facility_name": "Fern Hospital"}
MOSS = {**HIT, "facility_id": "f2", "facility_name": "Moss Hospital"}
BASELINE = "baseline = 2019-04-01"


def shown(folder: Path, *rows: Row, edition: str = "public", period: str = "2019-W19") -> Summary:
    log = Log(folder, report=BASELINE).events(*rows)
    return redact(log.summary(period), EDITIONS[edition], log.inputs().cleaned.guarded)


def drawn(folder: Path, *rows: Row, words: Words = EN, **how: Any) -> dict[str, Drawing]:
    charts = draw(shown(folder, *rows, **how), words, THEME)
    return {drawing.chart.id: drawing for drawing in charts}


def on(row: Row, *days: str, **more: str) -> list[Row]:
    return [{**row, "date_start": day, **more} for day in days]


def test_each_facility_has_its_attacks_by_date_and_the_most_hit_stands_first(
    tmp_path: Path,
) -> None:
    rows = [*on(FERN, "2019-04-03", "2019-05-06"), *on(MOSS, "2019-04-10", "2019-05-06")]
    found = drawn(tmp_path, *rows, *on(MOSS, "2019-05-07"))[ID]
    assert (
        "Moss Hospital (Hospital in North): 3 attacks, dated 10 April 2019, 6 May 2019 and "
        "7 May 2019. Fern Hospital (Hospital in North): 2 attacks, dated 3 April 2019 and "
        "6 May 2019."
    ) in found.chart.alt
    assert column(found, "attacks") == ["3", "3", "3", "2", "2"]
    assert found.plot
    assert [p.value for p in found.plot.series[0].points] == [3, 2]


def test_facilities_hit_once_and_attacks_before_the_baseline_are_not_there(tmp_path: Path) -> None:
    rows = [*on(FERN, "2019-03-03", "2019-05-06"), *on(MOSS, "2019-05-06")]
    assert ID not in drawn(tmp_path, *rows)


def test_two_accounts_of_one_attack_are_one_attack(tmp_path: Path) -> None:
    (row,) = on(FERN, "2019-05-06", event_id="one")
    assert ID not in drawn(tmp_path, row, {**row, "source": "Radio"})


def test_a_denied_attack_hit_nothing(tmp_path: Path) -> None:
    rows = on(FERN, "2019-05-06") + on(FERN, "2019-05-08", status="denied")
    assert ID not in drawn(tmp_path, *rows)


def test_a_day_that_is_not_known_is_a_line_over_the_days_that_it_may_be(tmp_path: Path) -> None:
    late = on(FERN, "2019-05-06", date_end="2019-05-09", date_precision="week")
    found = drawn(tmp_path, *on(FERN, "2019-04-03"), *late)[ID]
    assert "dated 3 April 2019 and 6–9 May 2019" in found.chart.alt
    assert "Line: the attack was on a day between its ends" in found.chart.caption


def test_it_is_news_of_a_period_that_adds_an_attack_and_of_no_other(tmp_path: Path) -> None:
    rows = [*on(FERN, "2019-04-03", "2019-05-06"), {"date_start": "2019-05-15", "killed": "1"}]
    new = drawn(tmp_path, *rows)[ID].chart
    assert (new.section, new.told_by) == ("health", "facilities")
    old = drawn(tmp_path, *rows, period="2019-W20")[ID].chart
    assert old.section == ""


# --- what an edition may say ----------------------------------------------------------------


def test_a_facility_that_is_not_cleared_has_no_name_in_public(tmp_path: Path) -> None:
    rows = on(FERN, "2019-04-03", "2019-05-06", sensitivity="")
    found = drawn(tmp_path, *rows)[ID]
    said = "Name withheld or not stated (Hospital in North): 2 attacks, dated 3 April 2019 and"
    assert said in found.chart.alt
    assert "Fern" not in f"{found.chart} {found.data} {found.plot}"
    inside = drawn(tmp_path, *rows, edition="internal")[ID]
    assert "Fern Hospital (Hospital in North): 2 attacks" in inside.chart.alt
    assert column(inside, "event_id") == ["e1", "e2"]


def test_attacks_are_not_linked_where_a_row_on_the_facility_is_restricted(tmp_path: Path) -> None:
    rows = on(FERN, "2019-04-03", "2019-05-06") + on(FERN, "2019-05-08", sensitivity="restricted")
    assert ID not in drawn(tmp_path, *rows)
    assert shown(tmp_path, *rows).health.repeated_withheld == 1
    both = drawn(tmp_path, *rows, *on(MOSS, "2019-04-10", "2019-05-06"))[ID]
    assert "1 facility hit more than once is withheld in this edition." in both.chart.caption
    assert column(both, "name") == ["Moss Hospital", "Moss Hospital"]


def test_no_public_part_has_an_id_of_the_log(tmp_path: Path) -> None:
    (one,) = shown(tmp_path, *on(FERN, "2019-04-03", "2019-05-06")).health.repeated
    assert one.facility.facility_id == "repeated-1"
    assert [hit.event_id for hit in one.hits] == ["", ""]


# --- much and little ------------------------------------------------------------------------


def test_sixty_facilities_over_five_years_are_cut_and_no_text_covers_another(
    tmp_path: Path,
) -> None:
    first = dt.date(2019, 5, 12)
    rows = [
        {
            **HIT,
            "facility_id": f"f{n}",
            "facility_name": f"Central Teaching and Maternity Hospital of the North {n}",
            "admin1": f"Area {n}",
            "date_start": str(first - dt.timedelta(days=29 * n + 7 * k)),
        }
        for n in range(60)
        for k in range(3)
    ]
    log = Log(tmp_path, report="baseline = 2014-01-01").events(*rows)
    summary = redact(log.summary("2019-W19"), guarded=log.inputs().cleaned.guarded)
    found = {d.chart.id: d for d in draw(summary, EN, THEME)}[ID]
    assert "48 more facilities are in the data file." in found.chart.caption
    assert len(found.data) == 1 + 60 * 3
    assert covered(found) == []


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_other_scripts_and_directions_are_drawn(tmp_path: Path, language: str) -> None:
    rows = on(FERN, "2019-04-03", "2019-05-06")
    assert ID in drawn(tmp_path, *rows, words=Words(language))
