"""Whether each test earns its place: it runs, and something makes it fail."""

from arvio.domain.assignment import case_name
from arvio.domain.verdict import Outcome, Run

from infra.checking.evidence import Evidence
from infra.checking.exercise import Exercise
from infra.checking.findings import Check, Finding, problem, warning
from infra.checking.test_file import TestFile


def effect(exercise: Exercise, evidence: Evidence, tests: TestFile) -> Check:
    file = exercise.folder / "tests.py"
    found = [
        problem(file, f"{name} never runs: its class has a second test of this name", "rename one of them", line)
        for name, line in tests.replaced
    ]
    if evidence.model.run.has_passed:
        found += _unknown_weights(exercise, evidence)
        found += [*_skipped(exercise, evidence, tests), *_idle(exercise, evidence, tests)]
    return Check("tests", str(len(_cases(evidence.model.run))), found)


def _cases(run: Run) -> set[str]:
    return {case_name(test) for test in run.tests}


def _unknown_weights(exercise: Exercise, evidence: Evidence) -> list[Finding]:
    """The reader compared the names with the text; a test that the run does not know was never made."""
    cases = _cases(evidence.model.run)
    names = sorted({*exercise.settings["weights"], *exercise.settings["hints"]} - cases)
    file = exercise.folder / "assignment.toml"
    what = "{} has a weight or a hint, and no such test ran"
    return [problem(file, what.format(name), f"the tests that ran: {', '.join(sorted(cases))}") for name in names]


def _skipped(exercise: Exercise, evidence: Evidence, tests: TestFile) -> list[Finding]:
    skipped = [test for test in evidence.model.run.tests if test.message.startswith("skipped:")]
    return [
        warning(exercise.folder / "tests.py", f"{test.name} is skipped, so everybody passes it", "remove it, or run it",
                tests.line_of(case_name(test)))
        for test in skipped
    ]  # fmt: skip


def _idle(exercise: Exercise, evidence: Evidence, tests: TestFile) -> list[Finding]:
    """Tests that passed whatever was wrong. With nothing wrong to try them on, they cannot be blamed."""
    tried = [graded.run for graded in evidence.others]
    if len(tried) < 2:
        return []
    names = [test.name for test in evidence.model.run.tests if not test.message.startswith("skipped:")]
    failed = {case_name(test) for run in tried for test in run.tests if test.outcome is not Outcome.PASSED}
    what = "nothing made {} fail: no wrong solution, no mutant, not the starter"
    instead = "add a wrong solution that it catches, or see whether it tests anything"
    file = exercise.folder / "tests.py"
    return [warning(file, what.format(name), instead, tests.line_of(name)) for name in names if name not in failed]
