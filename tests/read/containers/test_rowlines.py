"""The fast way to each row's line, against Python's own csv reader."""

import csv
import io
import random

import numpy as np
import pytest

from sitrep.read.containers import rowlines


def slowly(text, start):
    """Lines by the csv module, which counts them itself; blank lines are no rows."""
    reader = csv.reader(io.StringIO(text, newline=""))
    line, lines = start, []
    for row in reader:
        if row:
            lines.append(line)
        line = start + reader.line_num
    return lines


@pytest.mark.parametrize("part", [1, 2, 3, 7, 64, 1 << 20])
def test_lines_are_those_of_the_csv_module_wherever_the_parts_are_cut(monkeypatch, part):
    monkeypatch.setattr(rowlines, "PART", part)
    dice = random.Random(5)
    cells = ("a", "", '"x, y"', '"two\nlines"', '"he said ""no"""', '""', "é")
    for _ in range(60):
        rows = [",".join(dice.choice(cells) for _ in range(3)) for _ in range(dice.randrange(1, 6))]
        rows = [row if dice.random() < 0.8 else "" for row in rows]
        text = "\n".join(rows) + dice.choice(("", "\n"))
        found = rowlines.row_lines(text.encode(), 2, ",", 3)
        assert found is not None
        assert found.tolist() == slowly(text, 2)


@pytest.mark.parametrize("part", [1, 5, 1 << 20])
@pytest.mark.parametrize(
    "text", ["a,b\na,b,c\n", "a,b\na\n", 'a,b\nx "y",b\n', 'a,b\na,"b\n', '"a,b"\na,b\n']
)
def test_rows_of_another_length_and_odd_quotes_are_left_to_the_slow_way(monkeypatch, part, text):
    monkeypatch.setattr(rowlines, "PART", part)
    assert rowlines.row_lines(text.encode(), 1, ",", 2) is None


def test_a_text_without_rows_has_no_lines():
    assert rowlines.row_lines(b"", 2, ",", 3).tolist() == []
    assert rowlines.row_lines(b"\n\n", 2, ",", 3).dtype == np.int64
    assert rowlines.row_lines(b"\n\n", 2, ",", 3).tolist() == []
