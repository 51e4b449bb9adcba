"""How text is stored while a report is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def text_as_objects() -> Iterator[None]:
    """Have pandas store text as Python's own, whether or not pyarrow is installed.

    Each cell is parsed and checked by Python, which would first have to copy every text out of
    Arrow's memory; and equal cells of a file are then one object.
    """
    import pandas as pd

    with pd.option_context("mode.string_storage", "python"):
        yield
