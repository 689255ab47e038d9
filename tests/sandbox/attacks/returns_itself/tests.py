import unittest
from solution import Cart, Market, Shop, goods, open_market


class TestCarts(unittest.TestCase):
    def test_items(self):
        self.assertIn("milk", Cart().items())

    def test_property(self):
        self.assertIn("milk", Cart().names)

    def test_key(self):
        self.assertTrue("milk" in Cart()["dairy"])

    def test_kept(self):
        cart = Cart()
        items = cart.items()
        cart.add("milk")
        self.assertIn("milk", items)

    def test_text(self):
        self.assertTrue(Cart().items().startswith("milk"))

    def test_in_a_list(self):
        cart = Cart()
        self.assertIn("milk", cart.both()[0])

    def test_before(self):
        things = goods()
        Shop()
        self.assertIn("milk", things)

    def test_after(self):
        Shop()
        self.assertIn("milk", goods())

    def test_of_a_function(self):
        Market()
        self.assertTrue(open_market().startswith("milk"))
