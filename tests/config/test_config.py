"""config.toml: every choice is checked before anything is read, and each mistake named."""

import datetime as dt

import pytest
from samples.workspaces import ROOT, config_for

from sitrep.choices import load
from sitrep.model.dates import Calendar
from sitrep.model.problem import SitrepError

SOURCE = '[[source]]\npath = "e.csv"\n'
REPORT = '[report]\ntitle = "T"\n'


def problems_of(folder, text):
    path = folder / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(SitrepError) as raised:
        load(path)
    assert all(p.path == str(path) and p.reason and p.hint for p in raised.value.problems)
    return [(p.line, p.column, p.value, p.reason, p.hint) for p in raised.value.problems]


def test_a_title_and_one_path_are_all_that_is_needed(tmp_path):
    (tmp_path / "config.toml").write_text(config_for("events.csv"))
    config = load(tmp_path / "config.toml")
    assert config.report.title == "Test"
    assert config.weeks.calendar is Calendar.ISO
    assert config.rules.conflict == "conservative"
    assert config.report.formats == ()
    assert [path.name for _, path in config.files()] == ["events.csv"]


def test_the_bundled_config_is_good():
    config = load(ROOT / "config.toml")
    assert config.report.baseline == dt.date(2019, 4, 29)
    assert "casualties_combined" in config.indicators


@pytest.mark.parametrize(
    ("key", "table", "near"),
    [
        ("titel", REPORT.replace("title", "titel"), "title"),
        ("conflit", REPORT + '[rules]\nconflit = "highest"\n', "conflict"),
        ("primery", REPORT + '[theme]\nprimery = "#000000"\n', "primary"),
        ("Title", REPORT + 'Title = "again"\n', "title"),
    ],
)
def test_an_unknown_key_is_a_problem_that_names_the_nearest_known_one(tmp_path, key, table, near):
    found = problems_of(tmp_path, table + SOURCE)
    assert [(c.rpartition(".")[2], h) for _, c, _, r, h in found if "not a key" in r] == [
        (key, f'did you mean "{near}"?')
    ]


def test_an_unknown_table_is_a_problem_that_names_the_nearest_known_one(tmp_path):
    text = REPORT + SOURCE + '[rule]\nconflict = "highest"\n'
    assert problems_of(tmp_path, text) == [
        (5, "rule", "", "is not a key of config.toml", 'did you mean "rules"?')
    ]


def test_all_mistakes_are_told_at_once_each_at_its_line(tmp_path):
    text = (
        '[report]\ntitle = 5\nnumber = 1.5\nweeks = 99\nbaseline = "x"\ntimezone = "Asia/Damscus"\n'
        'language = "xx"\npage = "a4"\n\n[[source]]\npath = ""\n\n[[source]]\npth = "x"\n'
        '\n[theme]\nprimary = "red"\n'
    )
    number, date = "write one, without quotes", "write 2019-04-29, without quotes"
    add = 'add: [[source]] and under it path = "events.csv"'
    assert problems_of(tmp_path, text) == [
        (2, "report.title", "5", "is not text", "put it in quotes"),
        (3, "report.number", "1.5", "is not a whole number", number),
        (4, "report.weeks", "99", "is not allowed", "it should be less than or equal to 53"),
        (5, "report.baseline", "x", "is not a date", date),
        (
            6,
            "report.timezone",
            "Asia/Damscus",
            "is not a time zone",
            'did you mean "Asia/Damascus"?',
        ),
        (7, "report.language", "xx", "is not a language sitrep writes", "known: en"),
        (8, "report.page", "a4", "is not one of the choices", "write 'A4' or 'Letter'"),
        (11, "source.1.path", "", "is empty", "fill it in"),
        (13, "source.2.path", "", "is missing", add),
        (14, "source.2.pth", "", "is not a key of [source]", 'did you mean "path"?'),
        (17, "theme.primary", "red", "is not a colour", 'write it like "#0074B7"'),
    ]


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Cholera cases", ': "cholera_cases"'),
        ("water-points (rural)", ': "water_points_rural"'),
        ("2nd dose", ""),
        ("حالات", ""),
    ],
)
def test_a_name_of_another_form_is_refused_with_one_that_can_be_written(tmp_path, written, hint):
    text = f'{REPORT}{SOURCE}[[indicator]]\nname = "{written}"\nlabel = "L"\n'
    ((_, column, value, reason, told),) = problems_of(tmp_path, text)
    assert (column, value, reason) == ("indicator.1.name", written, "is not a name")
    assert told == f"write a name in small letters, digits and _{hint}"


def test_without_a_report_or_a_source_config_says_what_to_add(tmp_path):
    assert [(c, r, h) for _, c, _, r, h in problems_of(tmp_path, "")] == [
        ("report", "is missing", 'add: [report] and under it title = "…"'),
        ("source", "is missing", 'add: [[source]] and under it path = "events.csv"'),
    ]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title", 0),
        ("[report]\ntitle = Northwest Syria\n", 2),
        ('[report]\ntitle = "T"\n[rules\n', 3),
        ("a = " + "[" * 5000, 0),
    ],
)
def test_what_is_not_toml_is_one_problem_with_its_line(tmp_path, text, line):
    ((found, _, _, reason, hint),) = problems_of(tmp_path, text)
    assert found == line
    assert reason.startswith("is not TOML: ")
    assert hint.startswith("text needs quotes")


