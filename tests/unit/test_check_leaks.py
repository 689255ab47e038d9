"""What students are given: nothing of the answer in it, and links that lead somewhere."""

from collections.abc import Callable
from pathlib import Path

import pytest

from infra.checking.exercise import Exercise
from infra.checking.findings import Severity
from infra.checking.leaks import leaks
from infra.checking.links import links
from infra.checking.reading import read_exercises
from infra.checking.test_file import TestFile
from infra.scaffold.writing import write_course

MODEL = '''def total_price(prices):
    """Return what the customer pays for an order with these prices, in euros."""
    total = sum(prices)
    if prices and total < 50:
        total += 5
    return total
'''

type Write = Callable[..., Exercise]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """The scaffold's assignment with some files changed; `handout` is added to the one that is there."""

    def exercise(handout: str = "", **files: str) -> Exercise:
        folder = write_course(tmp_path / "course", "Course")
        for name, text in files.items():
            (folder / f"{name}.py").write_text(text)
        with (folder / "handout.md").open("a") as file:
            file.write(f"\n{handout}\n")
        return read_exercises(folder)[0]

    return exercise


def leaked(exercise: Exercise) -> list[tuple[Severity, str, str]]:
    found = leaks(exercise, TestFile(exercise.settings["tests"], "solution")).findings
    return [(finding.severity, finding.file.name, finding.what) for finding in found]


def dead(exercise: Exercise, *slugs: str) -> list[str]:
    return [finding.what for finding in links(exercise, slugs).findings]


def test_the_scaffold_leaks_nothing(write: Write) -> None:
    assert leaked(write()) == []


def test_a_starter_that_is_the_model_is_a_problem_whatever_its_comments(write: Write) -> None:
    starter = MODEL.replace('    """Return', '    # Well done!\n    """Give')

    assert leaked(write(starter=starter)) == [(Severity.PROBLEM, "starter.py", "it holds the whole model solution")]


def test_a_starter_that_solves_a_part_is_a_warning(write: Write) -> None:
    more = "\n\ndef double(x):\n    return x * 2\n"
    tests = "import unittest\nfrom solution import double\n\nclass T(unittest.TestCase):\n    def test(self): ...\n"
    found = leaked(write(solution=MODEL + more, starter=f"def total_price(prices): ...{more}", tests=tests))

    assert found == [(Severity.WARNING, "starter.py", "it holds double as the model solution has it")]


def test_an_untouched_stub_is_no_gift(write: Write) -> None:
    more = "\n\ndef later(x):\n    return 0\n"

    assert leaked(write(solution=MODEL + more, starter=f"def total_price(prices): ...{more}")) == []


@pytest.mark.parametrize(
    "shown", ["```python\n{}```", "```\n{}```", "Look:\n\n    {}"], ids=["highlighted", "plain", "indented"]
)
def test_code_of_the_model_in_the_handout_is_a_problem(write: Write, shown: str) -> None:
    code = "total = sum(prices)  # first\nif prices and total < 50:\n    total += 5\n"
    text = shown.format(code.replace("\n", "\n    ") if shown.startswith("Look") else code)

    assert leaked(write(text)) == [(Severity.PROBLEM, "handout.md", "it shows the model solution's total_price")]


def test_a_comment_in_the_handout_is_not_published(write: Write) -> None:
    assert leaked(write(f"<!--\n{MODEL}\n-->")) == []


def test_an_example_of_the_same_call_is_no_leak(write: Write) -> None:
    assert leaked(write("```python\ntotal_price([10, 20])  # 35\n```")) == []


def test_a_line_of_the_tests_in_the_handout_is_a_problem_with_its_line(write: Write) -> None:
    exercise = write("```python\nself.assertEqual(total_price([49]), 54)\n```")
    [finding] = leaks(exercise, TestFile(exercise.settings["tests"], "solution")).findings

    assert finding.what == "it shows a line of the tests: self.assertEqual(total_price([49]), 54)"
    assert "assertEqual" in exercise.read("handout.md").splitlines()[(finding.line or 0) - 1]


def test_a_test_behind_a_comment_sign_in_the_starter_is_a_problem(write: Write) -> None:
    starter = "def total_price(prices): ...\n# self.assertEqual(total_price([49]), 54)\n"

    assert [(severity, file) for severity, file, _ in leaked(write(starter=starter))] == [
        (Severity.PROBLEM, "starter.py")
    ]


def test_whole_addresses_and_assignments_of_the_course_are_links(write: Write) -> None:
    handout = "[a](https://docs.python.org/3/) [b](#/assignments/hello) [c](mailto:ada@example.org) [d](#/)"

    assert dead(write(handout), "hello") == []


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("#/assignments/helo", "leads to no assignment of this course"),
        ("#limits", "headings have no addresses"),
        ("../020-next/handout.md", "leads nowhere"),
        ("assets/plot.png", "leads nowhere"),
        ("https:///path", "names no server"),
    ],
)
def test_other_links_are_dead(write: Write, address: str, said: str) -> None:
    [what] = dead(write(f"[here]({address})"), "hello")

    assert repr(address) in what
    assert said in what
