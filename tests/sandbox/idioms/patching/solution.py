import random
import time


def helper():
    return "real"


def work():
    return helper().upper()


def roll():
    return random.randint(1, 6)


def wait():
    time.sleep(30)
    return "waited"


class Robot:
    def sense(self):
        return "dark"

    def say(self):
        return "it is " + self.sense()


LIMIT = 10


def limited(number):
    return min(number, LIMIT)
