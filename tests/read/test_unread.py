"""A filled column that is not read, and that is named as what sitrep reads, is told."""

from __future__ import annotations

import pytest
from samples.summaries import Log, exactly, tally


@pytest.mark.parametrize(
    ("column", "line"),
    [
        ("wounded", 'columns = {injured = "wounded"}'),
        ("Children killed", 'columns = {killed_children = "Children killed"}'),
        ("civilian_deaths", 'columns = {killed_civilians = "civilian_deaths"}'),
        ("Blessés", 'columns = {injured = "Blessés"}'),
        ("Heridos", 'columns = {injured = "Heridos"}'),
        ("Поранено", 'columns = {injured = "Поранено"}'),
        ("Раненых", 'columns = {injured = "Раненых"}'),
        ("الجرحى", 'columns = {injured = "الجرحى"}'),
        ("fatalities", 'columns = {killed = "fatalities"}'),
        ("casualties", 'columns = {killed_or_injured = "casualties"}'),
        ("o/w women", 'columns = {killed_women = "o/w women"}'),
        ("dont femmes", 'columns = {killed_women = "dont femmes"}'),
        ("de los cuales niños", 'columns = {killed_children = "de los cuales niños"}'),
        ("зокрема дітей", 'columns = {killed_children = "зокрема дітей"}'),
        ("منهم نساء", 'columns = {killed_women = "منهم نساء"}'),
    ],
)
def test_a_figure_under_a_word_for_it_is_told_with_the_line_to_write(tmp_path, column, line):
    (problem,) = Log(tmp_path).events({"killed": "1", column: "10"}).inputs().problems
    assert (problem.column, problem.severity) == (column, "warning")
    assert line in problem.hint


def test_the_line_to_write_makes_the_column_count(tmp_path):
    log = Log(tmp_path).events({"killed": "1", "wounded": "10"})
    log.sources += 'columns = {injured = "wounded"}\n'
    assert log.inputs().problems == ()
    assert tally(log.summary(), "injured") == exactly(10)


@pytest.mark.parametrize("column", ["hh_displaced", "Displaced HH", "ménages", "Домогосподарства"])
def test_households_are_offered_as_an_indicator_and_never_as_people(tmp_path, column):
    (problem,) = Log(tmp_path).events({"killed": "1", column: "20"}).inputs().problems
    assert f'unit = "households", column = "{column}"' in problem.hint
    assert "displaced =" not in problem.hint


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (("internal", ""), "sensitivity"),
        (("для внутрішнього користування", "публічно"), "sensitivity"),
        (("مقيد", ""), "sensitivity"),
        (("retirado", ""), "status"),
        (("annulé", "confirmé"), "status"),
    ],
)
def test_cells_that_say_who_may_see_a_row_or_what_counts_are_told(tmp_path, cells, column):
    rows = [{"killed": "1", "Marking": cell} for cell in cells]
    (problem,) = Log(tmp_path).events(*rows).inputs().problems
    assert (problem.column, problem.severity) == ("Marking", "warning")
    assert f'columns = {{{column} = "Marking"}}' in problem.hint


@pytest.mark.parametrize("cells", [("public", ""), ("internal", "bleeding"), ("confirmed", "")])
def test_cells_that_hide_nothing_or_say_something_else_are_not_told(tmp_path, cells):
    rows = [{"killed": "1", "Marking": cell} for cell in cells]
    assert Log(tmp_path).events(*rows).inputs().problems == ()


@pytest.mark.parametrize("cell", ["", "see the annex"])
def test_a_column_that_holds_no_count_is_not_told(tmp_path, cell):
    assert Log(tmp_path).events({"killed": "1", "victims": cell}).inputs().problems == ()
