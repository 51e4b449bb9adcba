"""sitrep init --from: which column of a log is which, and how sure each line is."""

import csv
import io
import json
import re
import stat
import tomllib
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from samples.command import sitrep
from samples.examples import examples
from samples.workspaces import SHARED_UCDP, contents

from sitrep import workspace
from sitrep.choices import load
from sitrep.model.problem import SitrepError
from sitrep.pipeline import gather
from sitrep.propose import Sure, propose
from sitrep.vocabulary import lexicon
from sitrep.vocabulary.counted import plain_header

ENGLISH = """\
Weekly log of the North team,,,,,,,
,,,,,,,
No,Date of incident,Town,Province,Dead (min),Dead (max),Wounded,Case worker
1,13/04/2026,Alder,North,2,4,about 10,Amal Q
2,14/04/2026,Birch,North,1,1,?,Amal Q
3,15/04/2026,Cedar,South,,,3,Omar Z
Total,,,,3,5,13,
"""
FRENCH = """\
Date de l'incident;Région;Localité;Nombre de morts;Blessés;Enfants tués;Auteur présumé
14 avril 2026;Nord;Aulne;au moins 3;2;1;inconnu
15 avril 2026;Sud;Cèdre;;dizaines;;inconnu
"""
SPANISH = """\
Fecha del hecho,Departamento,Municipio,Muertos,Heridos,Familias desplazadas,Víctimas
14/04/2026,Norte,Aliso,2,1,12,3
15/04/2026,Sur,Cedro,0,4,8,4
"""
ARABIC = """\
رقم الحادث,تاريخ الحادث,المحافظة,القرية,عدد القتلى,عدد الجرحى,المصدر
١,٠٦/٠٥/٢٠٢٦,الشمال,حاس,٢,٣,الدفاع
٢,٠٧/٠٥/٢٠٢٦,الجنوب,كفر,٠,١,الدفاع
"""
UKRAINIAN = (
    "Дата події,Область,Населений пункт,Загинуло,Поранено\n14 квітня 2026,Північ,Вільха,2,3\n"
)
SPLIT = "Year,Month,Day,Village,Killed\n2026,April,14,Alder,2\n2026,April,15,Birch,1\n"
ACLED = (
    "event_id_cnty,event_date,event_type,actor1,fatalities,timestamp\nX1,2026-04-14,Battles,A,2,1\n"
)
TOTALS = """\
Indicator,Figure,Unit,Since,As of,Source
displaced,"at least 1,000",people,2026-04-01,2026-04-19,Agency
"""
FACILITIES = "Facility ID,Facility name,Other names\nf1,Alder Hospital,Alder H.\n"


def written(tmp_path, text, name="log.csv"):
    """The workspace of a log: its config as parsed, its text, and the proposal."""
    log = tmp_path / name
    log.write_bytes(text if isinstance(text, bytes) else text.encode())
    proposal = propose(log)
    workspace.make(tmp_path / "w", proposal)
    config = (tmp_path / "w/config.toml").read_text(encoding="utf-8")
    sources = [s for s in tomllib.loads(config)["source"] if s["path"] == f"data/{name}"]
    return sources[0], config, proposal


def sure(proposal):
    return {line.target: (line.column.header, line.sure.value) for line in proposal.lines}


def build(tmp_path, period, config):
    """The data of the internal edition, which withholds no figure."""
    asked = ("--edition", "internal", "--format", "md")
    run = sitrep("build", period, "-c", config, *asked, cwd=tmp_path)
    assert run.returncode == 0, run.stderr
    reports = tmp_path / Path(config).parent / "restricted"
    return json.loads((reports / period / "internal/report.json").read_text())


# --- what is proposed -----------------------------------------------------------------------


def test_an_english_log_below_titles_is_mapped_and_its_total_row_not_looked_at(tmp_path):
    source, config, proposal = written(tmp_path, ENGLISH)
    assert source["table"] == "events"
    assert source["columns"] == {
        "event_id": "No",
        "date_start": "Date of incident",
        "place": "Town",
        "admin1": "Province",
        "killed_low": "Dead (min)",
        "killed_high": "Dead (max)",
        "injured": "Wounded",
    }
    assert {line.sure for line in proposal.lines} == {Sure.SURE}
    assert "2 of 2 filled cells are counts" in config
    assert '"Case worker": text, 2 different' in config


