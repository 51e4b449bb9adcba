"""A bundle is written whole, and over nothing but itself."""

import io
import stat
import zipfile

import pytest
from samples import bundles as samples
from samples.workspaces import contents

from sitrep.model.problem import SitrepError
from sitrep.publish.bundle import made, target

STEM = "sitrep-2026-W10-public"


@pytest.fixture
def files(tmp_path):
    (tmp_path / "w").mkdir()
    return made(samples.material(tmp_path / "w"), {}).files


def put(place, files, *, closed=False):
    goes = target.Target(place, place.parents[0] / "w", closed)
    target.write(goes, files, STEM)
    return goes


def refused(place, files):
    """The problem, where nothing is written."""
    before = contents(place.parent)
    with pytest.raises(SitrepError) as raised:
        put(place, files)
    assert contents(place.parent) == before
    (problem,) = raised.value.problems
    return str(problem)


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_bundle_is_written_again_over_itself(tmp_path, files, name):
    put(tmp_path / name, files)
    before = contents(tmp_path)
    put(tmp_path / name, files)
    assert contents(tmp_path) == before
    put(tmp_path / name, {n: data for n, data in files.items() if n != "sitrep.en.md"})
    assert contents(tmp_path) != before


def test_a_folder_holds_the_files_and_an_empty_one_is_filled(tmp_path, files):
    (tmp_path / "out").mkdir()
    put(tmp_path / "out", files)
    assert contents(tmp_path / "out") == dict(files)


def test_a_zip_holds_one_folder_at_a_fixed_time(tmp_path, files):
    put(tmp_path / "out.zip", files)
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert {info.filename for info in archive.infolist()} == {f"{STEM}/{n}" for n in files}
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.read(f"{STEM}/line.txt") == files["line.txt"]
    assert target.zipped(files, STEM) == (tmp_path / "out.zip").read_bytes()


def test_a_folder_with_files_of_others_is_left_alone(tmp_path, files):
    (tmp_path / "out").mkdir()
    (tmp_path / "out/mine.txt").write_text("mine")
    assert "is no bundle of sitrep's" in refused(tmp_path / "out", files)


def test_a_bundle_with_a_file_of_others_is_left_alone(tmp_path, files):
    put(tmp_path / "out", files)
    (tmp_path / "out/mine.txt").write_text("mine")
    assert "holds mine.txt, which no bundle has written" in refused(tmp_path / "out", files)


def test_a_mail_that_somebody_has_edited_is_not_lost(tmp_path, files):
    put(tmp_path / "out", files)
    (tmp_path / "out/mail.txt").write_text("Dear colleagues")
    told = refused(tmp_path / "out", files)
    assert "holds mail.txt, which was changed since it was written" in told
    assert "name another folder or zip, or move it away" in told


@pytest.mark.parametrize("content", [b"no zip", b""])
def test_a_file_that_is_no_bundle_is_left_alone(tmp_path, files, content):
    (tmp_path / "out.zip").write_bytes(content)
    assert "is no bundle of sitrep's" in refused(tmp_path / "out.zip", files)


def test_a_zip_of_others_is_left_alone(tmp_path, files):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("a/b.txt", "c")
    (tmp_path / "out.zip").write_bytes(buffer.getvalue())
    assert "is no bundle of sitrep's" in refused(tmp_path / "out.zip", files)


def test_a_file_where_a_folder_goes_a_folder_where_a_zip_goes_and_a_link_are_left_alone(
    tmp_path, files
):
    (tmp_path / "out").write_text("mine")
    assert "no folder" in refused(tmp_path / "out", files)
    (tmp_path / "out.zip").mkdir()
    assert "no zip" in refused(tmp_path / "out.zip", files)
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "other")
    assert "no folder" in refused(tmp_path / "link", files)


@pytest.mark.parametrize("name", ["reports", "restricted/x", "drafts", ".sitrep/record"])
def test_no_bundle_goes_among_what_sitrep_keeps(tmp_path, files, name):
    goes = target.Target(tmp_path / "w" / name, tmp_path / "w")
    with pytest.raises(SitrepError, match="which holds what sitrep keeps there"):
        target.write(goes, files, STEM)
    assert not (tmp_path / "w" / name).exists()


def test_nor_over_the_workspace_itself(tmp_path, files):
    with pytest.raises(SitrepError, match="is the workspace itself"):
        target.write(target.Target(tmp_path / "w", tmp_path / "w"), files, STEM)


@pytest.mark.parametrize("name", ["out", "out.zip"])
def test_a_closed_edition_is_its_owner_s_alone(tmp_path, files, name):
    put(tmp_path / name, files, closed=True)
    assert stat.S_IMODE((tmp_path / name).stat().st_mode) & 0o077 == 0


def test_in_the_workspace_closed_bundles_are_kept_out_of_git(tmp_path, files):
    goes = target.of("", STEM, tmp_path / "w", closed=True)
    target.write(goes, files, STEM)
    assert goes.path == tmp_path / "w/bundles" / STEM
    assert (tmp_path / "w/bundles/.gitignore").read_text() == "*\n"
    assert contents(goes.path) == dict(files)
    assert stat.S_IMODE((tmp_path / "w/bundles").stat().st_mode) == 0o700


def test_where_nothing_can_be_written_nothing_is_and_the_remedy_is_told(tmp_path, files):
    (tmp_path / "file").write_text("mine")
    for name in ("file/out", "file/out.zip"):
        with pytest.raises(SitrepError, match="or name another folder or zip"):
            target.write(target.Target(tmp_path / name, tmp_path / "w"), files, STEM)
