"""Keep ``reports/latest/``: the pack of the newest period that has one, under names that stay.

It holds copies of public files, no links, and is exchanged as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from sitrep.model.codes import Code
from sitrep.model.edition import PUBLIC
from sitrep.model.pack import PACK, SHEET
from sitrep.model.problem import Problem, Severity, SitrepError
from sitrep.publish import folder, manifest
from sitrep.publish.exchange import remove
from sitrep.publish.index.collect import collect

LATEST = "latest"


def refresh(reports: Path) -> tuple[Problem, ...]:
    """Copy the newest pack in ``reports`` to ``latest/``; return warnings."""
    found, _ = collect(reports, ())
    newest = next((p for p in found if (pack := _pack(reports, p.folder)) and _has(pack)), None)
    place = reports / LATEST
    if not newest:
        return ()
    if not _is_ours(place):
        hint = "move it away, and make the pack again"
        said = (Code.FILE_EXISTS, "is not sitrep's, so it is left alone", hint)
        return (Problem(f"{reports.name}/{LATEST}", *said, severity=Severity.WARNING),)
    pack = _pack(reports, newest.folder)
    there = [path for path in sorted(pack.iterdir()) if path.is_file() and not path.is_symlink()]
    files = {path.name: path.read_bytes() for path in there}
    about = {"of": f"{newest.folder}/{PUBLIC}/{PACK}", "created": str(newest.created)}
    files[manifest.NAME] = manifest.manifest(about, files)
    try:
        folder.publish(place, files, f"{reports.name}/{LATEST}")
    except SitrepError as error:
        return tuple(_warning(problem) for problem in error.problems)
    return ()


def without(reports: Path, folders: Collection[str]) -> tuple[Problem, ...]:
    """Take the pack of a report that is withdrawn out of ``latest/``; return warnings.

    ``folders`` are the names of the withdrawn reports. The newest pack that is left comes in.
    """
    place = reports / LATEST
    if place.is_symlink() or str(_said(place).get("of", "")).split("/")[0] not in folders:
        return ()
    if told := refresh(reports):
        return told
    if str(_said(place).get("of", "")).split("/")[0] in folders:
        remove(place)
    return ()


def _said(place: Path) -> Mapping[str, Any]:
    try:
        said = json.loads((place / manifest.NAME).read_bytes())
    except (OSError, ValueError):
        return {}
    return said if isinstance(said, dict) else {}


def _warning(problem: Problem) -> Problem:
    return replace(problem, severity=Severity.WARNING)


def _pack(reports: Path, name: str) -> Path:
    return reports / name / PUBLIC / PACK


def _has(pack: Path) -> bool:
    return (pack / SHEET).is_file() and not pack.is_symlink()


def _is_ours(place: Path) -> bool:
    """Whether nothing is there, or a folder that holds what sitrep has copied and nothing else."""
    if place.is_symlink() or (place.exists() and not place.is_dir()):
        return False
    if not place.exists() or not any(place.iterdir()):
        return True
    try:
        said = json.loads((place / manifest.NAME).read_bytes())
        known = {*said["files"], manifest.NAME}
    except (OSError, ValueError, KeyError, TypeError):
        return False
    return {path.name for path in place.iterdir()} <= known
