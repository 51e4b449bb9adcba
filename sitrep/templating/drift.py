"""List the copies of shipped templates whose original has changed since, with the difference.

The difference is from the original, as it was kept when it was copied, to the one shipped now.
Where it was not kept, it is from the copy, and so holds what people changed themselves.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from sitrep import __version__
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.templating import overrides
from sitrep.templating.limits import TEMPLATE
from sitrep.templating.overrides import Origin

#: The most lines of a difference; the others are counted.
LINES = 80
_AROUND = 2


class Drift(NamedTuple):
    """A copy whose original has changed: a warning, and the difference as lines."""

    problem: Problem
    difference: tuple[str, ...] = ()


def drifted(workspace: Path, sections: Sequence[str]) -> Iterator[Drift]:
    """Yield each copy whose original has changed; ``sections`` are all built-in ones."""
    for name in overrides.own_names(workspace):
        origin = overrides.origin_of(workspace, name)
        now = overrides.digest_now(name, sections)
        if origin is None or origin.digest == now:
            continue
        if not now:
            yield Drift(_told(name, "was copied from a template that is no longer shipped", _GONE))
        elif overrides.is_office(name):
            yield Drift(
                _told(name, "was copied from a template that has changed since", _office(name))
            )
        else:
            yield Drift(*_compared(workspace, name, origin, now, sections))


_GONE = "see in CHANGELOG.md what took its place, or keep yours and remove its first line"


def _office(name: str) -> str:
    program = overrides.program_of(name)
    return (
        f"move yours away, copy the new one (sitrep templates copy {name}), compare the two in "
        f"{program}, and put back the one you want"
    )


def _compared(
    workspace: Path, name: str, origin: Origin, now: str, sections: Sequence[str]
) -> tuple[Problem, tuple[str, ...]]:
    original = _read(overrides.kept_original(workspace, name))
    is_kept = overrides.hash_of(original) == origin.digest
    # The first line of a copy says where it is from.
    copy = _read(workspace / "templates" / name).partition(b"\n")[2]
    old = (original if is_kept else copy).decode("utf-8", "replace")
    new = overrides.source(workspace, name, sections, shipped=True)
    before = f"sitrep/{name} of {origin.version}" if is_kept else f"templates/{name}"
    said = "has changed since it was copied" + ("" if is_kept else "; yours differs as shown")
    hint = (
        "take over what you want of the difference, then write in the first line: "
        f"{{# Copied from sitrep {__version__}, {now}. #}}"
    )
    return _told(name, f"its original {said}", hint), tuple(_difference(old, new, before, name))


def _read(path: Path) -> bytes:
    """Return a template's bytes; none of a file that is missing or no template by its size."""
    if not path.is_file() or path.stat().st_size > TEMPLATE:
        return b""
    return path.read_bytes()


def _difference(old: str, new: str, before: str, name: str) -> Iterator[str]:
    names = (before, f"sitrep/{name} of {__version__}")
    texts = (old.splitlines(), new.splitlines())
    lines = [*difflib.unified_diff(*texts, *names, lineterm="", n=_AROUND)]
    yield from lines[:LINES]
    if len(lines) > LINES:
        yield f"… and {len(lines) - LINES:,} lines more: sitrep templates show {name} --shipped"


def _told(name: str, reason: str, hint: str) -> Problem:
    path, code = f"templates/{name}", Code.TEMPLATE_CHANGED
    return Problem(path, code, reason, hint, severity=Severity.WARNING)
