"""One process makes the calls of a workspace, until one fails or something around it changes."""

import os
from pathlib import Path

import psutil
import pytest
from samples import apart

from sitrep.model.problem import SitrepError
from sitrep.templating import process
from sitrep.templating.process import Killed, ask


@pytest.fixture(autouse=True)
def _samples(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1]))
    yield
    process.end()


def test_two_calls_are_made_by_one_process_that_is_not_this_one(tmp_path):
    first, second = ask(apart.number, tmp_path), ask(apart.number, tmp_path)
    assert first == second != str(os.getpid())


def test_text_comes_back_as_text_and_bytes_as_bytes(tmp_path):
    assert isinstance(ask(apart.number, tmp_path), str)
    assert ask(apart.blob, tmp_path, 3_000_000) == apart.blob(3_000_000)
    assert ask(apart.blob, tmp_path, size=0) == b""


def test_another_workspace_folder_or_environment_has_a_process_of_its_own(tmp_path, monkeypatch):
    first = ask(apart.number, tmp_path)
    assert ask(apart.number, tmp_path / "other") != first
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    monkeypatch.setenv("SITREP_TEST", "changed")
    assert ask(apart.surroundings, tmp_path) == f"{tmp_path / 'in'} changed"


def test_a_process_whose_template_failed_is_not_used_again(tmp_path):
    first = ask(apart.number, tmp_path)
    with pytest.raises(SitrepError, match=r"templates/a\.html: fails"):
        ask(apart.refusal, tmp_path)
    assert ask(apart.number, tmp_path) != first


def test_a_process_that_answers_too_late_is_killed_and_the_next_call_has_a_new_one(
    tmp_path, monkeypatch
):
    first = int(ask(apart.number, tmp_path))
    monkeypatch.setattr(process, "PATIENCE", 1)
    with pytest.raises(Killed):
        ask(apart.sleep, tmp_path)
    assert not psutil.pid_exists(first)
    monkeypatch.setattr(process, "PATIENCE", 25)
    assert ask(apart.number, tmp_path) != str(first)


def test_a_process_that_was_killed_between_two_calls_is_replaced(tmp_path):
    first = int(ask(apart.number, tmp_path))
    psutil.Process(first).kill()
    while psutil.Process(first).status() != psutil.STATUS_ZOMBIE:
        pass
    assert ask(apart.number, tmp_path) != str(first)


def test_a_process_that_has_kept_much_memory_is_replaced(tmp_path, monkeypatch):
    first = ask(apart.number, tmp_path)
    kept = psutil.Process(int(first)).memory_info().rss
    monkeypatch.setattr(process, "MEMORY", 2 * kept)  # it may keep a quarter of that
    assert ask(apart.number, tmp_path) != first


def test_a_fault_of_sitrep_s_own_comes_back_with_its_traceback(tmp_path):
    ask(apart.number, tmp_path)
    with pytest.raises(Killed) as raised:
        ask(apart.fault, tmp_path)
    assert (raised.value.code, "ZeroDivisionError: ours" in raised.value.told) == (1, True)


def test_the_process_ends_with_the_one_that_started_it(tmp_path):
    number = int(ask(apart.number, tmp_path))
    process.end()
    assert not psutil.pid_exists(number)
