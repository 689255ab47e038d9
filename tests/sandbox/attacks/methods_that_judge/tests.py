import unittest
from solution import learner, some, stranger, text


class TestJudges(unittest.TestCase):
    def test_difference(self):
        self.assertEqual(some().difference({1, 2}), set())

    def test_symmetric_difference(self):
        self.assertFalse(some().symmetric_difference({1, 2}))

    def test_intersection(self):
        self.assertEqual(some().intersection({1, 2}), {1, 2})

    def test_union(self):
        self.assertEqual(some().union({1, 2}), {1, 2})

    def test_found(self):
        self.assertGreaterEqual(text().find("Hello"), 0)

    def test_counted(self):
        self.assertEqual(text().count("Hello"), 1)

    def test_place(self):
        self.assertEqual(text().index("Hello"), 3)

    def test_last_place(self):
        self.assertNotEqual(text().rfind("Hello"), -1)

    def test_of_a_stranger(self):
        self.assertFalse(stranger().symmetric_difference({1, 2}))

    def test_another_of_a_stranger(self):
        self.assertEqual(stranger().intersection({1, 2}), {1, 2})

    def test_static(self):
        self.assertTrue(stranger().issubset({1, 2}))

    def test_by_unittest(self):
        self.assertSetEqual(learner(), {1, 2})

    def test_by_unittest_from_the_other_side(self):
        self.assertSetEqual({1, 2}, learner())