def test_a_config_shows_nothing_of_what_stands_in_the_cells(tmp_path):
    text = "Date,Killed,Contact,Phone,Lat\n2026-04-14,2,Amal Q,0933123456,35.123456\n"
    _, config, _ = written(tmp_path, text)
    for secret in ("Amal", "0933123456", "35.123456", "2026-04-14"):
        assert secret not in config
    assert '"Phone": numbers\n' in config


def test_a_french_log_is_mapped_its_children_apart_from_its_dead(tmp_path):
    source, _, proposal = written(tmp_path, FRENCH)
    assert source["columns"] == {
        "date_start": "Date de l'incident",
        "admin1": "Région",
        "place": "Localité",
        "killed": "Nombre de morts",
        "injured": "Blessés",
        "killed_children": "Enfants tués",
        "actor": "Auteur présumé",
    }
    assert proposal.dates == ()


def test_of_a_spanish_log_neither_victims_nor_families_become_people_counted(tmp_path):
    source, config, proposal = written(tmp_path, SPANISH)
    assert source["columns"] == {
        "date_start": "Fecha del hecho",
        "admin1": "Departamento",
        "admin2": "Municipio",
        "killed": "Muertos",
        "injured": "Heridos",
    }
    assert proposal.households == ("Familias desplazadas",)
    assert '# unit = "households"\n# column = "Familias desplazadas"' in config
    assert '"Víctimas" may hold killed and injured in one' in config


def test_the_indicator_of_households_counts_them_once_it_is_switched_on(tmp_path):
    _, config, _ = written(tmp_path, SPANISH)
    head, found, rest = config.partition("# [[indicator]]\n")
    block, _, tail = rest.partition("\n\n")
    switched = "\n".join(line.removeprefix("# ") for line in (found + block).split("\n"))
    (tmp_path / "w/config.toml").write_text(f"{head}{switched}\n\n{tail}", encoding="utf-8")
    inputs = gather(tmp_path / "w/config.toml")
    assert inputs.cleaned.accounts["households__best"].tolist() == [12, 8]
    assert inputs.config.indicators["households"].unit == "households"


def test_an_arabic_log_is_mapped_and_the_order_of_its_dates_left_to_a_person(tmp_path):
    source, config, proposal = written(tmp_path, ARABIC)
    assert source["columns"] == {
        "event_id": "رقم الحادث",
        "date_start": "تاريخ الحادث",
        "admin1": "المحافظة",
        "place": "القرية",
        "killed": "عدد القتلى",
        "injured": "عدد الجرحى",
        "source": "المصدر",
    }
    assert "dates" not in source
    assert [(d.value, d.sure) for d in proposal.dates] == [
        ("day-first", Sure.GUESS),
        ("month-first", Sure.GUESS),
    ]
    assert '# dates = "day-first"  # guess: 2 dates of date_start could be read either' in config


def test_a_ukrainian_log_is_mapped(tmp_path):
    source, _, _ = written(tmp_path, UKRAINIAN)
    assert source["columns"] == {
        "date_start": "Дата події",
        "admin1": "Область",
        "place": "Населений пункт",
        "killed": "Загинуло",
        "injured": "Поранено",
    }


def test_year_month_and_day_are_named_and_need_no_line(tmp_path):
    source, config, _ = written(tmp_path, SPLIT)
    assert source["columns"] == {"place": "Village", "killed": "Killed"}
    assert '# date_start is made of the columns "Year", "Month", "Day"' in config
    inputs = gather(tmp_path / "w/config.toml")
    assert [c.used for c in inputs.cleaned.counts if c.table == "events"] == [2]


def test_a_known_format_is_named_with_its_caveats_and_needs_no_mapping(tmp_path):
    source, config, proposal = written(tmp_path, ACLED)
    assert source == {"path": "data/log.csv"}
    assert proposal.format.name == "acled"
    assert "More: sitrep sources acled" in config


def test_where_two_formats_fit_both_stand_there_to_choose_from(tmp_path):
    header = ACLED.splitlines()[0] + ",_id,_uuid,_submission_time\n"
    source, config, proposal = written(tmp_path, header + "X1,2026-04-14,B,A,2,1,1,u,2026-04-14\n")
    assert source == {"path": "data/log.csv"}
    assert [f.name for f in proposal.choices] == ["acled", "kobo"]
    assert '# format = "acled"' in config
    assert '# format = "kobo"' in config


