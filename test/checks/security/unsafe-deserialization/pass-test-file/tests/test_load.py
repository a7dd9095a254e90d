import pickle


def test_it(data):
    assert pickle.loads(data)
