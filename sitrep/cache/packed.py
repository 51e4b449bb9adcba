"""Serialise frozen values and frames without pickle, so that reading an entry can't run code.

The format is NumPy's archive of plain arrays, one of them JSON. It holds the dataclasses and
enums that the caller names, plain values, dates and frames; any other type raises TypeError or
ValueError, so that a value is always read back as it was written.
"""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import IO, Any

import numpy as np
import pandas as pd

#: The separator of stored texts; no text of a table contains it.
_BETWEEN = "\0"
_PLAIN = (str, int, float, bool, type(None))
#: The types of column that are stored as arrays of numbers.
_NUMBERS = ("bool", "int8", "int64", "float64", "datetime64[s]")


def pack(value: object, kinds: Sequence[type]) -> bytes:
    """Return ``value`` as bytes; ``kinds`` are the dataclasses and enums that may be in it."""
    packer = _Packer({kind.__name__: kind for kind in kinds})
    text = json.dumps(packer.plain(value))
    arrays = {str(n): array for n, array in enumerate(packer.arrays)}
    out = io.BytesIO()
    np.savez(out, json=_bytes(text), **arrays)  # type: ignore[arg-type]
    return out.getvalue()


def unpack(stream: IO[bytes], kinds: Sequence[type]) -> Any:
    """Return the value that :func:`pack` stored; may raise any exception for damaged bytes."""
    with np.load(stream, allow_pickle=False) as arrays:
        found = {name: arrays[name] for name in arrays.files}
    text = found.pop("json").tobytes().decode("utf-8", "surrogatepass")
    return _Unpacker({kind.__name__: kind for kind in kinds}, found).value(json.loads(text))


def _bytes(text: str) -> np.ndarray[tuple[int], np.dtype[np.uint8]]:
    return np.frombuffer(text.encode("utf-8", "surrogatepass"), dtype=np.uint8)


class _Packer:
    """Turns values into JSON values, and stores the columns of frames as arrays."""

    def __init__(self, kinds: Mapping[str, type]) -> None:
        self.kinds = kinds
        self.arrays: list[np.ndarray] = []

    def plain(self, value: Any) -> Any:
        kind = type(value)
        if self.kinds.get(kind.__name__) is kind and isinstance(value, Enum):
            return {"enum": kind.__name__, "value": value.value}
        if self.kinds.get(kind.__name__) is kind and is_dataclass(value):
            given = {f.name: self.plain(getattr(value, f.name)) for f in fields(value)}
            return {"kind": kind.__name__, "fields": given}
        if kind in _PLAIN:
            return value
        if kind is dt.date:
            return {"date": value.isoformat()}
        if kind is tuple:
            return {"tuple": [self.plain(v) for v in value]}
        if kind is dict:
            return {"dict": [[self.plain(k), self.plain(v)] for k, v in value.items()]}
        if kind is pd.DataFrame:
            return {"frame": self._frame(value)}
        raise TypeError(f"{kind.__name__} can't be stored")

    def _frame(self, frame: pd.DataFrame) -> Any:
        if not frame.index.equals(pd.RangeIndex(len(frame))):
            raise TypeError("a frame's rows are not numbered from 0")
        columns = [[name, self._column(frame[name])] for name in frame.columns]
        return {"rows": len(frame), "columns": columns}

    def _column(self, column: pd.Series[Any]) -> Any:
        dtype = str(column.dtype)
        if dtype == "category" and str(column.cat.categories.dtype) == "str":
            codes = self._aside(column.cat.codes.to_numpy())
            return [dtype, codes, self._texts(column.cat.categories.tolist()), column.cat.ordered]
        if dtype == "str":
            return [dtype, self._texts(column.tolist())]
        if dtype in _NUMBERS:
            return [dtype, self._aside(column.to_numpy())]
        raise TypeError(f"a column of {dtype} can't be stored")

    def _texts(self, texts: list[str]) -> Any:
        joined = _BETWEEN.join(texts)
        if joined.count(_BETWEEN) != max(len(texts) - 1, 0):
            raise ValueError("a text holds a NUL")
        return [self._aside(_bytes(joined)), len(texts)]

    def _aside(self, array: np.ndarray) -> str:
        self.arrays.append(array)
        return str(len(self.arrays) - 1)


class _Unpacker:
    """Turns the values of :class:`_Packer` back into the original ones."""

    def __init__(self, kinds: Mapping[str, type], arrays: Mapping[str, np.ndarray]) -> None:
        self.kinds, self.arrays = kinds, arrays

    def value(self, stored: Any) -> Any:
        if not isinstance(stored, dict):
            return stored
        what, content = next(iter(stored.items()))
        if what == "enum":
            return self.kinds[content](stored["value"])
        if what == "kind":
            given = {name: self.value(v) for name, v in stored["fields"].items()}
            return self.kinds[content](**given)
        if what == "date":
            return dt.date.fromisoformat(content)
        if what == "tuple":
            return tuple(self.value(v) for v in content)
        if what == "dict":
            return {self.value(k): self.value(v) for k, v in content}
        return self._frame(content)

    def _frame(self, content: Mapping[str, Any]) -> pd.DataFrame:
        columns = {name: self._column(*parts) for name, parts in content["columns"]}
        return pd.DataFrame(columns, index=pd.RangeIndex(content["rows"]))

    def _column(self, dtype: str, first: Any, texts: Any = None, ordered: bool = False) -> Any:
        if dtype == "str":
            return pd.array(self._texts(*first), dtype="str")
        if dtype != "category":
            return self.arrays[first].astype(dtype, copy=False)
        known = pd.Index(self._texts(*texts), dtype="str")
        return pd.Categorical.from_codes(self.arrays[first], categories=known, ordered=ordered)

    def _texts(self, name: str, count: int) -> list[str]:
        text = self.arrays[name].tobytes().decode("utf-8", "surrogatepass")
        texts = text.split(_BETWEEN) if count else []
        if len(texts) != count:
            raise ValueError("texts are missing")
        return texts
