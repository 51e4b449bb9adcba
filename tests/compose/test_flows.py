"""Displacement from area to area stands in a table, and one pair alone in a sentence."""

from __future__ import annotations

from pathlib import Path

from samples.summaries import Log, Row

from sitrep.compose.flows import flows_part
from sitrep.compose.key_totals import key_totals
from sitrep.compose.phrases import Phrases
from sitrep.compose.sections.highlights import total_sentence
from sitrep.model.summary import Summary
from sitrep.redact import redact
from sitrep.wording import Words


def row(origin: str, destination: str, displaced: object) -> Row:
    made = {"origin_admin1": origin, "admin1": destination, "displaced": displaced}
    return {"event_type": "displacement", "source": "Agency", **made}


def phrases(summary: Summary) -> Phrases:
    return Phrases(summary, Words("en"))


def test_the_table_has_every_pair_and_says_who_states_it(tmp_path: Path) -> None:
    rows = (row("A", "B", "at least 400"), row("B", "B", 90), row("", "C", 20))
    found = Log(tmp_path).events(*rows).summary()
    paragraphs, (table,) = flows_part(found, phrases(found))
    assert paragraphs == ()
    assert table.rows == (
        ("A", "B", "at least 400", "1"),
        ("B", "B", "90", "1"),
        ("Origin not given", "C", "20", "1"),
    )
    assert "According to Agency." in table.note


def test_what_is_withheld_is_a_row_without_names(tmp_path: Path) -> None:
    rows = (row("A", "B", 400), row("B", "A", 3), row("C", "A", 2))
    found = redact(Log(tmp_path).events(*rows).summary())
    _, (table,) = flows_part(found, phrases(found))
    assert table.rows[-1] == ("2 pairs of areas with small counts", "—", "withheld", "2")


def test_one_pair_is_a_sentence(tmp_path: Path) -> None:
    found = Log(tmp_path).events(row("A", "B", 400)).summary()
    (sentence,), tables = flows_part(found, phrases(found))
    assert tables == ()
    assert sentence == "People displaced, A to B: 400, according to Agency."


def test_a_total_says_where_those_counted_came_from(tmp_path: Path) -> None:
    total = {"indicator": "displaced", "unit": "people", "figure": "at least 900", "area": "North"}
    found = Log(tmp_path).totals({**total, "origin_admin1": "South"}).summary()
    said = total_sentence(found.totals[0], phrases(found))
    assert said.startswith("At least 900 people were reported displaced in North from South (")


def test_those_from_one_area_are_no_key_figure_beside_those_from_anywhere(tmp_path: Path) -> None:
    total = {"indicator": "displaced", "unit": "people", "area": "North"}
    rows = ({**total, "figure": "300", "origin_admin1": "South"}, {**total, "figure": "900"})
    found = Log(tmp_path).totals(*rows).summary()
    assert [t.figure and t.figure.best for t in key_totals(found, "displaced")] == [900]
    assert found.conflicts == ()
    assert len(found.series) == 2
