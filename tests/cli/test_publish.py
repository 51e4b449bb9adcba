"""``sitrep publish`` as a person meets it: drafts, numbers, revisions, and what it refuses."""

import datetime as dt
import json
import re
import shutil
import signal
import stat
from functools import partial

import pytest
from samples.command import failing, sitrep
from samples.dying import dying
from samples.publishing import (
    HEADER,
    HIDDEN,
    REPORT,
    W19,
    W20,
    YES,
    at_once,
    built,
    done,
    page,
    record,
    refused,
    two_weeks,
)
from samples.unpacked import contents as unpacked
from samples.workspaces import config_for, contents, workspace

from sitrep.model.request import Request
from sitrep.preview.rebuild import Rebuilder
from sitrep.publish.earlier import stated_before
from sitrep.record import reports_out


@pytest.fixture(scope="module")
def unpublished(tmp_path_factory):
    """A workspace with an event in each of two weeks and the reports of both, none published."""
    return two_weeks(tmp_path_factory.mktemp("log") / "w")


@pytest.fixture(scope="module")
def once(unpublished, tmp_path_factory):
    """The same, with week 19 published."""
    folder = shutil.copytree(unpublished, tmp_path_factory.mktemp("once") / "w")
    done(folder, *YES)
    return folder


@pytest.fixture
def log(unpublished, tmp_path):
    """The first of them, for one test alone."""
    return shutil.copytree(unpublished, tmp_path / "w")


@pytest.fixture
def published(once, tmp_path):
    """The second of them, for one test alone."""
    return shutil.copytree(once, tmp_path / "w")


def test_the_first_publish_hands_the_report_out_as_number_one_and_keeps_what_is_behind_it(log):
    told = done(log, *YES)
    assert told.splitlines() == [
        "reports/2019-W19/public/",
        "restricted/2019-W19/internal/",
        "Published: 2019-W19, No. 1.",
    ]
    assert "Situation Report No. 1" in page(log, "reports/2019-W19/public")
    assert "DRAFT" not in page(log, "reports/2019-W19/public")
    assert sorted(contents(log / ".sitrep/record")) == [
        "2019-W19/accounts.npz",
        "2019-W19/internal/manifest.json",
        "2019-W19/public/manifest.json",
        "2019-W19/public/report.json",
        "2019-W19/record.json",
    ]
    handed_out = (log / "reports/2019-W19/public/report.json").read_bytes()
    assert (log / ".sitrep/record/2019-W19/public/report.json").read_bytes() == handed_out
    for folder in (".sitrep", ".sitrep/record", ".sitrep/record/2019-W19"):
        assert stat.S_IMODE((log / folder).stat().st_mode) == 0o700
    assert (log / ".sitrep/.gitignore").read_text() == "*\n"


def test_the_first_publish_names_the_reports_that_stand_there_and_says_what_to_do(log):
    built(log, "2019-W20", "--template", "flash")
    run = sitrep("publish", *YES, cwd=log)
    told = [line for line in run.stderr.splitlines() if "masthead" not in line]
    assert [line.split(";")[0] for line in told] == [
        f"warning: reports/{name}/: stays in reports/ and in the list of reports, and is not "
        "published"
        for name in ("2019-W20.flash", "2019-W20")
    ]
    words = "sitrep build 2019-W20 --template flash and sitrep publish 2019-W20 --template flash"
    assert words in run.stderr
    built(log, "2019-W20")
    run = sitrep("publish", "2019-W20", "--yes", cwd=log)
    assert (run.returncode, "stays in reports/" in run.stderr) == (0, False)


