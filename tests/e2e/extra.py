"""One assignment more than the sample course has, with whatever a test needs of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.fix_course import assignment_payload
from tests.students import unique

HERE = "#/assignments/extra"


def extra(slug: str = "extra", **changes: Any) -> dict[str, Any]:
    """An assignment at the end of the course, so that it is never the next one."""
    tests = "import unittest\nfrom solution import add\n\n\nclass AddTest(unittest.TestCase):\n"
    tests += "    def test_add(self):\n        self.assertEqual(add(40, 2), 42)\n"
    return assignment_payload(slug, **{"position": 999, "points": "0", "tests": tests} | changes)


def limited(slug: str = "extra", *, position: int = 999, isolation: str = "strict", **policy: object) -> dict[str, Any]:
    """The same for ten points and with a policy; `due` and `closes` are in hours from now."""
    times = {name: hours(float(str(policy[name]))) for name in ("due", "closes") if name in policy}
    changes = {"title": slug.title(), "points": "10", "position": position, "isolation": isolation}
    return extra(slug, **changes, policy=policy | times)


def hours(count: float) -> str:
    return (datetime.now(UTC) + timedelta(hours=count)).isoformat()


def right() -> str:
    return unique("def add(a, b): return a + b")


def wrong() -> str:
    return unique("def add(a, b): return 6")
