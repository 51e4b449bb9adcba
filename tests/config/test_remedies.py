"""A remedy that names a line of config.toml can be followed where its table is there already."""

import tomllib

import pytest
from samples.summaries import Log, exactly, tally

from sitrep.config.remedies import fitted
from sitrep.model.codes import Code
from sitrep.model.problem import Problem

ROW = {"Killed": "1", "wounded": "10"}
THERE = '[source.columns]\nkilled = "Killed"\n'


def test_a_table_that_is_there_gets_the_entry_alone(tmp_path):
    log = Log(tmp_path).events(ROW)
    log.sources += THERE
    (problem,) = log.inputs().problems
    assert problem.hint == 'to read it, write in [[source]] under columns: injured = "wounded"'
    log.sources += f"{problem.hint.partition('columns: ')[2]}\n"
    assert log.inputs().problems == ()
    assert tally(log.summary(), "injured") == exactly(10)


def test_without_the_table_the_whole_line_is_offered(tmp_path):
    log = Log(tmp_path).events({"killed": "1", "wounded": "10"})
    (problem,) = log.inputs().problems
    assert problem.hint.endswith('write in [[source]]: columns = {injured = "wounded"}')
    tomllib.loads(problem.hint.partition("[[source]]: ")[2])


@pytest.mark.parametrize(
    ("hint", "there", "then"),
    [
        (
            'drop the column: columns = {x = ""}',
            "columns",
            'drop the column: x = "" (under columns)',
        ),
        (
            'say what it is in [[source]]: values = {outcome = {"…" = "killed"}}',
            "values",
            'say what it is in [[source]] under values: outcome = {"…" = "killed"}',
        ),
        (
            'totals, cumulative = {killed = "Dead {all}"}; of no use, columns = {y = ""}',
            "cumulative",
            'totals, killed = "Dead {all}" (under cumulative); of no use, columns = {y = ""}',
        ),
        ("add event_id", "columns", "add event_id"),
    ],
)
def test_only_the_tables_that_are_there_are_added_to(hint, there, then):
    problem = Problem("x.csv", Code.COLUMN_NOT_READ, "is not read", hint)
    assert fitted(problem, (there,)).hint == then


def test_what_reading_refuses_has_such_a_remedy_too(tmp_path):
    log = Log(tmp_path).add("other", [{"When": "2019-05-06", "Killed": "1"}])
    log.sources = '[[source]]\npath = "other.csv"\ntable = "events"\n' + THERE
    (problem,) = log.inputs().problems
    assert 'in [[source]] under columns: date_start = "' in problem.hint
