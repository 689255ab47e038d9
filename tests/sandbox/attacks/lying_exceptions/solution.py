class Liar(Exception):
    def __str__(self):
        raise RuntimeError("no words")

    def __repr__(self):
        raise RuntimeError("no words")

    def __eq__(self, other):
        return True

    @property
    def args(self):
        raise RuntimeError("no arguments")

    @property
    def __class__(self):
        return ValueError


def fail():
    raise Liar


def assertion():
    raise AssertionError("1 != 2")
