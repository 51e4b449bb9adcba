"""What each worker of a cluster is asked before it makes reports; this runs on the worker."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from sitrep.batch.remote.address import Address
from sitrep.model.problem import SitrepError

#: What is wrong with a worker, and what helps.
Lack = tuple[str, str]


@dataclass(frozen=True)
class Needs:
    """What reports need of the machine that makes them."""

    formats: frozenset[str] = frozenset()
    #: The versions of what can change how a page looks.
    tools: Mapping[str, str] = field(default_factory=dict)
    #: Files that it must see, with the SHA-256 of what is in them.
    seen: Mapping[str, str] = field(default_factory=dict)
    #: Folders that it must be able to write to.
    written: Collection[str] = ()
    #: Folders at addresses that it must be able to list.
    read: Collection[Address] = ()
    #: The batch that asks: what a worker holds of an earlier one may be out of date.
    batch: str = ""


def lacks(needs: Needs) -> tuple[Lack, ...]:
    """Return all that keeps this worker from making the reports; without any it is warm then."""
    from sitrep.batch.worker import belong, turn, warm

    with turn:
        belong(needs.batch)
        found = (*_unseen(needs), *_unwritable(needs), *_unread(needs))
        found += (*_missing(needs.formats), *_others(needs))
        if not found:
            warm()
    return found


def digest(path: str) -> str:
    """Return the SHA-256 of a file, or nothing where it can't be read."""
    try:
        return hashlib.sha256(Path(path).read_bytes()).hexdigest()
    except OSError:
        return ""


def _unseen(needs: Needs) -> Iterator[Lack]:
    for path, wanted in needs.seen.items():
        if digest(path) != wanted:
            folder = Path(path).parent
            yield (
                f"does not see {folder} as this machine does",
                "share the folder, at the same place on each worker, or leave that worker out",
            )


def _unwritable(needs: Needs) -> Iterator[Lack]:
    for folder in needs.written:
        if Path(folder).is_dir() and not os.access(folder, os.W_OK):
            yield f"may not write to {folder}", "see who may write there, and whom workers run as"


def _unread(needs: Needs) -> Iterator[Lack]:
    from sitrep.batch.remote.store import Store

    for place in sorted(needs.read):
        try:
            Store(place).top()
        except SitrepError as error:
            for problem in error.problems:
                yield f"can't read {problem.path}: it {problem.reason}", problem.hint


def _missing(formats: Collection[str]) -> Iterator[Lack]:
    """Yield what doctor finds missing, if these formats need it."""
    from sitrep.doctor import examine
    from sitrep.outputs import chosen

    extras = {output.extra for output in chosen(formats)}
    for finding in examine(pdf="pdf" in formats):
        if not finding.good and (not finding.optional or finding.name in extras):
            yield f"lacks {finding.name} ({finding.detail})", f"install it there: {finding.remedy}"


def _others(needs: Needs) -> Iterator[Lack]:
    """Yield each tool of another version: pages would differ by the worker that made them."""
    from sitrep.publish.manifest import tools

    for name, found in tools().items():
        wanted = needs.tools.get(name, found)
        if found != wanted:
            yield (
                f"has {name} {found}, and this machine has {wanted}",
                f"install the same version on both: pip install {name}=={wanted}",
            )
