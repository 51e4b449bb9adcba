"""Files to canonical columns by one format alone, as read.py does it, without its containers."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pandas as pd
import pytest

from sitrep.read.formats import Format
from sitrep.read.header import Origin
from sitrep.vocabulary.fold import fold

DATA = Path(__file__).parents[1] / "data"
#: The real files that the project does not carry; see their README.
REAL = Path(__file__).parents[3] / "shared" / "data"


def real(name: str) -> Path:
    """Return a real file's path; the test is skipped where it is absent."""
    path = REAL / name
    if not path.exists():
        pytest.skip(f"../shared/data/{name} is not here")
    return path


def table(path: Path) -> pd.DataFrame:
    """Return a CSV file's rows as text under its own header, names repeated where they are."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    return _framed(header, rows)


def sheet(path: Path) -> pd.DataFrame:
    """Return a workbook's first sheet as text under its own header."""
    from python_calamine import CalamineWorkbook

    header, *rows = CalamineWorkbook.from_path(path).get_sheet_by_index(0).to_python()
    return _framed([str(v) for v in header], [[_text(v) for v in row] for row in rows])


def objects(path: Path, key: str = "") -> pd.DataFrame:
    """Return a JSON list of objects, or the one under ``key``, as text; null is blank."""
    found = json.loads(path.read_text(encoding="utf-8"))
    found = found[key] if key else found
    header = list(dict.fromkeys(name for row in found for name in row))
    return _framed(header, [[_text(row.get(name)) for name in header] for row in found])


def _framed(header: list[str], rows: list[list[str]]) -> pd.DataFrame:
    tagged = [n for n, row in enumerate(rows) if sum(c.startswith("#") for c in row) > 2]
    kept = [(n, row) for n, row in enumerate(rows) if n not in tagged[:1]]
    index = pd.Index([n + 2 for n, _ in kept], name="line")
    return pd.DataFrame([row for _, row in kept], columns=header, index=index, dtype="str")


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def canonical(found: Format, frame: pd.DataFrame) -> pd.DataFrame:
    """Return ``frame`` in canonical columns; the format's signature must fit it."""
    assert found.signature <= {fold(c) for c in frame.columns}
    frame = found.prepare(frame, Origin(found.name)).frame if found.prepare else frame
    by_fold = {fold(c): c for c in frame.columns}
    taken = {k: by_fold[v] for k, v in found.mapping.items() if v in by_fold}
    mapped = frame[[*taken.values()]].set_axis([*taken], axis=1)
    mapped = mapped.assign(**{c: "" for c in found.mapping if c not in taken})
    return found.convert(mapped) if found.convert else mapped
