def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b


def chunks(items, size):
    if size < 1:
        raise ValueError("size")
    chunk = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size:
            yield chunk
            chunk = []


def running_totals(numbers):
    total = 0
    for number in numbers:
        total += number
        yield total


def take_while_rising(numbers):
    previous = float("-inf")
    for number in numbers:
        if number <= previous:
            return
        yield number
        previous = number