def test_then_a_build_is_a_draft_with_the_next_number_and_is_in_no_list(published):
    before = contents(published / "reports")
    told = built(published, "2019-W20")
    assert "drafts/2019-W20/public/DRAFT-sitrep.en.md" in told
    assert contents(published / "reports") == before
    for edition in ("public", "internal"):
        text = page(published, f"drafts/2019-W20/{edition}")
        assert "DRAFT, not published" in text
        assert "Situation Report No. 2" in text
    assert stat.S_IMODE((published / "drafts").stat().st_mode) == 0o700
    assert stat.S_IMODE((published / "drafts/2019-W20/public").stat().st_mode) == 0o700
    assert (published / "drafts/.gitignore").is_file()
    done(published, "2019-W20", "--yes")
    assert "Situation Report No. 2" in page(published, "reports/2019-W20/public")
    assert "DRAFT" not in page(published, "reports/2019-W20/public")
    assert not contents(published / "drafts").keys() - {".gitignore"}


def test_a_web_page_says_that_it_is_a_draft_in_head_and_foot(published):
    built(published, "2019-W20", "--format", "html", "--edition", "public")
    html = (published / "drafts/2019-W20/public/DRAFT-sitrep.en.html").read_text(encoding="utf-8")
    head, foot = html.split("<main", 1)[0], html.split("</main>", 1)[1]
    assert "DRAFT, not published" in head
    assert "DRAFT, not published" in foot


def test_a_skipped_period_takes_no_number_and_the_first_is_that_of_config(tmp_path):
    folder = tmp_path / "w"
    report = 'title = "Test"\nformats = ["md"]\nnumber = 7'
    workspace(folder, {"log.csv": HEADER + W19 + W20}, config_for("log.csv", report=report))
    built(folder, "2019-W18..W19")
    built(folder, "2019-W19")
    done(folder, *YES)
    built(folder, "2019-W20")
    assert done(folder, "2019-W20", "--yes").endswith("2019-W20, No. 8.\n")
    built(folder, "2019-05")
    assert "Situation Report No. 9" in page(folder, "drafts/2019-05/public")


def test_published_again_it_is_a_revision_with_a_reason_and_the_first_one_stays(published):
    first = contents(published / "reports/2019-W19")
    assert "2019-W19 is published, with no draft since" in refused(published, *YES)
    (published / "log.csv").write_text(HEADER + W19.replace(",2,A", ",4,A") + W20)
    built(published, "2019-W19")
    assert 'say why it is published again, --reason "…"' in refused(published, *YES, code=2)
    assert "revision 2" in done(published, *YES, "--reason", "The hospital sent its list")
    assert contents(published / "reports/2019-W19") == first
    again = json.loads((published / "reports/2019-W19.r2/public/report.json").read_text())
    assert again["figures"]["killed"]["best"] == 4
    kept = record(published, "2019-W19.r2")
    assert (kept["number"], kept["revision"]) == (1, 2)
    assert kept["reason"] == "The hospital sent its list"
    assert "2019-W19.r2" in (published / "reports/index.html").read_text(encoding="utf-8")


def whole(path):
    """All that a file holds, as text."""
    parts = (part for _, part in unpacked(path.name, path.read_bytes()))
    return b"\n".join(parts).decode(errors="replace")


def test_every_page_of_a_revision_says_which_one_of_which_day_and_why(published):
    built(published, "2019-W19", "--edition", "public", "--format", "md,html,pdf,docx,pptx")
    slides = unpacked(
        "x.pptx", (published / "drafts/2019-W19/public/DRAFT-briefing.en.pptx").read_bytes()
    )
    pages = [part.decode() for name, part in slides if re.search(r"slides/slide\d+\.xml$", name)]
    assert len(pages) > 1
    assert all("DRAFT, not published" in page for page in pages)
    done(published, *YES, "--reason", "The hospital sent\n its *list* & <b>more</b>")
    place = published / "reports/2019-W19.r2/public"
    said = "Revision 2 of 14 May 2019: The hospital sent its *list* & <b>more</b>"
    report = json.loads((place / "report.json").read_text(encoding="utf-8"))
    assert report["masthead"]["reissue"] == said
    assert report["reissue"] == {
        "number": 2,
        "day": "2019-05-14",
        "reason": "The hospital sent its *list* & <b>more</b>",
    }
    found = {path.suffix: whole(path) for path in place.iterdir() if path.is_file()}
    in_markdown = said.replace("*", "\\*").replace("<", "&lt;").replace(">", "&gt;")
    escaped = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert escaped in found[".html"]
    assert in_markdown in found[".md"]
    assert said in " ".join(found[".pdf"].split())
    assert escaped in found[".docx"]
    assert escaped in found[".pptx"]
    first = (published / "reports/2019-W19/public/report.json").read_text(encoding="utf-8")
    assert json.loads(first)["reissue"] is None
    assert "2019-W19.r2/public: byte for byte the same" in verified(published, "2019-W19")


