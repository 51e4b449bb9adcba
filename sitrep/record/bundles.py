"""Where bundles of published reports were put: what was handed over has to be taken back there."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import asdict, dataclass
from pathlib import Path

from sitrep.model.problem import SitrepError
from sitrep.record.entry import VERSION, reader, sealed, unsealed
from sitrep.record.keeping import CLOSED, PutEach, damaged

FILE = "bundles.json"


@dataclass(frozen=True, slots=True)
class Written:
    """A bundle: of which report and edition, where it was put, when, and the hash of its list.

    ``place`` is a path from the workspace where it lies in it, else a whole one. ``sums`` is the
    SHA-256 of its ``SHA256SUMS``, which tells it from another bundle in the same place.
    """

    report: str
    edition: str
    place: str
    day: dt.date
    sums: str


@dataclass(frozen=True, slots=True)
class _Notes:
    bundles: tuple[Written, ...]
    version: int = VERSION


def written_down(workspace: Path) -> tuple[Written, ...]:
    """Return the bundles that are noted, in order; raises SitrepError where the note is damaged."""
    path = workspace / CLOSED / FILE
    try:
        found: _Notes = reader(_Notes).validate_python(unsealed(path.read_bytes()))
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, RecursionError) as error:
        hint = f"put it back from a backup, or remove {CLOSED}/{FILE} and look for bundles yourself"
        raise SitrepError([damaged(path, str(error).splitlines()[0], hint)]) from None
    return found.bundles


def write_down(workspace: Path, bundle: Written, put: PutEach) -> None:
    """Note a bundle, in the place of an earlier note of the same report there."""
    kept = [each for each in written_down(workspace) if _key(each) != _key(bundle)]
    said = json.loads(json.dumps(asdict(_Notes((*kept, bundle))), default=str))
    put(workspace / CLOSED, {FILE: sealed(said)})


def _key(bundle: Written) -> tuple[str, str, str]:
    return bundle.report, bundle.edition, bundle.place
