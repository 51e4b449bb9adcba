"""What all tests share: failing assertions in samples/ are explained as those of tests are."""

import gc
import os

import pytest
from hypothesis import HealthCheck, settings

pytest.register_assert_rewrite("samples")

LONGEST = (
    "test_canaries.py",
    "test_forget.py",
    "test_scheduled.py",
    "test_pack.py",
    "test_batch.py",
    "test_cluster.py",
    "test_bundle.py",
    "test_preview.py",
    "test_publish.py",
    "test_published_files.py",
    "test_everywhere.py",
    "test_remote.py",
    "test_stopped.py",
    "test_golden.py",
    "test_full_disk.py",
    "test_tutorial.py",
    "test_hostile_templates.py",
)


def pytest_configure():
    """Set how many examples a property is tried on."""
    from samples.examples import examples

    # On a busy machine an example may take longer than Hypothesis allows by itself.
    slow = [HealthCheck.too_slow]
    settings.register_profile(
        "sitrep", max_examples=examples(50), deadline=None, suppress_health_check=slow
    )
    settings.load_profile("sitrep")


def pytest_collection_modifyitems(items):
    """Start with the files whose tests take longest, so that no worker ends alone with one."""
    # All tests and what they import live to the end: to look for garbage among them is a fifth.
    gc.freeze()
    gc.set_threshold(200_000)
    items.sort(key=lambda item: LONGEST.index(item.path.name) if item.path.name in LONGEST else 99)


@pytest.fixture(scope="session")
def example(tmp_path_factory):
    """Return the folder of a week of the bundled example, as a template prints it."""
    from samples import weeks

    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:  # then each process has a folder in a common one
        folder = folder.parent
    return lambda week, template="": weeks.built(week, template, folder)


@pytest.fixture
def templates_here(monkeypatch):
    """A workspace's templates run in this process: to start another takes a second each time."""
    from sitrep.templating import process

    monkeypatch.setattr(process, "ask", lambda make, folder, *given, **more: make(*given, **more))


@pytest.fixture
def workspace(tmp_path):
    """A folder with an empty templates/ in it."""
    (tmp_path / "templates").mkdir()
    return tmp_path
