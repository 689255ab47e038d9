import contextlib

LOG = []


@contextlib.contextmanager
def transaction(account):
    before = dict(account)
    try:
        yield account
    except KeyError as error:
        LOG.append(f"rolled back: {error}")
        account.clear()
        account.update(before)
    except Exception as error:
        LOG.append(type(error).__name__)
        raise


class Retry:
    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.error = error
        LOG.append(f"{kind.__name__}: {error}" if kind else "fine")
        return isinstance(error, (ValueError, Missing))


class Missing(Exception):
    def __init__(self, name):
        super().__init__(f"no {name}")
        self.name = name


def fail(name):
    raise Missing(name)


def resilient():
    value = None
    while True:
        try:
            value = yield value
        except ValueError as error:
            value = f"caught {error}"
