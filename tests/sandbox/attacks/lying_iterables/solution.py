class Fickle:
    """Other items each time, another length each time."""

    def __init__(self):
        self.round = 0

    def __iter__(self):
        self.round += 1
        return iter([41 + self.round] * self.round)

    def __len__(self):
        return 1

    def __getitem__(self, place):
        return 42

    def __contains__(self, item):
        return True

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 42


class Odd:
    def __len__(self):
        return -1

    def __bool__(self):
        return "yes"

    def __index__(self):
        return "forty-two"

    def __iter__(self):
        return 42

    def __hash__(self):
        return "42"

    def __str__(self):
        return 42


def fickle():
    return Fickle()


def odd():
    return Odd()
