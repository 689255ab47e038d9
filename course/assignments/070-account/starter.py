class NotEnoughMoney(Exception):
    """There is less on the account than was asked for."""


class Account:
    """An account of whole cents that never goes below zero."""

    def __init__(self, owner):
        self.owner = owner
        self.balance = 0

    def deposit(self, amount):
        self.balance += amount
