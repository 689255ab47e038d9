"""From the runs to findings: one function a question about the assignment."""

from pathlib import Path

from arvio.domain.assignment import case_name
from arvio.domain.submission import Status
from arvio.domain.verdict import Outcome, Run, TestResult

from infra.checking.evidence import ROOM, Evidence
from infra.checking.exercise import Exercise
from infra.checking.findings import Check, Finding, problem, warning
from infra.checking.mutants import LEFT_ALONE
from infra.checking.test_file import TestFile
from infra.local_sandbox import Graded

SHOWN_TESTS = 3
# What stands in the way before a test can ask anything.
NOT_LOADED = ("SyntaxError", "IndentationError", "TabError", "ImportError", "ModuleNotFoundError", "NameError")


def model(exercise: Exercise, evidence: Evidence, tests: TestFile) -> Check:
    run, file = evidence.model.run, exercise.folder / "tests.py"
    if run.refused:
        return Check("model", findings=[problem(file, f"it does not load: {run.refused}", "correct it")])
    found = [
        problem(file, f"the model solution fails {told(test)}", "correct one of them", tests.line_of(case_name(test)))
        for test in _failing(run)[:SHOWN_TESTS]
    ]
    if not run.tests:
        found.append(problem(file, "no test in it runs", "write methods called test_… in a class …(unittest.TestCase)"))
    if run.limit_hit == "output":
        file = exercise.folder / "solution.py"
        found.append(problem(file, "it prints more than output_kb allows", "print less, or raise output_kb"))
    return Check("model", findings=found)


def levels(exercise: Exercise, evidence: Evidence) -> Check:
    """Threads, for one, work at L2 and not at L0, which is what AWS Lambda may offer."""
    file = exercise.folder / "solution.py"
    failing = {name: _failing(graded.run) for name, graded in evidence.lower.items() if not graded.run.has_passed}
    found = [
        problem(file, f"the model solution fails at isolation {name}: {told(tests[0]) if tests else 'no test ran'}",
                "do without threads, processes and chance: AWS Lambda may offer no better isolation")
        for name, tests in failing.items()
    ]  # fmt: skip
    return Check("levels", " ".join(evidence.lower), found, was_tried=bool(evidence.lower))


def repeats(exercise: Exercise, evidence: Evidence, tests: TestFile) -> Check:
    outcomes = [_outcomes(each.run) for each in evidence.models]
    names = sorted({name for each in outcomes for name in each})
    unsteady = [name for name in names if len({each.get(name) for each in outcomes}) > 1]
    found = [
        problem(exercise.folder / "tests.py", f"{name} is not sure: {_tally(name, outcomes)}",
                "take chance, time and the order of sets out of it", tests.line_of(name.partition(" [")[0]))
        for name in unsteady
    ]  # fmt: skip
    return Check("repeats", f"{len(evidence.models)}", found)


def time(exercise: Exercise, evidence: Evidence) -> Check:
    seconds, settings = sorted(each.seconds for each in evidence.models), exercise.folder / "assignment.toml"
    typical, allowed = seconds[len(seconds) // 2], exercise.limits["wall_seconds"]
    found = []
    if typical > allowed / ROOM:
        what = f"the model solution takes {typical:.1f} s of the {allowed:g} s that a run has"
        instead = f"let the tests do less, or set wall_seconds = {typical * ROOM + 0.5:.0f}"
        found.append(problem(settings, what, instead))
    if evidence.model.run.has_passed:
        found += _cramped(settings, evidence)
    return Check("time", f"{typical * 1000:.0f} ms", found)


def starter(exercise: Exercise, evidence: Evidence) -> Check:
    run, file = evidence.starter.run, exercise.folder / "starter.py"
    if exercise.status(run) is Status.PASSED:
        what, instead = "the starter passes the tests", "take the answer out, or test what is still to be done"
        return Check("starter", findings=[problem(file, what, instead)])
    earned, most = exercise.points(run), exercise.rules.points
    found = []
    if earned * 2 >= most > 0:
        what = f"whoever submits the starter as it is gets {earned} of {most} points"
        found = [warning(file, what, "give less weight to tests that it passes already")]
    return Check("starter", findings=found)


def wrong(exercise: Exercise, evidence: Evidence) -> Check:
    folder = exercise.folder / "wrong"
    if not evidence.wrong:
        instead = "write the mistakes that students will make into wrong/*.py"
        return Check("wrong", "none", [warning(folder, "there are no wrong solutions", instead)])
    found = [finding for file, graded in evidence.wrong.items() if (finding := _wrong(exercise, file, graded))]
    failing = sum(exercise.status(graded.run) is not Status.PASSED for graded in evidence.wrong.values())
    return Check("wrong", f"{failing}/{len(evidence.wrong)}", found)


def mutants(exercise: Exercise, evidence: Evidence) -> Check:
    if evidence.mutants is None:
        return Check("mutants", was_tried=False)
    text, file = exercise.read("solution.py"), exercise.folder / "solution.py"
    alive = [mutant for mutant, graded in evidence.mutants if exercise.status(graded.run) is Status.PASSED]
    instead = f"add a test that tells them apart; if both do the same, end the line with {LEFT_ALONE}"
    found = [
        warning(file, f"a mutant survives ({mutant.kind})", instead, mutant.line, mutant.difference(text, file.name))
        for mutant in alive
    ]
    tried = len(evidence.mutants)
    return Check("mutants", f"{tried - len(alive)}/{tried}", found, was_tried=bool(tried))


def told(test: TestResult) -> str:
    """`test_add: add(2, 3) → expected 5, got 6`, or as much of it as the run said."""
    if test.call and test.expected and test.got:
        return f"{test.name}: {test.call} → expected {test.expected}, got {test.got}"
    return f"{test.name}: {test.message.strip().splitlines()[0] if test.message.strip() else test.outcome}"


def _failing(run: Run) -> list[TestResult]:
    """Subtests say more than the case they belong to."""
    failing = [test for test in run.tests if test.outcome is not Outcome.PASSED]
    detailed = {case_name(test) for test in failing if " [" in test.name}
    return [test for test in failing if " [" in test.name or test.name not in detailed]


def _outcomes(run: Run) -> dict[str, Outcome]:
    return {test.name: test.outcome for test in run.tests}


def _tally(name: str, outcomes: list[dict[str, Outcome]]) -> str:
    passed = sum(each.get(name) is Outcome.PASSED for each in outcomes)
    return f"it passed {passed} of {len(outcomes)} times"


def _cramped(settings: Path, evidence: Evidence) -> list[Finding]:
    run, found = evidence.cramped.run, []
    if any(test.outcome is Outcome.TIMED_OUT for test in run.tests) and run.limit_hit == "cpu":
        what = f"the model solution needs more than a third of cpu_seconds for {_failing(run)[0].name}"
        found.append(problem(settings, what, "let the test do less, or raise cpu_seconds"))
    if run.limit_hit == "memory":
        what = "the model solution needs more than half of memory_mb"
        found.append(problem(settings, what, "let the tests do less, or raise memory_mb"))
    return found


def _wrong(exercise: Exercise, file: Path, graded: Graded) -> Finding | None:
    if exercise.status(graded.run) is Status.PASSED:
        return problem(file, "it passes, though it is wrong", "add a test that it fails, or remove it")
    messages = {test.message for test in graded.run.tests}
    if len(messages) == 1 and (message := messages.pop()).startswith(NOT_LOADED):
        return warning(file, f"it fails before a test asks it anything: {message}", "make it a mistake that runs")
    return None
