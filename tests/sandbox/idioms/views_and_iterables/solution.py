def keys(table):
    return table.keys()


def values(table):
    return table.values()


def items(table):
    return table.items()


def pairs(a, b):
    return zip(a, b)


def numbered(a):
    return enumerate(a, 1)


def evens(a):
    return filter(lambda n: n % 2 == 0, a)


def backwards(a):
    return reversed(a)


def letters():
    return iter("abc")


def total(numbers):
    return sum(numbers)


def first(numbers):
    return next(iter(numbers))
