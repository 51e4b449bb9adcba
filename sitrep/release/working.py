"""A folder to build in aside, one command at a time."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sitrep import record
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, SitrepError
from sitrep.publish.exchange import remove
from sitrep.publish.folder import alone, close


@contextmanager
def working(workspace: Path) -> Iterator[Path]:
    """Hold the record's lock, and give a folder to build in, beside what it is for."""
    closed = workspace / record.CLOSED
    try:
        close(closed, closed / "record" / "any")
        with alone(closed):
            for left in record.unpublished(workspace):
                remove(left)
            with tempfile.TemporaryDirectory(prefix=record.ASIDE, dir=closed) as folder:
                yield Path(folder)
    except OSError as error:
        reason = f"can't be written: {error.strerror or error}"
        hint = "free disk space, and see who may write there; nothing was published"
        problem = Problem(f"{record.CLOSED}/", Code.FILE_NOT_WRITTEN, reason, hint)
        raise SitrepError([problem]) from None
