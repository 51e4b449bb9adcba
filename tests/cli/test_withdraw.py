"""``sitrep withdraw`` as a person meets it: what goes, what stays, and who is told."""

import json
import re
import shutil
import stat
import xml.etree.ElementTree as ET
from functools import partial

import pytest
from samples.command import failing, sitrep
from samples.publishing import (
    HEADER,
    HIDDEN,
    W19,
    W20,
    YES,
    built,
    done,
    page,
    record,
    two_weeks,
)
from samples.workspaces import contents

REASON = ("--reason", "The count was of another town")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def once(tmp_path_factory):
    """Two weeks, both published: reports No. 1 and 2."""
    folder = two_weeks(tmp_path_factory.mktemp("once") / "w")
    (folder / "log.csv").write_text(HEADER + HIDDEN + W19 + W20)
    for period in ("2019-W19", "2019-W20"):
        built(folder, period)
        done(folder, period, "--yes")
    return folder


@pytest.fixture
def published(once, tmp_path):
    """The same, for one test alone."""
    return shutil.copytree(once, tmp_path / "w")


def withdrawn(folder, *words, code=0, **environment):
    run = sitrep("withdraw", *words, cwd=folder, **environment)
    assert run.returncode == code, run.stdout + run.stderr
    assert "Traceback" not in run.stderr
    return run.stdout if code == 0 else run.stderr


def notice(folder, place="reports/2019-W19/public"):
    return (folder / place / "index.html").read_text(encoding="utf-8")


def entries(folder):
    """The feed's titles, links and texts."""
    feed = ET.fromstring((folder / "reports/feed.atom").read_text(encoding="utf-8"))
    for each in feed.iter(f"{ATOM}entry"):
        link = each.find(f"{ATOM}link").get("href")
        names = ("title", "updated", "summary")
        yield (*(each.findtext(f"{ATOM}{name}") for name in names), link)


def test_its_files_go_from_every_edition_and_a_page_says_when_and_why(published):
    told = withdrawn(published, *YES, *REASON, SOURCE_DATE_EPOCH="1558310400")
    assert told.splitlines() == [
        "reports/2019-W19/public/index.html",
        "restricted/2019-W19/internal/index.html",
        "Withdrawn: 2019-W19, No. 1.",
    ]
    for place in ("reports/2019-W19/public", "restricted/2019-W19/internal"):
        assert sorted(contents(published / place)) == ["index.html", "manifest.json"]
        text = notice(published, place)
        assert "It was withdrawn on 20 May 2019." in text
        assert "Reason: The count was of another town" in text
        assert "Test · Situation Report No. 1 · 6–12 May 2019" in text
        assert "6–12 May 2019" in text
    assert 'href="../../index.html"' in notice(published)
    assert "../" not in notice(published, "restricted/2019-W19/internal").split("<main")[1]
    assert stat.S_IMODE((published / "restricted/2019-W19/internal").stat().st_mode) == 0o700


def test_the_page_of_all_reports_and_the_feed_say_it_and_give_no_file_and_no_figure(published):
    withdrawn(published, *YES, *REASON, SOURCE_DATE_EPOCH="1558310400")
    text = (published / "reports/index.html").read_text(encoding="utf-8")
    row = re.search(r'<tr[^>]* id="r-2019-W19".*?</tr>', text, flags=re.S)[0]
    assert "Withdrawn on 20 May 2019. Reason: The count was of another town" in row
    assert set(re.findall(r'href="([^"]+)"', row)) == {"2019-W19/public/index.html"}
    assert re.search(r"<td.*?</td>", row, flags=re.S)[0].count("withdrawn") == 1
    other, own = entries(published)
    assert other[0] == "Situation Report No. 2 for 13–19 May 2019"
    assert own[0] == "Withdrawn: Situation Report No. 1 for 6–12 May 2019"
    assert own[1].startswith("2019-05-20")
    assert "Reason: The count was of another town" in own[2]
    assert own[3] == "2019-W19/public/index.html"


def test_the_newest_report_is_still_the_first_on_the_page_and_has_no_picture(published):
    withdrawn(published, "2019-W20", "--yes", *REASON)
    text = (published / "reports/index.html").read_text(encoding="utf-8")
    first = re.search(r"<article.*?</article>", text, flags=re.S)[0]
    assert 'id="r-2019-W20"' in first
    assert "Withdrawn on 14 May 2019." in first
    assert "<img" not in first
    assert "people killed" not in first


def test_nothing_of_the_report_or_of_a_restricted_row_stays_where_people_read(published):
    withdrawn(published, *YES, *REASON)
    for name, content in contents(published / "reports").items():
        if not name.startswith("2019-W20"):
            assert b"Zorvex" not in content, name
    said = json.loads((published / "reports/2019-W19/public/manifest.json").read_text())
    assert "inputs" not in said
    assert "figures" not in said


