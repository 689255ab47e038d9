def add(a, b):
    print("adding", a, b)
    return a - b


def names():
    return ["b", "a"]


def sort(items):
    items.append(99)
    return items


def fail(n):
    return helper(n)


def helper(n):
    return [1, 2][n]
