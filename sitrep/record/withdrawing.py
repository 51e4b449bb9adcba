"""Withdraw what is on record: first the intention is written down, then it is carried out.

The file is there from the moment a report is withdrawn until all its files are gone. It holds all
that is left in their places, so that a stopped withdrawal can be finished with nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from sitrep.model.problem import SitrepError
from sitrep.model.published import Withdrawn
from sitrep.record.entry import VERSION, reader, sealed, unsealed, written
from sitrep.record.keeping import CLOSED, NAME, Kept, PutEach, damaged, entries

FILE = "withdrawing.json"


@dataclass(frozen=True, slots=True)
class Begun:
    """A withdrawal that is not finished.

    ``folders`` are the names of its reports in the record; ``left`` are the texts of the files
    that stay, by the folder of each edition and by their names.
    """

    withdrawn: Withdrawn
    folders: tuple[str, ...]
    left: Mapping[str, Mapping[str, str]]
    version: int = VERSION


def begin(workspace: Path, begun: Begun, put: PutEach) -> None:
    """Write down what is withdrawn: from then on it is, and can only be finished."""
    said = json.loads(json.dumps(asdict(begun), default=str))
    put(workspace / CLOSED, {FILE: sealed(said)})


def begun(workspace: Path) -> Begun | None:
    """Return the withdrawal that is not finished; raises SitrepError where it is damaged."""
    path = workspace / CLOSED / FILE
    try:
        found: Begun = reader(Begun).validate_python(unsealed(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, RecursionError) as error:
        hint = f"remove {CLOSED}/{FILE}, and withdraw the report again"
        raise SitrepError([damaged(path, str(error).splitlines()[0], hint)]) from None
    return found


def members(workspace: Path, found: Begun) -> tuple[Kept, ...]:
    """Return the reports of a withdrawal that are on record."""
    return tuple(k for k in entries(workspace) if k.entry.folder in found.folders)


def mark(kept: Sequence[Kept], withdrawn: Withdrawn, put: PutEach) -> None:
    """Write into the record that reports are withdrawn; those that are stay as they are."""
    for each in kept:
        if each.entry.withdrawn is None:
            put(each.folder, {NAME: written(replace(each.entry, withdrawn=withdrawn))})


def end(workspace: Path) -> None:
    """Write down that nothing is left to do."""
    (workspace / CLOSED / FILE).unlink()