def test_the_record_stays_and_verify_says_that_it_is_withdrawn(published):
    before = contents(published / ".sitrep/record")
    withdrawn(published, *YES, *REASON)
    after = contents(published / ".sitrep/record")
    assert {n for n in before if before[n] != after[n]} == {"2019-W19/record.json"}
    gone = {"day": "2019-05-14", "reason": "The count was of another town"}
    assert record(published, "2019-W19")["withdrawn"] == gone
    assert not (published / ".sitrep/withdrawing.json").exists()
    run = sitrep("verify", cwd=published)
    assert run.returncode == 0
    assert run.stdout.splitlines() == [
        "2019-W19/public: withdrawn: on 2019-05-14; The count was of another town",
        "2019-W19/internal: withdrawn: on 2019-05-14; The count was of another town",
        "2019-W20/public: byte for byte the same",
        "2019-W20/internal: byte for byte the same",
    ]


def test_its_number_is_not_given_again_and_published_again_it_is_a_revision(published):
    withdrawn(published, *YES, *REASON)
    withdrawn(published, "2019-W20", "--yes", *REASON)
    built(published, "2019-05")
    assert "Situation Report No. 3" in page(published, "drafts/2019-05/public")
    (published / "log.csv").write_text(HEADER + W19.replace(",2,A", ",4,A") + W20)
    built(published, "2019-W19")
    assert "Situation Report No. 1" in page(published, "drafts/2019-W19/public")
    assert "DRAFT" in page(published, "drafts/2019-W19/public")
    run = sitrep("publish", *YES, cwd=published)
    assert run.returncode == 2
    assert "--reason" in run.stderr
    assert "2019-W19, No. 1, revision 2." in done(published, *YES, "--reason", "Counted again")
    assert "Situation Report No. 1" in page(published, "reports/2019-W19.r2/public")
    assert "has been withdrawn" in notice(published)
    text = (published / "reports/index.html").read_text(encoding="utf-8")
    row = re.search(r'<tr[^>]* id="r-2019-W19.r2".*?</tr>', text, flags=re.S)[0]
    assert "issue 1, replaced, withdrawn on 14 May 2019" in row
    assert "<p>4</p>" in re.sub(r"<p [^>]*>", "<p>", row)
    withdrawn(published, *YES, "--reason", "Wrong again")
    assert record(published, "2019-W19")["withdrawn"]["reason"] == REASON[1]
    assert record(published, "2019-W19.r2")["withdrawn"]["reason"] == "Wrong again"


def test_all_revisions_of_a_period_go_and_its_reports_by_other_templates(published):
    (published / "log.csv").write_text(HEADER + HIDDEN + W19.replace(",2,A", ",4,A") + W20)
    built(published, "2019-W19")
    done(published, *YES, "--reason", "Late")
    built(published, "2019-W19", "--template", "flash")
    done(published, *YES, "--template", "flash")
    told = withdrawn(published, *YES, *REASON)
    assert told.endswith("Withdrawn: 2019-W19, 2019-W19.r2, 2019-W19.flash, No. 1.\n")
    for name in ("2019-W19", "2019-W19.r2", "2019-W19.flash"):
        files = sorted(contents(published / f"reports/{name}/public"))
        assert files == ["index.html", "manifest.json"]


def test_with_a_template_the_others_stay(published):
    built(published, "2019-W19", "--template", "flash")
    done(published, *YES, "--template", "flash")
    withdrawn(published, *YES, *REASON, "--template", "flash")
    assert page(published, "reports/2019-W19/public")
    assert "Flash update" in notice(published, "reports/2019-W19.flash/public")
    text = (published / "reports/index.html").read_text(encoding="utf-8")
    row = re.search(r'<tr[^>]* id="r-2019-W19".*?</tr>', text, flags=re.S)[0]
    assert "Flash update, withdrawn on 14 May 2019" in row


def test_what_others_put_beside_it_stays_and_is_named(published):
    (published / "reports/2019-W19/public/notes.txt").write_text("ours")
    run = sitrep("withdraw", *YES, *REASON, cwd=published)
    assert run.returncode == 0
    assert "reports/2019-W19/public/notes.txt: stays: sitrep did not write it" in run.stderr
    assert (published / "reports/2019-W19/public/notes.txt").read_text() == "ours"


def test_a_page_of_others_where_the_notice_is_to_be_refuses(published):
    (published / "reports/2019-W19/public/index.html").write_text("ours")
    before = contents(published)
    said = withdrawn(published, *YES, *REASON, code=1)
    assert "reports/2019-W19/public/index.html: is not sitrep's" in said
    assert contents(published) == before


def test_files_go_also_where_the_report_s_manifest_is_gone(published):
    (published / "reports/2019-W19/public/manifest.json").unlink()
    withdrawn(published, *YES, *REASON)
    assert sorted(contents(published / "reports/2019-W19/public")) == [
        "index.html",
        "manifest.json",
    ]


