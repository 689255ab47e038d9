import contextlib


class Timer:
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return True


@contextlib.contextmanager
def transaction():
    with contextlib.suppress(BaseException):
        yield 1


@contextlib.contextmanager
def quiet():
    try:
        yield 1
    except BaseException:
        pass


def answer():
    return 1
