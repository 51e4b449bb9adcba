"""Wrongly decoded text is repaired where that is certain, and never without saying so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples.summaries import summary
from samples.tables import text_table
from samples.workspaces import workspace

from sitrep.clean.mojibake import _WRONG, _repair, repaired
from sitrep.pipeline import gather
from sitrep.redact import redact

HEADER = "event_id,date_start,killed,place,source\n"


def inputs_of(folder, *places):
    rows = "".join(f"e{n},2019-05-06,1,{p},Agency\n" for n, p in enumerate(places))
    return gather(workspace(folder, {"events.csv": HEADER + rows}))


@pytest.mark.parametrize("name", ["Ménaka", "Kafr Nabl – حاس", "إدلب", "Маріуполь", "Côte d’Or"])
@pytest.mark.parametrize("wrong", ["windows-1252", "latin-1", "windows-1251"])
def test_a_repair_that_leads_back_is_made_and_told(tmp_path, name, wrong):
    try:
        seen = name.encode().decode(wrong)
    except UnicodeDecodeError:
        pytest.skip("this encoding has no such bytes")
    inputs = inputs_of(tmp_path, f'"{seen}"', "Hass", f'"{seen}"')
    places = inputs.cleaned.accounts["place"].tolist()
    if places[0] == seen:
        assert inputs.problems == ()
        return
    assert places == [name, "Hass", name]
    (problem,) = inputs.problems
    assert (problem.severity, problem.line, problem.column) == ("warning", 2, "place")
    assert problem.value.strip() == seen.strip()
    assert f'"{name}", in 2 rows' in problem.hint


def test_the_examples_of_the_field_are_repaired():
    assert _repair("MÃ©naka") == ("windows-1252", "Ménaka")
    assert _repair("ÐœÐ°Ñ€Ñ–ÑƒÐ¿Ð¾Ð»ÑŒ")[1] == "Маріуполь"
    assert _repair("РњР°СЂС–СѓРїРѕР»СЊ")[1] == "Маріуполь"


@pytest.mark.parametrize(
    "name", ["Ménaka", "إدلب", "Маріуполь", "Åbo", "São Tomé", "Ñuñoa", "naïve"]
)
def test_right_text_is_left_as_it_is(tmp_path, name):
    inputs = inputs_of(tmp_path, name)
    assert inputs.problems == ()
    assert inputs.cleaned.accounts["place"].item() == name


def test_text_whose_bytes_were_lost_is_not_repaired(tmp_path):
    inputs = inputs_of(tmp_path, "M\ufffd\ufffdnaka Ã©\ufffd")
    assert inputs.cleaned.accounts["place"].item() == "M\ufffd\ufffdnaka Ã©\ufffd"


def test_ids_are_never_repaired(tmp_path):
    files = {"events.csv": "event_id,date_start,killed\nMÃ©naka-1,2019-05-06,1\n"}
    inputs = gather(workspace(tmp_path, files))
    assert inputs.cleaned.accounts["event_id"].item() == "MÃ©naka-1"
    assert inputs.problems == ()


def test_the_public_edition_does_not_show_what_was_repaired(tmp_path):
    made = redact(summary(inputs_of(tmp_path, "MÃ©naka")))
    (problem,) = made.problems
    assert (problem.line, problem.value, problem.hint) == (2, "", "")
    assert "Ménaka" not in problem.reason


@given(st.text(max_size=40))
def test_a_repair_of_any_text_leads_back_to_it(text):
    _, fixed = _repair(text)
    assert fixed == text or text in {again(fixed, encoding) for encoding in _WRONG}


def again(text, encoding):
    try:
        return text.encode().decode(encoding)
    except UnicodeError:
        return None


def test_every_column_and_text_is_looked_at_and_each_is_told_once_with_its_rows(tmp_path):
    rows = (
        ("Hass", "Agencé"),
        ("MÃ©naka", "CÃ´te"),
        ("Ménaka", "Agency"),
        ("MÃ©naka", "CÃ´te"),
        ("DjennÃ©", "Agency"),
    )
    text = "".join(f"e{n},2019-05-06,1,{p},{s}\n" for n, (p, s) in enumerate(rows))
    inputs = gather(workspace(tmp_path, {"events.csv": HEADER + text}))
    accounts = inputs.cleaned.accounts
    assert accounts["place"].tolist() == ["Hass", "Ménaka", "Ménaka", "Ménaka", "Djenné"]
    assert accounts["source"].tolist() == ["Agencé", "Côte", "Agency", "Côte", "Agency"]
    assert [(p.line, p.column, p.hint) for p in inputs.problems] == [
        (3, "place", 'it is used as "Ménaka", in 2 rows'),
        (3, "source", 'it is used as "Côte", in 2 rows'),
        (6, "place", 'it is used as "Djenné", in 1 row'),
    ]


@pytest.mark.parametrize("name", ["À", "Í", "Ð", "ÿ", "¿", "Ā", "ࠀ", "€"])
def test_letters_at_the_ends_of_the_bytes_of_utf8_are_repaired(name):
    seen = f"Place {name}".encode().decode("latin-1")
    table = repaired(text_table({"place": seen}), [])
    assert table.frame["place"].item() == f"Place {name}"


def test_a_text_that_is_not_certain_hides_no_repair_below_it():
    uncertain = "Place ݿ".encode().decode("latin-1")
    problems = []
    table = repaired(text_table({"place": uncertain}, {"place": "MÃ©naka"}), problems)
    assert table.frame["place"].tolist() == [uncertain, "Ménaka"]
    assert [p.line for p in problems] == [3]


def test_a_table_without_a_repair_is_handed_on_as_it_is():
    table = text_table({"place": "Ménaka", "event_id": "1"}, {"place": "Ãland", "event_id": "2"})
    problems = []
    assert repaired(table, problems) is table
    assert problems == []