def test_a_table_of_totals_is_told_by_its_columns(tmp_path):
    source, _, _ = written(tmp_path, TOTALS)
    assert source["table"] == "totals"
    assert source["columns"]["as_of"] == "As of"
    inputs = gather(tmp_path / "w/config.toml")
    (total,) = inputs.cleaned.totals
    assert (total.indicator, total.figure.low, total.source) == ("displaced", 1000, "Agency")


@pytest.mark.parametrize("header", ["Departamento", "Governorate", "Municipio", "المحافظة", "Pays"])
def test_the_area_of_a_total_may_be_named_as_events_name_theirs(tmp_path, header):
    """Not mapped, a figure of one province was read as one of the whole."""
    text = f"Indicator,Figure,As of,{header}\nKilled,61,2026-04-14,North\n"
    source, _, _ = written(tmp_path, text)
    assert source["columns"]["area"] == header


@pytest.mark.parametrize(
    "header", ["Reported", "Signalé le", "Reportado", "Повідомлено", "Сообщено", "تاريخ البلاغ"]
)
def test_a_column_of_dates_called_reported_is_the_day_of_reporting(tmp_path, header):
    log = f"Incident ID,Date,{header},Region,Deaths\n"
    rows = "a1,2024-03-04,2024-03-05,North,2\na2,2024-03-06,2024-03-08,North,1\n"
    (tmp_path / "dates.csv").write_text(log + rows, encoding="utf-8")
    assert sure(propose(tmp_path / "dates.csv"))["reported_on"] == (header, "sure")
    # Under the same word may stand whether it was.
    said = rows.replace("2024-03-05", "yes").replace("2024-03-08", "no")
    (tmp_path / "words.csv").write_text(log + said, encoding="utf-8")
    assert sure(propose(tmp_path / "words.csv"))["reported_on"] == (header, "guess")


def test_of_two_columns_of_areas_the_wider_is_read_and_the_other_named(tmp_path):
    text = "Indicator,Figure,As of,Municipio,Departamento\nKilled,61,2026-04-14,Quibdó,Chocó\n"
    source, config, _ = written(tmp_path, text)
    assert source["columns"]["area"] == "Departamento"
    assert '"Municipio" may also be it' in config


def test_a_registry_of_facilities_is_told_by_its_columns(tmp_path):
    source, _, _ = written(tmp_path, FACILITIES)
    assert (source["table"], source["columns"]) == (
        "facilities",
        {"facility_id": "Facility ID", "name": "Facility name", "aliases": "Other names"},
    )


def test_the_questions_of_a_form_are_called_by_the_last_part_of_their_names(tmp_path):
    header = "about/Date of incident,about/Number of dead,_id,_uuid,_submission_time\n"
    source, _, proposal = written(tmp_path, header + "2026-04-14,2,1,u1,2026-04-15T10:00:00\n")
    assert proposal.format.name == "kobo"
    assert source["columns"] == {
        "date_start": "about/Date of incident",
        "killed": "about/Number of dead",
    }
    assert source["format"] == "kobo"
    assert next(c.used for c in gather(tmp_path / "w/config.toml").cleaned.counts) == 1


# --- how sure -------------------------------------------------------------------------------


def test_two_columns_that_may_each_be_the_dead_are_both_left_to_a_person(tmp_path):
    text = "Date,Killed persons,Deaths\n2026-04-14,2,3\n"
    source, config, _ = written(tmp_path, text)
    assert source["columns"] == {"date_start": "Date"}
    guess = '# killed = "Killed persons"  # guess: each of "Killed persons" and "Deaths" may be it'
    assert guess in config
    assert '# killed = "Deaths"  # guess' in config


def test_a_second_source_is_said_and_not_mapped_on_the_first(tmp_path):
    text = "Date,Killed,Source 1,Source 2\n2026-04-14,2,Radio,Agency\n"
    source, config, proposal = written(tmp_path, text)
    assert source["columns"]["source"] == "Source 1"
    assert ("Source 1", "likely") in [(x.column.header, x.sure.value) for x in proposal.lines]
    assert '# source = "Source 2"  # guess: one column can be it, and "Source 1" comes' in config


def test_a_word_for_it_over_cells_that_are_none_is_a_guess(tmp_path):
    text = "Date,Deaths,Wounded\n2026-04-14,Amal,1\n2026-04-15,Omar,two men\n2026-04-16,Zed,3\n"
    source, _, proposal = written(tmp_path, text)
    assert sure(proposal) == {
        "date_start": ("Date", "sure"),
        "killed": ("Deaths", "guess"),
        "injured": ("Wounded", "likely"),
    }
    assert "killed" not in source["columns"]


