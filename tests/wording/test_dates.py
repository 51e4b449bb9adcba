"""Windows of dates are spelt by our own rule, whatever CLDR's spans look like this year."""

import datetime as dt

import pytest
from samples.charts import starting

from sitrep.wording import Words

THIN = "\u2009–\u2009"
DAY = dt.date(2019, 5, 6)


@pytest.mark.parametrize(
    ("start", "end", "table", "sentence", "full"),
    [
        (DAY, dt.date(2019, 5, 12), "6–12 May", "6–12 May", "6–12 May 2019"),
        (DAY, DAY, "6 May", "6 May", "6 May 2019"),
        (
            dt.date(2019, 8, 26),
            dt.date(2019, 9, 1),
            f"26 Aug{THIN}1 Sept",
            f"26 August{THIN}1 September",
            f"26 August{THIN}1 September 2019",
        ),
        (
            dt.date(2018, 12, 31),
            dt.date(2019, 1, 6),
            f"31 Dec{THIN}6 Jan",
            f"31 December{THIN}6 January",
            f"31 December 2018{THIN}6 January 2019",
        ),
        # The same month of two years is no span of days.
        (
            dt.date(2018, 5, 6),
            dt.date(2019, 5, 12),
            f"6 May{THIN}12 May",
            f"6 May{THIN}12 May",
            f"6 May 2018{THIN}12 May 2019",
        ),
    ],
)
def test_a_window_is_a_span_of_days_within_a_month_and_of_dates_beyond_it(
    start, end, table, sentence, full
):
    words = Words()
    assert words.days(start, end) == table
    assert words.span_in_year(start, end) == sentence
    assert words.dates(start, end) == full


@pytest.mark.parametrize(
    ("since", "end", "said"),
    [
        ("2019-04-30", "2019-05-04", "30 Apr – 4 May"),
        ("2019-05-04", "2019-05-04", "4 May"),
        ("2018-11-05", "2019-05-04", "5 Nov 2018 – 4 May 2019"),
        ("2019-04", "2019-05-16", "from Apr to 16 May"),
        ("2018-04", "2019-05-16", "from Apr 2018 to 16 May"),
        ("2018-04", "2018-05-16", "from Apr 2018 to 16 May 2018"),
        ("2018", "2019-05-16", "from 2018 to 16 May"),
    ],
)
def test_a_running_window_of_a_table_has_years_only_where_they_are_not_the_table_s(
    since, end, said
):
    start = starting(since)
    window = Words("en").running_brief(start, dt.date.fromisoformat(end), 2019)
    assert window.replace("\u2009", " ") == said
