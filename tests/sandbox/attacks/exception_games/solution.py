class Loop(Exception):
    def __init__(self):
        self.__cause__ = self.__context__ = None

    @property
    def __traceback__(self):
        raise RuntimeError("no traceback")

    @property
    def __notes__(self):
        return [self] * 1000


class Args(Exception):
    def __reduce__(self):
        raise RuntimeError("no")

    @property
    def __dict__(self):
        raise RuntimeError("no attributes")


def loop():
    raise Loop


def circle():
    first, second = ValueError("first"), ValueError("second")
    first.__cause__, second.__cause__ = second, first
    raise first


def hidden():
    raise Args("x")


def deep():
    error = ValueError("inner")
    for _ in range(300):
        error = ExceptionGroup("group", [error])
    raise error


def noted():
    error = ValueError("noted")
    error.__notes__ = ["\x1b[31m" * 100000, object(), 42]
    raise error


def assertion():
    raise AssertionError("42 == 42")
