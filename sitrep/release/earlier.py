"""The public reports that a report was published after: small counts must not follow from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sitrep import record
from sitrep.model.edition import PUBLIC
from sitrep.record import Kept

_REPORT = "report.json"


def gathered(workspace: Path, kept: Sequence[Kept], place: Path, without: str) -> Path:
    """Copy report.json of each public report that people have or had into ``place``.

    Those of the record come first, withdrawn ones too; then those in ``reports/`` that are older
    than the record. ``without`` is the report itself, which is no earlier one.
    """
    name = f"{PUBLIC}/{_REPORT}"
    found = {k.entry.folder: k.content(name) for k in kept if name in k.entry.files}
    known = {k.entry.folder for k in record.entries(workspace)} | {without}
    reports = workspace / "reports"
    for path in sorted(reports.iterdir()) if reports.is_dir() else ():
        if path.name not in known and not path.name.startswith(".") and (path / name).is_file():
            found[path.name] = (path / name).read_bytes()
    place.mkdir(parents=True)
    for folder, content in found.items():
        (place / folder / PUBLIC).mkdir(parents=True)
        (place / folder / name).write_bytes(content)
    return place
