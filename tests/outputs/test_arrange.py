"""A section's parts in rows: what stands beside a chart of half the page's width."""

from samples import reports as samples

from sitrep.model.report import Column, Section, Table
from sitrep.outputs.arrange import arranged

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


def test_a_half_that_would_be_alone_has_the_text_beside_it():
    assert rows("Two were killed.", tables=(LARGE,)) == [["text", "a"], ["totals"]]
    assert rows("Two were killed.", (WIDE,), (SMALL,)) == [["text", "by-type"], ["b"]]
    assert rows("Two were killed. " * 80) == [["text"], ["a"]]


def test_of_two_charts_and_a_small_table_none_stands_alone():
    two = (CHART, samples.chart("c", "casualties", "By type"))
    assert rows("Two were killed.", two, (SMALL,)) == [["text", "a"], ["c", "by-type"]]
    assert rows("Two were killed.", two, (LARGE,)) == [["text"], ["a", "c"], ["totals"]]
