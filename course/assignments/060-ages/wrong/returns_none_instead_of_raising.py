class InvalidAge(ValueError):
    def __init__(self, text):
        super().__init__(f"not an age: {text!r}")
        self.text = text


def parse_age(text):
    if text.strip().isdigit() and int(text) <= 150:
        return int(text)
    return None


def parse_ages(texts):
    ages = [parse_age(text) for text in texts]
    return [age for age in ages if age is not None], [t for t, age in zip(texts, ages) if age is None]
