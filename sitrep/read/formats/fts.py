"""The Financial Tracking Service's requirements and funding, by plan or by cluster.

In come the files that OCHA publishes on HDX: one row is a plan, or a cluster of one. They do not
say what day they are of: ``set`` in config.toml does. Money of no plan has no requirement.
"""

from __future__ import annotations

import pandas as pd

from sitrep.read.formats import Format
from sitrep.vocabulary.fold import fold


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns; all sums are in US dollars, and a row of no plan says so."""
    frame["currency"], frame["source"] = "USD", "FTS"
    unplanned = frame["plan"].map(fold) == "not specified"
    frame["plan"] = frame["plan"].mask(unplanned, "")
    frame["sector"] = frame["sector"].mask(unplanned & (frame["sector"] == ""), "Not specified")
    return frame


_ALWAYS = frozenset({"countrycode", "id", "name", "code", "requirements", "funding"})
_MAPPING = {
    "plan": "name",
    "sector": "cluster",
    "requirement": "requirements",
    "received": "funding",
}
#: The heading of the share has changed over the years.
FORMATS = tuple(
    Format(
        name="fts",
        title="Financial Tracking Service: requirements and funding",
        table="funding",
        signature=_ALWAYS | {share},
        mapping=_MAPPING,
        convert=_convert,
        caveats=("caveat-fts",),
        licence="As OCHA states with the dataset on HDX",
    )
    for share in ("percentfunded", "percent funded")
)
