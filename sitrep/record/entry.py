"""One published report in the record, and its file ``record.json``.

The file ends with a hash of all before it: an edit by hand shows. Only this module of the record
imports pydantic.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any, TypeVar

from pydantic import TypeAdapter

from sitrep.model.published import Withdrawn

#: Raised when what a record says can't be understood by an older sitrep.
VERSION = 1
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """A published report: what it is, when and how it was built, and the record's files of it.

    ``folder`` is its name in ``reports/``. ``order`` counts what was published, from 1. ``clock``
    is the day after which nothing had happened yet. ``as_of`` and ``formats`` are as they were
    asked for. ``files`` are hashes by name, in the record's folder of the report.
    """

    folder: str
    order: int
    period: str
    template: str
    revision: int
    number: int | None
    day: dt.date
    clock: dt.date
    reason: str
    as_of: dt.date | None
    language: str
    formats: tuple[str, ...]
    editions: tuple[str, ...]
    files: Mapping[str, str]
    #: The report whose figures its changes are counted from; empty for none.
    since: str = ""
    withdrawn: Withdrawn | None = None
    version: int = VERSION


def written(entry: Entry) -> bytes:
    """Return record.json."""
    return sealed(json.loads(json.dumps(asdict(entry), default=str)))


def read(content: bytes) -> Entry:
    """Return the entry of a record.json; raises ValueError where it was changed since."""
    entry: Entry = reader(Entry).validate_python(unsealed(content))
    return entry


def sealed(said: Mapping[str, Any]) -> bytes:
    """Return a file of the record with its seal."""
    return f"{json.dumps({**said, 'seal': _seal(said)}, indent=2, ensure_ascii=False)}\n".encode()


def unsealed(content: bytes) -> Mapping[str, Any]:
    """Return what such a file says; raises ValueError where it was changed since."""
    said = json.loads(content)
    if not isinstance(said, dict):
        raise ValueError("it is no table")
    if isinstance(version := said.get("version"), int) and version > VERSION:
        raise ValueError(f"it is of version {version}, and this sitrep reads {VERSION}")
    if said.pop("seal", None) != _seal(said):
        raise ValueError("it was changed after sitrep wrote it")
    return said


def _seal(said: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


@cache
def reader(kind: type[T]) -> TypeAdapter[T]:
    """Return what reads ``kind`` from JSON."""
    return TypeAdapter(kind)
