"""Only events whose accounts differ in days or type are looked at for a shared id."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from sitrep.clean.identity import _may_differ

_ROWS = st.lists(st.tuples(st.integers(0, 3), *3 * [st.integers(0, 1)]))


@given(_ROWS)
def test_all_rows_of_an_event_are_kept_where_any_two_of_them_differ(rows):
    frame = pd.DataFrame(rows, columns=["_event", "date_start", "date_end", "event_type"])
    frame = frame.astype({"_event": "int64", "event_type": "category"})
    said = {event: {row[1:] for row in rows if row[0] == event} for event, *_ in rows}
    assert _may_differ(frame).tolist() == [len(said[event]) > 1 for event, *_ in rows]
