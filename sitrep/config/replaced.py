"""The files that later exports have replaced: ``previous/log.2026-11-20.xlsx`` beside log.xlsx."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path

FOLDER = "previous"
_DATED = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-(\d+))?")


def replaced(path: Path) -> list[Path]:
    """Return the files that ``path`` has replaced, the oldest first."""
    stem, suffix = _parts(path.name)
    folder = path.parent / FOLDER
    found = []
    for kept in folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ():
        dated = _DATED.fullmatch(kept.name.removeprefix(f"{stem}.").removesuffix(suffix))
        # Nobody else's file is read: it has the very name that an update would give it.
        if dated and kept.name == f"{stem}.{dated[0]}{suffix}" and not kept.is_symlink():
            found.append((dated[1], int(dated[2] or 1), kept))
    return [kept for _, _, kept in sorted(found)]


def is_replaced(path: Path) -> bool:
    """Return whether a file has the name and place of one that was replaced."""
    parts = path.name.split(".")[1:]
    return path.parent.name == FOLDER and any(map(_DATED.fullmatch, parts))


def names(path: Path, day: dt.date) -> Iterator[Path]:
    """Yield where ``path`` may be kept when it is replaced on ``day``, the plainest first."""
    stem, suffix = _parts(path.name)
    yield path.parent / FOLDER / f"{stem}.{day}{suffix}"
    for n in range(2, 10_000):
        yield path.parent / FOLDER / f"{stem}.{day}-{n}{suffix}"


def _parts(name: str) -> tuple[str, str]:
    """Return a name's stem and its suffix, with that of what is packed in it: ``.csv.gz``."""
    path = Path(name)
    suffix = "".join(path.suffixes[-2:]) if path.suffix.lower() == ".gz" else path.suffix
    return name.removesuffix(suffix) if suffix else name, suffix
