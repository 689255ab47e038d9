def leave():
    exit()


def leave_too():
    quit(0)


def stop_iteration():
    raise StopIteration


def base():
    raise BaseException("bare")
