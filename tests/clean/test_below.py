"""Areas and sources that stand once above rows without them, as merged cells saved as text do."""

from __future__ import annotations

import pytest
from samples.summaries import Log

A, B, NONE = "Ariha", "Harim", ""


def told(folder, *texts, column="admin1"):
    log = Log(folder).events(*({column: text, "killed": "1"} for text in texts))
    return [(p.line, p.column, p.reason) for p in log.inputs().problems if p.code == "empty"]


@pytest.mark.parametrize("column", ["country", "admin1", "admin2", "source"])
@pytest.mark.parametrize("texts", [(A, NONE, B, NONE), (A, NONE, B, NONE, "Jisr", "")])
def test_blank_cells_below_names_that_stand_once_are_told(tmp_path, column, texts):
    (problem,) = told(tmp_path, *texts, column=column)
    assert problem[0] == texts.index(NONE) + 2
    assert problem[1] == column
    assert problem[2].startswith(f"is empty in {texts.count(NONE)} rows below filled ones")


@pytest.mark.parametrize(
    "texts",
    [
        (A, B, A, NONE, NONE, NONE),
        (A, B, NONE),
        (NONE, A, NONE, B),
        (A, NONE, NONE),
        # One gap, however long, may be of areas that are not known.
        (A, NONE, NONE, B),
        (A, B, NONE, NONE),
        (NONE, NONE),
    ],
)
def test_an_area_that_is_not_known_in_some_rows_is_not_told(tmp_path, texts):
    assert told(tmp_path, *texts) == []
