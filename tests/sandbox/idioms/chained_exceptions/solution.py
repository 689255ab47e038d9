class ConfigError(Exception):
    pass


def load(text):
    try:
        return int(text)
    except ValueError as error:
        raise ConfigError("bad config") from error


def notes():
    error = ValueError("x")
    error.add_note("a note")
    raise error


def group():
    raise ExceptionGroup("many", [ValueError("a"), TypeError("b")])


def custom_code():
    error = OSError(2, "No such thing")
    raise error


def key():
    return {}["missing"]


def second():
    try:
        return {}["missing"]
    except KeyError:
        raise RuntimeError("and another")


def quiet():
    try:
        return {}["missing"]
    except KeyError:
        raise ConfigError("no more") from None


def long_chain(depth):
    try:
        if not depth:
            raise ValueError(depth)
        long_chain(depth - 1)
    except Exception:
        raise KeyError(depth)


def circle():
    first, other = ConfigError("first"), ConfigError("other")
    first.__context__, other.__context__ = other, first
    raise first
