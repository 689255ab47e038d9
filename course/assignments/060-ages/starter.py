class InvalidAge(ValueError):
    """The text is not an age. It is kept in the attribute text."""


def parse_age(text):
    """Return the age as an int; raise InvalidAge if the text is not one."""
    return int(text)


def parse_ages(texts):
    """Return the valid ages and the invalid texts, as two lists."""
    return [], []
