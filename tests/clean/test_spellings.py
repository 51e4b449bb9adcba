"""A name is one thing however it is spelt; an id is one where it looks the same."""

from __future__ import annotations

import pytest
from samples.summaries import Log

from sitrep.model.codes import Code


def cleaned(folder, *rows, totals=()):
    log = Log(folder).events(*({"event_type": "shelling", "source": "A"} | row for row in rows))
    log.add("totals", totals) if totals else None
    return log.inputs()


@pytest.mark.parametrize(
    ("column", "texts", "printed"),
    [
        ("admin1", ("Idleb", "IDLEB", "idleb"), "IDLEB"),
        ("admin1", ("Idleb\u200f", "Idleb", "Id\u200bleb"), "Idleb"),
        ("admin1", ("Cite\u0301", "Cité", "Cite"), "Cité"),
        ("admin1", ("\ufe87\ufea9\ufedf\ufe90", "إدلب", "ادلب"), "إدلب"),
        ("place", ("Deir ez-Zor", "Deir ez Zor", "Deir\u00a0ez-Zor"), "Deir ez Zor"),
        ("place", ("kafr nabl", "Kafr  Nabl", "KAFR NABL"), "Kafr Nabl"),
        ("source", ("White Helmets", "white helmets", "White\u2009Helmets"), "white helmets"),
        ("source", ("L'Orient", "L’Orient", "LOrient"), "L’Orient"),
        ("facility_name", ("Al-Huda Hospital", "Al Huda hospital"), "Al Huda hospital"),
        ("country", ("ΣΥΡΙΑ", "Συρία", "συρια"), "Συρία"),
        ("event_type", ("mob violencé", "mob violence"), "mob_violence"),
        ("actor", ("Armed group", "armed group", "ARMED GROUP"), "armed group"),
    ],
)
def test_spellings_of_one_name_are_one_and_the_commonest_is_printed(
    tmp_path, column, texts, printed
):
    inputs = cleaned(tmp_path, *({column: text} for text in (*texts, texts[1])))
    assert {str(text) for text in inputs.cleaned.accounts[column]} == {printed}
    (problem,) = [p for p in inputs.problems if p.code is Code.SPELLINGS_JOINED]
    assert (problem.severity, problem.column, problem.line) == ("warning", column, 2)
    assert f"in {len(texts)} spellings" in problem.reason


def test_of_two_spellings_equally_common_the_first_is_printed(tmp_path):
    inputs = cleaned(tmp_path, {"admin1": "HAMA"}, {"admin1": "Hama"})
    assert set(inputs.cleaned.accounts["admin1"]) == {"HAMA"}


def test_a_country_an_area_and_the_area_of_a_total_share_their_spellings(tmp_path):
    total = {"indicator": "killed", "figure": "3", "as_of": "2019-05-06", "source": "b"}
    inputs = cleaned(
        tmp_path,
        {"country": "Syria", "source": "B"},
        {"country": "Syria", "source": "B"},
        totals=[total | {"area": "SYRIA"}],
    )
    (running,) = inputs.cleaned.totals
    assert (running.area, running.source) == ("Syria", "B")
    found = [p for p in inputs.problems if p.code is Code.SPELLINGS_JOINED]
    assert [(p.path, p.line, p.column) for p in found] == [
        ("totals.csv", 2, "area"),
        ("totals.csv", 2, "source"),
    ]


def test_names_that_differ_in_a_letter_stay_two(tmp_path):
    inputs = cleaned(tmp_path, {"admin1": "Київ"}, {"admin1": "Киів"}, {"admin1": "Kyiv"})
    assert len(set(inputs.cleaned.accounts["admin1"])) == 3
    assert not [p for p in inputs.problems if p.code is Code.SPELLINGS_JOINED]


@pytest.mark.parametrize("other", ["e1\u200f", "\ufeffe1", "ｅ１", " e1"])
def test_ids_that_look_alike_are_one_id(tmp_path, other):
    inputs = cleaned(tmp_path, {"event_id": "e1"}, {"event_id": other, "source": "B"})
    assert set(inputs.cleaned.accounts["event_id"]) == {"e1"}


def test_ids_that_differ_in_case_are_two_and_a_warning_says_so(tmp_path):
    inputs = cleaned(tmp_path, {"event_id": "e1"}, {"event_id": "E1"})
    assert set(inputs.cleaned.accounts["event_id"]) == {"e1", "E1"}
    (problem,) = [p for p in inputs.problems if p.code is Code.IDS_DIFFER_IN_CASE]
    assert (problem.line, problem.value, problem.severity) == (3, "E1", "warning")


def test_of_many_spellings_five_are_listed_the_commonest_first(tmp_path):
    texts = ["hass", "Hass", "HASS", "hAss", "haSs", "hasS", "HAss"]
    for count, more in ((5, ""), (6, " and 1 more"), (7, " and 2 more")):
        rows = [{"place": t} for t in (*texts[:count], "HASS")]
        (problem,) = [
            p for p in cleaned(tmp_path, *rows).problems if p.code is Code.SPELLINGS_JOINED
        ]
        listed = '"HASS" (2), "hass" (1), "Hass" (1), "hAss" (1), "haSs" (1)'
        assert problem.reason == (
            f'holds one name in {count} spellings: {listed}{more}; printed as "HASS"'
        )