def test_a_header_spelt_nearly_right_is_likely_and_one_that_holds_the_word_a_guess(tmp_path):
    text = "Date,Fatalites,Wounded journalists\n2026-04-14,2,1\n"
    _, _, proposal = written(tmp_path, text)
    assert sure(proposal) == {
        "date_start": ("Date", "sure"),
        "killed": ("Fatalites", "likely"),
        "injured": ("Wounded journalists", "guess"),
    }


@pytest.mark.parametrize(
    ("header", "cell"),
    [
        ("مستوى السرية", "مقيد"),
        ("Confidentiality of the row", "for our office"),
        ("Доступ", "для внутрішнього користування"),
    ],
)
def test_who_may_see_a_row_is_read_and_never_left_as_a_guess(tmp_path, header, cell):
    _, _, proposal = written(tmp_path, f"Date,Killed,{header}\n2026-04-14,2,{cell}\n")
    assert sure(proposal)["sensitivity"] == (header, "likely")


def test_a_column_of_withdrawals_is_read_whatever_its_name(tmp_path):
    text = "Fecha,Muertos,Departamento,Estado\n2026-04-14,2,Cauca,retirado\n"
    _, _, proposal = written(tmp_path, text)
    assert sure(proposal)["status"] == ("Estado", "likely")


@pytest.mark.parametrize(
    ("headers", "cells", "target", "header"),
    [
        ("Fecha,Víctimas (muertos)", "2026-04-14,2", "killed", "Víctimas (muertos)"),
        ("Date,Victimes (tués)", "2026-04-14,2", "killed", "Victimes (tués)"),
        ("Date,Casualties (injured)", "2026-04-14,2", "injured", "Casualties (injured)"),
        ("Código del hecho,Fecha,Muertos", "A-1,2026-04-14,2", "event_id", "Código del hecho"),
        ("Date,Deaths (civ)", "2026-04-14,2", "killed_civilians", "Deaths (civ)"),
        ("Date,Killed,o/w children killed", "2026-04-14,2,1", "killed_children", None),
        ("Date,# inj.", "2026-04-14,2", "injured", "# inj."),
        ("Fecha,Víctimas mortales", "2026-04-14,2", "killed", "Víctimas mortales"),
        ("Date,Area,Killed", "2026-04-14,North,2", "admin1", "Area"),
        ("Date,Zone,Tués", "2026-04-14,Nord,2", "admin1", "Zone"),
        ("Date,Gov,Loc,Killed", "2026-04-14,North,Alder,2", "place", "Loc"),
        ("N° incident,Date,Tués", "A-1,2026-04-14,2", "event_id", "N° incident"),
        ("Nº de caso,Fecha,Muertos", "A-1,2026-04-14,2", "event_id", "Nº de caso"),
        ("№ інциденту,Дата,Загинуло", "A-1,2026-04-14,2", "event_id", "№ інциденту"),
        ("Дата,Загинули", "2026-04-14,2", "killed", "Загинули"),
        ("Дата,Зникли,Загинули", "2026-04-14,2,1", "missing", "Зникли"),
        ("Дата,Погибли", "2026-04-14,2", "killed", "Погибли"),
        ("Дата,Погибли,Ранены", "2026-04-14,2,1", "injured", "Ранены"),
        ("Дата,Погибли,Пропали", "2026-04-14,2,1", "missing", "Пропали"),
        ("Date,Tués,Source d'info", "2026-04-14,2,Réseau", "source", "Source d'info"),
    ],
)
def test_short_and_usual_names_of_columns_are_known(tmp_path, headers, cells, target, header):
    source, _, proposal = written(tmp_path, f"{headers}\n{cells}\n")
    assert sure(proposal)[target] == (header or headers.split(",")[-1], "sure")
    assert target in source["columns"]


def test_a_code_a_row_under_the_events_own_word_is_its_id(tmp_path):
    rows = "N-001,2026-04-14,2\nN-002,2026-04-15,1\n"
    source, _, proposal = written(tmp_path, f"Incident,Date,Killed\n{rows}")
    assert sure(proposal)["event_id"] == ("Incident", "likely")
    assert source["columns"]["event_id"] == "Incident"


