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
