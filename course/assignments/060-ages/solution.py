class InvalidAge(ValueError):
    """The text is not an age. It is kept in the attribute text."""

    def __init__(self, text):
        super().__init__(f"not an age: {text!r}")
        self.text = text


def parse_age(text):
    """Return the age as an int; raise InvalidAge if the text is not one."""
    if not isinstance(text, str):
        raise TypeError("an age is parsed from a text")
    try:
        age = int(text)
    except ValueError:
        raise InvalidAge(text) from None
    if not 0 <= age <= 150:
        raise InvalidAge(text)
    return age


def parse_ages(texts):
    """Return the valid ages and the invalid texts, as two lists."""
    ages, rejected = [], []
    for text in texts:
        try:
            ages.append(parse_age(text))
        except InvalidAge as problem:
            rejected.append(problem.text)
    return ages, rejected
