def count(end):
    number = 0
    while number < end:
        yield number
        number += 1


def forever():
    number = 0
    while True:
        got = yield number
        number = got if got is not None else number + 1


def squares(numbers):
    return (n * n for n in numbers)


def doubled(numbers):
    return map(lambda n: n * 2, numbers)


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return self

    def __next__(self):
        if self.start <= 0:
            raise StopIteration
        self.start -= 1
        return self.start
