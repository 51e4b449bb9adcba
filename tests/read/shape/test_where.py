"""``where``: only the rows asked for are counted, and the others are said to be left out."""

import pytest
from samples.command import sitrep
from samples.shapes import Shape, said
from samples.workspaces import config_for, workspace

HEADER = "event_id,date_start,Land,admin1,admin_level,killed,source\n"
#: Of Syria 2 + 3 killed, of Iraq 40, of the whole region 45.
LOG = HEADER + (
    "a,2026-03-02,Syria,North,1,2,A\n"
    "b,2026-03-03,SYRIA ,South,1,3,A\n"
    "c,2026-03-04,Iraq,East,1,40,A\n"
    "d,2026-03-05,,,0,45,A\n"
)


def log(folder, where, text=LOG, more=""):
    return Shape(folder, {"log.csv": text}, f"where = {where}\n{more}")


def numbered(n):
    """Return the log with ids of its own."""
    body = LOG.removeprefix(HEADER).splitlines()
    return HEADER + "".join(f"{row[0]}{n}{row[1:]}\n" for row in body)


def test_all_rows_count_where_nothing_is_asked(tmp_path):
    assert Shape(tmp_path, {"log.csv": LOG}).killed() == (90, 90, 90)


@pytest.mark.parametrize(
    ("where", "killed"),
    [
        ('{Land = "Syria"}', 5),
        ('{land = "syria"}', 5),
        ("{admin_level = 0}", 45),
        ('{admin_level = "1"}', 45),
        ('{Land = ["Syria", "Iraq"], admin1 = ["North", "East"]}', 42),
        ("{date_start = {from = 2026-03-03, to = 2026-03-04}}", 43),
        ('{date_start = {from = "2026-03-04"}}', 85),
        ("{date_start = {to = 2026-03-02}}", 2),
        ('{Land = ""}', 45),
    ],
)
def test_only_the_rows_asked_for_count(tmp_path, where, killed):
    assert log(tmp_path, where).killed() == (killed, killed, killed)


@pytest.mark.parametrize("word", ["deir ez-zor", "Deir-ez-Zor", "Deir Ez Zor", "DEIR EZ‑ZOR"])
def test_a_name_is_asked_for_however_it_is_spelt(tmp_path, word):
    text = HEADER + "".join(
        f"{n},2026-03-02,Syria,{name},1,{killed},A\n"
        for n, (name, killed) in enumerate({"Deir ez-Zor": 1, "DEIR EZ ZOR": 2, "Dayr": 4}.items())
    )
    shape = log(tmp_path, f'{{admin1 = "{word}"}}', text)
    assert shape.killed() == (3, 3, 3)


def test_a_column_is_asked_for_by_our_name_as_by_the_files(tmp_path):
    for n, name in enumerate(("country", "Land")):
        made = log(tmp_path / str(n), f'{{{name} = "Syria"}}', more='columns = {country = "Land"}')
        assert made.killed() == (5, 5, 5)


def test_a_formats_column_is_asked_for_by_both_names(tmp_path):
    acled = "event_id_cnty,event_date,event_type,actor1,country,fatalities\n"
    acled += "X1,2026-03-02,Battles,F,Syria,4\nX2,2026-03-03,Battles,F,Iraq,7\n"
    for n, where in enumerate(("{fatalities = 4}", "{killed_best = 4}", '{country = "Syria"}')):
        assert log(tmp_path / str(n), where, acled).killed() == (4, 4, 4)


def test_the_rows_left_out_are_counted_and_said_in_the_report(tmp_path):
    made = log(tmp_path, '{Land = "Syria"}')
    (count,) = made.inputs().cleaned.counts
    assert (count.rows, count.used, dict(count.left_out)) == (4, 2, {"not_asked_for": 2})
    page = made.page()
    assert 'Of input 1, two rows are left out: config.toml asks for Land = "Syria" alone.' in page
    assert "(canonical), 4 rows were read; 2 can be used and 2 are left out." in page


def test_the_commands_say_how_many_rows_are_left_out(tmp_path):
    config = config_for(
        "log.csv", source="where = {admin_level = 1, date_start = {to = 2026-03-03}}"
    )
    workspace(tmp_path, {"log.csv": LOG}, config)
    told = (
        'log.csv: 2 rows not counted: where asks for admin_level = "1", date_start = …..2026-03-03'
    )
    for command in (["check"], ["build", "2026-W10", "--format", "md"]):
        result = sitrep(*command, cwd=tmp_path)
        assert result.returncode == 0, result.stderr
        assert told in result.stdout


