def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def chunks(items, size):
    if size < 1:
        raise ValueError("size")
    for start in range(0, len(items), size):
        yield items[start : start + size]


def running_totals(numbers):
    total = 0
    for number in numbers:
        total += number
        yield total


def take_while_rising(numbers):
    previous = numbers[0]
    yield previous
    for number in numbers[1:]:
        if number <= previous:
            return
        yield number
        previous = number
