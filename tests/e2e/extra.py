"""One assignment more than the sample course has, with whatever a test needs of it."""

from collections.abc import Mapping
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
    changes = {"title": slug.title(), "points": "10", "position": position, "isolation": isolation}
    return extra(slug, **changes, policy=times(policy))


def times(policy: Mapping[str, Any]) -> dict[str, Any]:
    """A policy whose times are said in hours from now, as a publish takes it."""
    return {**policy, **{name: hours(policy[name]) for name in ("due", "closes") if name in policy}}


def hours(count: float) -> str:
    return (datetime.now(UTC) + timedelta(hours=count)).isoformat()


def right() -> str:
    return unique("def add(a, b): return a + b")


def wrong() -> str:
    return unique("def add(a, b): return 6")
