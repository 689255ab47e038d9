"""Adds numbers."""


def total(numbers):
    result = 0
    for each in numbers:
        result += each
    return result


def own_text():
    with open(__file__) as file:
        return file.read()
