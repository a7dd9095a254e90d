import pytest

@pytest.mark.only
def test_a():
    pass
