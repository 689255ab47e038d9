def fail():
    raise RuntimeError("not ready")


def fine():
    return 1
