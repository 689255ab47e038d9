import unittest
import bank_account
from bank_account import BankAccount


class TestName(unittest.TestCase):
    def test_module(self):
        self.assertEqual(bank_account.__name__, "bank_account")
        self.assertEqual(BankAccount().balance, 0)
        self.assertEqual(BankAccount.__module__, "bank_account")
