items = []
settings = {"debug": False}


def add(item):
    items.append(item)


def is_debug():
    return settings["debug"]


class Inventory:
    def __init__(self):
        self.stock = {}

    def add(self, name, amount):
        self.stock[name] = self.stock.get(name, 0) + amount

    def names(self):
        return sorted(self.stock)