def test_of_many_files_of_a_source_the_rows_left_out_are_told_once(tmp_path):
    """Thirty files of four rows; each holds two of Syria."""
    files = {f"log-{n:02}.csv": numbered(n) for n in range(30)}
    config = config_for("log-*.csv", source='where = {Land = "Syria"}')
    workspace(tmp_path, files, config)
    told = 'log-00.csv and 29 other files: 60 rows not counted: where asks for Land = "Syria" alone'
    result = sitrep("build", "2026-W10", "--format", "md", cwd=tmp_path)
    assert told in result.stdout, result.stdout + result.stderr
    page = (tmp_path / "reports/2026-W10/public/sitrep.en.md").read_text()
    said = 'Of 30 inputs, 60 rows are left out: config.toml asks for Land = "Syria" alone.'
    assert page.count("config.toml asks for") == page.count(said) == 1


def test_of_sources_that_each_ask_for_something_else_twenty_are_told_and_the_others_counted(
    tmp_path,
):
    """Twenty-three files of four rows, of which each source asks for the three after its first."""
    names = [f"log-{n:02}.csv" for n in range(23)]
    sources = "".join(
        f'[[source]]\npath = "{name}"\nwhere = {{event_id = ["b{n}", "c{n}", "d{n}"]}}\n'
        for n, name in enumerate(names)
    )
    files = {name: numbered(n) for n, name in enumerate(names)}
    workspace(tmp_path, files, f'[report]\ntitle = "Test"\n{sources}')
    result = sitrep("build", "2026-W10", "--format", "md", cwd=tmp_path)
    assert result.returncode == 0, result.stderr
    page = (tmp_path / "reports/2026-W10/public/sitrep.en.md").read_text()
    assert page.count("one row is left out: config.toml asks for") == 20
    assert "Of 3 further inputs, 3 rows are left out, which config.toml does not ask for." in page


# --- wrong use --------------------------------------------------------------------------------


def test_a_column_that_is_not_there_is_a_problem(tmp_path):
    (problem,) = log(tmp_path, '{Lnad = "Syria"}').problems()
    assert said(problem) == ("where.Lnad", "Lnad", 1)
    assert problem.hint == 'did you mean "Land"?'


def test_a_word_that_no_row_holds_is_a_problem_beside_the_words_that_some_hold(tmp_path):
    (problem,) = log(tmp_path, '{Land = ["Syria", "Irak"]}').problems()
    assert said(problem) == ("where.Land", "Irak", 0)
    assert problem.hint == 'did you mean "Iraq"?'


def test_a_where_that_leaves_nothing_is_a_problem(tmp_path):
    (problem,) = log(tmp_path, '{Land = "Iraq", admin1 = "North"}').problems()
    assert (problem.column, problem.code) == ("where", "where_leaves_nothing")
    assert problem.value == 'Land = "Iraq", admin1 = "North"'


def test_a_word_that_stands_in_one_of_several_files_is_none(tmp_path):
    files = {
        "a.csv": HEADER + "a,2026-03-02,Syria,N,1,2,A\n",
        "b.csv": HEADER + "b,2026-03-02,Iraq,N,1,3,A\n",
    }
    config = config_for("*.csv", source='where = {Land = "Syria"}')
    made = Shape(tmp_path, files)
    made.path.write_text(config, encoding="utf-8")
    assert made.problems() == []
    assert made.killed() == (2, 2, 2)
    made.path.write_text(config.replace("Syria", "Peru"), encoding="utf-8")
    assert [said(p)[:2] for p in made.problems()] == [("where.Land", "Peru")]


def test_a_date_that_cannot_be_read_is_a_problem_at_its_line(tmp_path):
    text = "event_id,date_start,entered,killed\na,2026-03-02,soon,2\nb,2026-03-02,2026-03-04,3\n"
    (problem,) = log(tmp_path, "{entered = {from = 2026-03-01}}", text).problems()
    assert said(problem) == ("entered", "soon", 2)


def test_an_events_own_date_that_cannot_be_read_is_refused_as_ever(tmp_path):
    text = LOG.replace("2026-03-04", "soon")
    problems = log(tmp_path, "{date_start = {from = 2026-03-05}}", text).problems()
    assert [said(p) for p in problems] == [("date_start", "soon", 4)]


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ("{Land = {from = 2026-03-02, till = 2026-03-03}}", "is no span of dates"),
        ("{date_start = {from = 2026-03-04, to = 2026-03-03}}", "ends before it starts"),
        ('{date_start = {from = "March"}}', 'holds "March", which is not a date'),
        ("{Land = [[1]]}", "is not one word, number or date"),
        ("{Land = []}", "is empty"),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_problem_of_config(tmp_path, where, reason):
    config = config_for("log.csv", source=f"where = {where}")
    workspace(tmp_path, {"log.csv": LOG}, config)
    result = sitrep("check", cwd=tmp_path)
    assert result.returncode == 1
    assert "config.toml:6: source.1.where." in result.stderr
    assert reason in result.stderr
