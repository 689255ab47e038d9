"""unittest asks the tests' own namespace for these, and a star import would put them there."""


def answer():
    return 42


def other():
    return 1


def load_tests(loader, tests, pattern):
    cases = [case for suite in tests for case in suite]
    return [cases[0]]


def setUpModule():
    raise ValueError("steered")


def tearDownModule():
    raise ValueError("steered")


__builtins__ = {"abs": lambda value: 0, "len": lambda value: 0}
__all__ = ["answer", "other", "load_tests", "setUpModule", "tearDownModule", "__builtins__", "__name__"]
