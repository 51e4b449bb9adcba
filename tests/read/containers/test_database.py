"""A database's query as a source: SQLite and a real PostgreSQL, and whatever goes wrong."""

from __future__ import annotations

import csv
import datetime as dt
import json
import sqlite3
import sys

import pytest
from samples import press
from samples.command import sitrep
from samples.postgresql import PASSWORD, USER, server
from samples.workspaces import ROOT, config_for, contents, workspace

from sitrep.choices import load
from sitrep.model.problem import SitrepError
from sitrep.pipeline import Request, build, gather
from sitrep.read import read

COLUMNS = "event_id, date_start, place, killed, source"
QUERY = f"select {COLUMNS} from events order by event_id"
EVENTS = [
    ("e1", "2019-05-06", "Hass", 2, "Agency"),
    ("e2", "2019-05-07", "Idlib", None, "Agency"),
    ("e3", "2019-05-07", "Hama", 3.0, "Agency"),
]


def log(folder, rows=EVENTS, name="data/log.db"):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with sqlite3.connect(path) as made:
        made.execute("create table events (event_id, date_start, place, killed, source)")
        made.executemany("insert into events values (?, ?, ?, ?, ?)", rows)
    made.close()
    return path


def asking(folder, query=QUERY, path="sqlite:///data/log.db", more=""):
    """A workspace whose one source is this query of this database."""
    source = f"query = {json.dumps(query)}\n{more}"
    return workspace(folder, {}, config_for(path, source=source))


def one(config):
    """The one problem of a workspace, in config.toml or in its inputs."""
    try:
        (problem,) = gather(config).problems
    except SitrepError as error:
        (problem,) = error.problems
    return problem


# --- SQLite -----------------------------------------------------------------------------------


def test_a_query_of_sqlite_is_read_like_a_file_and_null_is_unreported(tmp_path):
    log(tmp_path)
    inputs = gather(asking(tmp_path))
    assert inputs.problems == ()
    killed = inputs.cleaned.accounts["killed__best"]
    assert killed.dropna().tolist() == [2, 3]
    assert killed.isna().tolist() == [False, True, False]
    (count,) = inputs.cleaned.counts
    assert (count.path, count.rows, count.used) == ("sqlite:///data/log.db", 3, 3)


def test_a_row_s_line_is_its_number_in_the_answer(tmp_path):
    log(tmp_path, [*EVENTS, ("e4", "soon", "Hama", 1, "Agency")])
    problem = one(asking(tmp_path))
    assert (problem.path, problem.line, problem.value) == ("sqlite:///data/log.db", 4, "soon")


def test_columns_are_mapped_and_formats_told_by_columns_as_of_any_table(tmp_path):
    log(tmp_path)
    query = "select event_id, date_start as day, killed as deaths from events"
    more = 'table = "events"\ncolumns = {date_start = "day", killed = "deaths"}'
    accounts = gather(asking(tmp_path / ".", query, more=more)).cleaned.accounts
    assert sorted(accounts["killed__best"].dropna()) == [2, 3]
    # Without a source's name of its own the database gives it.
    assert set(accounts["source"]) == {"log"}
    query = (
        "select event_id as event_id_cnty, date_start as event_date, 'Battles' as event_type, "
        "'A' as actor1, killed as fatalities from events"
    )
    assert gather(asking(tmp_path, query)).cleaned.counts[0].format == "acled"


def test_two_queries_of_one_database_are_two_sources_and_the_same_twice_is_a_problem(tmp_path):
    log(tmp_path)
    parts = [f"select {COLUMNS} from events where event_id {sign} 'e1'" for sign in ("=", ">")]
    sources = "".join(
        f'[[source]]\npath = "sqlite:///data/log.db"\nquery = "{query}"\n'
        for query in (*parts, parts[1])
    )
    config = workspace(tmp_path, {}, f'[report]\ntitle = "Test"\n{sources}')
    inputs = gather(config)
    assert [(c.path, c.used) for c in inputs.cleaned.counts] == [
        ("sqlite:///data/log.db", 1),
        ("sqlite:///data/log.db, query 2", 2),
    ]
    (problem,) = inputs.problems
    assert problem.reason == "is named twice in config.toml"


