import unittest
from solution import Account, Savings


class TestAccount(unittest.TestCase):
    def setUp(self):
        self.account = Account("Ann", 100)

    def test_attributes(self):
        self.assertEqual(self.account.owner, "Ann")
        self.assertEqual(self.account.balance, 100)

    def test_method(self):
        self.assertEqual(self.account.deposit(50), 150)
        self.assertEqual(self.account.balance, 150)

    def test_error(self):
        with self.assertRaises(ValueError):
            self.account.deposit(0)

    def test_property(self):
        self.assertFalse(self.account.rich)
        self.account.deposit(5000)
        self.assertTrue(self.account.rich)

    def test_property_is_read_only(self):
        with self.assertRaises(AttributeError):
            self.account.rich = True

    def test_set_attribute(self):
        self.account.balance = 7
        self.assertEqual(self.account.deposit(1), 8)

    def test_static_and_class_methods(self):
        self.assertEqual(Account.fee(), 2)
        self.assertEqual(self.account.fee(), 2)
        self.assertEqual(Account.of("Bob:5").balance, 5)
        self.assertIsInstance(Savings.of("Bob:5"), Savings)

    def test_class_attribute(self):
        self.assertEqual(Account.bank, "Arvio")
        before = Account.count
        Account("x")
        self.assertEqual(Account.count, before + 1)

    def test_inheritance(self):
        savings = Savings("Eve", 200)
        self.assertIsInstance(savings, Account)
        self.assertTrue(issubclass(Savings, Account))
        self.assertAlmostEqual(savings.interest(), 20)
        self.assertEqual(savings.deposit(1), 201)
        self.assertNotIsInstance(self.account, Savings)

    def test_no_such_attribute(self):
        with self.assertRaises(AttributeError):
            self.account.nothing
        self.assertFalse(hasattr(self.account, "nothing"))
        self.assertTrue(hasattr(self.account, "deposit"))

    def test_names(self):
        self.assertEqual(type(self.account).__name__, "Account")
        self.assertEqual(self.account.__class__, Account)

    def test_vars(self):
        self.assertEqual(vars(self.account), {"owner": "Ann", "balance": 100})

    def test_missing_argument(self):
        with self.assertRaises(TypeError):
            Account()

    def test_unbound(self):
        self.assertEqual(Account.deposit(self.account, 5), 105)
