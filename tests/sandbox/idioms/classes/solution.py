class Account:
    bank = "Arvio"
    count = 0

    def __init__(self, owner, balance=0):
        self.owner = owner
        self.balance = balance
        Account.count += 1

    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount must be positive")
        self.balance += amount
        return self.balance

    @property
    def rich(self):
        return self.balance > 1000

    @staticmethod
    def fee():
        return 2

    @classmethod
    def of(cls, text):
        owner, balance = text.split(":")
        return cls(owner, int(balance))


class Savings(Account):
    def interest(self):
        return self.balance * 0.1