@pytest.mark.parametrize(
    ("file", "text", "named"),
    [
        ("log.csv", HEADER + W19 + W20 + W20.replace("e2", "e3"), "the inputs changed"),
        (
            "config.toml",
            config_for("log.csv", report=REPORT + '\nissuer = "X"'),
            "config.toml chang",
        ),
        ("templates/section.html", "{{ section.title }}", "the templates changed"),
        ("narrative/2019-W19.md", "## Highlights\n\nQuiet.\n", "a text, the words"),
    ],
)
def test_a_draft_of_other_inputs_is_refused_until_it_is_built_again(log, file, text, named):
    (log / file).parent.mkdir(exist_ok=True)
    (log / file).write_text(text, encoding="utf-8")
    said = refused(log, *YES)
    assert named in said
    assert "sitrep build 2019-W19 --edition public,internal, read it, and publish it then" in said
    assert not (log / ".sitrep/record/2019-W19").exists()


def test_without_a_draft_or_a_known_period_or_a_word_of_consent_nothing_is_published(log):
    assert "sitrep build 2019-W21 makes one" in refused(log, "2019-W21", "--yes")
    assert "Usage" in refused(log, "nonsense", "--yes", code=2)
    assert "Add --yes" in refused(log, "2019-W19", code=2)
    assert not (log / ".sitrep/record").exists()


def test_a_problem_that_check_finds_refuses(log):
    (log / "log.csv").write_text(HEADER + W19.replace(",2,A", ",two-ish,A") + W20)
    assert "log.csv:2: killed" in refused(log, *YES)


def test_a_build_can_t_go_among_what_is_published(published):
    before = contents(published / "reports")
    run = sitrep("build", "2019-W20", "--out", "reports", cwd=published)
    assert run.returncode == 2
    assert "--out can't be reports/" in run.stderr
    assert contents(published / "reports") == before


def test_where_the_record_can_t_be_written_the_report_is_taken_back(log):
    full = OSError(28, "No space left on device")
    said = refused(log, *YES, first=partial(failing, "record", "add", full))
    assert ".sitrep/: can't be written: No space left on device; free disk space" in said
    done(log, *YES)


def test_a_record_that_was_changed_by_hand_is_a_problem_with_its_place(published):
    path = published / ".sitrep/record/2019-W19/record.json"
    path.write_text(path.read_text().replace('"number": 1', '"number": 3'))
    run = sitrep("build", "2019-W20", cwd=published)
    assert run.returncode == 1
    assert run.stderr.startswith(
        ".sitrep/record/2019-W19/record.json: can't be used: it was changed after sitrep wrote it; "
        "put the file back from a backup"
    )


def test_forgetting_takes_the_accounts_out_of_the_record_and_drafts_away(published):
    built(published, "2019-W19")
    run = sitrep("forget", "e1", "--reason", "asked", "--yes", cwd=published)
    assert run.returncode == 0, run.stderr
    assert not (published / ".sitrep/record/2019-W19/accounts.npz").exists()
    assert not (published / "drafts/2019-W19").exists()
    assert (published / ".sitrep/record/2019-W19/public/report.json").exists()


def test_a_command_that_is_killed_leaves_the_report_published_or_not_and_can_be_run_again(log):
    for change in (1, 12, 25, 50):
        run = sitrep("publish", *YES, cwd=log, first=partial(dying, change, str(log)))
        if (log / ".sitrep/record/2019-W19/record.json").exists():
            break
        assert run.returncode == -signal.SIGKILL
    if not (log / ".sitrep/record/2019-W19/record.json").exists():
        done(log, *YES)
    assert record(log, "2019-W19")["number"] == 1
    assert "Situation Report No. 1" in page(log, "reports/2019-W19/public")
    built(log, "2019-W20")
    done(log, "2019-W20", "--yes")
    assert not [*(log / ".sitrep").glob("build-*")]


