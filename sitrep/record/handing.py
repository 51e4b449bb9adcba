"""What is being handed out and is not on record yet: a killed command leaves a note of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from sitrep.model.problem import SitrepError
from sitrep.record.entry import VERSION, reader, sealed, unsealed
from sitrep.record.keeping import CLOSED, PutEach, damaged

FILE = "publishing.json"


@dataclass(frozen=True, slots=True)
class Handing:
    """A report by its folder's name, and the folders of editions that were not there before.

    ``drafts`` are the folders to remove once it is on record, with the hashes of their manifests.
    """

    report: str
    places: tuple[str, ...]
    drafts: Mapping[str, str] = field(default_factory=dict)
    version: int = VERSION


def handing(workspace: Path, note: Handing, put: PutEach) -> None:
    """Write the note; it stays until the report is on record and listed, or taken back."""
    put(workspace / CLOSED, {FILE: sealed(asdict(note))})


def handed(workspace: Path) -> Handing | None:
    """Return what a killed command was handing out; raises SitrepError where it is damaged."""
    path = workspace / CLOSED / FILE
    try:
        found: Handing = reader(Handing).validate_python(unsealed(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        hint = f"remove {CLOSED}/{FILE}, and what is not on record from reports/ and restricted/"
        raise SitrepError([damaged(path, str(error).splitlines()[0], hint)]) from None
    return found


def settled(workspace: Path) -> None:
    """Write down that nothing is open."""
    (workspace / CLOSED / FILE).unlink(missing_ok=True)
