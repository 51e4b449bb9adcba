"""Rows without an id that say the very same as others are told: each of them counts."""

from samples.workspaces import config_for, workspace

from sitrep.pipeline import gather

HEAD = "date_start,event_type,admin1,place,killed,source\n"
A = "2019-05-06,shelling,Idleb,Hass,2,Agency\n"
B = "2019-05-07,airstrike,Hama,Kafr,at least 4,Agency\n"
C = "2019-05-08,shelling,Hama,Kafr,,Radio\n"


def told(folder, **files):
    files = {f"{name}.csv": text for name, text in files.items()}
    found = gather(workspace(folder, files, config_for(*files)))
    assert len(found.cleaned.accounts) == sum(text.count("\n") - 1 for text in files.values())
    return [f"{p.severity.value}: {p}" for p in found.problems if "repeat" in p.reason]


def test_last_week_s_export_beside_this_week_s_is_told(tmp_path):
    # Rows 2 and 4 of the newer one repeat rows 2 and 3 of the older one.
    assert told(tmp_path, last=HEAD + A + B, this=HEAD + A + C + B) == [
        "warning: this.csv:2: is the first of 2 rows that repeat rows of last.csv; it repeats "
        "line 2; each counts as an event of its own: add event_id, or delete the repeated rows"
    ]


def test_a_row_that_stands_twice_in_one_file_is_told_with_the_line_of_the_first(tmp_path):
    (line,) = told(tmp_path, log=HEAD + A + B + A)
    assert line.startswith("warning: log.csv:4: repeats log.csv:2; ")


def test_another_figure_place_or_day_makes_another_event(tmp_path):
    others = A.replace(",2,", ",3,"), A.replace("Hass", "Binnish"), A.replace("-06", "-07")
    assert told(tmp_path, last=HEAD + A, this=HEAD + "".join(others)) == []


def test_rows_that_have_an_id_are_told_apart_by_it(tmp_path):
    head, one, other = f"event_id,{HEAD}", f"e1,{A}", f"e2,{A}"
    assert told(tmp_path, last=head + one, this=head + other) == []


def test_rows_that_say_next_to_nothing_are_alike_and_no_repetition(tmp_path):
    bare = "2019-05-06,shelling,Idleb,,,Agency\n"
    assert told(tmp_path, log=HEAD + bare + bare) == []
