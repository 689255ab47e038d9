"""Error classes that are no classes of their own: every failed assertion is one of them."""

Refused = Exception
Denied = AssertionError
ERRORS = (ValueError, AssertionError)


class Bank:
    Refused = BaseException

    def __init__(self):
        self.error = Exception

    def withdraw(self, amount):
        return amount
