"""Control characters: in a file's bytes at once; cell by cell where it has some."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from sitrep.read.containers import control


@given(st.text(st.characters(max_codepoint=0xFF)))
def test_a_bare_file_has_no_cell_with_a_control_character(text):
    frame = pd.DataFrame({"note": [text]})
    if control.is_bare(text.encode()):
        assert control.left_out(frame, 1, "log.csv")[1] == []


def test_a_file_with_tabs_and_line_ends_is_bare_and_one_with_an_escape_is_not():
    assert control.is_bare(b"id\tkilled\r\nx\t1\r\n")
    assert not control.is_bare(b"id,killed\nx,\x1b[31m1\n")
    assert not control.is_bare(b"id,killed\nx,1\x7f\n")
    assert not control.is_bare("id,killed\né,1\n".encode())
