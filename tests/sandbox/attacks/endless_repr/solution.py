class Loop:
    def __repr__(self):
        while True:
            pass


class Fail:
    def __repr__(self):
        raise RuntimeError("no")


class Long:
    def __repr__(self):
        return "x" * 3_000_000


def loop():
    return Loop()


def fail():
    return Fail()


def long():
    return Long()
