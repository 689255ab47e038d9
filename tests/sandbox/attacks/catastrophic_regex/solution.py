import re


def match():
    return re.match(r"(a+)+$", "a" * 40 + "b")
