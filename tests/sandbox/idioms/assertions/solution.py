def numbers():
    return [3, 1, 2]


def table():
    return {"a": 1, "b": [1, 2]}


def text():
    return "line one\nline two"


def nothing():
    return None


def flags():
    return True, False


def pair():
    return (1, "x")


def letters():
    return {"a", "b"}
