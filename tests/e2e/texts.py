"""What students type in these tests."""

from infra.paths import COURSE
from tests.students import unique

WRONG_HELLO = 'def greet(name):\n    return f"Hello {name}"\n'


def solution(folder: str = "010-hello") -> str:
    """A right solution in bytes that nobody sent before."""
    return unique((COURSE / "assignments" / folder / "solution.py").read_text())


def slow(code: str, seconds: float = 1.5) -> str:
    """The same program, which takes its time."""
    return f"import time\ntime.sleep({seconds})\n\n{code}"
