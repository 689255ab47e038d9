import decimal
import unittest
from decimal import Context, Decimal, setcontext

import solution

PRECISE = Context(prec=28)


class TestPrice(unittest.TestCase):
    def test_a(self):
        self.assertEqual(eval(repr(solution.price())), 5)

    def test_b(self):
        self.assertEqual(eval(repr(solution.other())), 5)

    def test_c(self):
        self.assertEqual(decimal.Decimal("1.25") + Decimal("1.5"), Decimal("2.75"))
        setcontext(PRECISE)
