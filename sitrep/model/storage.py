"""How text is stored while a report is made."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd


@contextmanager
def text_as_objects() -> Iterator[None]:
    """Have pandas store text as Python's own, whether or not pyarrow is installed.

    Each cell is parsed and checked by Python, which would first have to copy every text out of
    Arrow's memory; and equal cells of a file are then one object.
    """
    import pandas as pd

    with pd.option_context("mode.string_storage", "python"):
        yield


def numbered(texts: np.ndarray) -> pd.Categorical:
    """Return texts as categories in the order in which they first stand.

    Sorted categories, as pandas makes them, take long where nearly every row has its own.
    """
    import pandas as pd

    codes, known = pd.factorize(texts)
    return pd.Categorical.from_codes(codes, categories=pd.Index(known, dtype="str"))
