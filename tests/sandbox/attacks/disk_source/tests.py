import inspect
import unittest
from pathlib import Path

import solution


class TestSource(unittest.TestCase):
    def test_nothing_was_changed(self):
        self.assertEqual(solution.TAMPERED, [])

    def test_a(self):
        self.assertNotIn("return sum(", Path("solution.py").read_text())

    def test_b(self):
        self.assertNotIn("return sum(", inspect.getsource(solution.total))

    def test_c(self):
        solution.another_place()
        self.assertNotIn("return sum(", Path(__file__).with_name("solution.py").read_text())
