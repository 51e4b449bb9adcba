"""publish and withdraw that are killed, meet, or fill the disk: all of it is done, or nothing is.

What is killed leaves nothing half-written that the next command does not finish or undo.
"""

import hashlib
import json
import random
import shutil
import signal
from functools import partial

import pytest
from samples.command import sitrep
from samples.dying import dying, dying_in, filling, small_files
from samples.publishing import HEADER, W19, W20, YES, at_once, built, done, page, record, two_weeks
from samples.workspaces import contents

from sitrep.release.finishing import resume
from sitrep.release.working import working

#: The same points in each run.
DRAW = random.Random(13)
REASON = ("--reason", "The count was of another town")
PUBLISH, WITHDRAW = ("publish", *YES, "--reason", "Late"), ("withdraw", *YES, *REASON)
EDITIONS = ("reports/2019-W19{}/public", "restricted/2019-W19{}/internal")


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Week 19 is published, and a draft of its revision is there."""
    folder = two_weeks(tmp_path_factory.mktemp("once") / "w")
    done(folder, *YES)
    (folder / "log.csv").write_text(HEADER + W19.replace(",2,A", ",4,A") + W20)
    built(folder, "2019-W19")
    return folder


@pytest.fixture
def folder(once, tmp_path):
    """The same, for one test alone."""
    return shutil.copytree(once, tmp_path / "w")


def ran(folder, words, first=None):
    run = sitrep(*words, cwd=folder, first=first)
    assert "Traceback" not in run.stderr
    return run


def whole(place):
    """Every file of a report is the one that its manifest lists."""
    said = json.loads((place / "manifest.json").read_text(encoding="utf-8"))
    found = contents(place)
    found.pop("manifest.json")
    hashes = {name: hashlib.sha256(content).hexdigest() for name, content in found.items()}
    assert hashes == {name: file["sha256"] for name, file in said["files"].items()}
    return said


def settled(folder):
    """What was stopped is finished or undone, and nothing is left of it."""
    with working(folder):
        resume(folder / "config.toml")
    left = {path.name for path in (folder / ".sitrep").iterdir()}
    assert left <= {".gitignore", ".lock", "record"}, left
    hidden = [p for home in ("reports", "restricted") for p in (folder / home).rglob(".*.tmp")]
    assert hidden == []


def killed_at(folder, words, points):
    """Yield a copy of the workspace for each point at which the command is killed in it."""
    for n in points:
        own = shutil.copytree(folder, folder.parent / f"killed-{n}")
        run = ran(own, words, partial(dying, n, str(own)))
        assert run.returncode in (0, -signal.SIGKILL), run.stderr
        settled(own)
        yield own


def test_published_or_not_wherever_publish_is_killed(folder):
    # It makes some 310 changes, and builds aside with the first 200 of them.
    points = [*DRAW.sample(range(1, 200), 2), *DRAW.sample(range(200, 310), 6)]
    first, seen = contents(folder / "reports/2019-W19"), set()
    for own in killed_at(folder, PUBLISH, points):
        is_on_record = (own / ".sitrep/record/2019-W19.r2/record.json").exists()
        seen.add(is_on_record)
        assert contents(own / "reports/2019-W19") == first
        for place in EDITIONS:
            assert (own / place.format(".r2")).is_dir() == is_on_record
            if is_on_record:
                assert whole(own / place.format(".r2"))["edition"] in place
        text = (own / "reports/index.html").read_text(encoding="utf-8")
        assert ("2019-W19.r2/" in text) == is_on_record
        if not is_on_record:
            again = own
    assert seen == {True, False}
    assert "revision 2" in done(again, *YES, "--reason", "Late")


def killed_before(folder, module, name):
    """Week 19's revision is on record, and publish was killed before that function ended."""
    run = ran(folder, PUBLISH, partial(dying_in, module, name))
    assert run.returncode == -signal.SIGKILL, run.stderr
    assert (folder / ".sitrep/record/2019-W19.r2/record.json").exists()
    assert (folder / "drafts/2019-W19/public/manifest.json").exists()


