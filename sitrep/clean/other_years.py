"""Tell of a file whose every date is years before it was reported, as of another calendar.

In come the days of a table's rows and the days on which they were reported. The rows count as they
are dated: a log of old events may be right.
"""

from __future__ import annotations

import numpy as np

from sitrep.clean.cells import Cells
from sitrep.model.codes import Code

#: A report may be late, but not nearly all by so many days.
_FAR, _NEARLY_ALL = 2 * 365, 0.9
#: A date of the Ethiopian calendar, read as a Gregorian one, is so many days early; a few weeks
#: pass until it is reported.
_ETHIOPIAN = range(2_790, 2_950)

_ETHIOPIAN_HINT = (
    "dates of the Ethiopian calendar are so far behind; where these are of it, write the days of "
    "the Gregorian calendar"
)


def warn_of_years_before(cells: Cells, column: str, days: np.ndarray, reported: np.ndarray) -> None:
    """Warn once where nearly all rows that state both days, two or more, are years apart.

    ``days`` and ``reported`` are datetime64; a row that lacks one is NaT.
    """
    both = (~np.isnat(days) & ~np.isnat(reported)).nonzero()[0]
    gaps = (reported[both] - days[both]).astype("timedelta64[D]").astype(int)
    rows = both[gaps >= _FAR]
    if len(rows) < 2 or len(rows) < _NEARLY_ALL * len(both):
        return
    gap = int(np.median(gaps))
    many = f"{len(rows):,} of {len(both):,}"
    reason = f"is about {gap // 365} years before reported_on, as are {many} dates here"
    hint = _ETHIOPIAN_HINT if gap in _ETHIOPIAN else "check the years"
    cells.warn(int(rows[0]), column, (Code.DATE_UNLIKELY, reason, hint))
