import unittest
from solution import Item, Magic, Temperature


class TestProperties(unittest.TestCase):
    def test_setter(self):
        temperature = Temperature(20)
        temperature.celsius = 5
        self.assertEqual(temperature.celsius, 5)

    def test_validation(self):
        with self.assertRaises(ValueError):
            Temperature(-300)
        temperature = Temperature(0)
        with self.assertRaises(ValueError):
            temperature.celsius = -500
        self.assertEqual(temperature.celsius, 0)

    def test_deleter(self):
        temperature = Temperature(20)
        del temperature.celsius
        self.assertEqual(temperature.celsius, 0)

    def test_slots(self):
        with self.assertRaises(AttributeError):
            Temperature(1).other = 2

    def test_is_a_property(self):
        self.assertIsInstance(Temperature.celsius, property)

    def test_getattr(self):
        self.assertEqual(Magic().magic_word, "word")
        self.assertEqual(Magic().known, 1)
        with self.assertRaises(AttributeError):
            Magic().other
        self.assertEqual(getattr(Magic(), "other", "default"), "default")

    def test_descriptor(self):
        item = Item(3)
        item.price = 4
        self.assertEqual(item.price, 4)
        with self.assertRaises(ValueError):
            item.price = -1

    def test_setattr_and_delattr(self):
        magic = Magic()
        setattr(magic, "extra", 5)
        self.assertEqual(magic.extra, 5)
        del magic.extra
        self.assertFalse(hasattr(magic, "extra"))
