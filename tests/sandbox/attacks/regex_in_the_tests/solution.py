def answer():
    return "a" * 40 + "b"


def fine():
    return 1
