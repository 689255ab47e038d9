import gc


class Node:
    pass


def make():
    return Node()


def fail():
    raise ValueError("mine")