def test_what_changes_in_the_table_changes_the_hash_and_the_order_of_its_rows_does_not(tmp_path):
    def digest(name, rows):
        log(tmp_path / name, rows)
        query = f"select {COLUMNS} from events"
        return gather(asking(tmp_path / name, query)).tables[0].sha256

    whole = digest("a", EVENTS)
    assert digest("b", EVENTS[::-1]) == whole
    assert digest("c", [("e1", "2019-05-06", "Hass", 4, "Agency"), *EVENTS[1:]]) != whole
    assert digest("d", EVENTS[:2]) != whole


def test_an_absolute_path_shows_no_folder_of_this_machine(tmp_path):
    log(tmp_path / "elsewhere")
    path = f"sqlite:///{tmp_path}/elsewhere/data/log.db"
    (count,) = gather(asking(tmp_path / "work", path=path)).cleaned.counts
    assert (count.path, count.used) == ("sqlite:///log.db", 3)


def test_a_database_that_is_not_there_is_a_problem_and_is_not_made(tmp_path):
    log(tmp_path, name="data/logs.db")
    problem = one(asking(tmp_path))
    assert (problem.path, problem.reason) == ("sqlite:///data/log.db", "there is no such file")
    assert problem.hint == 'did you mean "logs.db"?'
    assert [p.name for p in (tmp_path / "data").iterdir()] == ["logs.db"]


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("select * from evnts", "the database refuses the query: no such table: evnts"),
        ("select * form events", 'the database refuses the query: near "form": syntax error'),
        ("select 1; select 2", "holds several statements"),
        ("select * from events where killed > 9", "the query returns no rows"),
        (
            "with a as (select 1) insert into events (place) select * from a",
            "the database refuses the query: attempt to write a readonly database",
        ),
    ],
)
def test_a_query_that_gives_no_rows_is_one_problem(tmp_path, query, reason):
    before = log(tmp_path).read_bytes()
    problem = one(asking(tmp_path, query))
    assert (problem.path, problem.column) == ("sqlite:///data/log.db", "query")
    assert problem.reason == reason
    assert problem.hint
    assert (tmp_path / "data" / "log.db").read_bytes() == before


def test_two_columns_of_one_name_are_a_problem_that_names_them(tmp_path):
    log(tmp_path)
    problem = one(asking(tmp_path, "select event_id, place, killed as Place from events"))
    assert (problem.column, problem.reason) == ("place", "is in the header twice")


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("sqlite:///data", "is not a file"),
        ("sqlite:///data/a.txt", "is not an SQLite database that can be read"),
        ("sqlite://data/log.db", "names no file"),
        ("sqlite:///:memory:", "names no file"),
        ("sqlite:///file:data/log.db?mode=rwc&uri=true", "names no file"),
        ("nosuch://host/db", "is of a kind, or has an option, that SQLAlchemy does not know"),
        ("postgresql://host:port/db", "its address can't be read"),
        ("${DATABASE}", "needs the environment variable DATABASE, which is not set"),
    ],
)
def test_an_address_that_leads_nowhere_is_one_problem(tmp_path, monkeypatch, path, reason):
    monkeypatch.delenv("DATABASE", raising=False)
    log(tmp_path)
    (tmp_path / "data" / "a.txt").write_text("no database at all, " * 200)
    before = contents(tmp_path / "data")
    assert one(asking(tmp_path, path=path)).reason == reason
    assert contents(tmp_path / "data") == before


def test_the_environment_may_hold_the_whole_address(tmp_path, monkeypatch):
    log(tmp_path)
    monkeypatch.setenv("DATABASE", "sqlite:///data/log.db")
    (count,) = gather(asking(tmp_path, path="${DATABASE}")).cleaned.counts
    assert (count.path, count.used) == ('database "${DATABASE}"', 3)


