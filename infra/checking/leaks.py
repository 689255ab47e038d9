"""Whether what students are given holds the answer: code of the tests or of the model solution."""

import ast
import re
from html import unescape

from infra.checking.bodies import functions, is_empty, same
from infra.checking.exercise import Exercise
from infra.checking.findings import Check, Finding, problem, warning
from infra.checking.test_file import TestFile

# Shorter ones, such as `return a + b`, are said in any explanation.
LEAST_LETTERS, LEAST_LINES = 20, 3
TAG = re.compile(r"<[^>]*>")
COMMENT = re.compile(r"(^|\s+)#\s.*")


def leaks(exercise: Exercise, tests: TestFile) -> Check:
    found = [*_starter(exercise, tests), *_handout(exercise), *_tests(exercise, tests)]
    return Check("leaks", findings=found)


def _starter(exercise: Exercise, tests: TestFile) -> list[Finding]:
    file, model = exercise.folder / "starter.py", ast.parse(exercise.read("solution.py"))
    starter = functions(ast.parse(exercise.read("starter.py")))
    solved = {name: body for name, body in functions(model).items() if not is_empty(body)}
    given = [name for name, body in solved.items() if name in starter and same(body, starter[name])]
    if solved and len(given) == len(solved):
        return [problem(file, "it holds the whole model solution", "leave the parts out that students are to write")]
    what, instead = "it holds {} as the model solution has it", "leave it out, unless it is meant as a gift"
    return [warning(file, what.format(name), instead) for name in given if name in tests.imported]


def _handout(exercise: Exercise) -> list[Finding]:
    source = exercise.read("solution.py")
    shown, lines = _published_lines(exercise), source.splitlines()
    for name, body in functions(ast.parse(source)).items():
        if is_empty(body):
            continue
        own = _plain(lines[body[0].lineno - 1 : body[-1].end_lineno])
        if first := _leaked(own, shown):
            what = f"it shows the model solution's {name}"
            return [_in_handout(exercise, first, what, "explain it in words, or by another example")]
    return []


def _leaked(own: list[str], shown: list[str]) -> str | None:
    """First line of what is shown: all of a body, or several lines of a longer one."""
    size = min(len(own), LEAST_LINES)
    parts = [own[start : start + size] for start in range(len(own) - size + 1)]
    found = [part for part in parts if sum(map(len, part)) >= LEAST_LETTERS and _holds(shown, part)]
    return found[0][0] if found else None


def _holds(lines: list[str], part: list[str]) -> bool:
    return any(lines[start : start + len(part)] == part for start in range(len(lines)))


def _tests(exercise: Exercise, tests: TestFile) -> list[Finding]:
    secret = {line for line in _plain(tests.lines) if "assert" in line and "(" in line}
    # A test may hide behind a comment sign, too.
    starter = [line.lstrip(" #") for line in exercise.read("starter.py").splitlines()]
    shown = {"handout.md": _published_lines(exercise), "starter.py": _plain(starter)}
    return [
        _in_file(exercise, name, line, f"it shows a line of the tests: {line}", "write it as an example call")
        for name, lines in shown.items()
        for line in dict.fromkeys(lines)
        if line in secret
    ]


def _in_handout(exercise: Exercise, line: str, what: str, instead: str) -> Finding:
    return _in_file(exercise, "handout.md", line, what, instead)


def _in_file(exercise: Exercise, name: str, shown: str, what: str, instead: str) -> Finding:
    lines = enumerate(exercise.read(name).splitlines(), 1)
    numbers = [number for number, line in lines if shown in " ".join(line.split())]
    return problem(exercise.folder / name, what, instead, numbers[0] if numbers else None)


def _published_lines(exercise: Exercise) -> list[str]:
    """As a student reads it: comments of the Markdown file are not published."""
    return _plain(unescape(TAG.sub("", exercise.settings["handout_html"])).splitlines())


def _plain(lines: list[str]) -> list[str]:
    """Without comments behind the code: what is shown may be explained in others."""
    return [plain for line in lines if (plain := " ".join(COMMENT.sub("", line).split()))]
