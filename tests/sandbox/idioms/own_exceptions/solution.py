class ShopError(Exception):
    pass


class OutOfStock(ShopError):
    def __init__(self, name, left):
        super().__init__(f"{name}: only {left} left")
        self.name = name
        self.left = left


class BadPrice(ValueError):
    def __str__(self):
        return "bad price " + repr(self.args[0])


def buy(name, amount):
    if amount > 3:
        raise OutOfStock(name, 3)
    if amount < 0:
        raise BadPrice(amount)
    return amount