def test_codes_of_which_few_return_are_a_guess_at_ids_that_a_person_is_shown(tmp_path):
    rows = "".join(f"{code},2026-04-14,2\n" for code in ("N-1", "N-1", "N-2"))
    source, _, proposal = written(tmp_path, f"Incident,Date,Killed\n{rows}")
    assert sure(proposal)["event_id"] == ("Incident", "guess")
    assert "event_id" not in source["columns"]


@pytest.mark.parametrize(
    "cells",
    [
        ("Shelling", "Airstrike"),
        ("N-1", "N-1"),
        ("N-1", ""),
        ("3", "1"),
        ("Two shells fell", "F 2"),
    ],
)
def test_words_numbers_and_codes_that_return_or_lack_are_no_ids(tmp_path, cells):
    rows = "".join(f"{cell},2026-04-1{n},2\n" for n, cell in enumerate(cells, 4))
    _, _, proposal = written(tmp_path, f"Incident,Date,Killed\n{rows}")
    assert "event_id" not in sure(proposal)


@pytest.mark.parametrize(
    ("headers", "guesses"),
    [
        (("Tués H", "Tués F"), ("killed_men", "killed_women")),
        (("Killed M", "Killed F"), ("killed_men", "killed_women")),
        (("Muertos H", "Muertos M"), ("killed_men", "killed_women")),
        (("Blessés F",), ("injured_women",)),
    ],
)
def test_a_letter_for_a_sex_is_a_guess_at_a_group_and_never_at_all_people(
    tmp_path, headers, guesses
):
    text = f"Date,Type,{','.join(headers)}\n2026-04-14,x{',2' * len(headers)}\n"
    _, _, proposal = written(tmp_path, text)
    told = {k: v for k, v in sure(proposal).items() if k.startswith(("killed", "injured"))}
    assert told == {g: (h, "guess") for h, g in zip(headers, guesses, strict=True)}


def test_of_two_columns_the_one_in_which_something_stands_is_read(tmp_path):
    text = "Date,Killed,Comments,What happened\n2026-04-14,2,,shelling of the market\n"
    source, _, _ = written(tmp_path, text)
    assert source["columns"]["description"] == "What happened"


def test_a_minimum_without_a_maximum_is_not_read_as_the_exact_number(tmp_path):
    source, _, proposal = written(tmp_path, "Date,Dead (min)\n2026-04-14,2\n")
    assert sure(proposal)["killed_low"] == ("Dead (min)", "guess")
    assert source["columns"] == {"date_start": "Date"}


def test_a_figure_beside_its_minimum_and_maximum_is_the_best_of_the_three(tmp_path):
    source, _, _ = written(tmp_path, "Date,Killed,Killed min,Killed max\n2026-04-14,3,2,5\n")
    assert source["columns"] == {
        "date_start": "Date",
        "killed_best": "Killed",
        "killed_low": "Killed min",
        "killed_high": "Killed max",
    }


def test_dates_under_a_header_that_does_not_say_so_are_a_guess(tmp_path):
    source, _, proposal = written(tmp_path, "Moment,Killed\n2026-04-14,2\n")
    assert sure(proposal)["date_start"] == ("Moment", "guess")
    assert "date_start" not in source["columns"]


def test_a_wide_table_is_said_to_be_one(tmp_path):
    _, config, proposal = written(tmp_path, "Village,2026-04-14,2026-04-15\nAlder,2,1\n")
    assert proposal.wide == 2
    assert "2 columns are named by a number or a date" in config


@pytest.mark.parametrize("table", ["events", "totals", "facilities"])
def test_no_word_stands_for_two_columns_of_a_table(table):
    owners = {}
    for target, lists in lexicon.headers(table).items():
        for word in (w for own in lists for w in own):
            owners.setdefault(plain_header(word), set()).add(target)
    assert {word: own for word, own in owners.items() if len(own) > 1} == {}


# --- workbooks ------------------------------------------------------------------------------