def test_the_first_cell_that_is_printed_otherwise_is_named(tmp_path):
    rows = [{"place": "HASS"}, {"place": "HASS"}, {"place": "Hass"}, {"place": "hass"}]
    (problem,) = [p for p in cleaned(tmp_path, *rows).problems if p.code is Code.SPELLINGS_JOINED]
    assert (problem.line, problem.column) == (4, "place")


def test_names_of_other_kinds_of_things_share_no_spelling(tmp_path):
    inputs = cleaned(tmp_path, {"admin1": "Hope", "actor": "HOPE", "facility_name": "hope"})
    assert not [p for p in inputs.problems if p.code is Code.SPELLINGS_JOINED]
    accounts = inputs.cleaned.accounts
    assert [accounts[c].item() for c in ("admin1", "actor", "facility_name")] == [
        "Hope",
        "HOPE",
        "hope",
    ]


@pytest.mark.parametrize("other", ["e\u200b1", "\ufeffe1", "ｅ１", "e1\u200f"])
def test_ids_that_look_alike_are_told_once_with_their_spellings(tmp_path, other):
    rows = ({"event_id": "e1"}, {"event_id": other, "source": "B"}, {"event_id": other})
    (problem,) = [p for p in cleaned(tmp_path, *rows).problems if p.code is Code.SPELLINGS_JOINED]
    assert (problem.line, problem.column, problem.severity) == (3, "event_id", "warning")
    assert problem.reason.startswith('holds one id in 2 spellings: "e1" (1), "')
    assert problem.reason.endswith('" (2); taken as "e1"')


def test_an_id_that_is_spelt_alike_in_all_rows_is_not_told(tmp_path):
    rows = ({"event_id": "e\u200b1"}, {"event_id": "e\u200b1", "source": "B"}, {"event_id": "é 2"})
    assert not [p for p in cleaned(tmp_path, *rows).problems if p.code is Code.SPELLINGS_JOINED]


def test_ids_of_two_files_that_look_alike_are_told(tmp_path):
    log = Log(tmp_path).events({"facility_id": "F1", "facility_name": "X", "source": "A"})
    log.sources += '[[source]]\npath = "more.csv"\ntable = "events"\n'
    header = "event_id,date_start,event_type,facility_id,facility_name\n"
    row = "m,2019-05-08,shelling,F\u20601,X\n"
    (tmp_path / "more.csv").write_text(header + row, encoding="utf-8")
    (problem,) = [p for p in log.inputs().problems if p.code is Code.SPELLINGS_JOINED]
    assert (problem.path, problem.line, problem.column) == ("more.csv", 2, "facility_id")


def stated(folder, name, *rows):
    """The workspace's rows of response, funding or access beside one event in North, by WFP."""
    log = Log(folder).events({"event_type": "shelling", "admin1": "North", "source": "WFP"})
    return log.add(name, rows).inputs()


@pytest.mark.parametrize("other", ["FOOD SECURITY", "food-security", "Food\u00a0security"])
def test_a_sector_is_one_however_its_rows_spell_it(tmp_path, other):
    row = {"indicator": "a", "unit": "people", "as_of": "2019-05-12", "reached": "5", "source": "A"}
    names = ("Food security", other, "Food security")
    rows = (row | {"sector": name, "indicator": n} for n, name in enumerate(names))
    inputs = stated(tmp_path, "response", *rows)
    assert {r.sector for r in inputs.cleaned.sectors.response} == {"Food security"}
    (problem,) = inputs.problems
    assert (problem.code, problem.column, problem.line) == (Code.SPELLINGS_JOINED, "sector", 3)
    assert problem.path.endswith("response.csv")


def test_areas_and_sources_of_sectors_are_those_of_the_events(tmp_path):
    access = {"constraint": "hostilities", "since": "2019-05-01", "area": "NORTH", "source": "wfp"}
    inputs = stated(tmp_path, "access", access)
    (row,) = inputs.cleaned.sectors.access
    assert (row.area, row.source) == ("North", "WFP")
    assert [(p.code, p.column) for p in inputs.problems] == [
        (Code.SPELLINGS_JOINED, "area"),
        (Code.SPELLINGS_JOINED, "source"),
    ]


def test_a_row_that_only_spells_its_sector_otherwise_states_the_same_again(tmp_path):
    row = {"plan": "HRP", "requirement": "9", "currency": "USD", "as_of": "2019-05-12"}
    rows = (row | {"sector": name, "source": "A"} for name in ("Food security", "food-security"))
    problems = stated(tmp_path, "funding", *rows).problems
    assert [p.code for p in problems if p.severity == "error"] == [Code.ROW_REPEATED]
