"""``sitrep publish --bundle`` and ``sitrep read`` as a person meets them."""

import datetime as dt
import json
import shutil
import subprocess
import zipfile
from functools import partial

import pytest
from samples.bundles import material
from samples.command import failing, sitrep
from samples.workspaces import config_for, contents, workspace

from sitrep.outputs import pdf
from sitrep.release import bundling

HEADER = "event_id,date_start,reported_on,admin1,admin1_pcode,place,killed,source\n"
ROWS = "log-7,2019-05-06,2019-05-07,North,NO01,Hass,2,Agency\n"
REPORT = 'title = "Northland"\nissuer = "Example Group"\nurl = "https://example.org/reports"'
MORE = "\n[reliefweb]\ncountry = [226]\nsource = [1503]\n"
WINDOW = "2019-05-06 to 2019-05-12"
EDITIONS = '\neditions = ["public", "internal"]\n'


def made(folder, report=REPORT, *options):
    workspace(folder, {"log.csv": HEADER + ROWS}, config_for("log.csv", report=report, more=MORE))
    run = sitrep("build", "2019-W19", *options, cwd=folder)
    assert run.returncode == 0, run.stderr
    return folder


def run(folder, *words, code=0):
    done = sitrep(*words, cwd=folder)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr
    return done


def publish(folder, *words, code=0):
    return run(folder, "publish", "2019-W19", "--yes", *words, code=code)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory):
    """A workspace of one edition, with a draft in all formats."""
    return made(tmp_path_factory.mktemp("drafted") / "w")


@pytest.fixture(scope="module")
def without_pdf(tmp_path_factory):
    """The same with a draft in Markdown alone."""
    return made(tmp_path_factory.mktemp("without-pdf") / "w", REPORT + '\nformats = ["md"]\n')


@pytest.fixture(scope="module")
def published_once(drafted, tmp_path_factory):
    """The first of them, published."""
    folder = shutil.copytree(drafted, tmp_path_factory.mktemp("published") / "w")
    publish(folder)
    return folder


@pytest.fixture
def draft(drafted, tmp_path):
    """A draft in all formats, for one test alone."""
    return shutil.copytree(drafted, tmp_path / "w")


@pytest.fixture
def plain(without_pdf, tmp_path):
    """A draft in Markdown alone, for one test alone."""
    return shutil.copytree(without_pdf, tmp_path / "w")


@pytest.fixture
def published(published_once, tmp_path):
    """A report in all formats that is published without a bundle, for one test alone."""
    return shutil.copytree(published_once, tmp_path / "w")


@pytest.fixture(scope="module")
def handed(tmp_path_factory):
    """A workspace of two editions, published with its bundle; what was told."""
    folder = made(tmp_path_factory.mktemp("bundle") / "w", REPORT + EDITIONS)
    return folder, publish(folder, "--bundle")


def test_publishing_with_a_bundle_publishes_and_makes_it(handed):
    folder, told = handed
    assert told.stdout.splitlines()[-3:] == [
        "Published: 2019-W19, No. 1.",
        f"bundles/sitrep-2019-W19-public/ ({len(files(folder))} files)",
        "Bundled: sitrep-2019-W19-public. Nothing was sent.",
    ]


def files(folder, name="sitrep-2019-W19-public"):
    return contents(folder / "bundles" / name)


def test_a_bundle_holds_all_that_is_handed_over(handed):
    found = files(handed[0])
    whole = {"READ-ME.txt", "SHA256SUMS", "annex.xlsx", "datapackage.json", "CITATION.txt"}
    whole |= {"mail.txt", "line.txt", "reliefweb.json", "report.json", "data/events.csv"}
    whole |= {"sitrep.en.pdf", "sitrep.en.md", "sitrep.en.html", "annex/events.csv"}
    assert whole <= {*found}
    assert [name for name in found if name.startswith("charts/")]
    assert "pack/index.html" in found
    assert "manifest.json" not in found


def test_its_pages_are_those_that_were_published(handed):
    published, found = contents(handed[0] / "reports/2019-W19/public"), files(handed[0])
    assert {n: found[n] for n in published if n != "manifest.json"} == {
        n: data for n, data in published.items() if n != "manifest.json"
    }


def test_the_list_of_checksums_passes_sha256sum(handed):
    place = handed[0] / "bundles/sitrep-2019-W19-public"
    command = ["sha256sum", "--check", "--quiet", "SHA256SUMS"]
    subprocess.run(command, cwd=place, check=True)


