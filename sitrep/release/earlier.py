"""The public reports that a report was published after: small counts must not follow from them."""

from __future__ import annotations

from pathlib import Path

from sitrep import record
from sitrep.model.edition import PUBLIC
from sitrep.record import Kept
from sitrep.release.plan import Planned

_REPORT = "report.json"


def gathered(planned: Planned, place: Path) -> Path:
    """Copy report.json of each public report that people have or had into ``place``.

    Those of the record come first, withdrawn ones too; then those in ``reports/`` that are older
    than the record. The report itself is no earlier one until it is published.
    """
    return _copied(planned.config.folder, planned.kept, place, {planned.folder})


def _copied(workspace: Path, kept: tuple[Kept, ...], place: Path, without: set[str]) -> Path:
    name = f"{PUBLIC}/{_REPORT}"
    found = {k.entry.folder: k.content(name) for k in kept if name in k.entry.files}
    known = {k.entry.folder for k in record.entries(workspace)} | without
    reports = workspace / "reports"
    for path in sorted(reports.iterdir()) if reports.is_dir() else ():
        if path.name not in known and not path.name.startswith(".") and (path / name).is_file():
            found[path.name] = (path / name).read_bytes()
    place.mkdir(parents=True)
    for folder, content in found.items():
        (place / folder / PUBLIC).mkdir(parents=True)
        (place / folder / name).write_bytes(content)
    return place
