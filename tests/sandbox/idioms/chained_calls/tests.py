import unittest
from solution import Bag, Settings, Tree


class TestChains(unittest.TestCase):
    def test_insert(self):
        tree = Tree(5)
        tree.insert(3)
        tree.insert(8)
        self.assertIn(3, tree)
        self.assertNotIn(4, tree)

    def test_inserts_itself(self):
        tree = Tree(5)
        for value in (3, 8, 1):
            tree.insert(value)
        self.assertTrue(8 in tree and 1 in tree)

    def test_with(self):
        with Tree(5) as tree:
            self.assertIn(5, tree)

    def test_chain(self):
        bag = Bag().add("apple").add("pear")
        self.assertIn("pear", bag)
        self.assertNotIn("plum", bag)

    def test_identity(self):
        bag = Bag()
        self.assertIs(bag.add("apple"), bag)
        self.assertIn("apple", bag)

    def test_in_place(self):
        bag = Bag("apple")
        bag += "pear"
        self.assertIn("pear", bag)
        self.assertEqual([each for each in bag], ["apple", "pear"])

    def test_only_one(self):
        Settings().names.append("dark")
        self.assertIs(Settings(), Settings())
        self.assertIn("dark", Settings())