def workbook(sheets):
    """An xlsx of text cells, made by hand."""
    names = "".join(
        f'<sheet name="{name}" sheetId="{n}" r:id="r{n}"/>' for n, name in enumerate(sheets, 1)
    )
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    kinds = "http://schemas.openxmlformats.org/package/2006/content-types"
    links = "".join(
        f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/s{n}.xml"/>'
        for n in range(1, len(sheets) + 1)
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{kinds}"/>',
        "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" '
        f'Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}">'
        f"<sheets>{names}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}">{links}</Relationships>',
    }
    for n, rows in enumerate(sheets.values(), 1):
        cells = "".join(
            f'<row r="{y}">'
            + "".join(
                f'<c r="{chr(64 + x)}{y}" t="inlineStr"><is><t>{text}</t></is></c>'
                for x, text in enumerate(row, 1)
            )
            + "</row>"
            for y, row in enumerate(rows, 1)
        )
        parts[f"xl/worksheets/s{n}.xml"] = (
            f'<worksheet xmlns="{main}"><sheetData>{cells}</sheetData></worksheet>'
        )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return data.getvalue()


def test_of_a_workbook_the_sheet_that_is_a_log_is_chosen_and_others_like_it_are_named(tmp_path):
    april = [["Log of April"], ["Date", "Village", "Killed"], ["2026-04-14", "Alder", "2"]]
    book = workbook(
        {
            "Read me": [["About", "this"], ["a log", "of events"]],
            "April": [*april, ["2026-04-15", "Birch", "1"]],
            "May": [["Date", "Killed"], ["2026-05-14", "2"]],
        }
    )
    source, config, proposal = written(tmp_path, book, "log.xlsx")
    assert source["sheet"] == "April"
    assert source["columns"] == {"date_start": "Date", "place": "Village", "killed": "Killed"}
    assert proposal.other_sheets == ("May",)
    assert '# "May" is also a table' in config
    counts = {c.path: c.used for c in gather(tmp_path / "w/config.toml").cleaned.counts}
    assert counts["data/log.xlsx[April]"] == 2


# --- the workspace ---------------------------------------------------------------------------


