"""When sums since the baseline can be printed by sex and age, whoever has all weekly reports.

Between two reports that print such sums lie periods that print their own counts, and some that
withhold them: only the sum of these follows. It is told once it leaves each of them open. The rule
looks at the log alone, so that it holds where earlier reports are not at hand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sitrep.model.dates import Window
from sitrep.model.figure import Figure, Value
from sitrep.model.tallies import SmallCount

_INFINITE = float("inf")


def is_released(small: Iterable[SmallCount], limit: int) -> bool:
    """Return whether the sums of all periods can be printed in the report of the last one.

    ``small`` are one indicator's periods with a small count, which is one below ``limit``. What
    no period holds is listed by itself: beside it, no sum can be printed.
    """
    dated: list[tuple[Window, SmallCount]] = []
    for count in small:
        if count.window is None:
            return False
        dated.append((count.window, count))
    waiting: list[SmallCount] = []
    for _, count in sorted(dated, key=lambda pair: pair[0].end):
        waiting.append(count)
        if all(_leaves_open(waiting, group, limit) for group in count.groups):
            waiting = []
    return not waiting


def _leaves_open(waiting: Sequence[SmallCount], group: str, limit: int) -> bool:
    """Return whether a group's sum leaves open how many there are in each of the periods."""
    stated = [count.groups.get(group) for count in waiting]
    least, most = sum(map(_least, stated)), sum(map(_most, stated))
    everyone = [_most(count.everyone) if count.everyone else _INFINITE for count in waiting]
    # Zero is not small: that there is nobody may be told.
    return not most or all(
        min(most, there) - max(0, least - sum(everyone[:n] + everyone[n + 1 :]))
        >= min(limit - 1, there)
        for n, there in enumerate(everyone)
    )


def _least(figure: Value) -> float:
    return figure.low if isinstance(figure, Figure) else 0


def _most(figure: Value) -> float:
    """Return the most that a figure adds to a sum; nobody, where nobody states one."""
    if not isinstance(figure, Figure):
        return 0
    return _INFINITE if figure.high is None else figure.high
