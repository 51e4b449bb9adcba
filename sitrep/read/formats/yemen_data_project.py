"""The Yemen Data Project's air raids: one row is one incident, of one air raid or several.

Its casualties are civilians; women and children are among them.
"""

from __future__ import annotations

import pandas as pd

from sitrep.read.formats import Format


def _convert(frame: pd.DataFrame) -> pd.DataFrame:
    """Return canonical columns; each row is an airstrike in Yemen."""
    target = frame["target"].where(frame["target"] == "", ": " + frame["target"])
    frame["description"] = frame["category"] + target
    frame["event_type"], frame["country"] = "airstrike", "Yemen"
    frame["source"] = "Yemen Data Project"
    return frame.drop(columns=["category", "target"])


FORMATS = (
    Format(
        name="yemen_data_project",
        title="Yemen Data Project, air raids",
        table="events",
        signature=frozenset(
            {"incident id", "date", "governorate", "main category", "fatalities", "injured"}
            | {"civilian casualties"}
        ),
        mapping={
            "event_id": "incident id",
            "date_start": "date",
            "admin1": "governorate",
            "admin2": "district",
            "place": "area",
            "category": "main category",
            "target": "target",
            "killed_civilians": "fatalities",
            "killed_women": "woman fatalities",
            "killed_children": "child fatalities",
            "injured_civilians": "injured",
            "injured_women": "woman injured",
            "injured_children": "child injured",
        },
        convert=_convert,
        caveats=("caveat-yemen-data-project-civilians", "caveat-yemen-data-project-raids"),
        licence="As the Yemen Data Project states (yemendataproject.org)",
    ),
)