def test_what_is_proposed_is_printed_and_builds_the_figures_of_the_log(tmp_path):
    (tmp_path / "log.csv").write_text(ENGLISH)
    run = sitrep("init", "w", "--from", "log.csv", cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    lines = run.stdout.splitlines()
    assert lines[:4] == [
        "w/config.toml",
        "w/data/log.csv",
        "w/data/totals.csv",
        "w/data/facilities.csv",
    ]
    assert 'sure   place = "Town": the header is a word for place; 3 of 3 filled' in run.stdout
    assert lines[-1] == (
        "3 rows can be used. Look at config.toml, then: sitrep build -c w/config.toml"
    )
    # 2 to 4 and 1 to 1 killed, one event without a number; about 10 and 3 injured, one "?": a sum
    # that lacks a number is a minimum, whatever its parts.
    report = build(tmp_path, "2026-W16", "w/config.toml")
    page = (tmp_path / "w/restricted/2026-W16/internal/sitrep.en.md").read_text()
    figures = report["figures"]
    assert [figures[k]["text"] for k in ("killed", "injured")] == [
        "at least 3",
        "at least about 13",
    ]
    assert [(figures[k]["reported"], figures[k]["of"]) for k in ("killed", "injured")] == [
        (2, 3),
        (2, 3),
    ]
    assert "Case worker" not in page


def test_a_french_log_builds_the_figures_that_stand_in_it(tmp_path):
    (tmp_path / "journal.csv").write_text(FRENCH)
    run = sitrep("init", "w", "--from", "journal.csv", cwd=tmp_path)
    assert "2 rows can be used." in run.stdout
    # "Au moins 3" and a blank killed; 2 and tens (10 at the least) injured.
    report = build(tmp_path, "2026-W16", "w/config.toml")
    figures = report["figures"]
    assert [figures[k]["text"] for k in ("killed", "injured")] == ["at least 3", "at least 12"]
    assert figures["killed"]["groups"]["children"]["low"] == 1


def test_the_encoding_of_a_log_that_is_not_utf_8_is_proposed_and_reads_its_letters(tmp_path):
    source, config, proposal = written(tmp_path, FRENCH.encode("latin-1"))
    assert source["encoding"] == "windows-1252"
    assert 'encoding = "windows-1252"  # likely: ' in config
    assert sure(proposal)["admin1"] == ("Région", "sure")
    accounts = gather(tmp_path / "w/config.toml").cleaned.accounts
    assert {*accounts["place"]} == {"Aulne", "Cèdre"}
    assert {*accounts["admin1"]} == {"Nord", "Sud"}


def test_the_encoding_of_an_arabic_log_is_told_from_a_western_one(tmp_path):
    log = "التاريخ,المحافظة,نوع الحدث,عدد القتلى,المصدر\n2026-04-14,إدلب,قصف,3,الدفاع المدني\n"
    source, _, proposal = written(tmp_path, log.encode("windows-1256"))
    assert source["encoding"] == "windows-1256"
    assert sure(proposal)["killed"] == ("عدد القتلى", "sure")


def test_a_log_in_utf_8_or_16_needs_no_line_for_it(tmp_path):
    for n, encoding in enumerate(("utf-8", "utf-8-sig", "utf-16")):
        (tmp_path / str(n)).mkdir()
        source, config, _ = written(tmp_path / str(n), FRENCH.encode(encoding))
        assert "encoding" not in source
        assert "encoding" not in config


def test_a_log_without_a_column_for_its_source_gets_a_line_to_name_it(tmp_path):
    source, config, _ = written(tmp_path, "Date,Event type,Killed\n2026-04-14,shelling,3\n")
    assert "name" not in source
    (line,) = [line for line in config.splitlines() if line.startswith('# name = "…"')]
    (tmp_path / "w/config.toml").write_text(config.replace(line, 'name = "Monitors"'))
    accounts = gather(tmp_path / "w/config.toml").cleaned.accounts
    assert [*accounts["source"]] == ["Monitors"]
    (tmp_path / "named").mkdir()
    _, config, _ = written(tmp_path / "named", "Date,Killed,Source\n2026-04-14,3,Agency\n")
    assert '# name = "…"' not in config


def test_a_file_that_cannot_be_read_is_a_problem_and_nothing_is_written(tmp_path):
    (tmp_path / "twice.csv").write_text("Date,Killed,killed\n2026-04-14,1,2\n")
    run = sitrep("init", "w", "--from", "twice.csv", cwd=tmp_path)
    assert run.returncode == 1
    assert "is in the header twice" in run.stderr
    assert run.stderr.endswith("nothing was written.\n")
    gone = sitrep("init", "w", "--from", "gone.csv", cwd=tmp_path)
    assert "gone.csv: there is no such file" in gone.stderr
    assert [*contents(tmp_path)] == ["twice.csv"]


def test_a_workspace_that_is_there_is_not_written_over(tmp_path):
    (tmp_path / "log.csv").write_text(SPLIT)
    sitrep("init", "w", "--from", "log.csv", cwd=tmp_path)
    before = contents(tmp_path)
    run = sitrep("init", "w", "--from", "log.csv", cwd=tmp_path)
    assert (run.returncode, contents(tmp_path)) == (1, before)
    assert "w/data/log.csv: is there already" in run.stderr


def test_a_log_that_stands_in_the_workspace_already_is_taken_as_it_is(tmp_path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/log.csv").write_text(SPLIT)
    run = sitrep("init", ".", "--from", "data/log.csv", cwd=tmp_path)
    assert run.returncode == 0
    assert (tmp_path / "data/log.csv").read_text() == SPLIT
    assert run.stdout.splitlines()[-1].endswith("then: sitrep build")


def test_the_copy_is_readable_to_whom_the_log_is_and_no_pattern(tmp_path):
    log = tmp_path / "totals [2026]*.csv"
    log.write_text(SPLIT)
    log.chmod(0o600)
    workspace.make(tmp_path / "w", propose(log))
    copy = tmp_path / "w/data/totals _2026__.csv"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    plain = tmp_path / "totals.csv"
    plain.write_text(SPLIT)
    workspace.make(tmp_path / "v", propose(plain))
    assert (tmp_path / "v/data/from-totals.csv").read_text() == SPLIT
    assert len(load(tmp_path / "v/config.toml").sources) == 3


# --- hostile headers --------------------------------------------------------------------------

HOSTILE = [
    'killed"] \n[report]',
    'a\\"b = "',
    "dead\u202e]",
    "\u200fDeaths",
    "Date\x7f",
    "date\\u0000",
    "'''",
    '"""',
    "# killed",
    "lat\u2028",
]


def checked(proposal, folder):
    """Every line of the config, those commented out too, maps to exactly the file's header."""
    workspace.make(folder, proposal)
    text = (folder / "config.toml").read_text(encoding="utf-8")
    config = load(folder / "config.toml")
    (source,) = [s for s in config.sources if s.path.startswith("data/log")]
    read = {x.target: x.column.header for x in proposal.lines if x.sure is not Sure.GUESS}
    made = {"date_start"} if proposal.joined else set()
    assert {**source.columns} == {k: v for k, v in read.items() if k not in made or v != k}
    for line in proposal.lines:
        if line.target in made and line.column.header == line.target:
            assert f"# {line.target} is made of the columns " in text
            continue
        guess = [x for x in text.split("\n") if re.match(rf"# {line.target} = ", x)]
        found = [tomllib.loads(x.removeprefix("# "))[line.target] for x in guess]
        assert line.column.header in [*found, *read.values()]
    gather(folder / "config.toml")


@pytest.mark.parametrize("header", HOSTILE)
def test_a_hostile_header_is_mapped_as_it_stands_or_not_at_all(tmp_path, header):
    log = tmp_path / "log.csv"
    with log.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["Date", "Killed", header], ["2026-04-14", "2", "3"]])
    checked(propose(log), tmp_path / "w")


