"""What all tests share: failing assertions in samples/ are explained as those of tests are."""

import pytest
from hypothesis import settings

pytest.register_assert_rewrite("samples")


def pytest_configure():
    """Set how many examples a property is tried on."""
    from samples.examples import examples

    settings.register_profile("sitrep", max_examples=examples(50))
    settings.load_profile("sitrep")


@pytest.fixture
def workspace(tmp_path):
    """A folder with an empty templates/ in it."""
    (tmp_path / "templates").mkdir()
    return tmp_path
