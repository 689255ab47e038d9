import unittest
from unittest.mock import AsyncMock, Mock
from solution import label, notify, replace


class TestNotify(unittest.TestCase):
    def test_a(self):
        listener = Mock()
        notify(listener)
        listener.send.assert_called_once_with("hello")

    def test_b(self):
        listener = Mock()
        notify(listener)
        listener.assert_called_once_with(1)

    def test_awaited(self):
        listener = AsyncMock()
        notify(listener)
        listener.assert_awaited_once_with(1)

    def test_awaited_once(self):
        listener = AsyncMock()
        notify(listener)
        listener.assert_awaited_once()

    def test_replaced(self):
        listener = Mock()
        replace(listener)
        listener.send.assert_called_once_with("hello")

    def test_labelled(self):
        listener = Mock()
        label(listener)
        self.assertEqual(listener.name_of_sender, "Bob")
