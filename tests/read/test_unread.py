"""A filled column that is not read, and that is named as what sitrep reads, is told."""

from __future__ import annotations

import pytest
from samples.summaries import Log, exactly, tally
from samples.workspaces import config_for, workspace

from sitrep.pipeline import gather


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


@pytest.mark.parametrize(
    ("whole", "group", "line"),
    [
        ("killed", "of which women", 'killed_women = "of which women"'),
        ("Tués", "Dont femmes", 'killed_women = "Dont femmes"'),
        ("Tués", "enfants", 'killed_children = "enfants"'),
        ("Heridos", "De ellos mujeres", 'injured_women = "De ellos mujeres"'),
        ("Загиблі", "З них жінок", 'killed_women = "З них жінок"'),
        ("Раненые", "в т.ч. дети", 'injured_children = "в т.ч. дети"'),
        ("القتلى", "منهم نساء", 'killed_women = "منهم نساء"'),
    ],
)
def test_a_group_behind_what_is_counted_may_be_of_those(tmp_path, whole, group, line):
    measure = "injured" if whole in ("Heridos", "Раненые") else "killed"
    log = Log(tmp_path).events({whole: "9", group: "2", "status": "reported"})
    if whole != measure:
        log.sources += f'[source.columns]\n{measure} = "{whole}"\n'
    (problem,) = log.inputs().problems
    assert (problem.column, problem.severity) == (group, "warning")
    assert f'may be a group of those in "{whole}"' in problem.reason
    assert line in problem.hint
    assert (measure, line.partition(" ")[0].partition("_")[2]) not in log.summary().tallies


def test_between_a_group_and_its_whole_stand_other_groups_alone(tmp_path):
    row = {"killed": "9", "men": "4", "women": "2", "injured": "5", "children": "1"}
    hints = [p.hint for p in Log(tmp_path).events(row).inputs().problems]
    assert [h.partition("{")[2] for h in hints] == [
        'killed_men = "men"}',
        'killed_women = "women"}',
        'injured_children = "children"}',
    ]


@pytest.mark.parametrize("before", ["place", "source"])
def test_a_group_behind_no_count_is_told_without_a_whole(tmp_path, before):
    row = {"killed": "9", before: "Hass", "women": "2"}
    (problem,) = Log(tmp_path).events(row).inputs().problems
    assert "names a group and not what is counted" in problem.reason


def test_a_header_that_names_both_is_read_as_a_group_of_what_it_names(tmp_path):
    log = Log(tmp_path).events({"Tués": "9", "dont enfants blessés": "2"})
    log.sources += 'columns = {killed = "Tués"}\n'
    (problem,) = log.inputs().problems
    assert 'injured_children = "dont enfants blessés"' in problem.hint


@pytest.mark.parametrize(
    ("header", "column", "cell"),
    [
        ("Published", "reported_on", "2019-05-09"),
        ("date de publication", "reported_on", "2019-05-09"),
        ("Опубліковано", "reported_on", "2019-05-09"),
        ("verification_status", "status", "confirmed"),
        ("Date reported:", "reported_on", "2019-05-09"),
        ("Governorate", "admin1", "Idleb"),
        ("المحافظة", "admin1", "إدلب"),
        ("facility_code", "facility_id", "F-7"),
    ],
)
def test_a_column_named_by_a_word_for_one_that_is_missing_is_told(tmp_path, header, column, cell):
    (problem,) = Log(tmp_path).events({"killed": "1", header: cell}).inputs().problems
    assert (problem.column, problem.severity) == (header, "warning")
    assert problem.hint.endswith(f'columns = {{{column} = "{header}"}}')


def test_the_line_to_write_makes_the_day_of_publication_count(tmp_path):
    log = Log(tmp_path).events({"killed": "1", "Published": "2019-05-20"})
    log.sources += 'columns = {reported_on = "Published"}\n'
    assert log.inputs().problems == ()
    assert str(log.inputs().cleaned.accounts["reported_on"].iloc[0].date()) == "2019-05-20"


@pytest.mark.parametrize(
    "row",
    [
        {"reported_on": "2019-05-09", "Published": "2019-05-10"},
        {"Published": ""},
        {"Comments": "2019-05-09"},
        {"Published papers": "2019-05-09"},
    ],
)
def test_a_column_that_is_there_an_empty_one_and_another_name_are_not_told(tmp_path, row):
    assert Log(tmp_path).events({"killed": "1", **row}).inputs().problems == ()


# --- counts whose header says more than what they count -------------------------------------------


def beside(folder, header, cells, more=("", "")):
    """What is told of a column of a log, by its line and its words; ``more`` is another column."""
    name, values = more
    head = f"event_id,date_start,event_type,{header}" + (f",{name}" if name else "")
    rows = [
        f"e{n},2019-05-06,shelling,{cell}" + (f",{values}" if name else "")
        for n, cell in enumerate(cells, 1)
    ]
    files = {"log.csv": "\n".join([head, *rows, ""])}
    config = config_for("log.csv", source='table = "events"')
    inputs = gather(workspace(folder, files, config))
    return [p for p in inputs.problems if p.column == header]


def test_a_column_of_counts_that_names_the_dead_among_other_words_is_told(tmp_path):
    (told,) = beside(tmp_path, "Dead at the site", ["2", "unknown", "at least 3"])
    assert told.reason == "is not read, and may be killed, which no column is"
    assert told.hint == 'if it is, write in [[source]]: columns = {killed = "Dead at the site"}'
    assert told.severity.value == "warning"


@pytest.mark.parametrize(
    ("header", "cells", "more"),
    [
        # Dates and names are no counts.
        ("Date of death", ["2019-05-06", "2019-05-07"], ("", "")),
        ("Dead person", ["A. B.", "C. D."], ("", "")),
        ("Dead at the site", ["", ""], ("", "")),
        # The dead are read from another column.
        ("Dead at the site", ["2", "3"], ("killed", "4")),
    ],
)
def test_what_is_no_count_or_is_counted_elsewhere_is_not_told(tmp_path, header, cells, more):
    assert not [p for p in beside(tmp_path, header, cells, more) if "may be killed" in p.reason]
