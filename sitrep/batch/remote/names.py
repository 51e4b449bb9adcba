"""Names of files in a store are hostile input: which of them may become files of this machine."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import PurePosixPath

#: The most bytes of one part of a name, and of the whole.
_PART, _WHOLE = 255, 1_000
#: Control characters, halves of characters, and what turns the direction of a line.
_CONTROL = {"Cc", "Cs", "Zl", "Zp"}
_TURNS = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}
_DRIVE = re.compile(r"[A-Za-z]:")


def unfit(name: str) -> str:
    """Return why no file of this machine gets this name; empty where one may."""
    parts = name.split("/")
    if name.startswith("/") or _DRIVE.match(name) or "\\" in name or ".." in parts:
        return "has a name that leads out of its folder"
    if any(part in ("", ".") for part in parts):
        return "has a name with an empty part"
    if any(c in _TURNS or unicodedata.category(c) in _CONTROL for c in name):
        return "has a control character in its name"
    if os.name == "nt" and ":" in name:
        return "has a colon in its name, which this machine does not take"
    sizes = [len(part.encode("utf-8", "replace")) for part in parts]
    if max(sizes) > _PART or sum(sizes) + len(sizes) > _WHOLE:
        return "has a longer name than a file may have"
    return ""


def both(names: Collection[str]) -> Iterator[str]:
    """Yield each name that is a file's and that of a folder with others in it."""
    folders = {str(parent) for name in names for parent in PurePosixPath(name).parents}
    yield from (name for name in names if name in folders)
