KEPT = []


def hog():
    while True:
        KEPT.append(bytearray(1 << 20))


def at_once():
    return len(bytes(10 << 30))


def fine():
    return 1
