import unittest
from unittest.mock import patch
import solution
from solution import Inventory


class TestState(unittest.TestCase):
    def setUp(self):
        solution.items.clear()

    def test_a(self):
        solution.add(1)
        self.assertEqual(solution.items, [1])

    def test_b(self):
        solution.add(2)
        self.assertEqual(solution.items, [2])

    def test_append(self):
        solution.items.append(5)
        solution.add(6)
        self.assertEqual(solution.items, [5, 6])

    def test_setting(self):
        solution.settings["debug"] = True
        self.assertTrue(solution.is_debug())
        solution.settings["debug"] = False
        self.assertFalse(solution.is_debug())

    def test_patch_dict(self):
        with patch.dict(solution.settings, {"debug": True}):
            self.assertTrue(solution.is_debug())
        self.assertFalse(solution.is_debug())

    def test_attribute(self):
        inventory = Inventory()
        inventory.add("tea", 1)
        inventory.stock["coffee"] = 2
        self.assertEqual(inventory.names(), ["coffee", "tea"])
        inventory.stock.clear()
        self.assertEqual(inventory.names(), [])

    def test_alias(self):
        inventory = Inventory()
        stock = inventory.stock
        inventory.add("tea", 1)
        self.assertEqual(stock, {"tea": 1})
