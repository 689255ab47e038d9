import unittest
from solution import Color, Level, Mood, mix, turn


class TestEnums(unittest.TestCase):
    def test_member(self):
        self.assertEqual(mix(), Color.RED)
        self.assertIs(mix(), Color.RED)
        self.assertNotEqual(mix(), Color.GREEN)
        self.assertIsInstance(mix(), Color)

    def test_name_and_value(self):
        self.assertEqual(mix().name, "RED")
        self.assertEqual(mix().value, 1)
        self.assertEqual(mix().pretty, "Red")

    def test_lookup(self):
        self.assertIs(Color(1), Color.RED)
        self.assertIs(Color["GREEN"], Color.GREEN)
        with self.assertRaises(ValueError):
            Color(99)
        with self.assertRaises(KeyError):
            Color["BLUE"]

    def test_iterate(self):
        self.assertEqual([each.name for each in Color], ["RED", "GREEN"])
        self.assertEqual(len(Color), 2)
        self.assertIn(Color.RED, Color)
        self.assertEqual(list(Color), [Color.RED, Color.GREEN])

    def test_as_argument(self):
        self.assertIs(turn(Color.RED), Color.GREEN)

    def test_int_enum(self):
        self.assertEqual(Level.LOW, 1)
        self.assertLess(Level.LOW, Level.HIGH)
        self.assertEqual(Level.HIGH + 1, 3)

    def test_str_enum(self):
        self.assertEqual(Mood.HAPPY, "happy")
        self.assertEqual(Mood.HAPPY.value, "happy")

    def test_text(self):
        self.assertEqual(str(Color.RED), "Color.RED")
        self.assertEqual(repr(Color.RED), "<Color.RED: 1>")

    def test_as_key(self):
        self.assertEqual({Color.RED: "r"}[mix()], "r")
