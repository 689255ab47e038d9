"""What follows from the runs: each thing that can be wrong with an assignment, and what the instructor is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from arvio.domain.verdict import Outcome, Run, TestResult

from infra.checking import judging
from infra.checking.effect import effect
from infra.checking.evidence import Evidence
from infra.checking.exercise import Exercise
from infra.checking.findings import Check, Severity
from infra.checking.mutants import mutants_of
from infra.checking.reading import read_exercises
from infra.checking.test_file import TestFile
from infra.local_sandbox import Graded
from infra.scaffold.writing import write_course

NAMES = [
    "test_a_small_order_pays_for_shipping", "test_a_large_order_does_not", "test_fifty_euros_are_sent_for_nothing",
    "test_forty_nine_euros_are_not", "test_an_empty_order_costs_nothing", "test_the_given_list_is_not_changed",
]  # fmt: skip
FIRST = NAMES[0]


@pytest.fixture
def exercise(tmp_path: Path) -> Exercise:
    return read_exercises(write_course(tmp_path / "course", "Course"))[0]


@pytest.fixture
def tests(exercise: Exercise) -> TestFile:
    return TestFile(exercise.settings["tests"], "solution")


def run(*failing: str, outcome: Outcome = Outcome.FAILED, message: str = "no", **facts: str) -> Graded:
    """A run of the scaffold's tests in which some fail."""
    results = [
        TestResult(name, outcome, message) if name in failing else TestResult(name, Outcome.PASSED) for name in NAMES
    ]
    return Graded(Run(tuple(results), **facts), 0.02, 0.01)  # type: ignore[arg-type]  # facts are texts of a Run


def evidence(**changes: object) -> Evidence:
    sound = Evidence([run()] * 5, run(), run(FIRST), {Path("wrong/a.py"): run(*NAMES)})
    return replace(sound, **changes)  # type: ignore[arg-type]  # fields of Evidence by name


def what(check: Check) -> list[str]:
    return [finding.what for finding in check.findings]


def test_sound_evidence_has_no_findings(exercise: Exercise, tests: TestFile) -> None:
    checks = [
        judging.model(exercise, evidence(), tests),
        judging.repeats(exercise, evidence(), tests),
        judging.time(exercise, evidence()),
        judging.starter(exercise, evidence()),
        judging.wrong(exercise, evidence()),
        effect(exercise, evidence(), tests),
    ]

    assert [finding for check in checks for finding in check.findings] == []


def test_a_model_that_fails_is_shown_with_its_call_at_the_line_of_the_test(exercise: Exercise, tests: TestFile) -> None:
    graded = run()
    failed = TestResult(FIRST, Outcome.FAILED, "30 != 35", "total_price([10, 20])", "35", "30")
    graded = replace(graded, run=replace(graded.run, tests=(failed, *graded.run.tests[1:])))
    [finding] = judging.model(exercise, evidence(models=[graded] * 5), tests).findings

    assert finding.what == f"the model solution fails {FIRST}: total_price([10, 20]) → expected 35, got 30"
    assert (finding.file.name, finding.line, finding.severity) == ("tests.py", 7, Severity.PROBLEM)


def test_subtests_speak_for_their_case() -> None:
    results = (TestResult("test_a", Outcome.FAILED, "[n=2] no"), TestResult("test_a [n=2]", Outcome.FAILED, "no"))

    assert [judging.told(test) for test in judging._failing(Run(results))] == ["test_a [n=2]: no"]


def test_tests_that_do_not_load_and_tests_that_are_none_are_problems(exercise: Exercise, tests: TestFile) -> None:
    refused, empty = Graded(Run((), refused="NameError: x"), 0, 0), Graded(Run(()), 0, 0)

    assert what(judging.model(exercise, evidence(models=[refused]), tests)) == ["it does not load: NameError: x"]
    assert what(judging.model(exercise, evidence(models=[empty]), tests)) == ["no test in it runs"]


def test_a_model_that_fails_at_a_lower_level_is_a_problem(exercise: Exercise) -> None:
    check = judging.levels(exercise, evidence(lower={"L1": run(), "L0": run(FIRST, message="can't start new thread")}))

    assert what(check) == [f"the model solution fails at isolation L0: {FIRST}: can't start new thread"]
    assert not judging.levels(exercise, evidence()).was_tried


def test_repeats_that_differ_name_the_test(exercise: Exercise, tests: TestFile) -> None:
    check = judging.repeats(exercise, evidence(models=[run(), run(FIRST), run(), run(), run(FIRST)]), tests)

    assert what(check) == [f"{FIRST} is not sure: it passed 3 of 5 times"]


