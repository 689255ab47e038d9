def fibonacci():
    """Yield the Fibonacci numbers, for ever."""
    current, following = 0, 1
    while True:
        yield current
        current, following = following, current + following


def chunks(items, size):
    """Yield the items in lists of the given size; the last may be shorter."""
    if size < 1:  # pragma: no mutate
        raise ValueError("a chunk has at least one element")
    for start in range(0, len(items), size):
        yield items[start : start + size]


def running_totals(numbers):
    """Yield the total so far after each number."""
    total = 0
    for number in numbers:
        total += number
        yield total


def take_while_rising(numbers):
    """Yield numbers as long as each is larger than the one before."""
    previous = None
    for number in numbers:
        if previous is not None and number <= previous:
            return
        yield number
        previous = number
