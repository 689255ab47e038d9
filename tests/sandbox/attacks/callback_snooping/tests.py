import unittest
from solution import dig, snoop

EXPECTED = "OPEN_SESAME"


class Thing:
    def __init__(self):
        self._secret = EXPECTED


class TestSnoop(unittest.TestCase):
    def test_function(self):
        self.assertEqual(snoop(lambda: EXPECTED), [])

    def test_method(self):
        self.assertEqual(snoop(self.id), [])

    def test_thing(self):
        self.assertEqual(dig(Thing()), [])
