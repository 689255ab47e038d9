def numbers():
    while True:
        yield 1
