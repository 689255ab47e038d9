import gc
import unittest
import weakref
import solution


class TestShared(unittest.TestCase):
    def test_weakref(self):
        node = solution.make()
        reference = weakref.ref(node)
        del node
        gc.collect()
        self.assertIsNone(reference())

    def test_identity(self):
        self.assertIs(solution.gc, gc)

    def test_fail(self):
        solution.fail()
