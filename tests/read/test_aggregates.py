"""A table of counts by area and month is no table of events."""

from __future__ import annotations

import pytest
from samples.workspaces import workspace

from sitrep.model.codes import Code
from sitrep.pipeline import gather

MONTHS = "2026-03-01,2026-03-31"


def problems(folder, text):
    return list(gather(workspace(folder, {"events.csv": text})).problems)


@pytest.mark.parametrize(
    "column", ["events", "Number of events", "nombre d'événements", "eventos", "кількість подій"]
)
def test_a_table_with_a_column_that_counts_events_is_refused(tmp_path, column):
    text = f"event_id,date_start,killed,{column}\na,2026-03-02,4,3\nb,2026-03-03,1,1\n"
    (problem,) = problems(tmp_path, text)
    assert (problem.code, problem.line) == (Code.TABLE_OF_COUNTS, 1)
    assert 'table = "totals"' in problem.hint


def test_a_column_of_that_name_with_text_or_ones_counts_nothing(tmp_path):
    text = "event_id,date_start,killed,events\na,2026-03-02,4,clash\nb,2026-03-03,1,\n"
    assert problems(tmp_path / "a", text) == []
    text = "event_id,date_start,killed,events\na,2026-03-02,4,1\nb,2026-03-03,1,1\n"
    assert problems(tmp_path / "b", text) == []


def test_the_same_time_at_several_levels_is_refused(tmp_path):
    text = f"event_id,date_start,date_end,admin_level,killed\na,{MONTHS},0,9\nb,{MONTHS},1,9\n"
    (problem,) = problems(tmp_path, text)
    assert problem.code is Code.TABLE_OF_COUNTS


def test_rows_without_ids_that_nearly_all_span_a_month_are_refused(tmp_path):
    rows = "\n".join(f"{MONTHS},{n}" for n in range(9))
    text = f"date_start,date_end,killed\n{rows}\n2026-03-04,2026-03-04,1\n"
    (problem,) = problems(tmp_path, text)
    assert problem.code is Code.TABLE_OF_COUNTS


@pytest.mark.parametrize(
    "text",
    [
        f"event_id,date_start,date_end,killed\na,{MONTHS},1\nb,{MONTHS},2\nc,{MONTHS},3\n",
        "event_id,date_start,killed\na,2026-03,1\nb,2026-03,2\nc,2026-03,3\n",
        f"event_id,date_start,date_end,admin_level,killed\na,{MONTHS},1,9\nb,{MONTHS},1,9\n",
    ],
)
def test_single_events_of_a_month_are_events(tmp_path, text):
    assert problems(tmp_path, text) == []


@pytest.mark.parametrize(
    ("header", "levels"),
    [
        ("Admin level", ("1", "2", "2")),
        ("Nivel administrativo", ("1", "2", "2")),
        ("Niveau administratif", ("province", "district", "district")),
        ("Адміністративний рівень", ("область", "район", "район")),
        ("Административный уровень", ("область", "район", "район")),
        ("المستوى الإداري", ("1", "2", "2")),
    ],
)
def test_a_column_of_levels_is_known_in_every_language(tmp_path, header, levels):
    rows = zip("abc", levels, (30, 10, 20), strict=True)
    text = f"event_id,date_start,{header},killed\n"
    text += "".join(f"{i},2026-03-02,{level},{n}\n" for i, level, n in rows)
    # The province's 30 are those of its two districts, 10 and 20: 60 would count them twice.
    (problem,) = problems(tmp_path, text)
    assert (problem.code, problem.severity) == (Code.TABLE_OF_COUNTS, "error")
    assert header.casefold() in problem.reason.casefold()