def test_the_public_data_have_neutral_ids_and_the_internal_ones_the_log_s(handed):
    folder = handed[0]
    assert b"event-1,2019-05-06,2019-05-06,day" in files(folder)["data/events.csv"]
    assert b",North,NO01," in files(folder)["data/events.csv"]
    publish(folder, "--bundle", "--edition", "internal")
    inside = files(folder, "sitrep-2019-W19-internal")
    assert inside["data/events.csv"].splitlines()[1].startswith(b"log-7,")
    assert b"Do not pass these files on." in inside["READ-ME.txt"]
    assert "reliefweb.json" not in inside


def test_of_a_published_report_only_the_bundle_is_made(handed, tmp_path):
    folder = handed[0]
    before = contents(folder / "reports"), contents(folder / ".sitrep/record")
    told = publish(folder, "--bundle", tmp_path / "b.zip").stdout
    assert told.startswith("It is published already: no new revision was made.\n")
    assert (contents(folder / "reports"), contents(folder / ".sitrep/record")) == before
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        inside = {n.partition("/")[2]: archive.read(n) for n in archive.namelist()}
    assert inside == files(folder)
    again = (tmp_path / "b.zip").read_bytes()
    publish(folder, "--bundle", tmp_path / "b.zip", "--quiet")
    assert (tmp_path / "b.zip").read_bytes() == again


@pytest.mark.parametrize("place", ["reports/2019-W19/public/sitrep.en.pdf", "b.zip", "bundle"])
def test_the_figures_are_read_back_from_pdf_zip_and_folder(handed, tmp_path, place):
    folder = handed[0]
    publish(folder, "--bundle", tmp_path / "b.zip", "--quiet")
    where = {"b.zip": tmp_path / "b.zip", "bundle": "bundles/sitrep-2019-W19-public"}
    told = run(folder, "read", where.get(place, place)).stdout
    assert told.startswith("Northland: Situation Report No. 1\n")
    killed = next(line for line in told.splitlines() if line.startswith("  killed "))
    assert " ".join(killed.split()) == f"killed 2 people 1 of 1 events {WINDOW} Agency"
    data = run(folder, "read", where.get(place, place), "--format", "json").stdout
    published = (folder / "reports/2019-W19/public/report.json").read_text(encoding="utf-8")
    assert data == published


def test_the_figures_inside_an_internal_pdf_are_the_internal_ones(handed):
    folder = handed[0]
    place = "restricted/2019-W19/internal"
    data = run(folder, "read", f"{place}/sitrep.en.pdf", "--format", "json").stdout
    assert json.loads(data)["edition"] == "internal"
    assert data == (folder / place / "report.json").read_text(encoding="utf-8")


# --- what it refuses ------------------------------------------------------------------------


def refused(folder, *words, code=1):
    """What is said, where nothing is published or bundled."""
    before = contents(folder)
    told = publish(folder, *words, code=code).stderr
    now = contents(folder)
    kept = {name: data for name, data in now.items() if not name.endswith(".gitignore")}
    assert kept == {n: data for n, data in before.items() if not n.endswith(".gitignore")}
    return told


