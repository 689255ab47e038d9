class NotEnoughMoney(Exception):
    def __init__(self, missing):
        super().__init__(f"{missing} cents are missing")
        self.missing = missing


class Account:
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
        if amount <= 0:
            raise ValueError("an amount is above zero")
        self._history.append(amount)

    def withdraw(self, amount):
        if amount <= 0:
            raise ValueError("an amount is above zero")
        if amount > self.balance:
            raise NotEnoughMoney(amount - self.balance)
        self._history.append(-amount)

    def transfer(self, other, amount):
        other.deposit(amount)
        self.withdraw(amount)

    def __str__(self):
        return f"{self.owner}: {self.balance / 100:.2f}"
