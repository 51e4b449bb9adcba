"""What the wheel holds, and that it works from there alone."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sitrep import __version__

ROOT = Path(__file__).resolve().parent.parent


def files_under(folder, pattern="**/*"):
    """The files under a folder (of the source tree), by the name they have in it."""
    return {
        path.relative_to(ROOT / folder).as_posix()
        for path in (ROOT / folder).glob(pattern)
        if path.is_file() and "__pycache__" not in path.parts
    }


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built with the tools at hand: nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def read_metadata(wheel, name):
    with zipfile.ZipFile(wheel) as archive:
        return archive.read(f"humanitarian_sitrep-{__version__}.dist-info/{name}").decode("utf-8")


def test_the_wheel_holds_every_template_inside_the_package(names):
    templates = files_under("templates")
    assert any(name.endswith(".html") for name in templates)
    assert {f"sitrep/templates/{name}" for name in templates} <= names


def test_the_wheel_holds_every_message_catalogue(names):
    catalogues = files_under("sitrep/wording/locale")
    assert catalogues
    assert {f"sitrep/wording/locale/{name}" for name in catalogues} <= names


def test_the_wheel_holds_the_words_of_every_language(names):
    files = files_under("sitrep/vocabulary", "*.toml")
    assert "en.toml" in files
    assert {f"sitrep/vocabulary/{name}" for name in files} <= names


def test_the_wheel_holds_every_module_and_says_that_it_is_typed(names):
    assert {f"sitrep/{name}" for name in files_under("sitrep", "**/*.py")} <= names
    assert "sitrep/py.typed" in names


def test_the_wheel_holds_the_page_of_the_preview(names):
    pages = {"page.html", "preview.css", "preview.js"}
    assert {f"sitrep/preview/{name}" for name in pages} <= names


def test_the_wheel_holds_nothing_but_the_package_and_its_metadata(names):
    assert {name.split("/")[0] for name in names} == {
        "sitrep",
        f"humanitarian_sitrep-{__version__}.dist-info",
    }
    assert not {name for name in names if "__pycache__" in name}


def test_the_wheel_carries_the_version_the_command_and_the_licence(wheel, names):
    assert f"\nVersion: {__version__}\n" in read_metadata(wheel, "METADATA")
    assert "sitrep = sitrep.__main__:run" in read_metadata(wheel, "entry_points.txt")
    assert f"humanitarian_sitrep-{__version__}.dist-info/licenses/LICENSE" in names


def test_templates_never_stand_in_the_source_package_too():
    assert not (ROOT / "sitrep" / "templates").exists()


def test_an_installed_sitrep_finds_the_templates_it_was_shipped_with(wheel, tmp_path):
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    program = (
        "from sitrep.templating.overrides import shipped_templates; print(shipped_templates())"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path / "site")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.stderr == ""
    folder = Path(run.stdout.strip())
    assert folder == tmp_path / "site" / "sitrep" / "templates"
    assert files_under(folder) == files_under("templates")
