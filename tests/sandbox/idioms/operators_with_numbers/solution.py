class Vector:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __add__(self, other):
        if isinstance(other, Vector):
            return Vector(self.x + other.x, self.y + other.y)
        return Vector(self.x + other, self.y + other)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, Vector):
            return Vector(self.x - other.x, self.y - other.y)
        return Vector(self.x - other, self.y - other)

    def __rsub__(self, other):
        return Vector(other - self.x, other - self.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    __rmul__ = __mul__

    def __matmul__(self, other):
        return self.x * other[0] + self.y * other[1]

    def __truediv__(self, factor):
        return Vector(self.x / factor, self.y / factor)

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __iadd__(self, other):
        self.x += other
        self.y += other
        return self

    def __abs__(self):
        return (self.x**2 + self.y**2) ** 0.5

    def __str__(self):
        return f"<{self.x}, {self.y}>"

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)


class Interval:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __contains__(self, number):
        return self.low <= number <= self.high


class Basket:
    def __init__(self, *items):
        self.items = list(items)

    def __add__(self, item):
        return Basket(*self.items, item)

    def __iadd__(self, item):
        self.items.append(item)
        return self

    def __len__(self):
        return len(self.items)

    def __iter__(self):
        return iter(self.items)

    def __contains__(self, item):
        return item in self.items


class Money(float):
    def __str__(self):
        return f"{self:.2f} €"


def basket():
    return Basket("bread", "milk")


class Clock:
    def __init__(self, minutes):
        self.minutes = minutes

    def __mod__(self, other):
        return self.minutes % other

    def __divmod__(self, other):
        return divmod(self.minutes, other)

    def __add__(self, minutes):
        return Clock((self.minutes + minutes) % 1440)

    def __repr__(self):
        return f"{self.minutes // 60:02}:{self.minutes % 60:02}"
