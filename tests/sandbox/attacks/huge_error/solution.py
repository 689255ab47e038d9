def fail():
    raise ValueError("x" * 5_000_000)


def chain():
    error = None
    for number in range(3000):
        try:
            raise ValueError(number) from error
        except ValueError as caught:
            error = caught
    raise error
