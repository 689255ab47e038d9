import collections.abc
import unittest
from solution import Bag, Deck, Settings, Small, every_second, middle


class TestLibrary(unittest.TestCase):
    def test_list(self):
        bag = Bag([1, 2])
        bag.append(3)
        self.assertEqual(list(bag), [1, 2, 3])
        self.assertEqual((len(bag), bag[0], bag.total(), bag.data), (3, 1, 6, [1, 2, 3]))
        self.assertIn(2, bag)

    def test_dictionary(self):
        small = Small()
        small["A"] = 1
        self.assertEqual((small["a"], dict(small), sorted(small.keys())), (1, {"a": 1}, ["a"]))
        self.assertIn("a", small)

    def test_sequence(self):
        deck = Deck()
        self.assertEqual((len(deck), deck[0], deck[-1]), (6, "AH", "3S"))
        self.assertEqual(deck[:3], ["AH", "2H", "3H"])
        self.assertEqual(deck[::-3], ["3S", "3H"])
        self.assertEqual([card for card in deck][1], "2H")
        self.assertIn("AS", deck)
        self.assertIsInstance(deck, collections.abc.Sequence)

    def test_mapping(self):
        settings = Settings(dark=True)
        self.assertEqual((settings["dark"], settings.get("size", 5), dict(settings)), (True, 5, {"dark": True}))

    def test_slices(self):
        self.assertEqual(middle("abcd"), "bc")
        self.assertEqual(middle([1, 2, 3, 4], slice(2)), [1, 2])
        self.assertEqual(every_second(), slice(None, None, 2))
        self.assertEqual([1, 2, 3][every_second()], [1, 3])

    def test_wrong(self):
        self.assertEqual(Deck()[1:2], ["AH"])
