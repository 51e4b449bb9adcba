"""The chart of claims and denials: who reports an event, who denies it, each in its own column."""

from __future__ import annotations

from pathlib import Path

import pytest
from samples.declared import EN, THEME, column, covered
from samples.summaries import Log, Row

from sitrep.charts import draw
from sitrep.model.report import Drawing
from sitrep.redact import redact
from sitrep.wording import Words

ID = "claims-and-denials"
STRIKE = {"event_id": "a", "event_type": "airstrike", "admin1": "North", "place": "Alder"}
CLAIM = {**STRIKE, "killed": "at least 13", "source": "Radio", "reported_on": "2019-05-07"}
DENIAL = {**STRIKE, "source": "Ministry", "reported_on": "2019-05-08", "status": "denied"}


def drawn(folder: Path, *rows: Row, rules: str = "", words: Words = EN) -> dict[str, Drawing]:
    summary = redact(Log(folder, rules=rules).events(*rows).summary("2019-W19"))
    return {drawing.chart.id: drawing for drawing in draw(summary, words, THEME)}


def test_a_claim_has_its_number_and_a_denial_none(tmp_path: Path) -> None:
    found = drawn(tmp_path, CLAIM, DENIAL)[ID]
    assert (
        "Event: Airstrike, Alder in North, 6 May 2019 (counted); reported by Radio on 7 May 2019 "
        "(at least 13 killed) and denied by Ministry on 8 May 2019."
    ) in found.chart.alt
    assert column(found, "status") == ["reported", "denied"]
    assert column(found, "best") == ["13", ""]
    assert column(found, "counted") == ["yes", "yes"]


def test_not_acknowledging_is_not_denying(tmp_path: Path) -> None:
    caption = drawn(tmp_path, CLAIM, DENIAL)[ID].chart.caption
    assert "Not acknowledging an event is not denying it" in caption


def test_a_claim_without_a_number_says_so(tmp_path: Path) -> None:
    found = drawn(tmp_path, {**CLAIM, "killed": ""}, DENIAL)[ID]
    assert "reported by Radio on 7 May 2019 (killed: not stated)" in found.chart.alt


def test_a_confirmation_and_a_source_s_own_doubt_are_no_denials(tmp_path: Path) -> None:
    sure = {**CLAIM, "source": "Agency", "status": "confirmed", "killed": "9"}
    doubt = {**CLAIM, "source": "Blog", "status": "disputed", "killed": "2", "reported_on": ""}
    found = drawn(tmp_path, CLAIM, sure, doubt)[ID]
    assert "confirmed by Agency on 7 May 2019 (9 killed)" in found.chart.alt
    assert "reported as disputed by Blog (2 killed)" in found.chart.alt
    assert "denied by" not in found.chart.alt


def test_what_the_sums_leave_out_is_not_counted(tmp_path: Path) -> None:
    found = drawn(tmp_path, CLAIM, DENIAL, rules='disputed = "exclude"')[ID]
    assert "Airstrike, Alder in North, 6 May 2019 (not counted); reported by" in found.chart.alt
    assert set(column(found, "counted")) == {"no"}


def test_events_that_nobody_contests_are_not_there(tmp_path: Path) -> None:
    assert ID not in drawn(tmp_path, CLAIM)


def test_the_page_has_the_table_and_the_pack_the_chart(tmp_path: Path) -> None:
    assert drawn(tmp_path, CLAIM, DENIAL)[ID].chart.told_by == "disputed"


def test_many_events_and_sources_are_cut_and_counted_and_no_text_covers_another(
    tmp_path: Path,
) -> None:
    long = "Directorate of Health and Relief of the Northern Countryside "
    rows = [
        {**row, "event_id": f"e{n}", "admin1": f"Area {n}", "source": f"{long}{n}.{m}"}
        for n in range(60)
        for m, row in enumerate([CLAIM] * 7 + [DENIAL] * 2)
    ]
    found = drawn(tmp_path, *rows)[ID]
    # Six of nine statements on each of six events; 60 x 9 are in the data.
    assert "504 more statements are in the data file." in found.chart.caption
    assert len(found.data) == 541
    assert found.chart.alt.count("denied by") == 12
    assert covered(found) == []


@pytest.mark.parametrize("language", ["ar", "uk"])
def test_other_scripts_and_directions_are_drawn(tmp_path: Path, language: str) -> None:
    assert ID in drawn(tmp_path, CLAIM, DENIAL, words=Words(language))
