import random
import unittest
from solution import roll, shuffled


class TestSeeds(unittest.TestCase):
    def test_same_seed_same_roll(self):
        random.seed(7)
        first = roll()
        random.seed(7)
        self.assertEqual(roll(), first)

    def test_expected_from_the_seed(self):
        random.seed(42)
        expected = random.randint(1, 1000)
        random.seed(42)
        self.assertEqual(roll(), expected)

    def test_shuffle(self):
        random.seed(1)
        expected = list(range(10))
        random.shuffle(expected)
        random.seed(1)
        self.assertEqual(shuffled(range(10)), expected)

    def test_state(self):
        state = random.getstate()
        random.setstate(state)
        first = roll()
        random.setstate(state)
        self.assertEqual(roll(), first)
