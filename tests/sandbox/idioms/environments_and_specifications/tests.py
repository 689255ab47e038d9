import os
import unittest
from unittest.mock import create_autospec, patch

import solution


class TestPatches(unittest.TestCase):
    def test_environment(self):
        with patch.dict(os.environ, {"LEVEL": "high"}):
            self.assertEqual(solution.level(), ("high", "high"))
        self.assertEqual(solution.level(), ("none", None))

    def test_another_environment(self):
        with patch("os.environ", {"LEVEL": "low"}):
            self.assertEqual(solution.level()[0], "low")
        self.assertEqual(solution.level()[0], "none")

    def test_set_and_deleted(self):
        os.environ["LEVEL"] = "middle"
        self.addCleanup(os.environ.pop, "LEVEL", None)
        self.assertEqual(solution.level()[0], "middle")

    def test_class_with_its_specification(self):
        with patch("solution.Account", autospec=True) as account:
            account.return_value.deposit.return_value = 7
            self.assertEqual(solution.use(3), 7)
        account.assert_called_once_with(3)
        account.return_value.deposit.assert_called_once_with(1, note="x")

    def test_wrong_call(self):
        fake = create_autospec(solution.use, return_value=5)
        self.assertEqual(fake(1), 5)
        with self.assertRaises(TypeError):
            fake(1, 2)

    def test_generic(self):
        stack = solution.Stack[int]()
        stack.push(1)
        self.assertEqual(stack.items, [1])

    def test_not_set(self):
        self.assertEqual(solution.level()[0], "high")
