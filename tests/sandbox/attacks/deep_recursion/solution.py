import sys


def recurse(n=0):
    return recurse(n + 1)


def deeper():
    sys.setrecursionlimit(10**9)
    return recurse()


def nested():
    value = []
    for _ in range(200000):
        value = [value]
    return value


def cyclic():
    value = []
    value.append(value)
    return value
