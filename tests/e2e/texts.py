"""What students type in these tests."""

from infra.paths import COURSE
from tests.students import unique

WRONG_HELLO = 'def greet(name):\n    return f"Hello {name}"\n'


LONG_LINES = 'print("x" * 5000)\n\ndef greet(name):\n    print("line\\n" * 100)\n    return "z" * 3000\n'


def solution(folder: str = "010-hello") -> str:
    """A right solution in bytes that nobody sent before."""
    return unique((COURSE / "assignments" / folder / "solution.py").read_text())


def slow(code: str, seconds: float = 1.5) -> str:
    """The same program, which takes its time."""
    return f"import time\ntime.sleep({seconds})\n\n{code}"
