import unittest
import solution
from solution import OutOfStock, ShopError, buy


class TestShop(unittest.TestCase):
    def test_class(self):
        with self.assertRaises(OutOfStock):
            buy("tea", 9)

    def test_base_class(self):
        with self.assertRaises(ShopError) as caught:
            buy("tea", 9)
        self.assertEqual(caught.exception.left, 3)
        self.assertEqual(caught.exception.name, "tea")
        self.assertIsInstance(caught.exception, OutOfStock)

    def test_builtin_base(self):
        with self.assertRaises(ValueError) as caught:
            buy("tea", -1)
        self.assertEqual(str(caught.exception), "bad price -1")

    def test_text(self):
        with self.assertRaisesRegex(ShopError, "only 3 left"):
            buy("tea", 4)

    def test_subclass(self):
        self.assertTrue(issubclass(OutOfStock, ShopError))
        self.assertTrue(issubclass(ShopError, Exception))
        self.assertFalse(issubclass(solution.BadPrice, ShopError))

    def test_made_by_the_test(self):
        error = OutOfStock("tea", 2)
        self.assertEqual(str(error), "tea: only 2 left")

    def test_try_except(self):
        try:
            buy("tea", 9)
        except OutOfStock as error:
            self.assertEqual(error.left, 3)
        else:
            self.fail("nothing raised")
