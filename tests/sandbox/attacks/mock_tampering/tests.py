import unittest
from unittest.mock import Mock
from solution import notify


class TestNotify(unittest.TestCase):
    def test_a(self):
        listener = Mock()
        notify(listener)
        listener.send.assert_called_once_with("hello")

    def test_b(self):
        listener = Mock()
        notify(listener)
        listener.assert_called_once_with(1)
