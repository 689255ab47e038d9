def outer():
    return inner()


def inner():
    count = 0
    while True:
        count += 1
