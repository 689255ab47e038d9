import unittest
from unittest import mock
from unittest.mock import patch

import solution


class TestPatching(unittest.TestCase):
    @patch("solution.helper", return_value="fake")
    def test_function(self, helper):
        self.assertEqual(solution.work(), "FAKE")
        helper.assert_called_once_with()

    def test_is_put_back(self):
        with patch("solution.helper", lambda: "other"):
            self.assertEqual(solution.work(), "OTHER")
        self.assertEqual(solution.work(), "REAL")

    def test_library_in_the_module(self):
        with patch("solution.random.randint", return_value=4):
            self.assertEqual(solution.roll(), 4)

    def test_library(self):
        with patch("random.randint", return_value=5) as fake:
            self.assertEqual(solution.roll(), 5)
        fake.assert_called_once_with(1, 6)
        self.assertIn(solution.roll(), range(1, 7))

    @patch("time.sleep")
    def test_sleep(self, sleep):
        self.assertEqual(solution.wait(), "waited")
        sleep.assert_called_once_with(30)

    def test_method(self):
        with patch.object(solution.Robot, "sense", return_value="bright"):
            self.assertEqual(solution.Robot().say(), "it is bright")
        self.assertEqual(solution.Robot().say(), "it is dark")

    def test_instance_method(self):
        robot = solution.Robot()
        robot.sense = mock.Mock(return_value="foggy")
        self.assertEqual(robot.say(), "it is foggy")
        robot.sense.assert_called_once()

    def test_constant(self):
        with patch("solution.LIMIT", 3):
            self.assertEqual(solution.limited(5), 3)
        self.assertEqual(solution.limited(50), 10)

    def test_side_effect_list(self):
        with patch("solution.random.randint", side_effect=[1, 2, 3]):
            self.assertEqual([solution.roll() for _ in range(3)], [1, 2, 3])