def test_no_word_of_a_restricted_row_is_handed_out_and_only_its_owner_reads_the_rest(
    log,
):
    (log / "log.csv").write_text(HEADER + HIDDEN + W19 + W20)
    built(log, "2019-W19", "--format", "md,html,docx")
    done(log, *YES)
    built(log, "2019-W19", "--format", "md,html,docx")
    public = {n: c for n, c in contents(log / "reports").items() if n.startswith("2019-W19")}
    public |= contents(log / "drafts/2019-W19/public")
    assert len(public) > 10
    for name, content in public.items():
        for _, part in unpacked(name, content):
            assert b"Zorvex" not in part, name
    assert "Zorvextext" in page(log, "drafts/2019-W19/internal")
    for home in ("drafts", "restricted", ".sitrep"):
        assert stat.S_IMODE((log / home).stat().st_mode) == 0o700


def test_what_was_published_is_known_after_its_report_is_removed(published):
    request = Request(published / "config.toml", dt.date(2019, 5, 14))
    there = stated_before(*reports_out(request))
    shutil.rmtree(published / "reports/2019-W19")
    again = stated_before(*reports_out(request))
    assert {(s.indicator, s.window, s.low) for s in again} >= {
        (s.indicator, s.window, s.low) for s in there
    }
    assert "killed" in {s.indicator for s in again}


def test_of_two_that_publish_at_once_one_does_and_the_other_is_told(log):
    both = at_once(log, *[("publish", *YES)] * 2)
    assert sorted(run.returncode for run in both) == [0, 1]
    (told,) = (run.stderr for run in both if "1 problem; nothing was written." in run.stderr)
    assert "2019-W19 is published, with no draft since" in told
    assert sorted(p.name for p in (log / ".sitrep/record").iterdir()) == ["2019-W19"]


def test_a_build_into_another_folder_is_a_draft_and_leaves_that_folder_as_open_as_it_is(published):
    other = published / "other"
    other.mkdir(mode=0o755)
    built(published, "2019-W20", "--out", "other", "--edition", "public")
    assert "DRAFT, not published" in page(published, "other/2019-W20/public")
    assert stat.S_IMODE(other.stat().st_mode) == 0o755
    assert not (other / ".gitignore").exists()


def test_the_frames_of_charts_say_that_they_are_of_a_draft(published):
    run = sitrep("charts", "2019-W20", "--format", "svg,txt", "--size", "screen", cwd=published)
    assert run.returncode == 0, run.stderr
    pack = published / "drafts/2019-W20/public/pack"
    texts = [p for p in pack.rglob("*") if p.suffix in (".svg", ".txt")]
    assert len(texts) >= 2
    assert all("DRAFT, not published" in p.read_text(encoding="utf-8") for p in texts)
    assert not (published / "reports/latest").exists()


def test_what_a_preview_shows_is_a_draft(published):
    request = Request(published / "config.toml", dt.date(2019, 5, 20), "2019-W20")
    states = []
    rebuilder = Rebuilder(request, states.append)
    found = rebuilder._build("2019-W20")
    assert not found["failed"], found
    assert "DRAFT, not published" in found["html"].decode()


def verified(folder, *words, code=0):
    run = sitrep("verify", *words, cwd=folder)
    assert run.returncode == code, run.stdout + run.stderr
    return (run.stdout + run.stderr).splitlines()


def test_what_was_published_is_built_again_byte_for_byte_also_later(published):
    built(published, "2019-W20")
    done(published, "2019-W20", "--yes")
    run = sitrep("verify", cwd=published, SOURCE_DATE_EPOCH="1589328000")
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == [
        "2019-W19/public: byte for byte the same",
        "2019-W19/internal: byte for byte the same",
        "2019-W20/public: byte for byte the same",
        "2019-W20/internal: byte for byte the same",
    ]


