"""build and publish on a disk that is really full: nothing is lost, and all can be done later."""

import pytest
from samples.publishing import HEADER, W19, W20, YES, built, done, two_weeks
from samples.small_disk import filled, refusal

pytestmark = pytest.mark.skipif(bool(refusal()), reason=f"no disk of its own: {refusal()}")
#: What a command may leave behind: it holds nothing, and keeps a folder closed.
_EMPTY = (".lock", ".gitignore")


@pytest.fixture(scope="module")
def draft(tmp_path_factory):
    """Week 19 is published, and a draft of its revision is there."""
    folder = two_weeks(tmp_path_factory.mktemp("disk") / "w")
    done(folder, *YES)
    (folder / "log.csv").write_text(HEADER + W19.replace(",2,A", ",4,A") + W20)
    built(folder, "2019-W19")
    return folder


def refused(run):
    """The command has said what to do, and has changed nothing that a person reads."""
    assert run["code"] == 1, run
    assert "Traceback" not in run["told"]
    assert "No space left on device" in run["told"], run["told"]
    assert "free disk space" in run["told"] or "the space on the disk" in run["told"], run["told"]
    assert [name for name in run["changed"] if not name.endswith(_EMPTY)] == []


# Room for nothing, for locks and notes alone, for most of the files.
@pytest.mark.parametrize("free", [0, 8_192, 262_144])
def test_publish_on_a_full_disk_changes_nothing_and_is_done_once_there_is_room(draft, free):
    both = filled(draft, free, "publish", *YES, "--reason", "Late")
    refused(both["full"])
    assert both["room"]["code"] == 0, both["room"]["told"]
    assert ".sitrep/record/2019-W19.r2/record.json" in both["room"]["changed"]
    assert "reports/2019-W19.r2/public/report.json" in both["room"]["changed"]


@pytest.mark.parametrize("free", [0, 65_536])
def test_build_on_a_full_disk_changes_nothing_and_is_done_once_there_is_room(draft, free):
    (draft / "log.csv").write_text(HEADER + W19.replace(",2,A", ",5,A") + W20)
    both = filled(draft, free, "build", "2019-W19")
    refused(both["full"])
    assert both["room"]["code"] == 0, both["room"]["told"]
    assert "drafts/2019-W19/public/report.json" in both["room"]["changed"]
