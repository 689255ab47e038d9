"""The mutants of a model solution: small, meaningful, and always the same."""

import ast

import pytest

from infra.checking.mutants import LEFT_ALONE, Mutant, mutants_of


def lines_of(model: str, **options: int) -> set[str]:
    """The changed lines of all mutants."""
    own = model.splitlines()
    return {
        line.strip() for mutant in mutants_of(model, **options) for line in mutant.code.splitlines() if line not in own
    }


def body(*lines: str) -> str:
    return "".join(["def f(a, b):\n", *(f"    {line}\n" for line in lines)])


@pytest.mark.parametrize(
    ("line", "mutated"),
    [
        ("return a < b", {"return a <= b", "return a >= b", "return None"}),
        ("return a == b", {"return a != b", "return None"}),
        ("return a not  in b", {"return a in b", "return None"}),
        ("return a is not b", {"return a is b", "return None"}),
        ("return a and b", {"return a or b", "return None"}),
        ("return a + 1", {"return a - 1", "return a + 2", "return a + 0", "return None"}),
        ("return a // b", {"return a / b", "return None"}),
        ("return a.strip()", {"return a", "return None"}),
        ("return sorted(a, key=b)", {"return list(a)", "return None"}),
        ("return list(a)", {"return (a)", "return None"}),
        ("return max(a, b)", {"return min(a, b)", "return None"}),
        ("return True", {"return False", "return None"}),
        ("a += b", {"a -= b", "pass"}),
        ("a.append(b)", {"pass"}),
        ("raise a", {"pass"}),
        ("a[0] = b", {"a[1] = b", "a[-1] = b", "pass"}),
        ("yield a", {"yield None"}),
        ("print(a)", {"pass"}),
    ],
)
def test_a_line_has_the_mistakes_that_a_hurried_student_makes(line: str, mutated: set[str]) -> None:
    assert lines_of(body(line)) == mutated


def test_conditions_are_negated() -> None:
    assert lines_of(body("while a():", "    b()")) == {"while not (a()):", "pass"}
    assert lines_of(body("if not a:", "    b()")) == {"if (a):", "pass"}


def test_texts_have_no_minus() -> None:
    assert lines_of(body('a = a + "!"', "a += [b]")) == {"pass"}


def test_what_never_runs_in_a_test_has_no_mutants() -> None:
    model = '@cache(1)\ndef f(a: 2 = None) -> 3:\n    """4"""\n\nif __name__ == "__main__":\n    f(5)\n'

    assert mutants_of(model) == []


def test_a_marked_line_is_left_alone() -> None:
    assert lines_of(body(f"if a < b:  {LEFT_ALONE}", "    a += b")) == {"a -= b", "pass"}


def test_letters_outside_ascii_move_nothing() -> None:
    model = body('name = "ä€🙂" if a > b else a')

    assert 'name = "ä€🙂" if a >= b else a' in lines_of(model)


def test_the_rest_of_the_text_keeps_its_layout() -> None:
    model = body("# why", "return (a", "        <  # smaller", "        b)")
    mutant = next(each for each in mutants_of(model) if each.kind == "boundary")

    assert mutant.code == model.replace("<  #", "<=  #")
    assert mutant.line == 4


def test_each_mutant_is_python_and_differs_once() -> None:
    model = body("if a < 2 or b:", "    return [x * 2 for x in a if x and not b]", "return {1: a.get(b, 0.5)}")
    codes = [mutant.code for mutant in mutants_of(model)]

    assert len(codes) == len(set(codes)) > 10
    assert all(ast.dump(ast.parse(code)) != ast.dump(ast.parse(model)) for code in codes)


def test_they_are_the_same_every_time_and_in_the_order_of_the_text() -> None:
    model = body("if a < 1:", "    return b + 2", "return a - 3")

    assert mutants_of(model) == mutants_of(model)
    assert [mutant.line for mutant in mutants_of(model)] == sorted(mutant.line for mutant in mutants_of(model))


def test_a_limit_takes_some_of_each_kind_and_from_everywhere() -> None:
    model = "".join(body(f"return a < {number} and b + a") for number in range(50))
    some = mutants_of(model, 20)

    assert len(some) == 20
    assert {mutant.kind for mutant in some} >= {"boundary", "constant", "logic", "arithmetic", "nothing returned"}
    assert some[-1].line - some[0].line > 60
    assert mutants_of(model, 0) == []


def test_the_difference_shows_one_changed_line() -> None:
    model = body("if a < b:", "    return 1")
    mutant = Mutant("boundary", 2, model.replace("<", "<="))

    assert mutant.difference(model, "solution.py").splitlines() == [
        "--- solution.py",
        "+++ mutant",
        "@@ -1,3 +1,3 @@",
        " def f(a, b):",
        "-    if a < b:",
        "+    if a <= b:",
        "         return 1",
    ]
