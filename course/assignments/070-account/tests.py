import unittest

from solution import Account, NotEnoughMoney


class AccountTest(unittest.TestCase):
    def setUp(self):
        self.account = Account("Ada")
        self.other = Account("Grace")

    def test_a_new_account_is_empty(self):
        self.assertEqual(self.account.owner, "Ada")
        self.assertEqual(self.account.balance, 0)
        self.assertEqual(self.account.history, [])

    def test_deposits_add_up(self):
        self.account.deposit(500)
        self.account.deposit(1)
        self.assertEqual(self.account.balance, 501)

    def test_a_withdrawal_is_taken_off(self):
        self.account.deposit(500)
        self.account.withdraw(120)
        self.assertEqual(self.account.balance, 380)

    def test_the_last_cent_can_be_withdrawn(self):
        self.account.deposit(500)
        self.account.withdraw(500)
        self.assertEqual(self.account.balance, 0)

    def test_nobody_withdraws_more_than_there_is(self):
        self.account.deposit(500)
        with self.assertRaises(NotEnoughMoney):
            self.account.withdraw(501)
        self.assertEqual(self.account.balance, 500)

    def test_the_shortfall_is_known(self):
        self.account.deposit(300)
        with self.assertRaises(NotEnoughMoney) as caught:
            self.account.withdraw(1000)
        self.assertEqual(caught.exception.missing, 700)

    def test_amounts_must_be_positive(self):
        self.account.deposit(500)
        for move in (self.account.deposit, self.account.withdraw):
            for amount in (0, -5):
                with self.assertRaises(ValueError):
                    move(amount)
        self.assertEqual(self.account.balance, 500)

    def test_the_balance_cannot_be_assigned(self):
        with self.assertRaises(AttributeError):
            self.account.balance = 10**9
        self.assertEqual(self.account.balance, 0)

    def test_the_history_is_in_order(self):
        self.account.deposit(500)
        self.account.withdraw(120)
        self.account.deposit(5)
        self.assertEqual(self.account.history, [500, -120, 5])

    def test_a_refused_withdrawal_leaves_no_trace(self):
        self.account.deposit(10)
        with self.assertRaises(NotEnoughMoney):
            self.account.withdraw(20)
        self.assertEqual(self.account.history, [10])

    def test_two_accounts_do_not_share_a_history(self):
        self.account.deposit(500)
        self.assertEqual(self.other.history, [])

    def test_the_history_handed_out_is_a_copy(self):
        self.account.deposit(500)
        self.account.history.append(10**6)
        self.assertEqual(self.account.history, [500])
        self.assertEqual(self.account.balance, 500)

    def test_a_transfer_moves_money(self):
        self.account.deposit(500)
        self.account.transfer(self.other, 80)
        self.assertEqual(self.account.history, [500, -80])
        self.assertEqual(self.other.history, [80])

    def test_a_refused_transfer_moves_nothing(self):
        self.account.deposit(50)
        with self.assertRaises(NotEnoughMoney):
            self.account.transfer(self.other, 80)
        self.assertEqual(self.account.balance, 50)
        self.assertEqual(self.other.balance, 0)

    def test_its_text_names_owner_and_balance(self):
        self.assertEqual(str(self.account), "Ada: 0.00")
        self.account.deposit(5)
        self.assertEqual(str(self.account), "Ada: 0.05")
        self.account.deposit(123445)
        self.assertEqual(str(self.account), "Ada: 1234.50")


if __name__ == "__main__":
    unittest.main()
