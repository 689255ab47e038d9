__all__ = ["one", "_two"]


def one():
    return 1


def _two():
    return 2


def three():
    return 3
