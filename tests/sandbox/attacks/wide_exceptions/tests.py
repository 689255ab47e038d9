import unittest

import solution
from solution import Bank


class TestRefused(unittest.TestCase):
    def test_name(self):
        try:
            Bank().withdraw(100)
            self.fail("nothing was refused")
        except solution.Refused:
            pass

    def test_assertion(self):
        try:
            Bank().withdraw(100)
            self.fail("nothing was refused")
        except solution.Denied:
            pass

    def test_several(self):
        try:
            Bank().withdraw(100)
            self.fail("nothing was refused")
        except solution.ERRORS:
            pass

    def test_of_a_class(self):
        try:
            Bank().withdraw(100)
            self.fail("nothing was refused")
        except Bank.Refused:
            pass

    def test_of_an_object(self):
        bank = Bank()
        try:
            bank.withdraw(100)
            self.fail("nothing was refused")
        except bank.error:
            pass
