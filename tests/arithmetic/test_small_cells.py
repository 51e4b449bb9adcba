"""A count of people by sex or age is small where it, or what is left beside its part, may be."""

import pytest

from sitrep.arithmetic import figures
from sitrep.arithmetic.small_cells import has_small
from sitrep.model.summary import Rules

#: Counts under five are small.
RULES = Rules(small_cell=5)


@pytest.mark.parametrize(
    ("children", "girls", "small"),
    [
        ("10", "5", False),
        # One boy.
        ("10", "9", True),
        # No boy: nobody is told.
        ("10", "10", False),
        # Up to two boys, and none to two.
        ("10", "8-10", True),
        ("10", "at least 9", True),
        ("at least 10", "9", True),
        ("4", "", True),
        ("0", "", False),
        # A part that another source makes more than the whole leaves nobody.
        ("10", "12", False),
    ],
)
def test_what_is_left_of_children_beside_girls_may_be_small(children, girls, small):
    stated = {"children": figures.parse(children), "girls": figures.parse(girls)}
    assert has_small(stated, RULES) is small
