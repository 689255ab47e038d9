import unittest
from solution import opened_by_the_kernel, opened_on_the_disk


class TestOpened(unittest.TestCase):
    def test_nothing_opens(self):
        self.assertEqual(opened_by_the_kernel(), [])

    def test_the_disk_has_nothing_of_it(self):
        self.assertEqual(opened_on_the_disk(), ["/assignment listed", "/ listed"])
