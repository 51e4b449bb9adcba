"""Running totals of areas that share a name: those of two countries are two series (rule 4).

In each log OCHA counts the dead of Northern in one file, 10 by 7 May and 14 by 10 May, and those
of another Northern in a second file, 300 by 8 May and 320 by 11 May.
"""

import pytest
from samples.summaries import Log, table

MINE = {"2019-05-07": "10", "2019-05-10": "14"}
OTHERS = {"2019-05-08": "300", "2019-05-11": "320"}


def two_files(folder, *given, **columns):
    """The log of two files of totals; ``given`` is the rest of the [[source]] of each."""
    log = Log(folder)
    for n, (figures, rest) in enumerate(zip((MINE, OTHERS), given, strict=True)):
        shared = {"indicator": "killed", "area": "Northern", "source": "OCHA"} | SINCE
        rows = [shared | {"figure": f, "as_of": day} for day, f in figures.items()]
        own = {name: values[n] for name, values in columns.items()}
        (folder / f"t{n}.csv").write_text(table([row | own for row in rows]))
        log.sources += f'[[source]]\npath = "t{n}.csv"\ntable = "totals"\n{rest}\n'
    return log


def two_logs(folder, *given):
    """The same as columns of running totals in two tables of events."""
    log = Log(folder)
    for n, (figures, rest) in enumerate(zip((MINE, OTHERS), given, strict=True)):
        shared = {"admin1": "Northern", "source": "OCHA", "event_type": "shelling"}
        rows = [
            shared | {"event_id": f"{n}{i}", "date_start": day, "dead_cum": figure}
            for i, (day, figure) in enumerate(figures.items())
        ]
        (folder / f"e{n}.csv").write_text(table(rows))
        log.sources += f'[[source]]\npath = "e{n}.csv"\ntable = "events"\n'
        log.sources += f'cumulative = {{killed = "dead_cum"}}\n{rest}\n'
    return log


def series(log):
    """The area of each series with its figures and its rises; without a start there are none."""
    found = log.summary().series
    return {
        s.totals[0].area: ([t.figure.best for t in s.totals], [r for r in s.rises if r])
        for s in found
    }


SET = ('set = {country = "Ghana"}', 'set = {country = "Uganda"}')
APART = {"Northern, Ghana": ([10, 14], [4]), "Northern, Uganda": ([300, 320], [20])}
SINCE = {"since": "2019-04-01"}


@pytest.mark.parametrize("files", [two_files, two_logs])
def test_a_country_in_set_keeps_the_series_of_two_files_apart(tmp_path, files):
    log = files(tmp_path, *(given.replace("}", ', since = "2019-04-01"}') for given in SET))
    assert log.inputs().problems == ()
    assert series(log) == APART


def test_a_column_of_countries_keeps_them_apart_too(tmp_path):
    log = two_files(tmp_path, "", "", country=("Ghana", "Uganda"))
    assert log.inputs().problems == ()
    assert series(log) == APART


@pytest.mark.parametrize("files", [two_files, two_logs])
def test_without_a_country_it_is_said_that_they_count_as_one_series(tmp_path, files):
    (problem,) = files(tmp_path, "", "").inputs().problems
    assert (problem.value, problem.severity) == ("Northern", "warning")
    assert "which count as one series" in problem.reason
    assert 'set = {country = "…"}' in problem.hint


def test_where_one_file_alone_names_its_country_it_is_said_too(tmp_path):
    (problem,) = two_files(tmp_path, SET[0], "").inputs().problems
    assert "which count as one series" in problem.reason


def test_one_country_spelt_in_two_ways_is_one(tmp_path):
    log = two_files(tmp_path, 'set = {country = "Ghana"}', 'set = {country = "GHANA"}')
    (only,) = series(log)
    assert only == "Northern"


def test_where_two_countries_share_the_name_a_row_without_one_is_told(tmp_path):
    log = two_files(tmp_path, *SET)
    row = {"indicator": "killed", "area": "Northern", "source": "OCHA", "figure": "7"}
    log.add("totals", [row | {"as_of": "2019-05-09"}])
    (problem,) = log.inputs().problems
    assert problem.path == "totals.csv"
    assert problem.reason == (
        'is the name of an area in each of "Ghana" and "Uganda", and 1 row does not say which'
    )


def test_weekly_files_of_one_series_are_one_and_nothing_is_said(tmp_path):
    log = Log(tmp_path)
    for n, (day, figure) in enumerate({"2019-05-06": "10", "2019-05-12": "14"}.items()):
        row = {"indicator": "killed", "area": "Northern", "source": "OCHA"} | SINCE
        (tmp_path / f"w{n}.csv").write_text(table([row | {"figure": figure, "as_of": day}]))
        log.sources += f'[[source]]\npath = "w{n}.csv"\n'
    assert log.inputs().problems == ()
    assert series(log) == {"Northern": ([10, 14], [4])}


def test_a_leap_from_one_file_to_the_next_is_told(tmp_path):
    log = Log(tmp_path)
    for n, (day, figure) in enumerate({"2019-05-06": "10", "2019-05-12": "300"}.items()):
        row = {"indicator": "killed", "area": "Northern", "source": "OCHA"} | SINCE
        (tmp_path / f"w{n}.csv").write_text(table([row | {"figure": figure, "as_of": day}]))
        log.sources += f'[[source]]\npath = "w{n}.csv"\n'
    (problem,) = log.inputs().problems
    assert "which count as one series" in problem.reason


@pytest.mark.parametrize("place", [{"area_pcode": "GH08"}, {"area": ""}])
def test_a_leap_of_one_p_code_or_of_the_whole_operation_is_of_one_series(tmp_path, place):
    log = Log(tmp_path)
    for n, (day, figure) in enumerate({"2019-05-06": "10", "2019-05-12": "300"}.items()):
        row = {"indicator": "killed", "area": "Northern", "source": "OCHA"} | SINCE | place
        (tmp_path / f"w{n}.csv").write_text(table([row | {"figure": figure, "as_of": day}]))
        log.sources += f'[[source]]\npath = "w{n}.csv"\n'
    assert log.inputs().problems == ()


def test_the_name_alone_stays_where_no_other_country_has_it(tmp_path):
    log = Log(tmp_path)
    row = {"indicator": "killed", "area": "Idleb", "source": "OCHA", "figure": "5"}
    (tmp_path / "t.csv").write_text(table([row | {"as_of": "2019-05-09"}]))
    log.sources += '[[source]]\npath = "t.csv"\nset = {country = "Syria"}\n'
    (total,) = log.summary().totals
    assert total.area == "Idleb"
