"""Say which sources and areas report in one of two periods alone, so that no sums are compared."""

from __future__ import annotations

import pandas as pd

from sitrep.model.summary import Coverage
from sitrep.model.tallies import Reporting
from sitrep.summarise.coverage import within_coverage
from sitrep.summarise.tallies import Tallier


def unlike(
    tallier: Tallier, log: pd.DataFrame, coverage: tuple[Coverage, ...]
) -> tuple[Reporting, Reporting]:
    """Return what reports in the period before alone, and what in the tallier's own alone.

    ``log`` holds all events. Areas that no source covers are left out. Nothing is said of
    periods of which one is cut, or has no reports.
    """
    whole = not tallier.period.partial and tallier.is_whole_from(tallier.before.start)
    then, now = tallier.reporting
    if not (whole and then[0] and now[0]):
        return Reporting(), Reporting()
    found = []
    for one, other in ((then, now), (now, then)):
        sources, areas = (sorted(own - its) for own, its in zip(one, other, strict=True))
        found.append(Reporting(tuple(sources), within_coverage(areas, log, coverage)))
    return found[0], found[1]
