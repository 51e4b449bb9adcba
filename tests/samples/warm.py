"""Imported by the process that tests' commands are forked from: it makes a report once.

What a process reads and compiles once (words, templates, fonts) is then there in all of them.
"""

import datetime as dt
import tempfile
from pathlib import Path

from samples.workspaces import workspace
from sitrep.pipeline import Request, build

with tempfile.TemporaryDirectory() as folder:
    build(
        Request(
            workspace(Path(folder)),
            dt.date(2019, 5, 14),
            "2019-W19",
            Path(folder) / "reports",
            formats=("html", "md", "pdf", "docx"),
        )
    )