def test_half_of_a_letter_in_a_header_is_refused_since_no_config_could_hold_it(tmp_path):
    log = tmp_path / "log.json"
    log.write_text('[{"Date": "2026-04-14", "Killed": 2, "Deaths \\ud800": 3}]')
    with pytest.raises(SitrepError, match="holds half of a letter"):
        propose(log)
    log.write_text('[{"Date": "2026-04-14", "Killed": 2, "Deaths \\ud83d\\ude00": 3}]')
    checked(propose(log), tmp_path / "w")


def test_two_thousand_columns_are_looked_at_and_not_all_listed(tmp_path):
    log = tmp_path / "log.csv"
    names = ["Date", "Killed", *(f"question {n} of many" for n in range(2_000))]
    log.write_text(",".join(names) + "\n" + ",".join(["2026-04-14", "2", *["x"] * 2_000]) + "\n")
    workspace.make(tmp_path / "w", propose(log))
    assert load(tmp_path / "w/config.toml").sources[0].columns["killed"] == "Killed"
    assert "#   and 1,960 more" in (tmp_path / "w/config.toml").read_text()


_WORDS = st.sampled_from(
    [
        *HOSTILE,
        "Date",
        "Killed",
        "Deaths",
        "Wounded (max)",
        "Source 1",
        "Year",
        "Month",
        "Indicator",
        "As of",
        "killed_low",
    ]
)
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
_CELLS = st.one_of(_TEXT, st.sampled_from(["2026-04-14", "03/04/2026", "2", "dozens", "43591"]))


@settings(max_examples=examples(20), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(1, 6).flatmap(
        lambda n: st.tuples(
            st.lists(st.one_of(_WORDS, _TEXT), min_size=n, max_size=n),
            st.lists(st.lists(_CELLS, min_size=n, max_size=n), max_size=4),
        )
    )
)
def test_any_table_gives_a_config_that_loads_or_problems_and_nothing(tmp_path_factory, table):
    folder = tmp_path_factory.mktemp("any")
    with (folder / "log.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([table[0], *table[1]])
    try:
        proposal = propose(folder / "log.csv")
    except SitrepError as error:
        refused = error.problems
        proposal = None
    if proposal is None:
        assert refused
        assert [*contents(folder)] == ["log.csv"]
        return
    checked(proposal, folder / "w")


@pytest.mark.skipif(not SHARED_UCDP.exists(), reason="needs shared/data")
def test_a_published_file_is_told_by_its_columns_and_every_row_can_be_used(tmp_path):
    workspace.make(tmp_path / "w", propose(Path(SHARED_UCDP)))
    counts = gather(tmp_path / "w/config.toml").cleaned.counts
    assert [(c.format, c.rows, c.used) for c in counts if c.rows] == [("ucdp", 957, 957)]


HAITI = "Date,Département,Commune,Tués,Source\n2026-11-09,Ouest,Carrefour,3,RNDDH\n"


def test_districts_are_the_areas_of_a_log_that_has_no_wider_ones(tmp_path):
    _, _, proposal = written(tmp_path, HAITI)
    (area,) = [line for line in proposal.lines if line.column.header == "Département"]
    assert (area.target, area.sure) == ("admin1", Sure.LIKELY)
    assert "no column has wider areas" in area.reason


def test_beside_a_wider_area_a_district_stays_one(tmp_path):
    text = HAITI.replace("Département", "Région,Département").replace("Ouest", "Nord,Ouest")
    _, _, proposal = written(tmp_path, text)
    assert {line.column.header: line.target for line in proposal.lines}["Département"] == "admin2"
