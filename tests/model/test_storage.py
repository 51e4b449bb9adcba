from __future__ import annotations

import numpy as np
import pandas as pd

from sitrep.model.storage import numbered, text_as_objects


def test_text_is_pythons_own_while_a_report_is_made_and_as_the_user_has_it_afterwards() -> None:
    before = pd.get_option("mode.string_storage")

    with text_as_objects():
        assert pd.Series(["a"], dtype="str").dtype.storage == "python"  # type: ignore[union-attr]

    assert pd.get_option("mode.string_storage") == before


def test_texts_are_numbered_in_the_order_in_which_they_first_stand() -> None:
    labels = numbered(np.array(["b", "a", "b", ""], dtype=object))
    assert labels.codes.tolist() == [0, 1, 0, 2]
    assert labels.categories.tolist() == ["b", "a", ""]