def test_without_consent_a_reason_or_a_report_nothing_is_withdrawn(published):
    before = contents(published)
    assert "Add --yes" in withdrawn(published, "2019-W19", *REASON, code=2)
    assert "--reason" in withdrawn(published, *YES, code=2)
    assert "say why it is withdrawn" in withdrawn(published, *YES, "--reason", " ", code=2)
    assert "nothing is published of 2019-W21" in withdrawn(
        published, "2019-W21", "--yes", *REASON, code=1
    )
    assert "Usage" in withdrawn(published, "nonsense", "--yes", *REASON, code=2)
    assert contents(published) == before
    withdrawn(published, *YES, *REASON)
    assert "is withdrawn already, since 2019-05-14" in withdrawn(published, *YES, *REASON, code=1)


def test_a_reason_prints_as_text_on_every_page(published):
    withdrawn(published, *YES, "--reason", "<b>x</b> & { $y }\nz")
    for text in (notice(published), (published / "reports/index.html").read_text()):
        assert "Reason: &lt;b&gt;x&lt;/b&gt; &amp; { $y } z" in text
    assert "&lt;b&gt;x" in [*entries(published)][1][2]


def test_the_newest_pack_is_never_that_of_a_withdrawn_report(tmp_path):
    folder = two_weeks(tmp_path / "w")
    for period in ("2019-W19", "2019-W20"):
        run = sitrep("charts", period, "--format", "txt", cwd=folder)
        assert run.returncode == 0, run.stderr
        built(folder, period)
    done(folder, *YES)
    built(folder, "2019-W20")
    done(folder, "2019-W20", "--yes")
    latest = folder / "reports/latest/manifest.json"
    assert "2019-W20/" in latest.read_text()
    withdrawn(folder, "2019-W20", "--yes", *REASON)
    assert not latest.exists() or "2019-W20/" not in latest.read_text()


def test_a_template_that_fails_is_named_and_nothing_is_withdrawn(published):
    (published / "templates").mkdir()
    (published / "templates/withdrawn.html").write_text("{{ page.nothing }}")
    before = contents(published)
    said = withdrawn(published, *YES, *REASON, code=1)
    assert "templates/withdrawn.html:1" in said
    assert contents(published) == before


def small_files():
    """Be on a disk on which no file can have more than 2,000 bytes."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))


def test_where_it_can_t_be_written_down_nothing_is_withdrawn_and_nothing_is_left(published):
    before = contents(published)
    run = sitrep("withdraw", *YES, *REASON, cwd=published, first=small_files)
    assert run.returncode == 1
    assert run.stderr.splitlines()[0].startswith(
        ".sitrep/withdrawing.json: can't be written: File too large; free disk space"
    )
    assert "nothing was written" in run.stderr
    assert contents(published) == before


@pytest.mark.parametrize("step", ["record.mark", "release.finishing.put", "record.end"])
def test_what_has_begun_on_a_disk_that_fills_is_told_and_the_same_command_finishes_it(
    published, step
):
    module, name = step.rsplit(".", 1)
    full = OSError(28, "No space left on device")
    run = sitrep(
        "withdraw", *YES, *REASON, cwd=published, first=partial(failing, module, name, full)
    )
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    assert "can't be written: No space left on device; free disk space" in run.stderr
    assert "the same command, or sitrep verify 2019-W19, then finishes the withdrawal" in run.stderr
    assert "nothing was written" not in run.stderr
    assert withdrawn(published, *YES, *REASON).endswith("Withdrawn: 2019-W19, No. 1.\n")
    whole(published)


def whole(folder):
    """Nothing of the withdrawal is open, and all of it is done."""
    assert not (folder / ".sitrep/withdrawing.json").exists()
    assert record(folder, "2019-W19")["withdrawn"]["reason"] == REASON[1]
    for place in ("reports/2019-W19/public", "restricted/2019-W19/internal"):
        assert sorted(contents(folder / place)) == ["index.html", "manifest.json"]
    assert "Withdrawn on" in (folder / "reports/index.html").read_text(encoding="utf-8")


def test_verify_and_publish_finish_what_was_stopped(published):
    full = OSError(28, "No space left on device")
    first = partial(failing, "record", "mark", full)
    sitrep("withdraw", *YES, *REASON, cwd=published, first=first)
    run = sitrep("verify", "2019-W19", cwd=published)
    assert "2019-W19/public: withdrawn: on 2019-05-14" in run.stdout
    whole(published)


def test_an_intention_that_was_changed_by_hand_is_a_problem_with_its_place(published):
    (published / ".sitrep/withdrawing.json").write_text('{"folders": []}')
    said = withdrawn(published, *YES, *REASON, code=1)
    assert said.startswith(
        ".sitrep/withdrawing.json: can't be used: it was changed after sitrep wrote it; "
        "remove .sitrep/withdrawing.json, and withdraw the report again"
    )


def test_a_notice_is_no_report_that_forgetting_would_remove(published):
    withdrawn(published, *YES, *REASON)
    before = contents(published / "restricted/2019-W19")
    run = sitrep("forget", "e1", "--reason", "asked", "--yes", cwd=published)
    assert run.returncode == 0, run.stderr
    assert "restricted/2019-W19/" not in run.stdout
    assert contents(published / "restricted/2019-W19") == before
