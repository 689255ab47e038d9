class InvalidAge(Exception):
    def __init__(self, text):
        super().__init__(f"not an age: {text!r}")
        self.text = text


def parse_age(text):
    if not isinstance(text, str):
        raise TypeError("text expected")
    try:
        age = int(text)
    except ValueError:
        raise InvalidAge(text)
    if age < 0 or age > 150:
        raise InvalidAge(text)
    return age


def parse_ages(texts):
    ages, rejected = [], []
    for text in texts:
        try:
            ages.append(parse_age(text))
        except InvalidAge:
            rejected.append(text)
    return ages, rejected
