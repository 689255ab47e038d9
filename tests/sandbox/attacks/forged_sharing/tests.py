import unittest

import solution

KINDS = ("no such place", "behind", "a text", "a list", "no number", "another kind", "nothing", "too much", "not held",
         "unhashable", "a thousand")


class TestSharing(unittest.TestCase):
    pass


def check(kind):
    def test(self):
        values = [1, 2]
        expected = [1, 2]
        self.assertNotEqual(solution.shown(values, kind), 42)
        solution.then()
        self.assertEqual(expected, [1, 2])
        self.assertEqual(solution.then(), 42)

    return test


for each in KINDS:
    setattr(TestSharing, "test_" + each.replace(" ", "_"), check(each))
