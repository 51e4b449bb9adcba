"""Repair text that was decoded wrongly: "MÃ©naka" becomes "Ménaka".

Each distinct repaired text is a warning. A repair is made only where reading the result in
the wrong encoding again gives exactly the original text. Ids, addresses, dates and figures
are never changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from sitrep.clean.cells import Cells
from sitrep.model.accounts import TextTable
from sitrep.model.codes import Code
from sitrep.model.problem import Problem, quote

TEXT_COLUMNS = (
    "country",
    "admin1",
    "admin2",
    "place",
    "origin_admin1",
    "origin_admin2",
    "facility_name",
    "actor",
    "weapon",
    "source",
    "description",
    "name",
    "aliases",
    "area",
    "note",
)
#: Encodings that UTF-8 is wrongly read with, as Python or ftfy name them.
_WRONG = ("windows-1252", "sloppy-windows-1252", "latin-1", "windows-1251", "sloppy-windows-1251")
#: The two that :func:`_suspect` looks for; latin-1 gives pairs of the first, or controls.
_PAIRS = ("windows-1252", "windows-1251")


def repaired(table: TextTable, problems: list[Problem]) -> TextTable:
    """Return the table with certain repairs made; warn once per text, with its count of rows."""
    cells, frame = Cells(table, problems), table.frame
    for column in TEXT_COLUMNS:
        if column not in frame:
            continue
        found = dict(_repairs(cells, column))
        if found:
            texts = frame[column].tolist()
            frame = frame.assign(**{column: [found.get(text, text) for text in texts]})
            frame = frame.astype({column: "str"})
    return table if frame is table.frame else replace(table, frame=frame)


def _repairs(cells: Cells, column: str) -> Iterator[tuple[str, str]]:
    suspect = _suspect()
    texts = cells.frame[column].to_numpy(dtype=object)
    if "".join(texts).isascii():
        return
    odd = [(n, t) for n, t in enumerate(texts) if not t.isascii()]
    count = Counter(text for _, text in odd)
    # Reversed, so that each text keeps its first row.
    first = {text: row for row, text in reversed(odd)}
    for text, rows in count.items():
        if not suspect.search(text):
            continue
        encoding, fixed = _repair(text)
        if fixed == text:
            continue
        # The new text stays out of the reason: a public report lists reasons.
        hint = f"it is used as {quote(fixed)}, in {rows:,} row{'s' * (rows > 1)}"
        reason = f"is UTF-8 that was read as {encoding}"
        fault = (Code.TEXT_MISDECODED, reason, hint)
        cells.warn(first[text], column, fault)
        yield text, fixed


def _repair(text: str) -> tuple[str, str]:
    """Return the encoding that ``text`` was wrongly read with, and the repaired text."""
    import ftfy

    fixed = ftfy.fix_encoding(text)
    if fixed == text:
        return "", text
    for encoding in _WRONG:
        try:
            if fixed.encode("utf-8").decode(encoding) == text:
                return encoding.removeprefix("sloppy-"), fixed
        except UnicodeError:
            continue
    return "", text


@cache
def _suspect() -> re.Pattern[str]:
    """Return a pattern of two one-byte letters that may be the first bytes of a UTF-8 letter."""
    pairs = []
    for encoding in _PAIRS:
        lead, more = (
            re.escape(bytes(span).decode(encoding, "ignore"))
            for span in (range(0xC2, 0xF5), range(0x80, 0xC0))
        )
        pairs.append(f"[{lead}][{more}\\x80-\\x9f]")
    return re.compile("|".join(pairs))
