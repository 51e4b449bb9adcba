"""Which texts may be a total's word is found in all of a column at once."""

from hypothesis import given
from hypothesis import strategies as st

from sitrep.read.body import _end_in_digits


@given(st.lists(st.text(st.sampled_from("a1 9\n٣²é"), max_size=4)))
def test_texts_that_end_in_digits_are_those_whose_last_letter_is_one(texts):
    assert [*_end_in_digits(texts)] == [text[-1:].isdigit() for text in texts]
