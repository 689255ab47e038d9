def good():
    return 1


def loop():
    print("before the loop")
    while True:
        pass
