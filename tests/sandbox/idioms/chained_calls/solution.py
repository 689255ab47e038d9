class Tree:
    """Has no __iter__: it can only be asked."""

    def __init__(self, value):
        self.value, self.left, self.right = value, None, None

    def insert(self, value):
        side = "left" if value < self.value else "right"
        if getattr(self, side) is None:
            setattr(self, side, Tree(value))
        else:
            getattr(self, side).insert(value)
        return self

    def __contains__(self, value):
        below = self.left if value < self.value else self.right
        return value == self.value or (below is not None and value in below)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass


class Bag:
    def __init__(self, *things):
        self.things = list(things)

    def add(self, thing):
        self.things.append(thing)
        return self

    def __iadd__(self, thing):
        return self.add(thing)

    def __iter__(self):
        return iter(self.things)

    def __contains__(self, thing):
        return thing in self.things


class Settings:
    _only = None

    def __new__(cls):
        if cls._only is None:
            cls._only = super().__new__(cls)
            cls._only.names = []
        return cls._only

    def __contains__(self, name):
        return name in self.names
