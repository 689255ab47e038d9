from math import pi

_hidden = 1
shown = 2


def double(n):
    return 2 * n


class Box:
    def __init__(self, value):
        self.value = value