def test_an_input_that_has_changed_is_named_and_so_is_a_period_that_is_not_published(published):
    (published / "log.csv").write_text(HEADER + W19.replace(",2,A", ",4,A") + W20)
    assert verified(published, "2019-W19", code=1) == [
        "2019-W19/public: the inputs changed: log.csv",
        "2019-W19/internal: the inputs changed: log.csv",
    ]
    assert "nothing is published of 2019-W20" in verified(published, "2019-W20", code=1)[0]


def other_version():
    """Be a later sitrep, with another library, that writes other bytes."""
    from sitrep.publish import folder, manifest

    versions, as_csv = {**manifest.tools(), "weasyprint": "99.0"}, folder.as_csv
    manifest.__version__ = "9.9"
    manifest.tools = lambda: versions
    folder.as_csv = lambda rows: as_csv(rows) + b"\n"


def test_with_another_version_the_figures_are_the_same_and_it_is_named(published):
    run = sitrep("verify", "2019-W19", "-c", "config.toml", cwd=published, first=other_version)
    assert run.returncode == 0, run.stderr
    line = run.stdout.splitlines()[0]
    assert line.startswith("2019-W19/public: same inputs and figures, other bytes: sitrep 0")
    assert line.endswith("→ 99.0")


def other_figures():
    """Count twice as many."""
    from sitrep.release import verifying

    read = verifying._json

    def doubled(path):
        said = read(path)
        return {**said, "figures": {**said["figures"], "killed": {"text": "4"}}}

    verifying._json = doubled


def test_other_figures_of_the_same_inputs_are_named(published):
    run = sitrep("verify", "2019-W19", cwd=published, first=other_figures)
    assert run.returncode == 1, run.stdout
    assert "2019-W19/public: other figures: killed was 2 and is 4 (figures)" in run.stderr


def test_of_what_was_forgotten_the_figures_alone_are_verified(published):
    run = sitrep("forget", "e1", "--reason", "asked", "--log", "--yes", cwd=published)
    assert run.returncode == 0, run.stderr
    lines = verified(published, "2019-W19")
    assert lines[0].startswith("2019-W19/public: figures only: log.csv")


def test_accounts_that_are_gone_are_told_and_those_that_were_edited_are_a_problem(published):
    path = published / ".sitrep/record/2019-W19/accounts.npz"
    kept = path.read_bytes()
    path.unlink()
    more = "the record has its figures only, accounts.npz is gone"
    assert verified(published, "2019-W19") == [
        f"2019-W19/public: byte for byte the same: {more}",
        f"2019-W19/internal: byte for byte the same: {more}",
    ]
    path.write_bytes(kept + b"x")
    manifest = published / ".sitrep/record/2019-W19/public/manifest.json"
    manifest.write_text("{}")
    assert sorted(line.split("; ")[0] for line in verified(published, code=1)) == [
        ".sitrep/record/2019-W19/accounts.npz: can't be used: it was changed after it was kept",
        ".sitrep/record/2019-W19/public/manifest.json: can't be used: it was changed after it was "
        "kept",
        "2 problems",
    ]


def other_font():
    """Have the fonts of another machine: other bytes from the same versions."""
    from sitrep.charts.drawing.finished import Finished

    saved = Finished.saved
    Finished.saved = lambda self, name: saved(self, name) + b"\n"


def test_with_another_font_the_figures_are_the_same_and_what_differs_is_named(published):
    run = sitrep("verify", "2019-W19", cwd=published, first=other_font)
    assert run.returncode == 0, run.stderr
    line = run.stdout.splitlines()[0]
    same = (
        "2019-W19/public: same inputs and figures, other bytes: a font or a library of the system"
    )
    assert line.startswith(f"{same}; charts/")


def test_config_toml_that_has_changed_is_named(published):
    path = published / "config.toml"
    path.write_text(path.read_text().replace('title = "Test"', 'title = "Other"'))
    assert verified(published, "2019-W19", code=1)[0] == (
        "2019-W19/public: the inputs changed: config.toml"
    )
