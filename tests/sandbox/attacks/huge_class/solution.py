def crowd():
    return type("Crowd", (), {f"method_{number}": lambda self: 42 for number in range(40000)})()


def tower():
    cls = object
    for number in range(300):
        cls = type(f"Level{number}", (cls,), {"__slots__": ()})
    return cls()


class Hostile:
    """Each word that is asked of a class is a trap."""

    __signature__ = 42
    __wrapped__ = property(lambda self: self)
    __dataclass_fields__ = 42
    __abstractmethods__ = 42
    __firstlineno__ = "first"
    __all__ = 42


Hostile.__doc__ = Hostile
Hostile.__name__ = "Hos\x1btile"


def hostile():
    return Hostile()


def fine():
    return 1