def test_a_place_that_is_taken_is_refused_before_anything_is_published(plain, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")
    told = refused(plain, "--bundle", tmp_path / "out")
    assert "is there and is no bundle of sitrep's" in told
    assert not (plain / ".sitrep/record").exists() or not contents(plain / ".sitrep/record")


def test_a_report_without_a_pdf_has_no_bundle_and_the_remedy_works(plain):
    told = refused(plain, "--bundle")
    assert "has no PDF, which is what a bundle hands over" in told
    assert "sitrep build 2019-W19 --format pdf,md,html, then publish it" in told
    publish(plain)
    told = refused(plain, "--bundle")
    assert "has no PDF" in told
    assert 'sitrep publish 2019-W19 --reason "…"' in told
    run(plain, "build", "2019-W19", "--format", "pdf,md,html")
    publish(plain, "--bundle", "--reason", "With a PDF")
    assert "sitrep.en.pdf" in files(plain, "sitrep-2019-W19.r2-public")


def test_an_edition_without_a_draft_is_refused_before_anything_is_published(plain):
    told = refused(plain, "--bundle", "--edition", "internal")
    assert "restricted/2019-W19/internal/: is not there; sitrep build 2019-W19 --edition" in told


def test_a_page_that_was_changed_after_it_was_published_is_not_handed_over(published):
    page = published / "reports/2019-W19/public/sitrep.en.md"
    page.write_text(page.read_text(encoding="utf-8").replace("2", "3"), encoding="utf-8")
    told = refused(published, "--bundle")
    assert "reports/2019-W19/public/sitrep.en.md: was changed after it was published" in told


def test_where_the_inputs_have_changed_the_bundle_has_what_was_published_and_no_pack(published):
    (published / "log.csv").write_text(HEADER + ROWS.replace(",2,A", ",5,A"), encoding="utf-8")
    told = publish(published, "--bundle").stderr
    assert "pack/: is left out of the bundle: what it is drawn from has changed since" in told
    assert b'"best": 2' in files(published)["report.json"]
    assert not [name for name in files(published) if name.startswith("pack/")]


def test_a_draft_that_was_built_since_is_not_in_the_bundle_and_that_is_told(published):
    run(published, "build", "2019-W19")
    told = publish(published, "--bundle").stderr
    assert "drafts/2019-W19/public/: is not in the bundle, which is of what was published" in told
    assert b"DRAFT" not in files(published)["sitrep.en.md"]


def test_a_bundle_that_fails_after_the_report_is_published_does_not_deny_that(draft):
    full = partial(failing, "publish.bundle.target", "_write", OSError(28, "No space left"))
    done = sitrep("publish", "2019-W19", "--bundle", "--yes", cwd=draft, first=full)
    assert done.returncode == 1
    assert "can't be written: No space left; see who may write there" in done.stderr
    assert done.stderr.endswith("The report is published, and its bundle is not made.\n")
    assert (draft / ".sitrep/record/2019-W19/record.json").is_file()


def test_a_report_without_charts_has_no_pack_and_nothing_is_told_of_that(tmp_path):
    assert bundling._pack(material(tmp_path, charts=[]), kept=None) == ({}, [])


def test_an_edition_that_is_not_published_is_refused(published):
    told = refused(published, "--bundle", "--edition", "partner")
    assert "restricted/2019-W19/partner/: is not published: public is" in told
    assert "add --bundle" in publish(published, "--edition", "partner", code=2).stderr


def test_what_is_not_published_and_has_no_draft_is_refused(draft):
    told = run(draft, "publish", "2019-W18", "--yes", "--bundle", code=1).stderr
    assert "there is no draft to publish" in told


def test_a_failure_half_way_leaves_no_part_of_a_bundle(published):
    full = partial(failing, "publish.folder", "exchange", OSError(28, "No space left on device"))
    done = sitrep("publish", "2019-W19", "--bundle", "--yes", cwd=published, first=full)
    assert done.returncode == 1
    assert "can't be written: No space left on device" in done.stderr
    assert {*contents(published / "bundles")} <= {".lock"}


# --- reading what is no report --------------------------------------------------------------


def unread(folder, name):
    return run(folder, "read", name, code=1).stderr


def test_what_holds_no_figures_is_refused_with_a_remedy(handed, tmp_path):
    plain = pdf.printed(
        "<html lang=en><title>T</title>T", language="en", created=dt.date(2020, 1, 1)
    )
    (tmp_path / "old.pdf").write_bytes(plain)
    (tmp_path / "bad.pdf").write_bytes(b"no pdf")
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    with zipfile.ZipFile(tmp_path / "other.zip", "w") as archive:
        archive.writestr("a.txt", "b")
    (tmp_path / "a.json").write_text('{"a": 1}')
    (tmp_path / "b.json").write_text("no json")
    (tmp_path / "c.json").write_text('{"figures": {}, "schema_version": 99}')
    (tmp_path / "d.docx").write_text("x")
    assert "old.pdf: holds no report.json" in unread(tmp_path, "old.pdf")
    assert "sitrep audit reads its text" in unread(tmp_path, "old.pdf")
    assert "can't be read as a PDF" in unread(tmp_path, "bad.pdf")
    assert "can't be read as a zip" in unread(tmp_path, "bad.zip")
    assert "other.zip: holds no report.json" in unread(tmp_path, "other.zip")
    assert "holds JSON that is no report's" in unread(tmp_path, "a.json")
    assert "that is not JSON" in unread(tmp_path, "b.json")
    assert "is of version 99" in unread(tmp_path, "c.json")
    assert "holds no figures to read back" in unread(tmp_path, "d.docx")
    assert "is not there" in unread(tmp_path, "none.pdf")
    assert "holds no report.json; name the folder of one report" in unread(handed[0], "reports")


def test_what_is_read_tells_the_terminal_nothing_but_text(tmp_path):
    entry = {"text": "5\x1b[31m", "unit": "x", "reported": 1, "of": 1, "groups": "none"}
    said = {"figures": {"killed\n": entry, "b": 3}, "totals": [7], "masthead": {"title": "\x1b]0;"}}
    (tmp_path / "report.json").write_text(json.dumps(said))
    told = run(tmp_path, "read", "report.json").stdout
    assert "\x1b" not in told
    assert "killed" in told


# --- a report that is withdrawn ---------------------------------------------------------------


@pytest.fixture
def bundled(handed, tmp_path):
    """The workspace, for one test alone."""
    return shutil.copytree(handed[0], tmp_path / "w")


def withdraw(folder, code=0):
    return run(folder, "withdraw", "2019-W19", "--yes", "--reason", "Wrong town", code=code).stderr


def test_withdrawing_removes_the_bundles_that_lie_in_bundles_and_names_the_others(
    bundled, tmp_path
):
    publish(bundled, "--bundle", "--edition", "internal")
    publish(bundled, "--bundle", "bundles/w19.zip")
    publish(bundled, "--bundle", tmp_path / "out/w19.zip")
    publish(bundled, "--bundle", tmp_path / "gone.zip")
    (tmp_path / "gone.zip").unlink()
    told = withdraw(bundled)
    gone = "was made of what is withdrawn, and is removed; if it was handed over, tell those"
    for name in ("sitrep-2019-W19-public/", "sitrep-2019-W19-internal/", "w19.zip"):
        assert f"bundles/{name}: {gone}" in told
    assert [path.name for path in (bundled / "bundles").iterdir() if path.name[0] != "."] == []
    stays = "is a bundle of what is withdrawn, and stays: it is not in bundles/; remove it, and"
    assert f"{tmp_path}/out/w19.zip: {stays}" in told
    assert (tmp_path / "out/w19.zip").exists()
    assert f"{tmp_path}/gone.zip: was made of what is withdrawn, and is no longer there" in told


def test_a_bundle_that_somebody_has_changed_or_replaced_stays_and_is_named(bundled):
    place = bundled / "bundles/sitrep-2019-W19-public"
    (place / "mail.txt").write_text("ours")
    publish(bundled, "--bundle", "bundles/last.zip")
    publish(bundled, "--bundle", "bundles/last.zip", "--edition", "internal")
    before = contents(place)
    told = withdraw(bundled)
    changed = "what is there now was changed since, and stays"
    assert f"bundles/sitrep-2019-W19-public/: was made of what is withdrawn; {changed}" in told
    assert contents(place) == before
    replaced = "was made of what is withdrawn, and is no longer there"
    removed = "was made of what is withdrawn, and is removed"
    assert f"bundles/last.zip: {replaced}" in told
    assert f"bundles/last.zip: {removed}" in told
    assert not (bundled / "bundles/last.zip").exists()


def test_a_bundle_in_the_usual_place_of_which_no_note_is_kept_is_removed_too(bundled):
    (bundled / ".sitrep/bundles.json").unlink()
    told = withdraw(bundled)
    assert "bundles/sitrep-2019-W19-public/: was made of what is withdrawn, and is removed" in told
    assert not (bundled / "bundles/sitrep-2019-W19-public").exists()


def test_a_note_that_was_changed_by_hand_refuses_with_its_place(bundled):
    note = bundled / ".sitrep/bundles.json"
    note.write_text(note.read_text().replace("public", "gone"))
    before = contents(bundled)
    told = withdraw(bundled, code=1)
    assert told.startswith(
        ".sitrep/bundles.json: can't be used: it was changed after sitrep wrote it; "
    )
    assert contents(bundled) == before


def test_bundles_of_a_withdrawal_that_was_stopped_are_removed_by_the_next_command(bundled):
    error = OSError(5, "Input/output error")
    stopped = partial(failing, "publish.bundle.target", "take_away", error)
    words = ("withdraw", "2019-W19", "--yes", "--reason", "x")
    first = sitrep(*words, cwd=bundled, first=stopped)
    assert first.returncode == 1
    assert "sitrep verify 2019-W19, then finishes the withdrawal" in first.stderr
    run(bundled, "verify", "2019-W19")
    assert not (bundled / "bundles/sitrep-2019-W19-public").exists()
