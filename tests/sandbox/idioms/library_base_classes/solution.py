import collections
import collections.abc


class Bag(collections.UserList):
    def total(self):
        return sum(self.data)


class Small(collections.UserDict):
    """Keys in small letters."""

    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __getitem__(self, key):
        return super().__getitem__(key.lower())


class Deck(collections.abc.Sequence):
    def __init__(self):
        self.cards = [rank + suit for suit in "HS" for rank in "A23"]

    def __len__(self):
        return len(self.cards)

    def __getitem__(self, place):
        return self.cards[place]


class Settings(collections.abc.Mapping):
    def __init__(self, **values):
        self._values = values

    def __getitem__(self, key):
        return self._values[key]

    def __iter__(self):
        return iter(self._values)

    def __len__(self):
        return len(self._values)


def middle(values, part=slice(1, -1)):
    return values[part]


def every_second():
    return slice(None, None, 2)
