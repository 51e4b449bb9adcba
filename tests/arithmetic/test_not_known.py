"""Numbers by which forms say "not known": which of a column may be such codes."""

import pytest

from sitrep.arithmetic.not_known import may_be_code, may_be_codes


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        ({99: 2, 3: 5}, [99]),
        # Counts between 99 and 200 are plausible beside a 99 that stands in two rows, too.
        ({99: 2, 200: 1}, [99]),
        # A lone 99 is told where it is far from all others; a lone 88 is a count.
        ({99: 1, 3: 5}, [99]),
        ({99: 1, 9: 5}, [99]),
        ({99: 1, 10: 5}, []),
        ({88: 1, 3: 5}, []),
        ({88: 2, 12: 4}, [88]),
        ({88: 2, 120: 1}, []),
        ({98: 2, 99: 3, 4: 1}, [98, 99]),
        ({888: 1, 80: 1}, [888]),
        ({888: 1, 90: 1}, []),
        ({9999: 1}, [9999]),
        ({55: 9, 100: 3}, []),
        ({}, []),
    ],
)
def test_a_number_may_be_a_code_where_it_repeats_or_is_far_from_all_others(rows, codes):
    assert may_be_codes(rows) == codes


def test_a_number_that_no_row_states_exactly_is_no_code():
    assert may_be_codes({99: 0, 3: 1}) == []


def test_the_remedy_names_the_column_first_and_the_number_as_the_file_writes_it():
    _, reason, hint = may_be_code("99.0", 1, "Age (years)")
    assert reason == 'may be a code for "not known", in 1 row'
    assert hint == (
        'where it is one, write in its [[source]]: values = {"Age (years)" = {"99.0" = ""}}; '
        'or of every column and source: [rules] unreported = ["99.0"]'
    )