def test_a_query_of_more_than_a_table_is_refused_before_all_of_it_is_read(tmp_path, monkeypatch):
    monkeypatch.setattr("sitrep.read.containers.database._MOST_CELLS", 20_000)
    log(tmp_path)
    endless = "with recursive n(i) as (select 1 union all select i + 1 from n) select i from n"
    assert one(asking(tmp_path, endless)).reason.startswith("the query returns more than")


@pytest.mark.parametrize(
    ("module", "path", "hint"),
    [
        (
            "sqlalchemy",
            "sqlite:///data/log.db",
            'install it: pip install "humanitarian-sitrep[sql]"',
        ),
        (
            "psycopg",
            "postgresql://h/db",
            'install it: pip install "humanitarian-sitrep[postgresql]"',
        ),
    ],
)
def test_without_the_package_the_problem_says_how_to_get_it(
    tmp_path, monkeypatch, module, path, hint
):
    for loaded in [m for m in sys.modules if m.startswith("psycopg")]:
        monkeypatch.delitem(sys.modules, loaded)
    monkeypatch.setitem(sys.modules, module, None)
    log(tmp_path)
    assert one(asking(tmp_path, path=path)).hint == hint


# --- config.toml ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "path",
    [
        "postgresql://me:hunter2@host/db",
        "postgresql+psycopg://me:hunter2/${X}@host/db",
        "postgresql://host/db?user=me&password=hunter2",
        "postgresql://me:hunter@2@host/hunter2",
        "postgresql:/me:hunter2@host/db",
        r"postgresql://me:hunter2@host/db\u0007",
    ],
)
def test_a_password_in_config_is_refused_and_printed_nowhere(tmp_path, path):
    log(tmp_path)
    asking(tmp_path, path="PATH")
    config = tmp_path / "config.toml"
    config.write_text(config.read_text().replace("PATH", path))
    told = sitrep("check", cwd=tmp_path)
    assert told.returncode == 1
    assert "config.toml:5: source.1.path: " in told.stdout + told.stderr
    assert "hunter" not in told.stdout + told.stderr


@pytest.mark.parametrize(
    ("source", "line", "key", "reason"),
    [
        ('path = "sqlite:///a.db"', 4, "path", "is a database and has no query"),
        (
            'path = "a.csv"\nquery = "select 1"',
            5,
            "query",
            "belongs to a source that is not a database",
        ),
        (
            'path = "sqlite:///a.db"\nquery = "drop table events"',
            5,
            "query",
            "is not a query that reads rows",
        ),
        (
            'path = "sqlite:///a.db"\nquery = "-- select\\n delete from a"',
            5,
            "query",
            "is not a query that reads rows",
        ),
        ('path = "a.csv"\nwithdrawn = "sqlite://me:pw@h/a"', 5, "withdrawn", "is not a file"),
    ],
)
def test_a_query_and_an_address_need_each_other(tmp_path, source, line, key, reason):
    text = f'[report]\ntitle = "Test"\n[[source]]\n{source}\n'
    problem = one(workspace(tmp_path, {}, text))
    assert (problem.line, problem.column, problem.reason) == (line, f"source.1.{key}", reason)
    assert problem.value == ""


# --- PostgreSQL -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def running():
    with server() as started:
        yield started


@pytest.fixture
def login(running, monkeypatch):
    """The server, with what config.toml names in the environment."""
    monkeypatch.setenv("DB_USER", USER)
    monkeypatch.setenv("DB_PASSWORD", PASSWORD)
    return running


