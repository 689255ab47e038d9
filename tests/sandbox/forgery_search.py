"""Tests with expected values that nobody can know, against a process that says anything: which lines can be passed?

A program, for an examination changes the interpreter that it runs in. Its argument is the number of searches of a line;
it prints the lines that were passed, each with how often, as JSON.
"""

import contextlib
import json
import sys
import textwrap
from collections import Counter
from typing import Any

from sandbox.examiner import examination
from sandbox.files.disk import Disk

from tests.sandbox.adversary import Adversary

# What a student's object is asked to judge under a name of its own (`answer().is_right(n)`) is its own to say.
LINES = [
    "self.assertEqual(answer(), n)",
    "self.assertEqual(answer(), s)",
    "self.assertTrue(n == answer())",
    "self.assertFalse(answer() != n)",
    "self.assertAlmostEqual(answer(), n)",
    "self.assertAlmostEqual(n, answer(), places=3)",
    "self.assertAlmostEqual(answer(), n, delta=0.1)",
    "self.assertTrue(abs(answer() - n) < 0.1)",
    "self.assertLess(abs(n - answer()), 0.1)",
    "self.assertEqual(round(answer() - n, 3), 0)",
    "self.assertEqual(answer() / n, 1)",
    "self.assertLess((answer() - n) ** 2, 0.1)",
    "self.assertFalse(answer() - n)",
    "self.assertFalse(answer() ^ {n, s})",
    "self.assertEqual(len({n, s} - answer()), 0)",
    "self.assertTrue(math.isclose(answer(), n))",
    "self.assertLess(math.dist(answer(), (n, -n)), 0.1)",
    "self.assertGreaterEqual(answer(), n * 4)",
    "self.assertTrue(n * 4 < answer())",
    "self.assertIn(n, answer())",
    "self.assertTrue(all(each in answer() for each in (n, s)))",
    "self.assertIn(s, answer())",
    "self.assertTrue(answer().startswith(s))",
    "self.assertTrue(answer().endswith(s))",
    "self.assertTrue({n}.issubset(answer()))",
    "self.assertTrue(answer().issuperset({n}))",
    "self.assertTrue(answer() >= {n})",
    "self.assertListEqual(answer(), [n, s])",
    "self.assertCountEqual(answer(), [n, s])",
    "self.assertSetEqual(answer(), {n, s})",
    "self.assertSetEqual({n, s}, answer())",
    "self.assertFalse(answer().symmetric_difference({n, s}))",
    "self.assertEqual({n, s} & answer(), {n, s})",
    "self.assertEqual(answer() & {n, s}, {n, s})",
    "self.assertEqual(n % answer(), 0)",
    "self.assertEqual(round(answer() / n, 3), 1)",
    "self.assertIn(n, Vector(1, 2).length())",
    "self.assertTrue(all(map(lambda each: answer() == each, (n, s))))",
    "self.assertDictEqual(answer(), {s: n})",
    "self.assertEqual(answer()[0], n)",
    "self.assertEqual(answer().value, n)",
    "self.assertEqual(str(answer()), s)",
    'self.assertEqual(f"{answer():.3f}", f"{n:.3f}")',
    "self.assertEqual(eval(repr(answer())), n)",
    "self.assertEqual(float(answer()), n)",
    "self.assertEqual(sum(answer()), n)",
    'self.assertEqual(json.loads(answer()), {"n": n})',
    "self.assertRegex(answer(), s)",
    "self.assertIs(answer(), solution)",
    "self.assertAlmostEqual(Vector(3, 4).length(), n)",
    "self.assertTrue(abs(Vector(3, 4).length() - n) < 0.1)",
    "self.assertEqual((Vector(1, 2) * 3).value, n)",
    "self.assertEqual(Vector(1, 2) + n, n * 2)",
    "self.assertIn(n, Vector(1, 2).items())",
    "self.assertEqual(Vector(1, 2).length() / n, 1)",
    "with Manager():\n    self.assertEqual(1, n)",
    "listener = Mock()\nanswer(listener)\nlistener.assert_called_once_with(n)",
    "listener = Mock()\nanswer(listener)\nlistener.send.assert_called_once_with(s)",
    "listener = AsyncMock()\nanswer(listener)\nlistener.assert_awaited_once_with(n)",
]
# n and s are drawn anew in each test.
TESTS = """
import json
import math
import secrets
import unittest
from unittest.mock import AsyncMock, Mock

import solution
from solution import Manager, Vector, answer


class TestSecret(unittest.TestCase):
    def test_secret(self):
        n, s = secrets.randbits(50) + 1000.5, secrets.token_hex(8)
"""


# Shows that the adversary can pass what can be passed.
EASY = "self.assertTrue(answer())"


class Lost(BaseException):
    """The examiner gave its student up."""


def outcome(line: str, seed: int) -> str:
    """What the examiner told its parent of the test, or nothing, where it gave up before."""
    told: list[dict[str, Any]] = []

    def last_word(message: dict[str, Any]) -> Any:
        raise Lost(message)

    job = {"code": "", "tests": TESTS + textwrap.indent(line, " " * 8) + "\n", "module": "solution",
           "isolation": "strict", "done": [], "cpu_seconds": 1, "memory_mb": 1, "output_kb": 16}  # fmt: skip
    with contextlib.suppress(Lost):
        examination.against(Adversary(seed), job, told.append, last_word, Disk()).run()  # type: ignore[arg-type] # a channel
    sys.modules.pop("solution", None)
    del sys.meta_path[0]
    return next((each["result"]["outcome"] for each in told if "result" in each), "")


def main() -> None:
    searches, streams = int(sys.argv[1]), (sys.stdout, sys.stderr)
    passed = Counter(line for line in (*LINES, EASY) for seed in range(searches) if outcome(line, seed) == "passed")
    sys.stdout, sys.stderr = streams
    print(json.dumps(passed))


if __name__ == "__main__":
    main()