def test_a_table_that_stands_twice_is_named_with_the_line_of_the_second(tmp_path):
    text = '[theme]\naccent = "#C25100"\n\n[theme]\nprimary = "#0B5D5E"\n'
    assert problems_of(tmp_path, text) == [
        (4, "", "", "has [theme] twice", "put all its keys under one heading")
    ]


def test_a_config_that_is_not_utf_8_is_one_problem_with_its_line(tmp_path):
    assert problems_of(tmp_path, b'[report]\ntitle = "Qal\xe9"\n') == [
        (2, "", "", "byte 0xE9 is not UTF-8", "save the file as UTF-8")
    ]


def test_a_byte_order_mark_and_windows_line_ends_are_no_problem(tmp_path):
    text = ("\ufeff" + config_for("e.csv")).replace("\n", "\r\n")
    (tmp_path / "config.toml").write_bytes(text.encode())
    assert load(tmp_path / "config.toml").report.title == "Test"


def test_a_config_that_is_not_there_says_how_to_make_one(tmp_path):
    with pytest.raises(SitrepError, match="there is no such file; make one with: sitrep init"):
        load(tmp_path / "config.toml")


def test_a_folder_as_config_says_which_file_to_name(tmp_path):
    with pytest.raises(SitrepError, match=r"is a folder, not a file; .*/config\.toml"):
        load(tmp_path)


def test_a_config_that_may_not_be_read_is_a_problem(tmp_path, monkeypatch):
    def refuse(path, encoding):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_text", refuse)
    with pytest.raises(SitrepError, match="can't be read: Permission denied; check who may"):
        load(tmp_path / "config.toml")


def test_preferred_needs_the_sources_it_prefers(tmp_path):
    text = REPORT + SOURCE + '[rules]\nconflict = "preferred"\n'
    assert problems_of(tmp_path, text) == [
        (
            6,
            "rules.conflict",
            "",
            "needs the preferred sources",
            'list them: sources_preferred = ["…"]',
        )
    ]


def test_a_number_counted_from_no_period_is_a_problem(tmp_path):
    ((line, column, _, reason, hint),) = problems_of(
        tmp_path, REPORT + 'number = "2019-W60"\n' + SOURCE
    )
    assert (line, column) == (3, "report.number")
    assert "2019 has no iso week 60" in reason
    assert hint == "name the period of report No. 1"


@pytest.mark.parametrize(
    ("logo", "reason"),
    [("logo.gif", "is not a picture sitrep can use"), ("logo.svg", "is not there")],
)
def test_a_logo_that_cannot_be_placed_is_a_problem(tmp_path, logo, reason):
    ((line, column, value, why, _),) = problems_of(
        tmp_path, REPORT + SOURCE + f'[theme]\nlogo = "{logo}"\n'
    )
    assert (line, column, value, why) == (6, "theme.logo", logo, reason)


def test_an_indicator_may_not_take_a_name_that_is_used(tmp_path):
    own = '[[indicator]]\nname = "{}"\nlabel = "x"\n'
    names = ("killed", "schools", "schools", "place")
    found = problems_of(tmp_path, REPORT + SOURCE + "".join(map(own.format, names)))
    assert [(line, value) for line, _, value, *_ in found] == [
        (6, "killed"),
        (12, "schools"),
        (15, "place"),
    ]


@pytest.mark.parametrize(
    ("rules", "column"),
    [
        ("household_size = nan", "rules.household_size"),
        ("vague = {dozens = 0}", "rules.vague.dozens"),
        ("small_cell = -1", "rules.small_cell"),
        ("small_cell = 0", "rules.small_cell"),
    ],
)
def test_a_number_that_makes_no_sense_is_a_problem(tmp_path, rules, column):
    ((line, found, *_),) = problems_of(tmp_path, REPORT + SOURCE + f"[rules]\n{rules}\n")
    assert (line, found) == (6, column)


def test_a_key_in_a_table_of_its_own_is_found_at_its_line(tmp_path):
    ((line, *_),) = problems_of(tmp_path, REPORT + SOURCE + "[rules.vague]\n\ndozens = 'x'\n")
    assert line == 7


def test_a_path_with_a_character_that_cannot_be_printed_is_a_problem(tmp_path):
    ((line, column, *_),) = problems_of(tmp_path, REPORT + '[[source]]\npath = "e\\u0000.csv"\n')
    assert (line, column) == (4, "source.1.path")


def test_vague_words_of_config_add_to_sitreps_own_in_any_case(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text(REPORT + SOURCE + "[rules]\nvague = {Dozens = 24, handful = 3}\n")
    vague = load(path).rules.vague
    assert (vague["dozens"], vague["handful"], vague["tens"]) == (24, 3, 10)
