import unittest
from solution import LinkedList, Node, Tree


class TestStructures(unittest.TestCase):
    def test_walk(self):
        items = LinkedList([1, 2, 3])
        node = items.head
        seen = []
        while node is not None:
            seen.append(node.value)
            node = node.next
        self.assertEqual(seen, [1, 2, 3])

    def test_iterate(self):
        self.assertEqual(list(LinkedList("abc")), ["a", "b", "c"])
        self.assertEqual(len(LinkedList("abc")), 3)
        self.assertIn("b", LinkedList("abc"))
        self.assertEqual(LinkedList("abc")[1], "b")
        with self.assertRaises(IndexError):
            LinkedList()[0]

    def test_identity(self):
        items = LinkedList([1])
        self.assertIs(items.head, items.head)
        self.assertIs(items.reverse(), items)

    def test_built_by_the_test(self):
        items = LinkedList()
        items.head = Node(1, Node(2))
        self.assertEqual(list(items.reverse()), [2, 1])

    def test_tree(self):
        tree = Tree(1, Tree(2, Tree(3)), Tree(4))
        self.assertEqual(tree.depth(), 3)
        self.assertEqual(tree.left.left.value, 3)
        self.assertIsNone(tree.right.left)
