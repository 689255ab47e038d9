def divide(a, b):
    if b == 0:
        raise ZeroDivisionError("no dividing by zero")
    return a / b


def parse(text):
    return int(text)
