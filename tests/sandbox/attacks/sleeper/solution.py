import time


def sleep():
    time.sleep(1000)


def fine():
    return 1
