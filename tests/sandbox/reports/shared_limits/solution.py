def loop():
    while True:
        pass


def hog():
    return bytearray(1 << 40)


def fine():
    return 1
