"""What was read last is kept for as long as the same is asked for."""

import datetime as dt
from pathlib import Path

from sitrep.model.last import read_once

DAY, NEXT = dt.date(2026, 3, 9), dt.date(2026, 3, 10)


def quiet(stage):
    """Tell nobody."""


def test_a_file_is_read_again_only_for_another_day_or_in_place_of_another_file():
    asked = []

    def read(path, notify, today):
        asked.append((path.name, today))
        return len(asked)

    once = read_once(read)
    a, b = Path("a"), Path("b")
    found = [
        once(path, quiet, day)
        for path, day in ((a, DAY), (a, DAY), (a, NEXT), (b, NEXT), (a, NEXT))
    ]
    assert found == [1, 1, 2, 3, 4]
    assert asked == [("a", DAY), ("a", NEXT), ("b", NEXT), ("a", NEXT)]