@pytest.mark.parametrize("name", ["list_all", "clear", "take_away"])
def test_the_next_publish_removes_the_draft_of_what_was_published_before_the_kill(folder, name):
    module = "release.finishing" if name == "take_away" else "release.publishing"
    killed_before(folder, module, name)
    run = ran(folder, ("publish", *YES))
    assert run.returncode == 1
    assert (
        "drafts/2019-W19/: is not there: 2019-W19 is published, with no draft since" in run.stderr
    )
    assert not (folder / "drafts/2019-W19").exists()
    assert "2019-W19.r2/" in (folder / "reports/index.html").read_text(encoding="utf-8")
    settled(folder)


def test_a_draft_that_was_built_after_the_kill_stays(folder):
    killed_before(folder, "release.publishing", "clear")
    (folder / "log.csv").write_text(HEADER + W19.replace(",2,A", ",6,A") + W20)
    built(folder, "2019-W19")
    assert ran(folder, ("publish", *YES)).returncode == 2
    assert "revision 3" in done(folder, *YES, "--reason", "Later")


def test_withdrawn_or_not_wherever_withdraw_is_killed(folder):
    # It makes some 106 changes.
    before, seen = contents(folder / "reports/2019-W19"), set()
    for own in killed_at(folder, WITHDRAW, DRAW.sample(range(1, 106), 8)):
        is_withdrawn = bool(record(own, "2019-W19")["withdrawn"])
        seen.add(is_withdrawn)
        text = (own / "reports/index.html").read_text(encoding="utf-8")
        assert ("Withdrawn on" in text) == is_withdrawn
        for place in EDITIONS:
            assert ("withdrawn" in whole(own / place.format(""))) == is_withdrawn
        if not is_withdrawn:
            assert contents(own / "reports/2019-W19") == before
            again = own
    assert seen == {True, False}
    assert ran(again, WITHDRAW).returncode == 0


@pytest.mark.parametrize("n", [1, 90, 127, 138])
def test_on_a_disk_that_fills_publish_changes_nothing_and_says_what_to_do(folder, n):
    before = contents(folder / "reports"), contents(folder / ".sitrep/record")
    run = ran(folder, PUBLISH, partial(filling, n, str(folder)))
    assert run.returncode == 1
    assert "No space left on device" in run.stderr
    assert "free disk space" in run.stderr or "the space on the disk" in run.stderr
    assert (contents(folder / "reports"), contents(folder / ".sitrep/record")) == before
    assert page(folder, "drafts/2019-W19/public")
    settled(folder)
    assert "revision 2" in done(folder, *YES, "--reason", "Late")


@pytest.mark.parametrize("n", [1, 8, 16, 24, 32, 39])
def test_on_a_disk_that_fills_withdraw_does_nothing_or_is_finished_by_the_same_command(folder, n):
    before = contents(folder)
    run = ran(folder, WITHDRAW, partial(filling, n, str(folder)))
    assert run.returncode == 1
    assert "No space left on device; free disk space" in run.stderr
    if "nothing was written" in run.stderr:
        assert before.items() <= contents(folder).items()
    else:
        assert "then finishes the withdrawal" in run.stderr
    assert ran(folder, WITHDRAW).returncode == 0
    settled(folder)
    for place in EDITIONS:
        assert "withdrawn" in whole(folder / place.format(""))


def test_where_no_large_file_can_be_written_publish_changes_nothing(folder):
    before = contents(folder / "reports"), contents(folder / ".sitrep/record")
    run = ran(folder, PUBLISH, partial(small_files, 4000))
    assert run.returncode == 1
    assert "can't be written: File too large" in run.stderr
    assert (contents(folder / "reports"), contents(folder / ".sitrep/record")) == before
    assert "revision 2" in done(folder, *YES, "--reason", "Late")


def test_a_report_that_is_published_and_withdrawn_at_once_is_one_after_the_other(folder):
    both = at_once(folder, PUBLISH, WITHDRAW)
    assert [run.returncode for run in both] == [0, 0], both
    settled(folder)
    assert record(folder, "2019-W19")["withdrawn"]
    second = record(folder, "2019-W19.r2")["withdrawn"]
    for place in EDITIONS:
        assert "withdrawn" in whole(folder / place.format(""))
        assert ("withdrawn" in whole(folder / place.format(".r2"))) == bool(second)


def test_of_two_that_withdraw_at_once_one_does_and_the_other_is_told(folder):
    both = at_once(folder, WITHDRAW, WITHDRAW)
    assert sorted(run.returncode for run in both) == [0, 1], both
    assert any("is withdrawn already, since 2019-05-14" in run.stderr for run in both)
    settled(folder)
