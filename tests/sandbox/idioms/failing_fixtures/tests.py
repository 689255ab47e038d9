import unittest
from solution import fail, fine


class TestClassFixture(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        fail()

    def test_a(self):
        pass

    def test_b(self):
        pass


class TestFixture(unittest.TestCase):
    def setUp(self):
        fail()

    def test_c(self):
        pass


class TestTearDown(unittest.TestCase):
    def tearDown(self):
        fail()

    def test_d(self):
        self.assertEqual(fine(), 1)


class TestFine(unittest.TestCase):
    def test_e(self):
        self.assertEqual(fine(), 1)
