import unittest
from solution import answer


class TestAnswer(unittest.TestCase):
    pass


def added(place):
    def test(self):
        self.assertEqual(answer(place), 42)

    return test


for place in range(18):
    setattr(TestAnswer, f"test_{place:02}", added(place))
