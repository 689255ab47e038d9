import random


def roll():
    return random.randint(1, 1000)


def shuffled(items):
    items = list(items)
    random.shuffle(items)
    return items
