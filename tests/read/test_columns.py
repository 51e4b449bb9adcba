"""A cell too long to have been typed is found, wherever it stands."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from sitrep.read import columns


@given(st.lists(st.integers(0, 40)), st.integers(1, 5))
def test_cells_measured_together_are_as_long_as_measured_one_by_one(lengths, together):
    texts = np.array(["x" * n for n in lengths], dtype=object)
    longest, joined = columns.LONGEST_CELL, columns._JOINED
    columns.LONGEST_CELL, columns._JOINED = 30, together
    try:
        assert columns._has_long_cell(texts) == any(n > 30 for n in lengths)
    finally:
        columns.LONGEST_CELL, columns._JOINED = longest, joined
