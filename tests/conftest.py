"""What all tests share: failing assertions in samples/ are explained as those of tests are."""

import pytest

pytest.register_assert_rewrite("samples")


@pytest.fixture
def workspace(tmp_path):
    """A folder with an empty templates/ in it."""
    (tmp_path / "templates").mkdir()
    return tmp_path
