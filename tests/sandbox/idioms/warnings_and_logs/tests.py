import unittest
from solution import old, sell


class TestWords(unittest.TestCase):
    def test_warns(self):
        with self.assertWarns(DeprecationWarning):
            self.assertEqual(old(), 1)

    def test_warns_regex(self):
        with self.assertWarnsRegex(DeprecationWarning, "use new"):
            old()

    def test_logs(self):
        with self.assertLogs("shop", level="INFO") as logs:
            sell("tea")
        self.assertEqual(logs.output, ["INFO:shop:sold tea", "WARNING:shop:tea is running out"])

    def test_no_logs(self):
        with self.assertNoLogs("shop", level="WARNING"):
            sell("coffee")
