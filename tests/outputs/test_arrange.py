"""A section's parts in rows: what stands beside a chart of half the page's width."""

from dataclasses import replace

from samples import reports as samples

from sitrep.model.report import Column, Section, Table
from sitrep.outputs.arrange import arranged, is_tight, limit

CHART = samples.chart("a", "casualties", "By area")
WIDE = samples.chart("b", "casualties", "By week", "full")
SMALL = Table("by-type", "By type", (Column("Type"), Column("Killed", "end")), (("other", "2"),))
LARGE = Table("totals", "Totals", (Column("What"), Column("Window")), (("x" * 50, "y" * 50),))


def rows(text, charts=(CHART,), tables=()):
    """Each row's parts: "text", or the id of a chart or a table."""
    section = Section("casualties", "Casualties", (text,), charts=charts, tables=tables)
    return [
        ["text" if part.kind == "text" else part.item.id for part in row]
        for row in arranged(section)
    ]


def test_the_first_chart_leads_and_the_small_ones_fill_what_is_left_of_its_page():
    wide = (WIDE, samples.chart("d", "casualties", "Who says what", "full"), CHART)
    found = rows("Two were killed.", wide, (LARGE, SMALL))
    assert found == [["text"], ["b"], ["a", "by-type"], ["totals"], ["d"]]


def test_a_long_table_comes_after_the_charts():
    long = Table("totals", "Totals", LARGE.columns, LARGE.rows * 4)
    wide = (WIDE, samples.chart("d", "casualties", "Who says what", "full"))
    assert rows("Two were killed.", wide, (long,)) == [["text"], ["b"], ["d"], ["totals"]]


#: Of six lines, as many as a chart needs beside it, at 50 letters a line.
SIX = "Two were killed. " * 17


def test_a_half_that_would_be_alone_has_text_beside_it_that_is_about_as_high():
    assert rows(SIX, tables=(LARGE,)) == [["text", "a"], ["totals"]]
    assert rows("Two were killed. " * 80) == [["text"], ["a"]]


def test_a_few_lines_are_no_column_beside_a_chart():
    """Under them would be white space as high as the chart."""
    assert rows("Two were killed. " * 14, tables=(LARGE,)) == [["text"], ["a"], ["totals"]]
    assert rows("Two were killed.") == [["text"], ["a"]]


def test_a_small_table_has_text_beside_it_that_is_half_as_high():
    """It has a row and, around it, three lines: two lines of text are half of them."""
    assert rows("Two were killed. " * 4, (WIDE,), (SMALL,)) == [["text", "by-type"], ["b"]]
    assert rows("Two were killed.", (WIDE,), (SMALL,)) == [["text"], ["b"], ["by-type"]]


def test_of_two_charts_and_a_small_table_none_stands_alone():
    two = (CHART, samples.chart("c", "casualties", "By type"))
    assert rows(SIX, two, (SMALL,)) == [["text", "a"], ["c", "by-type"]]
    assert rows("Two were killed.", two, (LARGE,)) == [["text"], ["a", "c"], ["totals"]]


def test_a_table_of_about_a_quarter_of_a_page_is_kept_whole():
    """Its rows of 90 letters each are a line each."""
    columns = (Column("What"), Column("Window"))
    for n, classes in ((13, "whole"), (14, "")):
        table = Table("totals", "Totals", columns, (("x" * 45, "y" * 45),) * n)
        section = Section("casualties", "Casualties", tables=(table,))
        ((part,),) = arranged(section)
        assert part.classes == classes


#: A chart over time is high, one of areas low.
WEEKLY = replace(samples.chart("w", "casualties", "By week"), over_time=True)


def test_a_short_text_stands_over_the_low_chart_beside_one_over_time():
    two = (WEEKLY, CHART)
    assert rows("Two were killed.", two, (LARGE,)) == [["text", "w", "a"], ["totals"]]
    # Nine lines of 50 letters at most, and no third half that would be alone.
    assert rows("x" * 450, two) == [["text", "w", "a"]]
    assert rows("x" * 451, two) == [["text"], ["w", "a"]]
    assert rows("Two were killed.", two, (SMALL,)) == [["text"], ["w", "a"], ["by-type"]]


def test_of_two_charts_of_one_height_the_text_stands_over_both():
    other = replace(WEEKLY, id="v")
    assert rows("Two were killed.", (WEEKLY, other)) == [["text"], ["w", "v"]]
    assert rows("Two were killed.", (CHART, WEEKLY)) == [["text"], ["a", "w"]]


def row(*cells):
    """A table of one row; its columns have titles of one letter."""
    return Table("t", "T", (Column("T"),) * len(cells), (cells,))


def words(*lengths):
    """A cell of words, each as long as given."""
    return " ".join("x" * length for length in lengths)


#: Texts of 39, 24 and 18 letters, with the spaces.
LONG, NAME, DATE = words(9, 9, 9, 9), words(11, 12), words(8, 9)


def test_names_dates_and_figures_stay_on_one_line_where_the_page_has_room():
    """A long text has 20 of the line's 128 letters, each column 2 more.

    20 + 3 × 24 + 18 + 1 + 6 × 2 = 123.
    """
    table = row(LONG, NAME, NAME, NAME, DATE, "x")
    assert limit(table) == 24
    assert [is_tight(cell, 24) for cell in table.rows[0]] == [False, True, True, True, True, True]


def test_a_table_of_eight_columns_keeps_them_too():
    """20 + 7 × 12 + 8 × 2 = 120."""
    assert limit(row(LONG, *7 * [words(6, 5)])) == 24


def test_where_not_all_stay_whole_the_shorter_ones_do():
    """With names whole: 20 + 3 × 24 + 2 × 18 + 6 × 2 = 140. With
    names as their longest word: 104.
    """
    table = row(LONG, NAME, NAME, NAME, DATE, DATE)
    assert limit(table) == 18
    assert [is_tight(cell, 18) for cell in table.rows[0]] == [
        False,
        False,
        False,
        False,
        True,
        True,
    ]


def test_a_table_without_room_wraps_all_cells():
    """Eleven columns of words of 12 letters need 11 × 14 = 154."""
    assert limit(row(*11 * [words(11, 12)])) == 0


def test_a_table_of_few_columns_keeps_short_cells_only():
    """A phone shows it whole, and has no room for more."""
    assert limit(row(LONG, NAME)) == 18
