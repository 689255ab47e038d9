import linecache

TEXT = "def test_a(self):\n    raise ValueError('forged')\ntest_a(0)\n"


def answer():
    linecache.cache["tests.py"] = (len(TEXT), None, TEXT.splitlines(True), "tests.py")
    exec(compile("\n" * 6 + TEXT, "tests.py", "exec"), {"__name__": "unittest.case", "__unittest": True})


def from_our_side():
    """Where the harness lies, or a line of it, must not be in what a student is told."""
    raise KeyError(len)


class Broken:
    @property
    def __class__(self):
        raise ValueError("broken")


def broken():
    return Broken()
