"""A number that may say "not known" is told in every table, and its remedy is of its column."""

import pytest
from samples.workspaces import config_for, workspace

from sitrep.pipeline import gather

EVENTS = (
    "event_id,date_start,killed,injured,source\n"
    "a,2019-05-06,999,999,A\n"
    "b,2019-05-07,2,999,A\n"
    "c,2019-05-08,3,4,A\n"
)
TOTALS = "indicator,figure,as_of,source\nkilled,999,2019-05-06,A\nkilled,7,2019-05-07,A\n"
RESPONSE = (
    "sector,indicator,unit,reached,as_of,source\n"
    "Food,fed,people,999,2019-05-06,A\n"
    "Food,fed,people,7,2019-05-07,A\n"
)


@pytest.mark.parametrize(
    ("text", "columns"),
    [(EVENTS, ["killed", "injured"]), (TOTALS, ["figure"]), (RESPONSE, ["reached"])],
)
def test_each_remedy_takes_the_number_out_of_its_own_column_alone(tmp_path, text, columns):
    told = gather(workspace(tmp_path, {"log.csv": text})).problems
    told = [p for p in told if p.code == "number_may_be_code"]
    assert sorted(p.column for p in told) == sorted(columns)
    for problem in told:
        own = problem.hint.partition("[[source]]: ")[2].partition("; or")[0]
        config = config_for("log.csv", source=own)
        left = gather(workspace(tmp_path, {"log.csv": text}, config)).problems
        left = [p.column for p in left if p.code == "number_may_be_code"]
        assert left == [column for column in (p.column for p in told) if column != problem.column]


def test_a_number_that_is_a_code_in_one_column_still_counts_in_another(tmp_path):
    config = config_for("log.csv", source='values = {injured = {"999" = ""}}')
    accounts = gather(workspace(tmp_path, {"log.csv": EVENTS}, config)).cleaned.accounts
    assert accounts["killed__best"].tolist() == [999, 2, 3]
    assert accounts["injured__best"].isna().tolist() == [True, True, False]
