import unittest

class CartTest(unittest.TestCase):
    def test_total(self):
        pass
