"""Read what the public reports in reports/ have said of groups of people.

What is withheld today must not follow from it. A file that is no report's is passed over: the
page that lists the reports tells of it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import TypeAdapter

from sitrep.model.dates import Window
from sitrep.model.edition import PUBLIC
from sitrep.model.published import Stated
from sitrep.publish.index.collect import DATA, HIGHEST, content_of


@dataclass(frozen=True, slots=True)
class _Group:
    since: dt.date | None
    until: dt.date
    low: int | None = None
    high: int | None = None
    suppressed: bool = False


@dataclass(frozen=True, slots=True)
class _Figure(_Group):
    groups: Mapping[str, _Group] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Report:
    """The fields of report.json that are looked at; all others are ignored."""

    edition: Literal["public"]
    figures: Mapping[str, _Figure]
    since_baseline: Mapping[str, _Figure] = field(default_factory=dict)


def stated_before(*folders: Path) -> tuple[Stated, ...]:
    """Return each figure in the public reports of folders, of groups and of everyone.

    Of a report that is in several, the first one counts: the record holds what ``reports/`` does,
    and what has been withdrawn or removed from there since.
    """
    found: dict[str, Path] = {}
    for path in (p for folder in folders if folder.is_dir() for p in sorted(folder.iterdir())):
        if (path / PUBLIC / DATA).is_file():
            found.setdefault(path.name, path / PUBLIC / DATA)
    return tuple(stated for name in sorted(found) for stated in _stated(found[name]))


def _stated(path: Path) -> Iterator[Stated]:
    # pydantic's error is a ValueError.
    with suppress(OSError, ValueError):
        report = _reader().validate_json(content_of(path))
        both = (*report.figures.items(), *report.since_baseline.items())
        for indicator, figure in both:
            told: dict[str, _Group] = {"": figure, **figure.groups}
            for group, own in told.items():
                if _is_sane(own) and (own.low is not None or own.suppressed):
                    window = Window(own.since, own.until)
                    yield Stated(str(path), indicator, group, window, own.low, own.high)


def _is_sane(own: _Group) -> bool:
    """Return whether a figure is a count of people, in a window that has an end."""
    numbers = [number for number in (own.low, own.high) if number is not None]
    ordered = own.since is None or own.since <= own.until
    return ordered and own.until < dt.date.max and all(0 <= number <= HIGHEST for number in numbers)


@cache
def _reader() -> TypeAdapter[_Report]:
    return TypeAdapter(_Report)
