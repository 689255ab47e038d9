import os
import unittest

import solution


class TestPaths(unittest.TestCase):
    def test_a(self):
        with open(solution.path(), "wb") as file:
            file.write(solution.text())

    def test_b(self):
        os.write(solution.path(), solution.text())

    def test_c(self):
        os.close(solution.other())

    def test_d(self):
        self.assertEqual(solution.path(), 42)