def test_the_example_read_from_postgresql_gives_the_figures_of_its_csv(login, tmp_path):
    with (ROOT / "data" / "events.csv").open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    columns = ", ".join(f'"{name}" text' for name in header)
    values = ", ".join(["%s"] * len(header))
    login.run(
        "drop table if exists example",
        f"create table example (place_in_file serial, {columns})",
        rows=(
            "insert into example ({}) values ({})".format(
                ", ".join(f'"{name}"' for name in header), values
            ),
            [[cell or None for cell in row] for row in rows],
        ),
    )
    config = press.config()
    files = {
        path.relative_to(ROOT).as_posix(): path.read_bytes() for path in (ROOT / "data").iterdir()
    }
    names = ", ".join(f'\\"{name}\\"' for name in header)
    asked = config.replace(
        'path = "data/events.csv"',
        f'path = "{login.address}"\nquery = "select {names} from example order by place_in_file"',
    )
    assert asked != config

    def figures(folder, text):
        made = build(
            Request(
                config=workspace(tmp_path / folder, files, text),
                created=dt.date(2019, 9, 20),
                period="2019-W19",
                out=tmp_path / folder / "reports",
                formats=("md",),
            )
        )
        printed = contents(made.folder)
        for secret in (PASSWORD, USER, "127.0.0.1", f":{login.port}"):
            assert secret.encode() not in b"".join(printed.values())
        return printed

    of_csv, of_query = figures("csv", config), figures("query", asked)
    told = json.loads(of_query["manifest.json"])["inputs"][0]
    assert (told["path"], told["rows"]) == ("input-1", len(rows))
    assert len(json.loads(of_csv["report.json"])["figures"]) > 5
    # The manifest has the hashes of its inputs; all else is the same to the byte.
    assert {name for name in of_csv if of_csv[name] != of_query[name]} == {"manifest.json"}


def test_values_of_each_type_become_the_text_a_person_would_type(login, tmp_path):
    login.run(
        "drop table if exists typed",
        "create table typed (event_id int, date_start date, reported_on timestamptz, "
        "killed numeric, injured float8, displaced bigint, description jsonb, place text)",
        "insert into typed values (1, '2019-05-06', '2019-05-06 23:30+00', 2.00, 3, 1200, "
        '\'{"a": "é"}\', null)',
    )
    query = "select * from typed"
    (table,), _ = read(load(asking(tmp_path, query, login.address)))
    (row,) = table.frame.to_dict("records")
    assert row == {
        "line": 1,
        "event_id": "1",
        "date_start": "2019-05-06",
        "reported_on": "2019-05-06T23:30:00+00:00",
        "killed": "2",
        "injured": "3",
        "displaced": "1200",
        "description": '{"a": "é"}',
        "place": "",
    }


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("select * from evnts", 'the database refuses the query: relation "evnts" does not exist'),
        ("select * form one", 'the database refuses the query: syntax error at or near "form"'),
        ("select 1; commit; drop table one", "holds several statements"),
        (
            "select nextval('counter')",
            "the database refuses the query: cannot execute nextval() in a read-only transaction",
        ),
        (
            "with gone as (delete from one returning *) select * from gone",
            "the database refuses the query: DECLARE CURSOR must not contain data-modifying "
            "statements in WITH",
        ),
        (
            "select current_user::int",
            'the database refuses the query: invalid input syntax for type integer: "…"',
        ),
        ("select 1 % 0", "the database refuses the query: division by zero"),
        ("select * from one where false", "the query returns no rows"),
    ],
)
def test_a_query_that_postgresql_refuses_is_one_problem(login, tmp_path, query, reason):
    login.run(
        "create sequence if not exists counter",
        "drop table if exists one",
        "create table one as select 1 as killed",
    )
    problem = one(asking(tmp_path, query, login.address))
    assert (problem.reason, problem.column) == (reason, "query")
    assert problem.path == 'postgresql database "postgres"'
    login.run("select killed from one")


def test_a_connection_that_fails_is_one_problem_without_host_or_user(login, tmp_path, monkeypatch):
    def told(address=login.address):
        problem = one(asking(tmp_path, path=address))
        for secret in (PASSWORD, USER, "127.0.0.1", str(login.port), "wrong-one", "no-such-host"):
            assert secret not in str(problem)
        return problem.reason

    assert told(login.address.replace("/postgres", "/lost")) == "does not exist"
    nobody_there = login.address.replace(str(login.port), "1")
    assert told(nobody_there) == "is on a host where no server answers"
    lost = login.address.replace("127.0.0.1", "no-such-host.invalid")
    assert told(lost) == "is on a host that is not found"
    monkeypatch.setenv("DB_PASSWORD", "wrong-one")
    assert told() == "refuses this user or password"
    monkeypatch.delenv("DB_PASSWORD")
    assert told() == "needs the environment variable DB_PASSWORD, which is not set"
