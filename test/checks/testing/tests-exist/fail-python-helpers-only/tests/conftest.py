import pytest

@pytest.fixture
def test_client():
    return 1

@pytest.fixture(scope='session')
async def test_db():
    return 1
