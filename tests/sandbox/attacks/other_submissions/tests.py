import unittest
from solution import in_files, in_modules, in_processes, on_the_disk


class TestGains(unittest.TestCase):
    def test_in_files(self):
        self.assertEqual(in_files(), [])

    def test_on_the_disk(self):
        self.assertEqual(on_the_disk(), ["/assignment/solution.py", "/dev/null"])

    def test_in_processes(self):
        self.assertEqual(in_processes(), [])

    def test_in_modules(self):
        self.assertEqual(in_modules(), [])
