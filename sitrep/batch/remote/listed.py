"""Write the pages that list the reports at an address, after a batch has made some of them.

The page of all reports states what their report.json say and how large their files are. So these
are fetched, and an empty file of the same size stands for each other one.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from sitrep.batch.remote.address import Address
from sitrep.batch.remote.mirror import MANIFEST, Mirror
from sitrep.batch.remote.store import Seen, Store, refuse
from sitrep.config.load import Config
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.model.published import Published
from sitrep.publish.index.collect import collect
from sitrep.publish.pack.latest import LATEST, refresh

_HOME, _PUBLIC = "reports", "public"
_LATEST = f"{_HOME}/{LATEST}"
_TOLD = ("report.json", MANIFEST)


def listed(home: Address, config: Config) -> list[Problem]:
    """Write the page and the feed of ``home/reports``, and ``latest/``; return warnings."""
    try:
        with tempfile.TemporaryDirectory(prefix="sitrep-list-") as here:
            return _listed(Mirror(Store(home), Path(here)), config)
    except SitrepError as error:
        return [replace(problem, severity=Severity.WARNING) for problem in error.problems]
    except OSError as error:
        reason = f"can't be listed: {error.strerror or error}"
        said = (Code.REPORT_NOT_LISTED, reason, "free disk space in the folder for temporary files")
        return [Problem(str(home / _HOME), *said, severity=Severity.WARNING)]


def _listed(mirror: Mirror, config: Config) -> list[Problem]:
    from sitrep.outputs import labels
    from sitrep.publish.index import cover, feed, list_all

    pages = {f"{_HOME}/{name}" for name in (feed.PAGE, feed.NAME, cover.NAME)}
    there = mirror.store.below(_HOME)
    refuse(mirror.store.root, there)
    kept = {n for n in there if n in pages or n.startswith(f"{_LATEST}/") or _is_told(n)}
    _stand_in(mirror.folder, {n: seen for n, seen in there.items() if n not in kept})
    mirror.take({name: there[name] for name in kept})
    home, kinds = mirror.folder / _HOME, labels()
    home.mkdir(exist_ok=True)
    found, _ = collect(home, tuple(kinds))
    looked_at = tuple(f"{_HOME}/{name}" for name in _looked_at(found))
    mirror.take({n: seen for n, seen in there.items() if looked_at and n.startswith(looked_at)})
    problems = [*refresh(home), *list_all(home, config, kinds)]
    latest = {n for n in kept if n.startswith(f"{_LATEST}/")} | mirror.names(_LATEST)
    last = {f"{_LATEST}/{MANIFEST}"}
    for names in (latest - last, last, pages):
        mirror.give_each(names)
    return problems


def _is_told(name: str) -> bool:
    parts = name.split("/")
    return len(parts) == 4 and parts[2] == _PUBLIC and parts[3] in _TOLD


def _stand_in(folder: Path, there: Mapping[str, Seen]) -> None:
    """Have an empty file of the same size in the place of each one that is not read."""
    for name, seen in there.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        with (folder / name).open("wb") as stream:
            stream.truncate(seen.size)


def _looked_at(found: Sequence[Published]) -> Iterator[str]:
    """Yield what is read of a report's pages: the latest one's PDF, and the newest pack."""
    for report in found[:1]:
        yield from (file.path for file in report.files if file.format == "pdf")
    for report in [report for report in found if report.pack][:1]:
        yield f"{report.pack.rpartition('/')[0]}/"
