"""A test that skips itself lets the student's code see the skip; it comes back in the tests that follow."""

KEPT = []


class Timer:
    def __enter__(self):
        return self

    def __exit__(self, _, error, __):
        if error is not None:
            KEPT.append(error)


def call(function):
    try:
        function()
    except BaseException as error:
        KEPT.append(error)


def bonus():
    return None


def answer():
    raise KEPT[0]


def another_answer():
    raise KEPT[1]


class Shy:
    def __repr__(self):
        raise KEPT[0]


def shy():
    return Shy()
