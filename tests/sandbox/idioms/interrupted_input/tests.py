import unittest
from unittest.mock import patch

import solution


class TestInput(unittest.TestCase):
    def test_interrupted(self):
        with patch("builtins.input", side_effect=KeyboardInterrupt):
            self.assertEqual(solution.ask(), "interrupted")

    def test_again(self):
        with patch("builtins.input", side_effect=["a", "", "3"]):
            self.assertEqual(solution.ask_again(), 3)

    def test_interrupted_while_asking_again(self):
        with patch("builtins.input", side_effect=["a", KeyboardInterrupt]), self.assertRaises(KeyboardInterrupt):
            solution.ask_again()

    def test_leaving(self):
        with patch("builtins.input", side_effect=SystemExit(3)):
            self.assertEqual(solution.leave(), 3)

    def test_leaving_through_the_code(self):
        with patch("builtins.input", side_effect=SystemExit(3)), self.assertRaises(SystemExit) as caught:
            solution.main()
        self.assertEqual(caught.exception.code, 3)

    def test_exit(self):
        with patch("builtins.input", return_value=""), self.assertRaises(SystemExit) as caught:
            solution.main()
        self.assertEqual(caught.exception.code, 2)

    def test_not_reached(self):
        with patch("builtins.input", return_value="Ada"):
            self.assertEqual(solution.main(), "Grace")
