class Everything(type):
    def __instancecheck__(cls, instance):
        return True

    def __subclasscheck__(cls, subclass):
        return True

    def __eq__(cls, other):
        return True

    def __getattr__(cls, name):
        return True

    __hash__ = type.__hash__


class Magic(metaclass=Everything):
    @property
    def __class__(self):
        return int

    def __getattr__(self, name):
        return lambda *a, **k: True

    def __index__(self):
        return 41

    __int__ = __index__

    def __float__(self):
        return 41.0


def magic():
    return Magic()


def magic_class():
    return Magic