def test_a_slow_model_says_which_limit_would_do(exercise: Exercise) -> None:
    slow = [replace(run(), seconds=seconds) for seconds in (0.1, 3.0, 3.1, 3.2, 0.2)]
    [finding] = judging.time(exercise, evidence(models=slow)).findings

    assert finding.what == "the model solution takes 3.0 s of the 6 s that a run has"
    assert finding.instead == "let the tests do less, or set wall_seconds = 10"


@pytest.mark.parametrize(
    ("cramped", "said"),
    [
        (run(FIRST, outcome=Outcome.TIMED_OUT, limit_hit="cpu"), f"a third of cpu_seconds for {FIRST}"),
        (run(FIRST, outcome=Outcome.OUT_OF_MEMORY, limit_hit="memory"), "half of memory_mb"),
    ],
)
def test_a_model_that_needs_most_of_a_limit_leaves_students_no_room(
    exercise: Exercise, cramped: Graded, said: str
) -> None:
    assert what(judging.time(exercise, evidence(cramped=cramped))) == [f"the model solution needs more than {said}"]


def test_a_starter_that_passes_is_a_problem(exercise: Exercise) -> None:
    [finding] = judging.starter(exercise, evidence(starter=run())).findings

    assert (finding.severity, finding.what) == (Severity.PROBLEM, "the starter passes the tests")


def test_a_starter_that_earns_half_of_the_points_is_a_warning(exercise: Exercise) -> None:
    weighted = replace(exercise, settings={**exercise.settings, "weights": {FIRST: 5}})
    [finding] = judging.starter(weighted, evidence(starter=run(*NAMES[1:]))).findings

    assert finding.severity is Severity.WARNING
    assert finding.what == "whoever submits the starter as it is gets 5.00 of 10 points"


def test_a_wrong_solution_that_passes_is_a_problem_and_none_at_all_a_warning(exercise: Exercise) -> None:
    passing = judging.wrong(exercise, evidence(wrong={Path("wrong/a.py"): run(), Path("wrong/b.py"): run(FIRST)}))
    none = judging.wrong(exercise, evidence(wrong={}))

    assert (passing.detail, what(passing)) == ("1/2", ["it passes, though it is wrong"])
    assert [finding.severity for finding in none.findings] == [Severity.WARNING]


def test_a_wrong_solution_that_does_not_even_load_is_a_warning(exercise: Exercise) -> None:
    broken = run(*NAMES, outcome=Outcome.ERROR, message="SyntaxError: invalid syntax")
    [finding] = judging.wrong(exercise, evidence(wrong={Path("a.py"): broken})).findings

    assert finding.severity is Severity.WARNING
    assert finding.what == "it fails before a test asks it anything: SyntaxError: invalid syntax"


def test_a_mutant_that_survives_is_a_warning_with_its_difference(exercise: Exercise) -> None:
    first, second, *_ = mutants_of(exercise.read("solution.py"))
    check = judging.mutants(exercise, evidence(mutants=[(first, run()), (second, run(FIRST))]))

    assert check.detail == "1/2"
    assert [(finding.severity, finding.line) for finding in check.findings] == [(Severity.WARNING, first.line)]
    assert "+++ mutant" in check.findings[0].difference
    assert not judging.mutants(exercise, evidence()).was_tried


def test_a_test_that_nothing_makes_fail_is_a_warning(exercise: Exercise, tests: TestFile) -> None:
    check = effect(exercise, evidence(wrong={Path("a.py"): run(FIRST)}), tests)

    assert len(check.findings) == len(NAMES) - 1
    assert check.findings[0].what.startswith(f"nothing made {NAMES[1]} fail")
    assert check.findings[0].line == 10


def test_a_skipped_test_is_a_warning(exercise: Exercise, tests: TestFile) -> None:
    model = run()
    skipped = (TestResult(FIRST, Outcome.PASSED, "skipped: later"), *model.run.tests[1:])
    found = evidence(models=[replace(model, run=replace(model.run, tests=skipped))])

    assert what(effect(exercise, found, tests)) == [f"{FIRST} is skipped, so everybody passes it"]


def test_a_second_test_of_the_same_name_is_a_problem(exercise: Exercise) -> None:
    text = (
        "class T(unittest.TestCase):\n    def test_a(self): ...\n    def test_b(self): ...\n    def test_a(self): ...\n"
    )
    [finding] = effect(exercise, evidence(), TestFile(text, "solution")).findings

    assert (finding.severity, finding.line) == (Severity.PROBLEM, 2)
    assert finding.what == "test_a never runs: its class has a second test of this name"


def test_a_weight_of_a_test_that_never_ran_is_a_problem(exercise: Exercise, tests: TestFile) -> None:
    weighted = replace(exercise, settings={**exercise.settings, "weights": {"test_gone": 2}})

    assert what(effect(weighted, evidence(), tests)) == ["test_gone has a weight or a hint, and no such test ran"]
