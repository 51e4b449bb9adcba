"""Input made to do harm, or broken: a problem in a second, never a fault."""

import os
import struct
import time

import pytest
from samples.command import sitrep
from samples.workspaces import DATA, GOOD, HEADER, workspace

from sitrep.cache import Place
from sitrep.model.codes import Code
from sitrep.model.problem import Severity
from sitrep.narrative.load import Setting, load, unfinished
from sitrep.narrative.sanitise import sanitised
from sitrep.pipeline import gather
from sitrep.templating import outside


@pytest.mark.parametrize("sector", [0, 1, 5])
def test_an_old_workbook_whose_sectors_run_in_a_circle_is_refused_at_once(tmp_path, sector):
    book = bytearray((DATA / "error-cell.xls").read_bytes())
    table = (struct.unpack_from("<I", book, 76)[0] + 1) * 512
    struct.pack_into("<I", book, table + 4 * sector, sector)
    (problem,) = gather(workspace(tmp_path, {"log.xls": bytes(book)})).problems
    assert "its chain of sectors runs in a circle" in problem.reason


def test_control_characters_are_left_out_and_their_cells_named(tmp_path):
    row = GOOD.replace("Hass", "Ha\x07ss\x85").replace("e1", "e\x1b1")
    inputs = gather(workspace(tmp_path, {"log.csv": HEADER + row}))
    found = [(p.code, p.line, p.column, p.severity) for p in inputs.problems]
    assert found == [
        (Code.CONTROL_CHARACTER, 2, column, Severity.WARNING) for column in ("event_id", "place")
    ]
    (account,) = inputs.cleaned.accounts.to_dict("records")
    assert (account["event_id"], account["place"]) == ("e1", "Hass")


def test_tabs_and_line_ends_in_a_cell_are_text(tmp_path):
    row = GOOD.replace("Hass", '"Hass\tby\nthe river"')
    assert gather(workspace(tmp_path, {"log.csv": HEADER + row})).problems == ()


@pytest.mark.parametrize("text", ["](" * 40_000, "![" * 40_000, "[](" * 30_000, "<a " * 40_000])
def test_a_text_that_would_take_for_ever_is_made_safe_soon(text):
    start = time.process_time()
    safe, problems = sanitised("a.md", text)
    assert time.process_time() - start < 5
    assert len(problems) < 400
    assert sanitised("a.md", safe)[1] == []


def test_a_link_of_any_length_that_runs_something_is_unsafe():
    for address in ("javascript:x", "java" + "&Tab;" * 200 + "script:x", "a" * 400 + ":x"):
        assert "](" not in sanitised("a.md", f"[x]({address})")[0].replace("\\(", "")
    long = "https://example.org/" + "a" * 400
    assert sanitised("a.md", f"[x]({long})") == (f"[x]({long})", [])


def test_a_text_that_is_a_link_out_of_the_workspace_is_refused(tmp_path):
    (tmp_path / "secret.txt").write_text("# Overview\n\nsecret\n")
    folder = tmp_path / "w" / "narrative"
    folder.mkdir(parents=True)
    path = folder / "2026-W10.md"
    path.symlink_to(tmp_path / "secret.txt")
    text = load(tmp_path / "w", "2026-W10", Setting("en", {"overview": "Overview"}, str))
    assert [p.code for p in text.problems] == [Code.LINK_LEADS_OUT]
    assert text.source == ""
    assert [p.code for p in unfinished(path).problems] == [Code.LINK_LEADS_OUT]


def test_a_declaration_that_html_does_not_know_is_no_fault(tmp_path):
    assert outside.problems("<p>a</p><![foo bar", tmp_path) == []


def test_a_pipe_in_the_place_of_what_is_kept_is_not_waited_for(tmp_path):
    pipe = tmp_path / "kept.npz"
    os.mkfifo(pipe, 0o600)
    assert Place(pipe, (), ()).get(()) is None


@pytest.mark.parametrize("arguments", [("init", "a" * 300), ("build", "2019-W19", "-o", "a" * 300)])
def test_a_name_of_300_characters_is_a_problem_and_no_fault(tmp_path, arguments):
    workspace(tmp_path)
    said = sitrep(*arguments, cwd=tmp_path)
    assert said.returncode == 1
    assert "File name too long" in said.stderr
    assert "fault" not in said.stderr
