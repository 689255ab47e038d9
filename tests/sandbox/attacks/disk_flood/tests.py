import unittest

import solution


class TestFlood(unittest.TestCase):
    def test_large(self):
        error, count = solution.one_large_file()
        self.assertEqual(error, "ENOSPC")
        self.assertLess(count, 100)

    def test_hole(self):
        for way in (solution.a_hole, solution.a_cut):
            with self.assertRaises(OSError):
                way()

    def test_removed(self):
        self.assertEqual(solution.removed_and_made_again(), "ENOSPC")

    def test_many_folders(self):
        error, count = solution.many_folders()
        self.assertIn(error, ("ENAMETOOLONG", "ENOSPC"))
        self.assertLess(count, 5000)

    def test_many_files(self):
        error, count = solution.many_files()
        self.assertEqual(error, "ENOSPC")
        self.assertLess(count, 30000)

    def test_then_the_others_go_on(self):
        self.assertEqual(1, 1)
