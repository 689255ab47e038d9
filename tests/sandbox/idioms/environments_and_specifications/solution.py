import os
from typing import Generic, TypeVar

T = TypeVar("T")


class Account:
    def __init__(self, balance=0):
        self.balance = balance

    def deposit(self, amount, *, note=""):
        self.balance += amount
        return self.balance


def use(amount):
    return Account(amount).deposit(1, note="x")


def level():
    return os.environ.get("LEVEL", "none"), os.getenv("LEVEL")


class Stack(Generic[T]):
    def __init__(self):
        self.items = []

    def push(self, item: T) -> None:
        self.items.append(item)
