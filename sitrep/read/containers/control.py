"""Remove control characters from cells, since a terminal or a printer would act on them.

Each cell that had one is a warning. Tabs and line ends stay.
"""

from __future__ import annotations

import re

import numpy as np
import pandas as pd

from sitrep.model.codes import Code
from sitrep.model.problem import Problem, Severity
from sitrep.read.containers.rowlines import PART

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
#: UTF-8 that was read in another encoding has such characters after the first of a letter's:
#: they stay, since the text is repaired later.
_MISDECODED = re.compile(r"[\u00c2-\u00f4\u0410-\u044f].{0,3}[\x80-\x9f]")
_BYTES = bytes([*range(9), 11, 12, *range(14, 32), 127])
_SPACE, _DELETE, _ALLOWED = ord(" "), 0x7F, b"\t\n\r"
_HINT = "type the cell again"


def left_out(frame: pd.DataFrame, header: int, shown: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Return ``frame`` without control characters, and a warning for each cell that had one."""
    code = Code.CONTROL_CHARACTER
    problems: list[Problem] = []
    changed: dict[str, pd.Series[str]] = {}
    for name in frame.columns:
        column = frame[name]
        if not _may_have_one("".join(column.to_numpy(dtype=object))):
            continue
        hit = column.map(_has_one)
        for line, value in column[hit].items():
            reason = f"holds a control character ({_named(value)}), which is left out"
            where = (int(str(line)), _CONTROL.sub("", str(name)), value)
            problems.append(Problem(shown, code, reason, _HINT, *where, severity=Severity.WARNING))
        changed[name] = column.where(~hit, column.map(lambda text: _CONTROL.sub("", text)))
    frame = frame.assign(**changed) if changed else frame
    named: dict[str, str] = {}
    for name in (str(c) for c in frame.columns if _has_one(str(c))):
        bare = _CONTROL.sub("", name)
        # Without the character, a name may be that of another column.
        taken = bare in frame.columns or bare in named.values()
        named[name] = f"{bare} ({_named(name)})" if taken or not bare else bare
    for given, name in named.items():
        reason = f"holds a control character ({_named(given)}), which is left out"
        told = Problem(shown, code, reason, _HINT, header, name, severity=Severity.WARNING)
        problems.append(told)
    return (frame.rename(columns=named) if named else frame), problems


def is_bare(data: bytes) -> bool:
    """Return whether a file is plain ASCII without control characters, its line ends aside."""
    if not data.isascii():
        return False
    # Bytes are compared part by part to save memory: a file may have a hundred million.
    text = np.frombuffer(data, dtype=np.uint8)
    parts = (text[at : at + PART] for at in range(0, len(text), PART))
    return not any(_count(part) for part in parts)


def _count(text: np.ndarray) -> int:
    """Return how many of a text's bytes are control characters."""
    several = np.count_nonzero(text < _SPACE) + np.count_nonzero(text == _DELETE)
    return int(several - sum(np.count_nonzero(text == byte) for byte in _ALLOWED))


def _may_have_one(text: str) -> bool:
    """Return whether to look closer; for plain ASCII this is ten times as fast as the pattern."""
    if not text.isascii():
        return _has_one(text)
    return len(text.encode().translate(None, _BYTES)) < len(text)


def _has_one(text: str) -> bool:
    return bool(_CONTROL.search(text)) and not _MISDECODED.search(text)


def _named(text: str) -> str:
    found = _CONTROL.search(text)
    return f"U+{ord(found[0]):04X}" if found else ""
