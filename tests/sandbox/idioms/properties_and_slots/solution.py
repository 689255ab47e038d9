class Temperature:
    __slots__ = ("_celsius",)

    def __init__(self, celsius):
        self.celsius = celsius

    @property
    def celsius(self):
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("too cold")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        self._celsius = 0


class Magic:
    def __init__(self):
        self.known = 1

    def __getattr__(self, name):
        if name.startswith("magic_"):
            return name[6:]
        raise AttributeError(name)


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return self if instance is None else getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError("not positive")
        setattr(instance, self.name, value)


class Item:
    price = Positive()

    def __init__(self, price):
        self.price = price
