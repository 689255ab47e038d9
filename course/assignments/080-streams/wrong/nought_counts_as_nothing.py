def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def chunks(items, size):
    if not size:
        raise ValueError("size")
    for start in range(0, len(items), size):
        yield items[start : start + size]


def running_totals(numbers):
    total = 0
    for number in numbers:
        total += number
        yield total


def take_while_rising(numbers):
    previous = 0
    for number in numbers:
        if number <= previous:
            return
        yield number
        previous = number
