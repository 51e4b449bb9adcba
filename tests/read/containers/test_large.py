"""Large separated text is read by pyarrow, and small text by pandas: to the same rows."""

import sys
from unittest import mock

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.model.storage import text_as_objects
from sitrep.read.containers import large, separated

pytest.importorskip("pyarrow")
_CELLS = st.sampled_from(
    [
        "",
        "a",
        "b",
        " a",
        "a ",
        "\t",
        '"',
        'say ""no""',
        "x,y",
        "two\nlines",
        "é",
        "الوضع",
        "NA",
        "007",
    ]
) | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=5)


def _read(data: bytes, least: int) -> tuple[pd.DataFrame, list[int], tuple[object, ...]]:
    with mock.patch.object(large, "LEAST", least):
        frame, _, problems, foot = separated.rows(data, "log.csv", None)
    return frame.reset_index(drop=True), frame.index.tolist(), (*problems, *foot)


def _both(data: bytes) -> None:
    (one, lines, told), (other, own, said) = _read(data, 0), _read(data, sys.maxsize)
    pd.testing.assert_frame_equal(one, other)
    assert (lines, told) == (own, said)


@given(st.lists(st.tuples(_CELLS, _CELLS, _CELLS), min_size=1), st.sampled_from(",;\t"))
def test_both_readers_give_the_same_texts_lines_and_problems(rows, separator):
    frame = pd.DataFrame(rows, columns=["event_id", "killed", "note"])
    _both(frame.to_csv(sep=separator, index=False, lineterminator="\n").encode())


@given(st.text(st.sampled_from(list('ab,\n" \t')), max_size=60))
def test_both_readers_agree_on_whatever_quotes_and_spaces_there_are(text):
    _both(f"event_id,killed\nx,y\n{text}".encode())


def test_a_row_that_begins_with_white_space_is_left_to_pandas():
    text = b"event_id,killed\nx,1\n  y,2\n"
    with mock.patch.object(large, "LEAST", 0):
        assert large.parsed(text, 16, ",", ["event_id", "killed"]) is None


def test_a_cell_longer_than_a_block_is_left_to_pandas():
    text = b'event_id,killed\nx,"' + b"y" * (1 << 23) + b'"\n'
    assert large.parsed(text, 16, ",", ["event_id", "killed"]) is None
    _both(text)


def test_equal_texts_are_one_object_where_there_are_few_different_ones():
    names = ["event_id", "status"]
    text = "".join(f"ev-{n},{('reported', 'denied')[n % 2]}\n" for n in range(400_000)).encode()
    with text_as_objects():
        frame = large.parsed(text, 0, ",", names)
    assert frame is not None
    assert len({*map(id, frame["status"].to_numpy(dtype=object))}) == 2
    assert frame["event_id"].iloc[[0, -1]].tolist() == ["ev-0", "ev-399999"]
    assert np.array_equal(frame["status"].iloc[:2], ["reported", "denied"])


def test_without_pyarrow_pandas_reads_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with mock.patch.object(large, "LEAST", 0):
        assert large.parsed(b"a,b\n", 0, ",", ["event_id", "killed"]) is None
