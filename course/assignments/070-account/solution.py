class NotEnoughMoney(Exception):
    """There is less on the account than was asked for; missing says by how much."""

    def __init__(self, missing):
        super().__init__(f"{missing} cents are missing")  # pragma: no mutate
        self.missing = missing


class Account:
    """An account of whole cents that never goes below zero."""

    def __init__(self, owner):
        self.owner = owner
        self._history = []

    @property
    def balance(self):
        return sum(self._history)

    @property
    def history(self):
        return list(self._history)

    def deposit(self, amount):
        self._check(amount)
        self._history.append(amount)

    def withdraw(self, amount):
        self._check(amount)
        if amount > self.balance:
            raise NotEnoughMoney(amount - self.balance)
        self._history.append(-amount)

    def transfer(self, other, amount):
        # Withdrawing first: if that is refused, the other account was never touched.
        self.withdraw(amount)
        other.deposit(amount)

    def __str__(self):
        return f"{self.owner}: {self.balance // 100}.{self.balance % 100:02}"

    @staticmethod
    def _check(amount):
        if amount <= 0:
            raise ValueError("an amount is above zero")
