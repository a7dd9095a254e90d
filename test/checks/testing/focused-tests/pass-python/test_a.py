import pytest

@pytest.mark.parametrize('only', [1])
def test_a(only):
    pass
