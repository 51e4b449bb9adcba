"""Worker processes: one that is killed stops no other one's report."""

import datetime as dt
import os
import signal
import time
from concurrent.futures import Future
from pathlib import Path

import pytest

from sitrep.batch import limits
from sitrep.batch.engines.local import Local
from sitrep.batch.job import Job
from sitrep.batch.lanes import Lanes
from sitrep.model.request import Request

MEMORY = 4_000_000_000


def job(workspace, period, mark=""):
    return Job(workspace, Request(Path(mark), dt.date(2019, 6, 8), period))


def say(given):
    return given.name, os.getpid()


def die_once(given):
    """Be killed the first time, at the file that the job names."""
    mark = given.request.config
    if given.request.period == "killed" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return given.request.period


def die(given):
    if given.request.period == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    return given.request.period


def slow(given):
    start = time.time()
    time.sleep(0.3)
    return given.workspace, start, time.time()


def lost(given):
    return "lost"


@pytest.fixture
def lanes():
    made = Lanes(Local(2, MEMORY))
    yield made
    made.close()


def test_a_workspace_stays_with_one_worker_and_in_its_order(lanes):
    jobs = [job(name, str(n)) for name in ("a", "b") for n in range(3)]
    done = [*lanes.run(jobs, say, lost)]
    for name in ("a", "b"):
        own = [(n, pid) for n, pid in done if n.startswith(name)]
        assert [n.split()[1] for n, _ in own] == ["0", "1", "2"]
        assert len({pid for _, pid in own}) == 1


def test_reports_of_a_workspace_never_overlap_until_it_is_free(lanes):
    def overlap(done):
        (_, _, end), (_, start, _) = sorted(done, key=lambda d: d[1])[:2]
        return start < end

    assert len([*lanes.run([job("a", "1"), job("b", "1")], say, lost)]) == 2  # both have started
    assert not overlap([*lanes.run([job("a", "1"), job("a", "2")], slow, lost)])
    lanes.free("a")
    assert overlap([*lanes.run([job("a", "1"), job("a", "2")], slow, lost)])


def test_the_report_of_a_killed_worker_is_made_again(lanes, tmp_path):
    jobs = [job("a", p, tmp_path / "mark") for p in ("1", "killed", "2")] + [job("b", "3")]
    assert sorted(lanes.run(jobs, die_once, lost)) == ["1", "2", "3", "killed"]


def test_a_report_that_kills_its_worker_again_is_given_up_alone(lanes):
    jobs = [job("a", p) for p in ("1", "killed", "2")] + [job("b", "3")]
    assert sorted(lanes.run(jobs, die, lost)) == ["1", "2", "3", "lost"]


def test_once_stopped_what_has_begun_is_finished_and_nothing_more_begins(lanes):
    done = []
    for found in lanes.run([job("a", str(n)) for n in range(5)], say, lost):
        done.append(found)
        lanes.stopped = True
    assert len(done) == 1


class Leaving:
    """An engine whose first lane goes away with its job, without an end of that."""

    tick = 0.01

    def __init__(self):
        self.there = ["first"]

    def lanes(self):
        return self.there

    def wait(self):
        self.there = ["second"]

    def submit(self, lane, work, job):
        future = Future()
        if lane == "first":
            self.there = []
        else:
            future.set_result(work(job))
        return future

    def renew(self, lane):
        assert lane == "first"


def test_a_job_of_a_lane_that_has_gone_is_done_by_the_next_that_comes():
    done = [*Lanes(Leaving()).run([job("a", "1")], lambda given: given.name, lost)]
    assert done == ["a 1 public"]


def greedy(given):
    try:
        bytearray(2_000_000_000)
    except MemoryError:
        return "refused"
    return "given"


def test_a_worker_takes_no_more_memory_than_it_may():
    pytest.importorskip("resource")
    bound = Lanes(Local(1, 500_000_000))
    assert [*bound.run([job("a", "1")], greedy, lost)] == ["refused"]
    bound.close()


def test_there_are_no_more_workers_than_reports_and_at_least_one():
    assert limits.workers(8, 3) == 3
    assert limits.workers(None, 1) == 1
    assert limits.workers(2, 100) == 2
    assert limits.memory(1.5, 4) == 1_500_000_000
