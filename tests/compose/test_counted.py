"""A figure and what it counts, as a clause that an editor would write."""

from __future__ import annotations

import pytest
from samples.summaries import Log

from sitrep.compose.phrases import Phrases
from sitrep.wording import Words


@pytest.mark.parametrize(
    ("total", "clause"),
    [
        (
            {"indicator": "missing", "figure": "at least 5"},
            "at least five people were reported missing",
        ),
        ({"indicator": "missing", "figure": "1"}, "one person was reported missing"),
        (
            {"indicator": "kidnapped", "figure": "12", "group": "women"},
            "12 women were reported kidnapped",
        ),
        ({"indicator": "arrested", "figure": "40"}, "40 people were reported arrested"),
        ({"indicator": "detained", "figure": "40"}, "40 people were reported detained"),
        (
            {"indicator": "displaced", "figure": "1250", "unit": "households"},
            "1,250 households were reported displaced",
        ),
        (
            {"indicator": "displaced", "figure": "dozens", "unit": "households"},
            "dozens of households were reported displaced",
        ),
    ],
)
def test_what_is_counted_is_said_by_its_verb(tmp_path, total, clause):
    found = Log(tmp_path).totals(total).summary()
    (counted,) = found.totals
    assert Phrases(found, Words("en")).counted(counted) == clause
