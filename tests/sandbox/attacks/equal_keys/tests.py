import unittest
from solution import members, named, table


class TestKeys(unittest.TestCase):
    def test_table(self):
        self.assertEqual(table()["total"], 42)

    def test_table_equal(self):
        self.assertEqual(table(), {"total": 42})

    def test_named(self):
        self.assertEqual(named().get("total"), 42)

    def test_named_equal(self):
        self.assertDictEqual(named(), {"total": 42})

    def test_members(self):
        self.assertIn(42, members())

    def test_members_equal(self):
        self.assertSetEqual(members(), {42, "total"})
