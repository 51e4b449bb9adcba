"""Answers of a form: questions as headers, the time of the answer first, words beside numbers."""

from __future__ import annotations

import pytest
from samples.workspaces import workspace

from sitrep.arithmetic import figures
from sitrep.model.problem import BadValue, errors_in
from sitrep.pipeline import gather
from sitrep.propose import propose
from sitrep.propose.written import source

#: Of 1–7 June 2026: 3 and 2 killed, one unknown; 5 to 6 and at least 10 injured.
FORM = (
    "Timestamp,Your name,Date of incident,Region,What happened?,Were people killed?,"
    "How many people were killed?,How many people were injured?,Comments\n"
    "6/3/2026 9:12:44,A B,6/1/2026,North,Shelling,yes,3,5-6,\n"
    "6/3/2026 9:40:02,C D,6/2/2026,North,Airstrike,no,unknown,10+,more may come\n"
    "6/14/2026 17:01:10,A B,6/13/2026,South,Ground attack,yes,2,none that we know,\n"
)


def proposed(folder, text):
    path = folder / "log.csv"
    path.write_text(text, encoding="utf-8")
    return propose(path)


def lines(proposal):
    return {line.target: (line.column.header, line.sure.value) for line in proposal.lines}


def test_questions_are_read_as_what_they_ask_for(tmp_path):
    found = lines(proposed(tmp_path, FORM))
    assert found == {
        "reported_on": ("Timestamp", "likely"),
        "date_start": ("Date of incident", "sure"),
        "admin1": ("Region", "sure"),
        "event_type": ("What happened?", "likely"),
        "killed": ("How many people were killed?", "sure"),
        "injured": ("How many people were injured?", "sure"),
        "description": ("Comments", "likely"),
    }


def test_a_form_counts_as_it_was_answered(tmp_path):
    config = f'[report]\ntitle = "Test"\n\n{source(proposed(tmp_path, FORM), "log.csv")}'
    inputs = gather(workspace(tmp_path, {"log.csv": FORM}, config))
    assert not errors_in(inputs.problems)
    found = inputs.cleaned.accounts
    stated = [None if v != v else int(v) for v in found["killed__best"].tolist()]
    assert stated == [3, None, 2]
    # "None that we know" is no number, and no zero.
    stated = [None if v != v else int(v) for v in found["injured__best"].tolist()]
    assert stated == [5, 10, None]
    assert [str(day)[:10] for day in found["reported_on"]] == [
        "2026-06-03",
        "2026-06-03",
        "2026-06-14",
    ]
    assert found["event_type"].tolist() == ["shelling", "airstrike", "ground_attack"]


def test_the_time_of_an_answer_dates_no_event_where_no_other_column_does(tmp_path):
    text = "Timestamp,Region,How many people were killed?\n2026-06-03,North,3\n2026-06-04,South,2\n"
    found = lines(proposed(tmp_path, text))
    # A person has to say so: the event may have been on another day.
    assert found["date_start"] == ("Timestamp", "guess")
    assert "reported_on" not in found


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("How many children have been injured?", "injured_children"),
        ("Combien de personnes ont été tuées ?", "killed"),
        ("¿Cuántas personas resultaron heridas?", "injured"),
        ("Скільки людей загинуло?", "killed"),
        ("Сколько человек было ранено?", "injured"),
        ("كم عدد القتلى", "killed"),
    ],
)
def test_a_question_in_any_language_is_read(tmp_path, header, target):
    text = f"Date,Region,{header}\n2026-06-03,North,3\n2026-06-04,South,2\n"
    assert lines(proposed(tmp_path, text))[target] == (header, "sure")


@pytest.mark.parametrize("kinds", [("Cholera", "Shelling"), ("Shelling", "Shelling"), ("", "")])
def test_a_column_is_no_type_unless_all_its_cells_are_types_and_they_differ(tmp_path, kinds):
    one, other = kinds
    text = f"Date,Region,What?,Killed\n2026-06-03,North,{one},3\n2026-06-04,South,{other},2\n"
    assert "event_type" not in lines(proposed(tmp_path, text))


@pytest.mark.parametrize(
    "text",
    [
        *("don't know", "Don’t know", "not sure", "none that we know of", "none reported", "TBC"),
        *("on ne sait pas", "no sabemos", "لا نعرف", "не знаємо", "не знаю"),
    ],
)
def test_an_answer_that_says_that_nobody_knows_is_no_number(text):
    assert figures.parse(text) is None


@pytest.mark.parametrize("text", ["3 (incl. 1 child)", "1 (a woman)", "at least 12 (5 critical)"])
def test_what_stands_in_brackets_behind_a_number_is_not_dropped(text):
    with pytest.raises(BadValue) as raised:
        figures.parse(text)
    assert raised.value.hint == (
        "write the number alone, and what stands in brackets in a column of its own "
        "(killed_children, …) or in description"
    )


#: Numbered questions, one of which says in brackets how to answer it.
NUMBERED = (
    "Timestamp,1. When did it happen?,3. What kind of incident?,"
    '"4. Number of dead (if none, write 0)",6. How many of the dead were women?,Q7) Wounded\n'
    "2026/06/03 9:12:44 AM GMT+6:30,2026-06-01,artillery,2,1,4\n"
    "2026/06/04 9:12:44 AM GMT+6:30,2026-06-02,mine,0,0,1\n"
)


def test_the_numbers_of_questions_and_how_to_answer_them_are_no_words_of_what_is_counted(tmp_path):
    assert lines(proposed(tmp_path, NUMBERED)) == {
        "reported_on": ("Timestamp", "likely"),
        "date_start": ("1. When did it happen?", "sure"),
        "event_type": ("3. What kind of incident?", "sure"),
        "killed": ("4. Number of dead (if none, write 0)", "sure"),
        "killed_women": ("6. How many of the dead were women?", "sure"),
        "injured": ("Q7) Wounded", "sure"),
    }


@pytest.mark.parametrize("header", ["Dead (not confirmed)", "Dead (since January)"])
def test_brackets_that_say_what_is_counted_stay_words_of_it(tmp_path, header):
    text = f"Date,Region,{header}\n2026-06-03,North,3\n2026-06-04,South,2\n"
    assert lines(proposed(tmp_path, text)).get("killed", ("", "guess"))[1] == "guess"
