import time


def slow(number):
    time.sleep(0.3)
    return ["slow", number]


def busy(number):
    end = time.monotonic() + 0.3
    while time.monotonic() < end:
        pass
    return ["busy", number]


def quick(number):
    return ["quick", number]


class Thing:
    pass


def make():
    time.sleep(0.3)
    return Thing()
