import os


def close():
    os.closerange(0, 100)
    while True:
        pass


def fine():
    return 1
