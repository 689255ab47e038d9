"""Ordinary lines of a tests file that run what the student's code has handed over."""

FORGE = "__import__('unittest').TestCase.__dict__ and setattr(__import__('unittest').TestCase, 'assertEqual', print)"


class Point:
    x = 0

    def __repr__(self):
        return f"({FORGE}) or self"


class Wish:
    def __init__(self, text):
        self.text = text

    def __repr__(self):
        return self.text


def hinted(value: FORGE):
    return 0


def planted(value=None):
    return 0


planted.__code__ = planted.__code__.replace(co_filename="planted.py")
import linecache

linecache.cache["planted.py"] = (1, None, [FORGE + "\n"], "planted.py")


def text(value, planted=eval(FORGE)):
    return 0


def formula():
    return "EXPECTED"


def secret_formula():
    return "expected"


def assigning():
    return "(EXPECTED := 0)"


def calling():
    return "forget()"


def attributes():
    return "EXPECTED.__class__.__base__.__subclasses__()"


def comprehension():
    return "[EXPECTED for each in [1]][0]"


def pickled():
    import pickle

    class Planter:
        def __reduce__(self):
            return eval, (FORGE,)

    return pickle.dumps(Planter())


def pickled_name():
    return b"ctests\nEXPECTED.__class__\n."
