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


def test_a_small_table_stands_beside_a_lone_chart_and_the_short_text_above_them():
    found = rows("Two were killed.", (WIDE, CHART), (LARGE, SMALL))
    assert found == [["text"], ["a", "by-type"], ["b"], ["totals"]]


def test_a_longer_text_or_one_without_a_small_table_stands_beside_the_chart_itself():
    long = rows("Two were killed. " * 20, (WIDE, CHART), (SMALL,))
    assert long == [["text", "a"], ["b"], ["by-type"]]
    assert rows("Two were killed.", tables=(LARGE,)) == [["text", "a"], ["totals"]]


def test_of_two_charts_and_a_small_table_none_stands_alone():
    two = (CHART, samples.chart("c", "casualties", "By type"))
    assert rows("Two were killed.", two, (SMALL,)) == [["text", "a"], ["c", "by-type"]]
    assert rows("Two were killed.", two, (LARGE,)) == [["text"], ["a", "c"], ["totals"]]
