class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __eq__(self, other):
        if isinstance(other, tuple):
            return (self.x, self.y) == other
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))


class Money:
    def __init__(self, cents):
        self.cents = cents

    def _of(self, other):
        return other.cents if isinstance(other, Money) else round(other * 100)

    def __eq__(self, other):
        return self.cents == self._of(other)

    def __lt__(self, other):
        return self.cents < self._of(other)

    def __sub__(self, other):
        return (self.cents - self._of(other)) / 100

    def __add__(self, other):
        return Money(self.cents + self._of(other))

    def __float__(self):
        return self.cents / 100

    __hash__ = None


def price():
    return Money(250)
